// The office's end of lines to public sides elsewhere: who is let in, what may be said, and that it is the same line as beside it.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { createLog } from '../../../server/basics/log';
import { openRemoteOffice } from '../../../server/elsewhere/remoteOffice';
import { listenOn, portOf } from '../../../server/http/port';
import { type Branch, createBranch } from '../../../server/office/branch';
import { createAnswers } from '../../../server/storage/replyCache';
import { openStore, type Store } from '../../../server/storage/store';
import { createFlood, createTurnstile } from '../../../server/visitors/bounds';
import type { ToElsewhere, ToVisitors } from '../../../server/visitors/messages';
import { createOfficeEnd } from '../../../server/visitors/officeEnd';
import { type OfficeLines, type OfficeLinesParts, openOfficeLines } from '../../../server/visitors/officeLines';
import { draw, MONDAY_NINE, trustingOffice } from '../../world';
import { kiosk } from '../queue/history';
import { careOf } from '../storage/care';
import { endParts } from './endParts';

let folder: string;
let store: Store;
let server: Server;
let branch: Branch;
let lines: OfficeLines;
let secret: string;
let kept: () => void;
const logged: string[] = [];
const log = createLog('silent');
const note = (...said: unknown[]) => void logged.push(JSON.stringify(said));
const noted = { ...log, warn: note, error: note, info: note } as typeof log;
/** Lets public sides in from now on; `pushKey` is one of the things that only the office knows. */
const openLines = async (pushKey = '', more: Partial<OfficeLinesParts> = {}): Promise<void> => {
  const isKept = new Promise<void>((resolve) => {
    kept = resolve;
  });
  const parts = endParts(branch, store.database.name);
  lines = openOfficeLines({
    ...{ server, version: '1.2.3', mostASecond: 200, log: noted },
    office: createOfficeEnd({ ...parts, push: { ...parts.push, publicKey: pushKey } }),
    keep: (made) => {
      secret = made;
      kept();
      return Promise.resolve();
    },
    ...more,
  });
  await isKept;
  await new Promise((resolve) => setImmediate(resolve));
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-lines-'));
  store = openStore(join(folder, 'office.db'));
  branch = await createBranch({
    ...{ store, clock: () => MONDAY_NINE, log, firstSettings: trustingOffice, ticketUrl: (key) => key },
    ...{ answers: createAnswers(store, () => MONDAY_NINE), fileCare: careOf(store) },
    onLost: (error) => {
      throw error;
    },
  });
  server = createServer((_request, response) => void response.writeHead(503).end());
  await listenOn(server, 0, '127.0.0.1');
  await openLines();
});
afterEach(() => {
  lines.close();
  server.closeAllConnections();
  server.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

type Asked = { authorization?: string; version?: string };
/** A line, with what is said on it; or the status with which it is refused. */
const open = ({ authorization = `Bearer ${secret}`, version = '1.2.3' }: Asked = {}) =>
  new Promise<{ socket: WebSocket; next: () => Promise<ToElsewhere>; over: Promise<void> } | number>((resolve) => {
    const headers = { authorization, 'wertmarke-version': version };
    const socket = new WebSocket(`ws://127.0.0.1:${portOf(server)}/public-side`, { headers });
    const said: ToElsewhere[] = [];
    const waiting: ((told: ToElsewhere) => void)[] = [];
    socket.on('message', (data) => {
      const told = JSON.parse(String(data)) as ToElsewhere;
      if (told.kind === 'look') return;
      const next = waiting.shift();
      if (next) next(told);
      else said.push(told);
    });
    const next = () => {
      const told = said.shift();
      return told ? Promise.resolve(told) : new Promise<ToElsewhere>((hear) => void waiting.push(hear));
    };
    const over = new Promise<void>((ended) => void socket.once('close', () => ended()));
    socket.on('error', () => undefined);
    socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode ?? 0));
    socket.once('open', () => resolve({ socket, next, over }));
  });
const opened = async () => {
  const line = await open();
  if (typeof line === 'number') throw new Error(`refused with ${line}`);
  return line;
};

test('S90 who does not know the secret, or is of another version, is not let in; so many are, and the secret is in no log', async () => {
  expect([await open({ authorization: '' }), await open({ authorization: `Bearer ${secret}x` })]).toEqual([401, 401]);
  expect(await open({ authorization: secret })).toBe(401);
  expect(await open({ version: '1.2.4' })).toBe(426);
  for (let i = 0; i < 16; i++) await opened();
  expect(await open()).toBe(429);
  expect(logged.join()).toContain('426');
  expect(logged.join()).not.toContain(secret);
});

test('S90 strangers who knock fill no log: why somebody is not let in is told once a minute', async () => {
  const before = logged.length;
  for (let i = 0; i < 20; i++) await open({ authorization: `Bearer guess-${i}`, version: `1.2.${i}` });
  for (let i = 4; i < 8; i++) await open({ version: `1.2.${i}` });
  const said = logged.slice(before);
  expect([said.length, said.filter((one) => one.includes('401')).length]).toEqual([2, 1]);
});

test('S87 S90 a public side elsewhere begins with what it needs and no more, hears of each turn before the answer, and asks as a visitor', async () => {
  const { socket, next } = await opened();
  const hello = await next();
  expect(hello).toMatchObject({ kind: 'hello', today: '2017-11-06', state: { now: MONDAY_NINE } });
  expect(JSON.stringify(hello)).not.toContain(folder);
  await branch.handle({ id: 'drawn-at-the-kiosk', by: kiosk(), command: draw('ausweis') });
  expect(await next()).toMatchObject({ kind: 'turn', turn: { today: '2017-11-06' } });
  const ask = (n: number, command: object) =>
    socket.send(
      JSON.stringify({ kind: 'ask', n, name: 'handle', asked: { id: `asked-elsewhere-${n}`, command, network: null } }),
    );
  ask(1, { type: 'returnSlot', holdId: 'nothing-held-here', slotAt: MONDAY_NINE });
  expect(await next()).toMatchObject({ kind: 'answer', n: 1, answer: { ok: true } });
  ask(2, draw('ausweis'));
  expect(await next()).toMatchObject({ kind: 'answer', n: 2, answer: { refusal: { code: 'notAllowed' } } });
  const key = [...branch.today().byKey.keys()][0] ?? '';
  const ticket = branch.today().byKey.get(key)?.id;
  ask(3, { type: 'leaveLine', visitId: ticket });
  expect((await next()).kind).toBe('turn');
  expect(await next()).toMatchObject({ kind: 'answer', n: 3, answer: { ok: true } });
  socket.send(JSON.stringify({ kind: 'seen', phones: 7, sizes: { proofs: 2 } }));
  while (lines.seen().phones === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(lines.seen()).toEqual({ phones: 7, sizes: { proofs: 2 } });
});

test('S81 S87 staff of an office without a public side of its own are told when there has been none for long, and when there is one again', async () => {
  lines.close();
  const told: boolean[] = [];
  await openLines('', { lookMs: 10, missed: (areMissed) => void told.push(areMissed) });
  const until = async (is: boolean): Promise<void> => {
    while (told.at(-1) !== is) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await until(true);
  expect(told.filter((areMissed) => !areMissed)).toHaveLength(14);
  await opened();
  await until(false);
});

test('S87 where the office is reached is written again and again, so that whoever has overwritten it does not keep public sides away', async () => {
  lines.close();
  const said: string[] = [];
  let isAway = false;
  const keep = (made: string): Promise<void> => {
    said.push(made);
    secret = made;
    return isAway ? Promise.reject(new Error('away')) : Promise.resolve();
  };
  lines = openOfficeLines({
    ...{ server, version: '1.2.3', log: noted, office: createOfficeEnd(endParts(branch, store.database.name)) },
    ...{ keep, keepAgainMs: 5 },
  });
  const times = async (least: number): Promise<void> => {
    while (said.length < least) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await times(3);
  isAway = true;
  await times(6);
  expect(new Set(said).size).toBe(1);
  const line = await opened();
  expect((await line.next()).kind).toBe('hello');
});

test('S90 who says what no public side says, too much of it or too often is cut off, and the others go on', async () => {
  const good = await opened();
  await good.next();
  const said = [
    'no json',
    '{"kind":"end"}',
    JSON.stringify({ kind: 'ask', n: 1, name: 'deleteAll', asked: null }),
    JSON.stringify({ kind: 'seen', phones: -1, sizes: {} }),
    JSON.stringify({ kind: 'ask', n: 1, name: 'confirm', asked: 'x'.repeat(70_000) }),
  ];
  for (const wrong of said) {
    const bad = await opened();
    bad.socket.send(wrong);
    await bad.over;
  }
  const flood = await opened();
  for (let i = 0; i < 201; i++) flood.socket.send('{"kind":"seen","phones":1,"sizes":{}}', () => undefined);
  await flood.over;
  const long = JSON.stringify({ kind: 'seen', phones: 1, sizes: {} }).padEnd(60_000);
  const floods: [number, (socket: WebSocket) => void][] = [
    [201, (socket) => socket.ping()],
    [201, (socket) => socket.pong()],
    [4, (socket) => socket.send(long)],
  ];
  for (const [times, say] of floods) {
    const other = await opened();
    for (let i = 0; i < times; i++) say(other.socket);
    await other.over;
  }
  good.socket.send(JSON.stringify({ kind: 'ask', n: 5, name: 'isGoodSign', asked: 'ABC' }));
  expect(await good.next()).toEqual({ kind: 'answer', n: 5, answer: false });
});

test('S80 S90 so many are answered at a time, of all lines together; the others wait in their order', async () => {
  const inTurn = createTurnstile(2);
  const let_: (() => void)[] = [];
  const done: number[] = [];
  const asks = [1, 2, 3, 4].map((n) =>
    inTurn(() => new Promise<void>((resolve) => void let_.push(resolve))).then(() => void done.push(n)),
  );
  expect(let_).toHaveLength(2);
  let_[1]?.();
  await asks[1];
  expect([let_.length, done]).toEqual([3, [2]]);
  let_[0]?.();
  let_[2]?.();
  await asks[2];
  let_[3]?.();
  await Promise.all(asks);
  await expect(inTurn(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await inTurn(() => Promise.resolve('goes on'))).toBe('goes on');
  let now = 0;
  const isFlood = createFlood(3, () => now);
  expect([isFlood(), isFlood(), isFlood(), isFlood()]).toEqual([false, false, false, true]);
  now = 1000;
  expect([isFlood(), isFlood(999), isFlood(1000)]).toEqual([false, false, true]);
});

test('S87 S89 elsewhere the office is what it last said: its clock stands still while it is away, what was written meanwhile is read, and the next one is begun with', async () => {
  let mark = '1:1';
  // No address at all is as good as one that nobody answers at.
  const urls = ['no address', 'http://127.0.0.1:1/#one'];
  const read = () => {
    const url = urls.shift() ?? `http://127.0.0.1:${portOf(server)}`;
    return Promise.resolve({ line: { url, secret }, mark });
  };
  const remote = openRemoteOffice({
    read,
    ...{ version: '1.2.3', log: noted },
    own: {
      ...{ file: '', database: null, screensDir: '', health: { version: '1.2.3', build: 'b' }, host: undefined },
      ...{ port: 3001, trustedProxies: 0, ownUrl: null, tls: null, logLevel: 'silent' },
    },
  });
  await remote.first;
  const office = remote.office();
  const told: ToVisitors[] = [];
  office.follow((one) => void told.push(one));
  const hears = async (is: (one: ToVisitors) => boolean): Promise<void> => {
    while (!told.some(is)) await new Promise((resolve) => setTimeout(resolve, 5));
    told.splice(0);
  };
  expect(office.begin()).toMatchObject({ kind: 'begin', today: '2017-11-06', config: { port: 3001, pushKey: '' } });
  const asked = { kind: 'ask', n: 4, name: 'isGoodSign', asked: 'ABC' } as const;
  expect(await office.answer(asked)).toEqual({ kind: 'answer', n: 4, answer: false });
  await branch.handle({ id: 'drawn-at-the-kiosk', by: kiosk(), command: draw('ausweis') });
  await hears(({ kind }) => kind === 'turn');

  lines.close();
  await hears((one) => one.kind === 'look' && one.state.isAway === true);
  const stood = office.now();
  expect(await office.answer(asked)).toEqual({ kind: 'failed', n: 4, isAway: true });
  mark = '1:2';
  await hears(({ kind }) => kind === 'anew');
  expect(office.now()).toBe(stood);

  await openLines();
  const isThere = (one: ToVisitors) => one.kind === 'look' && one.state.isAway !== true;
  const isRead = (one: ToVisitors) => one.kind === 'anew';
  while (!told.some(isThere)) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(told.findIndex(isThere)).toBeGreaterThan(told.findLastIndex(isRead));
  expect(told.some(isRead)).toBe(true);
  expect(await office.answer(asked)).toEqual({ kind: 'answer', n: 4, answer: false });
  lines.close();
  await openLines('another-key');
  await hears(({ kind }) => kind === 'end');
  expect(office.begin()).toMatchObject({ config: { pushKey: 'another-key' } });
  await remote.close();
});
