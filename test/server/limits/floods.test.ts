// S93: what strangers pour over the public port is bounded: answers, talk, sessions. S92: phones, and who is told what when.
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { io } from 'socket.io-client';
import { boundAnswers, type MostAnswers } from '../../../server/http/answers';
import { createAsking } from '../../../server/visitors/asking';
import type { Command } from '../../../shared/commands';
import type { TicketResult } from '../../../shared/protocol';
import { draw, openWorld, type World } from '../../world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});
const dial = (port: number): Socket => {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  open.push(socket);
  return socket;
};
const closed = (socket: Socket) => new Promise<void>((resolve) => void socket.once('close', () => resolve()));
const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

/** A server whose answers are large, and are given when somebody says so. */
const serveWithin = async (most: Partial<MostAnswers>) => {
  const served: (() => void)[] = [];
  const answers = boundAnswers((_request, response) => void served.push(() => response.end('x'.repeat(40_000_000))), {
    underWay: 100,
    ofConnection: 100,
    bytes: 1e9,
    ms: 1e9,
    ...most,
  });
  const server = createServer(answers.serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const until = async (count: number) => {
    while (served.length < count) await new Promise(setImmediate);
  };
  return { port: (server.address() as AddressInfo).port, server, served, size: answers.size, until };
};

test('S93 a connection that asks much in one breath is hung up on, and no more of it is served', async () => {
  const { port, server, served, size } = await serveWithin({ ofConnection: 3 });
  const greedy = dial(port);
  greedy.write(GET.repeat(1000));
  await closed(greedy);
  expect([served.length, size()]).toEqual([3, 0]);
  server.close();
});

test('S93 where too much is under way the oldest is hung up on, and who comes now is served', async () => {
  const { port, server, served, size, until } = await serveWithin({ underWay: 2 });
  const lines: Socket[] = [];
  for (let i = 0; i < 3; i++) {
    const line = dial(port);
    lines.push(line);
    line.write(GET);
    await until(i + 1);
  }
  await closed(lines[0] as Socket);
  expect(size()).toBe(2);
  const answered = new Promise((resolve) => lines[2]?.once('data', resolve));
  served[2]?.();
  expect(String(await answered)).toContain('200 OK');
  server.close();
});

test.each<[string, Partial<MostAnswers>]>([
  ['takes too long', { ms: 0 }],
  ['is too much', { bytes: 1_000_000 }],
])('S93 an answer that nobody takes and that %s is hung up on', async (_what, most) => {
  const { port, server, served, size, until } = await serveWithin(most);
  const hungUp = new Promise((resolve) => server.once('connection', (line) => line.once('close', resolve)));
  const deaf = dial(port).pause();
  deaf.write(GET);
  await until(1);
  served[0]?.();
  await hungUp;
  expect(size()).toBe(0);
  server.close();
});

test('S80 S93 of more than are answered at a time, who waits for the office waits on, and who comes later is asked to come again', async () => {
  const asking = createAsking(() => undefined);
  const command: Command = { type: 'returnSlot', holdId: 'nothing-held-here', slotAt: 0 };
  let count = 0;
  const answers = boundAnswers((_request, response) => {
    const id = `question-number-${count++}`;
    void asking.handle({ id, command, network: null }).then((reply) => response.end(JSON.stringify(reply)));
  });
  const server = createServer(answers.serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let [told, hungUp] = [0, 0];
  const asked = 2_040;
  await new Promise<void>((resolve) => {
    const look = () => told + hungUp + asking.size() === asked && resolve();
    server.on('request', () => setImmediate(look));
    for (let i = 0; i < asked; i++) {
      const line = dial(port);
      line.once('data', (data) => {
        if (String(data).includes('"tooMany"')) told++;
        line.removeAllListeners('close').destroy();
        look();
      });
      line.once('close', () => {
        hungUp++;
        look();
      });
      line.write(GET);
    }
  });
  expect([told, hungUp]).toEqual([asked - 1_032, 0]);
  for (const line of open) line.removeAllListeners('close');
  asking.close();
  server.close();
});

const keyDrawn = async (): Promise<string> => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const reply = await kiosk.ask(draw('ausweis'));
  return ((reply.ok ? reply.result : {}) as TicketResult).url.split('/t/')[1] ?? '';
};

test('S93 a phone that talks is hung up on; one that listens stays', async () => {
  const ticket = await keyDrawn();
  const phones = [0, 1].map(() =>
    io(world.publicUrl(), { transports: ['websocket'], auth: { ticket }, forceNew: true, reconnection: false }),
  );
  await Promise.all(phones.map((phone) => new Promise((resolve) => phone.once('snapshot', resolve))));
  const [quiet, loud] = phones;
  const hungUp = new Promise((resolve) => loud?.once('disconnect', resolve));
  for (let i = 0; i < 40; i++) loud?.emit('command', i);
  await hungUp;
  expect(quiet?.connected).toBe(true);
  quiet?.close();
});

test('S93 no session of a network is let in uncounted, whatever stands in its address, and none goes a second way', async () => {
  const session = (more: string) => fetch(world.publicUrl(`/socket.io/?EIO=4&transport=polling${more}`));
  const first = await session('');
  const { sid, upgrades } = JSON.parse((await first.text()).slice(1)) as { sid: string; upgrades: string[] };
  expect(upgrades).toEqual([]);
  const second = dial(Number(new URL(world.publicUrl()).port));
  const said = new Promise((resolve) => second.once('data', resolve));
  second.write(
    `GET /socket.io/?EIO=4&transport=websocket&sid=${sid} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  );
  expect(String(await said)).toContain('400 Bad Request');
  const codes: number[] = [];
  for (let i = 0; i < 20; i++)
    codes.push(...(await Promise.all(Array.from({ length: 20 }, async () => (await session('&xsid=1')).status))));
  expect([codes.includes(200), codes.at(-1)]).toEqual([true, 403]);
}, 30_000);
