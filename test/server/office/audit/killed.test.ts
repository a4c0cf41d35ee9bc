// S4, S26: the real program, killed at any moment while people act: each answer has exactly one entry, and the chain holds.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { createHeads } from '../../../../server/storage/audit/heads';
import { checkFile } from '../../../../server/storage/sqlite/audit/checkFile';
import { Database } from '../../../../server/storage/sqlite/connection';
import type { CallResult, PairResult, Reply, TicketResult } from '../../../../shared/protocol';
import { draw } from '../../../world';

const PROGRAM = join(__dirname, '../../../../dist/server/main.js');
const KILLS = 5;
const KIOSKS = 3;

const folder = mkdtempSync(join(tmpdir(), 'wertmarke-audited-'));
const file = join(folder, 'wertmarke.db');
let running: ChildProcess | null = null;
const sockets: Socket[] = [];

afterAll(() => {
  for (const socket of sockets) socket.close();
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Links = { base: string; kiosk: string; counter: string };
const start = (): Promise<Links> =>
  new Promise((resolve, reject) => {
    const ports = { PORT: '0', PUBLIC_PORT: '0', HOST: '127.0.0.1' };
    const env = { ...process.env, ...ports, DATA_DIR: folder, DEMONSTRATION: 'empty', LOG_LEVEL: 'silent' };
    const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    running = child;
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const codeOf = (screen: string) => new RegExp(`/${screen}/#pair=(\\S+)`).exec(said)?.[1];
      const [base, kiosk, counter] = [/http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0], codeOf('kiosk'), codeOf('counter')];
      if (base && kiosk && counter) resolve({ base, kiosk, counter });
    });
    child.once('exit', () => reject(new Error(`the program ended: ${said}`)));
  });
const kill = () =>
  new Promise((resolve) => {
    running?.once('exit', resolve);
    running?.kill('SIGKILL');
  });

type Paired = { deviceId: string; cookie: string };
const pair = async (base: string, code: string): Promise<Paired> => {
  const headers = { 'content-type': 'application/json' };
  const paired = await fetch(`${base}/api/pair`, { method: 'POST', headers, body: JSON.stringify({ code }) });
  const cookie = paired.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { deviceId: ((await paired.json()) as { result: PairResult }).result.deviceId, cookie };
};
const connect = (base: string, { deviceId, cookie }: Paired): Socket => {
  const how = { transports: ['websocket'], forceNew: true, reconnection: false };
  const socket = io(base, { ...how, auth: { deviceId }, extraHeaders: { cookie } });
  sockets.push(socket);
  return socket;
};
const ask = async <Result>(socket: Socket, id: string, command: object): Promise<Result | null> => {
  const reply: Reply = await socket.timeout(10_000).emitWithAck('command', { id, command });
  return reply.ok ? (reply.result as Result) : null;
};

/** The first and the last life end where they end by chance alone. */
const chance = (life: number): number => 150 + 113 * life + Math.floor(Math.random() * 200);

test('S4 S26 killed at any moment: each answered act has exactly one entry, none is told that did not happen', async () => {
  /** What was answered: which act, of which visit. */
  const answered = new Map<string, string>();
  const asked = new Map<string, object>();
  let paired: { kiosk: Paired; counter: Paired } | null = null;
  for (let life = 0; life <= KILLS; life++) {
    const links = await start();
    paired ??= { kiosk: await pair(links.base, links.kiosk), counter: await pair(links.base, links.counter) };
    const devices = paired;
    const kiosks = Array.from({ length: KIOSKS }, () => connect(links.base, devices.kiosk));
    const counter = connect(links.base, devices.counter);
    const [first] = kiosks;
    // After the lost answer everybody asks once more with the same id: that is no second act.
    for (const [id, command] of asked) {
      const again = first && (await ask<TicketResult>(first, id, command));
      if (again) answered.set(`drawTicket ${again.visitId}`, id);
    }
    if (life === KILLS) break;
    const isAlive = () => running?.exitCode === null && running.signalCode === null;
    const drawing = kiosks.map(async (kiosk, k) => {
      for (let i = 0; i < 300 && isAlive(); i++) {
        const id = `life-${life}-kiosk-${k}-tap-${i}`;
        asked.set(id, draw('ausweis'));
        const ticket = await ask<TicketResult>(kiosk, id, draw('ausweis'));
        if (ticket) answered.set(`drawTicket ${ticket.visitId}`, id);
      }
    });
    const serving = (async () => {
      for (let i = 0; i < 300 && isAlive(); i++) {
        const id = `life-${life}-call-${i}`;
        const called = await ask<CallResult>(counter, id, { type: 'callNext' });
        if (called === null) continue;
        answered.set(`callNext ${called.visitId}`, id);
        for (const type of ['begin', 'finish'])
          if (await ask(counter, `${id}-${type}`, { type, visitId: called.visitId }).then((done) => done !== undefined))
            answered.set(`${type} ${called.visitId}`, id);
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, chance(life)));
    await kill();
    for (const socket of [...kiosks, counter]) socket.close();
    await Promise.allSettled([...drawing, serving]);
  }
  await kill();
  const database = new Database(file, { readonly: true });
  const entries = database
    .prepare(
      "SELECT name || ' ' || json_extract(detail, '$.visitId') FROM audit WHERE outcome = 'done' AND kind = 'act'",
    )
    .pluck()
    .all() as string[];
  const happened = database
    .prepare("SELECT type, count(*) AS count FROM events WHERE type IN ('ticketDrawn', 'serviceBegan') GROUP BY type")
    .all() as { type: string; count: number }[];
  database.close();
  const told = new Map<string, number>();
  for (const entry of entries) if (entry !== null) told.set(entry, (told.get(entry) ?? 0) + 1);
  expect(answered.size).toBeGreaterThan(50);
  expect([...answered.keys()].filter((act) => told.get(act) !== 1)).toEqual([]);
  const count = (name: string) => [...told.keys()].filter((act) => act.startsWith(`${name} `)).length;
  expect(new Map(happened.map((one) => [one.type, one.count]))).toEqual(
    new Map([
      ['serviceBegan', count('begin')],
      ['ticketDrawn', count('drawTicket')],
    ]),
  );
  expect(checkFile(file, createHeads(folder).read(), Date.now()).fault).toBeNull();
}, 180_000);
