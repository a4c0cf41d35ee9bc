// What TCP alone can hold: connections that ask nothing, and answers that nobody takes.
import { connect, type Socket } from 'node:net';
import { io } from 'socket.io-client';
import type { TicketResult } from '../../../shared/protocol';
import { draw, openWorld, type World } from '../../world';

let world: World;
const open: Socket[] = [];
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  await world.close();
});

/** Connects from an address of this machine; resolves with the socket once the server has taken it, or hung up. */
const dial = (port: number, localAddress = '127.0.0.1'): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress }, () => resolve(socket)).once('error', reject);
    open.push(socket);
  });
/** What the server answers at once; null when it has hung up. */
const healthOf = (socket: Socket): Promise<string | null> =>
  new Promise((resolve) => {
    socket.once('data', (data) => resolve(String(data).split('\r\n')[0] ?? ''));
    for (const end of ['close', 'error']) socket.once(end, () => resolve(null));
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  });
const OK = 'HTTP/1.1 200 OK';

test('S18 one network has so many connections to the public port, and leaves the others room', async () => {
  world = await openWorld();
  const { publicPort } = world.app();
  const dialled = await Promise.all(Array.from({ length: 1000 }, () => dial(publicPort)));
  expect(await healthOf(await dial(publicPort))).toBeNull();
  expect(await healthOf(await dial(publicPort, '127.0.0.2'))).toBe(OK);
  const [first] = dialled;
  const ended = new Promise((resolve) => first?.once('close', resolve));
  first?.end();
  await ended;
  expect(await healthOf(await dial(publicPort))).toBe(OK);
}, 30_000);

test('S18 a trusted proxy has as many as it likes, for all behind it', async () => {
  world = await openWorld({ more: { trustedProxies: ['loopback'] } });
  const { publicPort } = world.app();
  await Promise.all(Array.from({ length: 1000 }, () => dial(publicPort)));
  expect(await healthOf(await dial(publicPort))).toBe(OK);
}, 30_000);

test('S18 phones are told which limit they meet: of the ticket, or of the network; one that hangs up makes room', async () => {
  world = await openWorld();
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const urls: string[] = [];
  for (let i = 0; i < 32; i++) {
    const reply = await kiosk.ask(draw('ausweis'));
    urls.push(((reply.ok ? reply.result : {}) as TicketResult).url);
  }
  /** What became of a phone: 'in', or why it is refused; then it hangs up, as the page does. */
  const call = (url = '') =>
    new Promise<{ came: string; hangUp: () => void }>((resolve) => {
      const { socket } = world.phone(url);
      const hangUp = () => void socket.disconnect();
      socket.once('snapshot', () => resolve({ came: 'in', hangUp }));
      socket.once('connect_error', ({ message }) => {
        hangUp();
        resolve({ came: message, hangUp });
      });
    });
  const [first, ...rest] = urls;
  const ofFirst = [];
  for (let i = 0; i < 11; i++) ofFirst.push(await call(first));
  expect(ofFirst.map(({ came }) => came)).toEqual([...Array.from({ length: 10 }, () => 'in'), 'tooManyOfTicket']);
  const many = await Promise.all(rest.slice(0, 29).flatMap((url) => Array.from({ length: 10 }, () => call(url))));
  expect(new Set(many.map(({ came }) => came))).toEqual(new Set(['in']));
  expect((await call(rest[29])).came).toBe('tooManyOfNetwork');
  expect(await (await fetch(world.publicUrl(`/api/tickets/${rest[29]?.split('/t/')[1]}`))).json()).toMatchObject({
    ok: true,
  });
  many[0]?.hangUp();
  let came = '';
  while (came !== 'in') came = (await call(rest[29])).came;
}, 60_000);

test('S19 who asks for much and takes nothing of it is hung up on; who waits for news is not', async () => {
  world = await openWorld();
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const reply = await kiosk.ask(draw('ausweis'));
  const ticket = ((reply.ok ? reply.result : {}) as TicketResult).url.split('/t/')[1];
  const ends: string[] = [];
  const phones = ['polling', 'websocket'].map((transport) => {
    const phone = io(world.publicUrl(), { transports: [transport], auth: { ticket }, reconnection: false });
    phone.on('disconnect', (why) => ends.push(why));
    return phone;
  });
  await Promise.all(phones.map((phone) => new Promise((resolve) => phone.once('snapshot', resolve))));
  /** Resolves when the server has hung up. Who never reads hears of it by writing. */
  const askOnly = async (port: number, path: string) => {
    const socket = await dial(port);
    socket.pause();
    const asking = setInterval(() => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(2000)), 500);
    await new Promise((resolve) => socket.once('error', resolve).once('close', resolve));
    clearInterval(asking);
  };
  const { port, publicPort } = world.app();
  await Promise.all([askOnly(port, '/nothing'), askOnly(publicPort, '/api/openapi.json')]);
  expect(ends).toEqual([]);
  await Promise.all(
    phones.map((phone) => {
      const closed = new Promise((resolve) => phone.io.engine.once('close', resolve));
      phone.close();
      return closed;
    }),
  );
}, 120_000);
