// The end of the demonstration by the program itself: real file, real sockets, and killed at any moment.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { newToken } from '../../../server/basics/tokens';
import { restore } from '../../../server/storage/safekeeping/restore';
import { Database } from '../../../server/storage/sqlite/connection';
import type { Keepable } from '../../../shared/commands/settings';
import type { AdminView, PairResult, Reply, Snapshot } from '../../../shared/protocol';

const PROGRAM = join(__dirname, '../../../dist/server/main.js');
const KILLS = 4;
const NAME = 'Zacharias Unverwechselbar';

let folder: string;
let running: ChildProcess | null = null;
const sockets: Socket[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-golive-'));
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const end = (signal: 'SIGKILL' | 'SIGTERM') =>
  new Promise<void>((resolve) => {
    if (running === null || running.exitCode !== null || running.signalCode !== null) return resolve();
    running.once('exit', () => resolve());
    running.kill(signal);
  });

/** The program on the folder: what it said, as far as its public address. */
const start = (ports = { PORT: '0', PUBLIC_PORT: '0' }): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = {
      ...{ PATH: process.env['PATH'], HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'silent', ...ports },
      DEMONSTRATION: 'empty',
    };
    const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    running = child;
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('für alle:')) resolve(said);
    });
    child.once('exit', () => reject(new Error(`the program ended: ${said}`)));
  });
const linkIn = (said: string, role: string) => {
  const link = new RegExp(`(http://127\\.0\\.0\\.1:\\d+)/${role}/#pair=(\\S+)`).exec(said);
  if (!link?.[1] || !link[2]) throw new Error(`no link for ${role} in ${said}`);
  return { base: link[1], code: link[2] };
};

const connect = async (said: string, role: string) => {
  const { base, code } = linkIn(said, role);
  const headers = { 'content-type': 'application/json' };
  const paired = await fetch(`${base}/api/pair`, { method: 'POST', headers, body: JSON.stringify({ code }) });
  const cookie = paired.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const { deviceId } = ((await paired.json()) as { result: PairResult }).result;
  const socket = io(base, { transports: ['websocket'], auth: { deviceId }, extraHeaders: { cookie } });
  sockets.push(socket);
  let last: Snapshot<AdminView> | null = null;
  let refusedWith = '';
  socket.on('snapshot', (snapshot: Snapshot<AdminView>) => {
    last = snapshot;
  });
  socket.on('connect_error', ({ message }) => {
    refusedWith = message;
  });
  const until = async <Found>(look: () => Found | null | undefined | false): Promise<Found> => {
    for (let tries = 0; tries < 400; tries++) {
      const found = look();
      if (found) return found;
      await sleep(25);
    }
    throw new Error('not seen in time');
  };
  await until(() => last);
  return {
    deviceId,
    until,
    view: () => last?.view,
    refusedWith: () => refusedWith,
    ask: (command: object, id = newToken()): Promise<Reply> =>
      socket.timeout(20_000).emitWithAck('command', { id, command }),
  };
};
type Client = Awaited<ReturnType<typeof connect>>;

const endDemonstration = (admin: Client, keep: Keepable[], id?: string) =>
  admin.ask({ type: 'endDemonstration', keep, confirmed: true }, id);
const sqlite = () => join(folder, 'wertmarke.db');
const rowsOf = (file: string): Record<string, number> => {
  const database = new Database(file, { readonly: true });
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
  const counts = tables.map(({ name }) => {
    const { count } = database.prepare(`SELECT count(*) AS count FROM "${name}"`).get() as { count: number };
    return [name, count] as const;
  });
  database.close();
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
};
const isDemonstrationIn = (file: string): boolean => {
  const database = new Database(file, { readonly: true });
  const row = database
    .prepare(
      "SELECT json_extract(settings, '$.office.demonstration') AS shown FROM settings ORDER BY version DESC LIMIT 1",
    )
    .get() as { shown: number };
  database.close();
  return row.shown === 1;
};

/** An office in which nothing has happened: its day has begun, and that is all. */
const expectNew = () => {
  const { events = 0, audit = 0, ...rows } = rowsOf(sqlite());
  expect(events).toBeLessThanOrEqual(1);
  // Who ended the demonstration, and that a day has begun.
  expect(audit).toBeLessThanOrEqual(4);
  // A start prints a link for the first account (S22), and it is open.
  const { invitations: _, ...others } = rows;
  expect(Object.keys(others).sort()).toEqual(['devices', 'given_answers', 'row_sums', 'secrets', 'settings']);
  expect([rows['devices'], rows['settings']]).toEqual([1, 1]);
};

test('N6 G17 G18 it ends: what was named is kept, everybody else is out, nothing is left in the file, and the way back works', async () => {
  const said = await start();
  const [admin, kiosk] = [await connect(said, 'admin'), await connect(said, 'kiosk')];
  const drawn = await kiosk.ask({ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' });
  expect(drawn.ok).toBe(true);
  const slotAt = Date.now() + 60_000;
  const contact = { name: NAME, email: null, phone: '0231 1234567' };
  const visit = { serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt, place: { kind: 'extra' } };
  expect((await admin.ask({ type: 'bookAppointment', ...visit, contact })).ok).toBe(true);

  expect(await kiosk.ask({ type: 'endDemonstration', keep: [], confirmed: true })).toMatchObject({
    refusal: { code: 'notAllowed' },
  });
  expect((await admin.ask({ type: 'endDemonstration', keep: [], confirmed: false })).ok).toBe(false);
  expect(admin.view()?.office.demonstration).toBe(true);

  const id = newToken();
  const reply = await endDemonstration(admin, ['services'], id);
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  const { keptIn } = reply.result as { keptIn: string };
  // The browser stays the administration, and whoever sits there makes the first account.
  await admin.until(() => admin.view()?.office.demonstration === false);
  expect(admin.view()).toMatchObject({ person: null, isFirst: true });
  await kiosk.until(() => kiosk.refusedWith() === 'notPaired');
  // N6: asked again it is answered as before, though nobody is logged in any more; asked anew, or by another, it is not.
  expect(await endDemonstration(admin, ['services'], id)).toEqual(reply);
  expect(await endDemonstration(admin, ['mail'], id)).toMatchObject({ refusal: { code: 'idUsedBefore' } });
  expect(await endDemonstration(admin, ['services'])).toMatchObject({ refusal: { code: 'notLoggedIn' } });

  await end('SIGTERM');
  expectNew();
  for (const name of readdirSync(folder).filter((one) => one.startsWith('wertmarke.db') || one.endsWith('.html')))
    expect([name, readFileSync(join(folder, name)).includes(NAME)]).toEqual([name, false]);
  expect(readFileSync(join(keptIn, 'wertmarke.db')).includes(NAME)).toBe(true);

  await restore({ dataDir: folder, from: join(keptIn, 'wertmarke.db'), now: Date.now() });
  expect(isDemonstrationIn(sqlite())).toBe(true);
  expect(rowsOf(sqlite())['events']).toBeGreaterThan(1);
}, 180_000);

test('G17 killed at any moment it is the demonstration with all that it had, or the new office', async () => {
  for (let life = 0; life < KILLS; life++) {
    rmSync(folder, { recursive: true, force: true });
    folder = mkdtempSync(join(tmpdir(), 'wertmarke-golive-'));
    const admin = await connect(await start(), 'admin');
    let isAnswered = false;
    void endDemonstration(admin, [])
      .then(({ ok }) => {
        isAnswered = ok;
      })
      .catch(() => undefined);
    await sleep(life * 50);
    await end('SIGKILL');
    const wasAnswered = isAnswered;
    for (const socket of sockets.splice(0)) socket.close();
    if ((await start().catch(() => '')) === '') throw new Error('it does not start any more');
    await end('SIGTERM');
    const isDemonstration = isDemonstrationIn(sqlite());
    if (wasAnswered) expect(isDemonstration).toBe(false);
    if (isDemonstration) expect(rowsOf(sqlite())['persons']).toBe(9);
    else {
      expectNew();
      expect(readdirSync(folder).filter((name) => name.startsWith('vorfuehrung-')).length).toBe(1);
    }
    expect(readdirSync(folder).filter((name) => name.includes('renewal'))).toEqual([]);
  }
}, 300_000);
