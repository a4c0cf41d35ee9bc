// The real programs and a real PostgreSQL: an office without a public side, and a public side beside it that is a program of its
// own. It waits for the office, follows it, outlives it, is killed itself, and finds the next one at another address.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { io, type Socket } from 'socket.io-client';
import { makeDatabase, startPostgres } from '../../../bench/postgres/server';
import { newToken } from '../../../server/basics/tokens';
import type { PairResult, Reply, Snapshot, TicketResult, TicketView } from '../../../shared/protocol';
import { draw } from '../../world';

const PROGRAM = join(__dirname, '../../../dist/server/main.js');

const folder = mkdtempSync(join(tmpdir(), 'wertmarke-elsewhere-'));
const running = new Set<ChildProcess>();
const sockets: Socket[] = [];
let postgres: Awaited<ReturnType<typeof startPostgres>> | null = null;
afterAll(async () => {
  for (const socket of sockets) socket.close();
  for (const child of running) child.kill('SIGKILL');
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Program = { child: ChildProcess; said: () => string; ended: Promise<number | null> };
const start = (role: string, environment: Record<string, string>): Program => {
  const env = {
    ...process.env,
    ...{ HOST: '127.0.0.1', DATA_DIR: folder, DEMONSTRATION: 'empty', LOG_LEVEL: 'silent' },
    ...{ PORT: '0', CLOCK_AT: '2017-11-06T09:00:00+01:00', ...environment },
  };
  const child = spawn(process.execPath, [PROGRAM, role], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += String(text);
    });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, said: () => said, ended };
};
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
const until = async <Found>(look: () => Promise<Found | null> | Found | null): Promise<Found> => {
  for (let tries = 0; tries < 1000; tries++) {
    const found = await look();
    if (found !== null && found !== false) return found;
    await pause(25);
  }
  throw new Error('it did not come');
};
const linkOf = (program: Program, role: string) =>
  until(() =>
    program.said().includes('für alle:')
      ? (program
          .said()
          .split(/\s+/)
          .find((word) => word.includes(`/${role}/#pair=`)) ?? null)
      : null,
  );
const pair = async (link: string) => {
  const url = new URL(link);
  const body = JSON.stringify({ code: url.hash.slice('#pair='.length) });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url.origin}/api/pair`, { method: 'POST', headers, body });
  const { result } = (await response.json()) as { result: PairResult };
  const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]);
  const socket = io(url.origin, {
    ...{ transports: ['websocket'], auth: { deviceId: result.deviceId } },
    extraHeaders: { cookie: cookie.join('; ') },
  });
  sockets.push(socket);
  return (command: object): Promise<Reply> =>
    socket.timeout(10_000).emitWithAck('command', { id: newToken(), command });
};

/** What docs/operate.md has the owner of the database say. */
const GRANTS =
  /```sql\n(CREATE ROLE wertmarke_public[^`]*)```/
    .exec(readFileSync(join(__dirname, '../../../docs/operate.md'), 'utf8'))?.[1]
    ?.replace('a long one', 'reads') ?? '';
const asOwner = async (url: string, says: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(says);
  await client.end();
};

test('S87 S89 N4 a public side that is a program of its own waits for its office, follows it, outlives it, comes back when it is killed, and finds the next one', async () => {
  postgres = await startPostgres();
  const database = { DATABASE_URL: await makeDatabase(postgres.url, 'office') };
  /** As docs/operate.md says. */
  const reading = { DATABASE_URL: database.DATABASE_URL.replace(/\/\/[^@]*@/, '//wertmarke_public:reads@') };
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${base}${path}`, { ...init, signal: AbortSignal.timeout(5000) }).then(
      async (response) => ({ status: response.status, body: await response.text(), headers: response.headers }),
      () => null,
    );
  const beOffice = () => start('office', { ...database, PUBLIC_SIDE: 'elsewhere', PUBLIC_PORT: '0', PUBLIC_URL: base });
  const side = start('public', { ...reading, PUBLIC_PORT: String(port) });
  expect(await until(() => ask('/'))).toMatchObject({ status: 503, body: expect.stringContaining('gleich wieder da') });
  expect((await ask('/readyz'))?.body).toContain('"away"');

  const office = beOffice();
  const link = await linkOf(office, 'kiosk');
  await asOwner(database.DATABASE_URL, GRANTS);
  await until(() => side.said().includes('für alle da') || null);
  expect((await ask('/readyz'))?.status).toBe(200);
  const kiosk = await pair(link);
  const drawn = await kiosk(draw('ausweis'));
  const { url } = (drawn as { ok: true; result: TicketResult }).result;
  expect(url).toContain(`${base}/t/`);
  const key = url.split('/t/')[1] ?? '';
  const phone = io(base, { transports: ['websocket'], auth: { ticket: key } });
  sockets.push(phone);
  let seen: Snapshot<TicketView> | null = null;
  phone.on('snapshot', (snapshot) => {
    seen = snapshot;
  });
  const shown = (is: (snapshot: Snapshot<TicketView>) => boolean) => until(() => (seen && is(seen) ? seen : null));
  await shown(({ isOld, view }) => !isOld && view.state === 'waiting');

  office.child.kill('SIGKILL');
  const old = await shown(({ isOld }) => isOld === true);
  const leave = (id: string) =>
    ask(`/api/tickets/${key}/leave`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id }) },
    });
  const id = newToken();
  const refused = await leave(id);
  expect([refused?.status, refused?.headers.get('retry-after')]).toEqual([503, '2']);
  expect(JSON.parse(refused?.body ?? '')).toEqual({ ok: false, refusal: { code: 'officeAway', values: {} } });
  expect([(await ask('/readyz'))?.status, (await ask('/healthz'))?.status]).toEqual([503, 200]);
  expect(JSON.parse((await ask(`/api/tickets/${key}`))?.body ?? '')).toMatchObject({
    result: { isOld: true, now: old.now, view: { state: 'waiting' } },
  });

  const pid = execFileSync('pgrep', ['-P', String(side.child.pid), '-f', 'wertmarke-public'], { encoding: 'utf8' });
  process.kill(Number(pid), 'SIGKILL');
  const killedAt = performance.now();
  await until(async () => ((await ask(`/api/tickets/${key}`))?.body.includes('"isOld":true') ? true : null));
  expect(performance.now() - killedAt).toBeLessThan(5000);

  const next = beOffice();
  const left = await until(async () => {
    const answer = await leave(id);
    return answer?.status === 200 ? answer : null;
  });
  expect(JSON.parse(left.body)).toEqual({ ok: true, result: null });
  expect((await leave(id))?.body).toBe(left.body);
  await shown(({ isOld, view }) => !isOld && view.state === 'left');
  expect(next.said()).not.toContain(id);
  side.child.kill('SIGTERM');
  expect(await side.ended).toBe(0);
  expect(await ask('/healthz')).toBeNull();
  next.child.kill('SIGTERM');
  expect(await next.ended).toBe(0);
});

test('S87 without a database there is no public side elsewhere, in words', async () => {
  const alone = start('public', { PUBLIC_PORT: '0' });
  expect([await alone.ended, alone.said()]).toEqual([1, expect.stringContaining('DATABASE_URL')]);
  const none = start('office', { PUBLIC_SIDE: 'elsewhere', PUBLIC_PORT: '0', DATA_DIR: join(folder, 'none') });
  expect([await none.ended, none.said()]).toEqual([1, expect.stringContaining('PUBLIC_SIDE=elsewhere')]);
});
