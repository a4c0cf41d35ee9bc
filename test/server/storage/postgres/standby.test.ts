// S84: what a program that stands by says at its ports, and that it has them for the office afterwards.
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createLog } from '../../../../server/basics/log';
import { listenOn } from '../../../../server/http/port';
import { standBy } from '../../../../server/standby/standby';
import { openDatabaseStore } from '../../../../server/storage/postgres/store';
import { oneDatabase } from '../../../engine/databases';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

let number = 0;
let database: { url: string; office: string };
let ports: [number, number];
const opened: { close: () => Promise<void> }[] = [];
beforeEach(async () => {
  database = { url: await oneDatabase(), office: `standby-${++number}` };
  ports = [await freePort(), await freePort()];
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const openStore = () => openDatabaseStore({ ...database, onLost: () => undefined, lockWaitMs: 0 });
/** An office that has no more than its port. */
const openOffice = async () => {
  const store = await openStore().catch((error: { code: string }) => error.code);
  if (typeof store === 'string') return { cannotStart: 'no office', code: store };
  const server: Server = createServer((_, response) => void response.end('office'));
  try {
    await listenOn(server, ports[0], '127.0.0.1');
  } catch (error) {
    await store.close();
    return { cannotStart: 'no port', code: (error as { code: string }).code };
  }
  return {
    close: async () => {
      server.closeAllConnections();
      server.close();
      await store.close();
    },
  };
};
const begin = async () => {
  const health = { version: '1', build: 'b' };
  const parts = { database, ports, health, host: '127.0.0.1', tls: null, log: createLog('silent'), open: openOffice };
  const standing = await standBy(parts);
  opened.push(standing);
  return standing;
};
const ask = async (path: string, port = ports[0]) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, again: response.headers.get('retry-after'), said: await response.text() };
};

test('S84 it says that it lives and is not the office, at both ports and whatever is asked; then it is the office there', async () => {
  const office = await openStore();
  const standing = await begin();
  expect(JSON.parse((await ask('/healthz')).said)).toEqual({ ok: true, version: '1', build: 'b', role: 'standby' });
  for (const port of ports) {
    const { status, said } = await ask('/readyz', port);
    expect([status, JSON.parse(said)]).toEqual([503, { ok: false, state: 'standby', problems: expect.any(Array) }]);
    for (const path of ['/', '/kiosk/', '/api/office', '/socket.io/?EIO=4&transport=polling'])
      expect(await ask(path, port)).toMatchObject({
        status: 503,
        again: '1',
        said: expect.stringContaining('nicht das Amt'),
      });
  }
  await office.close();
  expect(await standing.taken).toMatchObject({ close: expect.any(Function) });
  expect((await ask('/')).said).toBe('office');
});

test('S84 on the office’s own machine it waits without its ports, and has them when they are free', async () => {
  const office = await openOffice();
  const standing = await begin();
  expect((await ask('/readyz')).said).toBe('office');
  if ('close' in office) await office.close();
  await standing.taken;
  expect((await ask('/')).said).toBe('office');
});

test('S84 of two that stand by one becomes the office, and the other goes on waiting', async () => {
  const office = await openStore();
  const one = await begin();
  ports = [await freePort(), await freePort()];
  const other = await begin();
  await office.close();
  const first = await Promise.race([one.taken.then(() => one), other.taken.then(() => other)]);
  const second = first === one ? other : one;
  expect(await Promise.race([second.taken, new Promise((resolve) => setTimeout(resolve, 1000, 'waits'))])).toBe(
    'waits',
  );
  await first.close();
  expect(await second.taken).toMatchObject({ close: expect.any(Function) });
});

test('S84 asked to end while it waits it is no office, and has no port any more', async () => {
  const office = await openStore();
  const standing = await begin();
  await standing.close();
  expect(await standing.taken).toBeNull();
  await expect(ask('/healthz')).rejects.toThrow();
  await office.close();
});

const UPGRADE = 'GET /socket.io/ HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
/** Somebody at a port who says this, and never hangs up. */
const stranger = async (says: string): Promise<Socket> => {
  const socket = connect({ port: ports[1], host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => void socket.write(says || '\r\n', () => resolve()));
  return socket;
};

test('S84 screens and strangers who are gone before they are answered do not end who stands by', async () => {
  const office = await openStore();
  const standing = await begin();
  for (let i = 0; i < 100; i++) (await stranger(UPGRADE)).resetAndDestroy();
  expect((await ask('/readyz')).status).toBe(503);
  await standing.close();
  await office.close();
});

test('S84 who does not hang up at the port of who stands by does not hold up the office', async () => {
  const office = await openStore();
  const standing = await begin();
  const strangers = await Promise.all([UPGRADE, 'GET / HT', ''].map(stranger));
  await ask('/readyz');
  await office.close();
  expect(
    await Promise.race([standing.taken, new Promise((resolve) => setTimeout(resolve, 5000, 'waits').unref())]),
  ).toMatchObject({
    close: expect.any(Function),
  });
  for (const socket of strangers) socket.destroy();
});
