// The wire against a real Socket.IO server, with a cable between them that can be cut.
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket as TcpSocket } from 'node:net';
import { Server } from 'socket.io';
import type { Request } from '../../../shared/commands';
import type { ClientToServer, Reply, ServerToClient, Snapshot } from '../../../shared/protocol';
import { type Connection, openConnection } from '../../../ui/link/connection';
import type { Link, ViewOf } from '../../../ui/link/link';

type Display = ViewOf<'display'>;
type OfficeServer = Server<ClientToServer, ServerToClient>;

const snapshotOf = (screen: string, version = 1): Snapshot => ({
  build: 'b',
  day: '2025-03-03',
  version,
  now: 0,
  speed: 1,
  view: { screen },
});
const done: Reply = { ok: true, result: { number: 'A001' } };
const portOf = (server: { address: () => unknown }) => (server.address() as AddressInfo).port;
const open: (() => unknown)[] = [];

/** A server that greets every socket with a display's snapshot, and hears what is asked. */
const startServer = async (port: number) => {
  const http = createServer((request, response) => {
    response.writeHead(request.url === '/healthz' ? 200 : 404).end();
  });
  const server: OfficeServer = new Server(http, { pingInterval: 2000, pingTimeout: 60_000, serveClient: false });
  server.on('connection', (socket) => socket.emit('snapshot', snapshotOf('display')));
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  open.push(() => server.close());
  return { server, port: portOf(http), stop: () => server.close() };
};

/** A cable: forwards bytes, or swallows them in silence as one does that was pulled out. */
const startCable = async (to: number) => {
  let isCut = false;
  const ends = new Set<TcpSocket>();
  const cable = createTcpServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on('data', (bytes) => isCut || other.write(bytes));
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => cable.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    for (const end of ends) end.destroy();
    cable.close();
  });
  return { port: portOf(cable), cut: () => (isCut = true), mend: () => (isCut = false) };
};

const openDisplay = (port: number) => {
  const links: Link<Display>[] = [];
  let notPaired = 0;
  let crowded = 0;
  const connection: Connection<Display> = openConnection({
    origin: `http://127.0.0.1:${port}`,
    screen: 'display',
    deviceId: 'device-1',
    onChange: (link) => links.push(link),
    onNotPaired: () => notPaired++,
    onCrowded: () => crowded++,
  });
  open.push(connection.close);
  return { connection, links, notPaired: () => notPaired, crowded: () => crowded };
};

/** Resolves with the milliseconds that it took. */
const until = async (holds: () => boolean, withinMs: number) => {
  const from = performance.now();
  while (!holds()) {
    if (performance.now() - from > withinMs) throw new Error(`not within ${withinMs} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return performance.now() - from;
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const hears = (
  server: OfficeServer,
  answer: (request: Request, reply: (reply: Reply) => void, turn: number) => void,
) => {
  const requests: Request[] = [];
  server.on('connection', (socket) =>
    socket.on('command', (request, reply) => {
      requests.push(request);
      answer(request, reply, requests.length);
    }),
  );
  return requests;
};

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

test('a command is answered, each tap with an id of its own that the server accepts', async () => {
  const { server, port } = await startServer(0);
  const requests = hears(server, (_, reply) => reply(done));
  const { connection } = openDisplay(port);
  await until(() => connection.link().online, 2000);

  expect(await connection.link().ask({ type: 'callNext' })).toEqual(done);
  expect(await connection.link().ask({ type: 'callNext' })).toEqual(done);
  expect(requests.map(({ command }) => command)).toEqual([{ type: 'callNext' }, { type: 'callNext' }]);
  expect(new Set(requests.map(({ id }) => id)).size).toBe(2);
  for (const { id } of requests) expect(id).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
});

test('N4 an answer that is lost with the link is asked for again with the same id', async () => {
  const { server, port } = await startServer(0);
  const requests = hears(server, (_, reply, turn) => {
    if (turn === 1) server.disconnectSockets(true);
    else reply(done);
  });
  const { connection } = openDisplay(port);
  await until(() => connection.link().online, 2000);

  expect(await connection.link().ask({ type: 'callNext' })).toEqual(done);
  expect(requests).toHaveLength(2);
  expect(requests[1]).toEqual(requests[0]);
});

test('a tap while the link is down is refused at once and never sent later', async () => {
  const first = await startServer(0);
  const { connection } = openDisplay(first.port);
  await until(() => connection.link().online, 2000);
  await first.stop();
  await until(() => !connection.link().online, 1000);

  expect(await connection.link().ask({ type: 'callNext' })).toEqual({
    ok: false,
    refusal: { code: 'offline', values: {} },
  });
  const second = await startServer(first.port);
  const requests = hears(second.server, (_, reply) => reply(done));
  await until(() => connection.link().online, 3000);
  await pause(300);
  expect(requests).toEqual([]);
});

test('a server that never answers is asked twice, with one id, and then given up', async () => {
  const { server, port } = await startServer(0);
  const requests = hears(server, () => undefined);
  const { connection } = openDisplay(port);
  await until(() => connection.link().online, 2000);

  const answer = await connection.link().ask({ type: 'callNext' });
  expect(answer).toEqual({ ok: false, refusal: { code: 'offline', values: {} } });
  expect(new Set(requests.map(({ id }) => id)).size).toBe(1);
  expect(requests).toHaveLength(2);
}, 15_000);

test('D4 silence is noticed within 5 s, the last state is kept, and the truth is back within 2 s', async () => {
  const { server, port } = await startServer(0);
  const cable = await startCable(port);
  const { connection } = openDisplay(cable.port);
  await until(() => connection.link().online, 2000);
  await pause(2500);
  expect(connection.link().online).toBe(true);

  cable.cut();
  expect(await until(() => !connection.link().online, 6000)).toBeLessThan(5000);
  expect(connection.link().snapshot?.version).toBe(1);

  server.removeAllListeners('connection');
  server.on('connection', (socket) => socket.emit('snapshot', snapshotOf('display', 7)));
  cable.mend();
  expect(await until(() => connection.link().online, 4000)).toBeLessThan(2000);
  expect(connection.link().snapshot?.version).toBe(7);
}, 15_000);

test('it comes back by itself when the server hangs up', async () => {
  const { server, port } = await startServer(0);
  const { connection, links } = openDisplay(port);
  await until(() => connection.link().online, 2000);
  server.disconnectSockets(true);
  await until(() => !connection.link().online, 1000);
  await until(() => connection.link().online, 2000);
  expect(links.map(({ online }) => online)).toEqual([true, false, true]);
});

test('S18 a screen hears that too many of its network are connected, and comes in as soon as there is room', async () => {
  const { server, port } = await startServer(0);
  let refused = 0;
  server.use((_, next) => next(refused++ < 2 ? new Error('tooManyOfNetwork') : undefined));
  const { connection, crowded } = openDisplay(port);
  await until(() => connection.link().online, 5000);
  expect(crowded()).toBe(2);
});

test('S2 a device that is not paired is told so once and tries no more', async () => {
  const { server, port } = await startServer(0);
  let handshakes = 0;
  server.use((_, next) => {
    handshakes++;
    next(new Error('notPaired'));
  });
  const { notPaired } = openDisplay(port);
  await until(() => notPaired() === 1, 2000);
  await pause(1200);
  expect([notPaired(), handshakes]).toEqual([1, 1]);
});

test('any other refusal at the door is tried again', async () => {
  const { server, port } = await startServer(0);
  let handshakes = 0;
  server.use((_, next) => next(++handshakes === 1 ? new Error('storageFailed') : undefined));
  const { connection } = openDisplay(port);
  await until(() => connection.link().online, 3000);
});

test('a snapshot for another screen is not shown', async () => {
  const { server, port } = await startServer(0);
  const { connection, links } = openDisplay(port);
  await until(() => connection.link().online, 2000);
  server.emit('snapshot', snapshotOf('counter', 2));
  for (const view of [{}, null]) server.emit('snapshot', { ...snapshotOf('counter', 2), view });
  server.emit('snapshot', snapshotOf('display', 3));
  await until(() => connection.link().snapshot?.version === 3, 1000);
  expect(links.map(({ snapshot }) => snapshot?.version)).toEqual([1, 3]);
});

test('a login shakes hands anew without calling the link lost', async () => {
  const { server, port } = await startServer(0);
  let handshakes = 0;
  server.use((_, next) => {
    handshakes++;
    next();
  });
  const { connection, links } = openDisplay(port);
  await until(() => connection.link().online, 2000);
  connection.reconnect();
  await until(() => links.length === 2, 2000);
  expect(handshakes).toBe(2);
  expect(links.every(({ online }) => online)).toBe(true);
});
