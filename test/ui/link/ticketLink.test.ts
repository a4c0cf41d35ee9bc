// A phone's link to one ticket against a real Socket.IO server, and what it asks over HTTP.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { Snapshot, VisitState } from '../../../shared/protocol';
import { followTicket, type TicketLink } from '../../../ui/link/ticketLink';

const snapshotOf = (state: VisitState): Snapshot => ({
  build: 'b',
  day: '2025-03-03',
  version: 1,
  now: 0,
  speed: 1,
  view: { screen: 'ticket', state },
});
const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

/** A server that answers each connection in its turn: with a refusal, or with a state. */
const startServer = async (answers: (Error | VisitState)[]) => {
  /** What a plain request is answered. */
  const plain = { answer: {}, asked: 0 };
  const http = createServer((request, response) => {
    if (request.url?.startsWith('/api/tickets/')) plain.asked += 1;
    response.end(JSON.stringify(plain.answer));
  });
  const io = new Server(http, { serveClient: false });
  const keys: unknown[] = [];
  io.use((socket, next) => {
    keys.push(socket.handshake.auth['ticket']);
    const answer = answers.shift() ?? 'waiting';
    if (answer instanceof Error) return next(answer);
    socket.data = answer;
    next();
  });
  io.on('connection', (socket) => socket.emit('snapshot', snapshotOf(socket.data)));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  closings.push(() => io.close());
  return { io, keys, plain, origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
};

const follow = (origin: string, key = 'a/b') => {
  const links: TicketLink[] = [];
  const asked: unknown[] = [];
  const post: Parameters<typeof followTicket>[0]['api']['post'] = (path, body) => {
    asked.push([path, body]);
    return Promise.resolve({ ok: false, refusal: { code: 'offline', values: {} } });
  };
  const looks = new Set<() => void>();
  const onChange = (link: TicketLink) => {
    links.push(link);
    for (const look of looks) look();
  };
  const pushKey = () => Promise.resolve({ ok: true as const, result: { publicKey: '' } });
  closings.unshift(followTicket({ origin, key, api: { post, pushKey }, askAgainMs: 100, onChange }));
  const until = (fits: (link: TicketLink) => boolean) =>
    new Promise<TicketLink>((resolve) => {
      const look = () => {
        const link = links.at(-1);
        if (link && fits(link)) resolve(link);
      };
      looks.add(look);
      look();
    });
  return { links, asked, until };
};

test('it tells at once that it is on its way, and then what it is shown', async () => {
  const { origin, keys } = await startServer([]);
  const { links, until } = follow(origin);
  expect(links).toMatchObject([{ snapshot: null, online: true, refusal: null }]);
  await until(({ snapshot }) => snapshot?.view?.state === 'waiting');
  expect(keys).toEqual(['a/b']);
});

test.each(['tooMany', 'tooManyOfNetwork', 'tooManyOfTicket'] as const)(
  'S18 refused as %s it says so, and asks again by itself',
  async (limit) => {
    const { origin } = await startServer([new Error(limit), new Error(limit)]);
    const { links, until } = follow(origin);
    await until(({ snapshot }) => snapshot?.view?.state === 'waiting');
    expect(links.filter(({ refusal }) => refusal === limit)).toHaveLength(2);
    expect(links.at(-1)).toMatchObject({ online: true, refusal: null });
  },
);

test('S3 a key that nothing has is not asked for again', async () => {
  const { origin, keys } = await startServer([new Error('unknownVisit')]);
  const { until } = follow(origin);
  await until(({ refusal }) => refusal === 'unknownVisit');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(keys).toHaveLength(1);
});

test('K30 a slip from paper that is brought in while its page stands open is followed from then on', async () => {
  const { origin, keys, plain } = await startServer([new Error('unknownVisit')]);
  const { until } = follow(origin);
  await until(({ refusal }) => refusal === 'unknownVisit');
  plain.answer = { ok: true, result: snapshotOf('waiting') };
  await until(({ refusal, online, snapshot }) => refusal === null && online && snapshot?.view?.state === 'waiting');
  expect(keys).toHaveLength(2);
});

test('K30 a slip from paper stays one where many of a network ask for theirs at once', async () => {
  const { origin, plain } = await startServer([new Error('unknownVisit')]);
  plain.answer = { ok: false, refusal: { code: 'tooMany', values: { seconds: 60 } } };
  const { links, until } = follow(origin);
  await until(({ refusal }) => refusal === 'unknownVisit');
  while (plain.asked === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(links.at(-1)?.refusal).toBe('unknownVisit');
});

test('K29, K30 what was brought in and is taken back is a number on paper again, and followed once it is brought in anew', async () => {
  const { io, origin, keys, plain } = await startServer([]);
  const { until } = follow(origin, 'Q012-K7MX-3F8PARTBZ4');
  await until(({ snapshot }) => snapshot?.view?.state === 'waiting');
  io.emit('snapshot', { ...snapshotOf('waiting'), view: null });
  await until(({ refusal }) => refusal === 'unknownVisit');
  plain.answer = { ok: true, result: snapshotOf('waiting') };
  await until(({ refusal, online }) => refusal === null && online);
  expect(keys).toHaveLength(2);
});

test('where nothing will change any more, it hangs up and the page stays as it is', async () => {
  const { io, origin } = await startServer(['done']);
  const { links, until } = follow(origin);
  await until(({ snapshot }) => snapshot?.view?.state === 'done');
  while (io.sockets.sockets.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(links.at(-1)).toMatchObject({ online: true });
});

test('C1, N3 each act has its address', async () => {
  const { origin } = await startServer([]);
  const { asked, until } = follow(origin);
  const { ask } = await until(() => true);
  await ask('checkIn', 'en', '4711');
  await ask('cancel', 'de', null);
  expect(await ask('leave', 'de', null)).toMatchObject({ ok: false });
  expect(asked).toEqual([
    ['/api/appointments/a%2Fb/check-in', { language: 'en', sign: '4711' }],
    ['/api/appointments/a%2Fb/cancel', {}],
    ['/api/tickets/a%2Fb/leave', {}],
  ]);
});

/** A way on which no WebSocket comes through: the upgrade is answered as a page, refused, or never answered. */
const blockWebSockets = (http: ReturnType<typeof createServer>, how: 'stripped' | 'refused' | 'hanging') => {
  for (const listener of http.listeners('upgrade')) http.removeListener('upgrade', listener as () => void);
  http.on('upgrade', (_request, socket) => {
    if (how === 'refused') socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    if (how === 'stripped') socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}');
    closings.unshift(() => void socket.destroy());
  });
};

test.each(['stripped', 'refused', 'hanging'] as const)(
  'W7 where WebSockets are %s the ticket is followed by plain requests',
  async (how) => {
    const { io, origin } = await startServer([]);
    blockWebSockets(io.httpServer as ReturnType<typeof createServer>, how);
    const { until } = follow(origin);
    const { snapshot } = await until(({ snapshot: shown, online }) => shown !== null && online);
    expect(snapshot?.view).toMatchObject({ state: 'waiting' });
    io.emit('snapshot', snapshotOf('called'));
    await until((link) => link.snapshot?.view?.state === 'called');
  },
  30_000,
);

test('W7 where no socket comes through at all, the last state is shown as what it is: old; and the server is not hammered', async () => {
  const asked: string[] = [];
  const http = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.startsWith('/healthz')) {
      response.end('{}');
      return;
    }
    if (request.url?.startsWith('/api/tickets/')) {
      response.end(JSON.stringify({ ok: true, result: snapshotOf('waiting') }));
      return;
    }
    response.statusCode = 400;
    response.end();
  });
  blockWebSockets(http, 'refused');
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  closings.push(() => http.close());
  const { until } = follow(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const link = await until(({ snapshot }) => snapshot !== null);
  expect(link.online).toBe(false);
  expect(link.snapshot?.view).toMatchObject({ state: 'waiting' });
  await new Promise((resolve) => setTimeout(resolve, 6000));
  // Pauses double: 0.3, 0.6, 1.2 … s. At one pace it would have been more than fifteen by now.
  expect(asked.filter((url) => url.startsWith('/healthz')).length).toBeLessThan(9);
}, 30_000);
