// S77: one writer at a time, whatever becomes of its session.
import { type AddressInfo, connect as connectTo, createServer, type Socket } from 'node:net';
import { emptyTurn } from '../../../../server/office/turns/unitOfWork';
import type { Turn } from '../../../../server/storage/port';
import { connect, OFFICE_SESSION, openPool } from '../../../../server/storage/postgres/session/client';
import { isOfConnection } from '../../../../server/storage/postgres/session/faults';
import { awaitOffice } from '../../../../server/storage/postgres/session/standing';
import { LOCK_CLASS, tryLock } from '../../../../server/storage/postgres/session/writer';
import { type DatabaseStore, openDatabaseStore } from '../../../../server/storage/postgres/store';
import type { DayEvent } from '../../../../shared/events';
import { atServer, oneDatabase } from '../../../engine/databases';

const DAY = '2017-11-06';
const opened: DayEvent = { type: 'dayOpened', locks: {}, printers: {} };
const turn = (version: number): Turn => ({
  ...emptyTurn(),
  events: [
    {
      stored: { day: DAY, version, at: version, by: { kind: 'office' }, commandId: `c${version}`, event: opened },
      answer: null,
    },
  ],
});

let url: string;
let office: string;
let lost: unknown[];
let number = 0;
const lockWaitMs = 200;
const open = (): Promise<DatabaseStore> =>
  openDatabaseStore({ url, office, onLost: (error) => void lost.push(error), lockWaitMs });
/** Ends sessions of the office's programs, as an administrator or a failing server does. */
const endSessions = (which = "application_name IN ('wertmarke', 'wertmarke-office')") =>
  atServer(async (client) => {
    const { rows } = await client.query(
      `SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE datname = current_database() AND ${which}`,
    );
    return rows.length;
  }, url);
const versions = async (store: DatabaseStore) => (await store.days.read(DAY)).events.map(({ version }) => version);

beforeEach(async () => {
  url = await oneDatabase();
  office = `office-${++number}`;
  lost = [];
});

test('S77 a second program is refused while the first one works, and another office is not', async () => {
  const store = await open();
  await expect(open()).rejects.toMatchObject({ code: 'DATABASE_TAKEN' });
  const other = await openDatabaseStore({ url, office: `${office}-other`, onLost: () => undefined });
  await other.commit(turn(1));
  expect(await versions(store)).toEqual([]);
  await other.close();
  await store.close();
  await (await open()).close();
});

test.each([1, 2, 3, 31, 32, 33, 71])('S76 a turn of %d events is stored as it is, in its order', async (count) => {
  const store = await open();
  const events = Array.from({ length: count }, (_, i) => turn(i + 1).events).flat();
  const audit = events.map(({ stored }) => ({
    ...{ at: stored.at, kind: 'act' as const, name: 'openDay' as const, outcome: 'done', asker: 'office' as const },
    ...{
      place: null,
      device: null,
      person: null,
      roles: [],
      about: null,
      subject: `entry ${stored.version}`,
      detail: {},
    },
  }));
  await store.commit({ ...emptyTurn(), events, audit });
  expect((await store.days.read(DAY)).events).toEqual(events.map(({ stored }) => stored));
  expect(await store.audit.check([], 0)).toMatchObject({ entries: count, fault: null });
  await store.close();
});

test('S77 a start waits a moment for a program that is about to end', async () => {
  const store = await open();
  const next = openDatabaseStore({ url, office, onLost: () => undefined });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await store.close();
  await (await next).close();
});

test('S77 N3 sessions that are ended at random under load lose nothing, and nothing is written twice', async () => {
  const store = await open();
  let isWriting = true;
  let ended = 0;
  const ending = (async () => {
    while (isWriting) {
      ended += await endSessions(`application_name LIKE 'wertmarke%'`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const written: number[] = [];
  for (let first = 1; first <= 300 || ended < 10; first += 5)
    await Promise.all(
      [0, 1, 2, 3, 4].map(async (i) => {
        await store.commit(turn(first + i));
        written.push(first + i);
      }),
    );
  isWriting = false;
  await ending;
  expect(written.length).toBeGreaterThanOrEqual(300);
  const all = Array.from(written, (_, i) => i + 1);
  expect([await versions(store), written.sort((one, other) => one - other)]).toEqual([all, all]);
  expect(lost).toEqual([]);
  await store.close();
});

test('S77 a writer whose place another program has had meanwhile writes nothing any more, and says that it is lost', async () => {
  const store = await open();
  await store.commit(turn(1));
  await endSessions();
  const other = await open();
  await other.commit(turn(2));
  await other.close();
  await expect(store.save([{ type: 'setSecret', name: 'mine', value: 'x' }])).rejects.toMatchObject({
    code: 'DATABASE_LOST',
  });
  expect(lost).toHaveLength(1);
  await store.close();
  const again = await open();
  expect([await versions(again), await again.secrets.all()]).toEqual([[1, 2], []]);
  await again.close();
});

test('S77 N3 a server that does not have what it had promised is noticed: a copy that was behind has taken over', async () => {
  const store = await open();
  await store.commit(turn(1));
  await store.commit(turn(2));
  await endSessions();
  await atServer((client) => client.query('UPDATE offices SET writes = writes - 1 WHERE office = $1', [office]), url);
  await expect(store.commit(turn(3))).rejects.toMatchObject({ code: 'DATABASE_LOST' });
  expect(lost).toHaveLength(1);
  await store.close();
});

/** Somebody else has the lock of the office and no more, as long as it is not given back. */
const holdLock = async (): Promise<() => Promise<void>> => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const holding = new Promise<{ over: Promise<void> }>((holds) => {
    const over = atServer(async (client) => {
      await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [LOCK_CLASS, office]);
      holds({ over });
      await held;
    }, url);
  });
  const { over } = await holding;
  return () => {
    release();
    return over;
  };
};

test('S77 a database that stays away is told, and reading waits no longer than anybody would', async () => {
  const store = await openDatabaseStore({ url, office, onLost: (error) => void lost.push(error), patienceMs: 300 });
  await endSessions();
  const giveBack = await holdLock();
  expect(store.isThere()).toBe(false);
  await expect(store.tend()).rejects.toMatchObject({ code: 'DATABASE_AWAY' });
  const error: unknown = await store.commit(turn(1)).catch((why: unknown) => why);
  expect(store.isFault(error)).toBe(true);
  expect(lost).toEqual([]);
  await giveBack();
  await store.close();
});

const untilLost = async (): Promise<void> => {
  while (lost.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('S85 an office whose place another has taken ends though nobody asks it anything', async () => {
  const store = await open();
  await endSessions();
  const other = await open();
  await store.tend().catch(() => undefined);
  await untilLost();
  expect(lost).toMatchObject([{ code: 'DATABASE_LOST' }]);
  await store.close();
  await other.close();
});

test('S85 where others stand by, an office that has been without the database for long leaves it to them', async () => {
  const order = { url, office, onLost: (error: unknown) => void lost.push(error), patienceMs: 300 };
  const store = await openDatabaseStore({ ...order, isOneOfSeveral: true });
  await endSessions();
  const giveBack = await holdLock();
  await store.tend().catch(() => undefined);
  await untilLost();
  await giveBack();
  await store.close();
});

/** A way to the server that can be cut without a word: nothing comes through any more, and nobody is told. */
const openWay = async () => {
  const { hostname, port } = new URL(url);
  const ends: Socket[] = [];
  let isCut = false;
  const way = createServer((client) => {
    if (isCut) return void client.destroy();
    const server = connectTo(Number(port), hostname);
    ends.push(client, server);
    for (const end of [client, server]) end.on('error', () => undefined);
    client.pipe(server).pipe(client);
  });
  await new Promise<void>((resolve) => void way.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  [through.hostname, through.port] = ['127.0.0.1', String((way.address() as AddressInfo).port)];
  return {
    url: through.href,
    cut: () => {
      isCut = true;
      for (const end of ends) end.unpipe().pause();
    },
    close: () => {
      for (const end of ends) end.destroy();
      way.close();
    },
  };
};

test('S85 a line that is cut without a word counts from when it was cut, where others stand by', async () => {
  const way = await openWay();
  const order = { url: way.url, office, onLost: (error: unknown) => void lost.push(error), patienceMs: 2500 };
  const store = await openDatabaseStore({ ...order, isOneOfSeveral: true });
  await store.commit(turn(1));
  way.cut();
  const cutAt = performance.now();
  const waiting = store.commit(turn(2)).catch((error: { code: string }) => error.code);
  await untilLost();
  expect(performance.now() - cutAt).toBeLessThan(2 * 2500 + 1000);
  expect(await waiting).toBe('DATABASE_LOST');
  way.close();
  await store.close();
});

/** Waits for the office, and says whether it is to be had within so long. */
const stand = async (mayEnd: boolean, ms: number, silentS = 0.3): Promise<boolean> => {
  let isOver = false;
  const late = setTimeout(() => {
    isOver = true;
  }, ms);
  await awaitOffice({ url, office, silentS, mayEnd: () => mayEnd, isEnough: () => isOver, onReached: () => undefined });
  clearTimeout(late);
  return !isOver;
};

test('S84 whoever stands by has the office when it is left, and no sooner', async () => {
  const store = await open();
  expect(await stand(true, 2200, 2)).toBe(false);
  const standing = stand(true, 20_000);
  await store.close();
  expect(await standing).toBe(true);
  await (await open()).close();
});

test('S85 an office that says nothing any more is ended by who can serve in its place, and by nobody else', async () => {
  // As a stopped program leaves it: its session is there, and nothing comes.
  const frozen = await connect(url);
  await frozen.query(`SET application_name = '${OFFICE_SESSION}'`);
  expect(await tryLock(frozen, office)).toBe(true);
  expect(await stand(false, 700)).toBe(false);
  expect(await stand(true, 20_000)).toBe(true);
  await expect(frozen.query('SELECT 1')).rejects.toThrow();
});

test('S85 whoever waits for the server, and a program that says no word by design, are not silent', async () => {
  const waiting = await connect(url);
  await waiting.query(`SET application_name = '${OFFICE_SESSION}'`);
  expect(await tryLock(waiting, office)).toBe(true);
  const slow = waiting.query('SELECT pg_sleep(1)');
  expect(await stand(true, 700)).toBe(false);
  await slow;
  // `npm run move` has the lock, too, and works in between with a file.
  await waiting.query(`SET application_name = 'wertmarke'`);
  expect(await stand(true, 700)).toBe(false);
  await waiting.end();
});

test('S85 a program that stopped in the middle of what it says is silent, too', async () => {
  const frozen = await connect(url);
  await frozen.query(`SET application_name = '${OFFICE_SESSION}'`);
  expect(await tryLock(frozen, office)).toBe(true);
  const wire = (frozen as unknown as { connection: { parse: (what: object) => void; flush: () => void } }).connection;
  wire.parse({ name: 'half', text: 'SELECT 1', types: [] });
  wire.flush();
  expect(await stand(true, 20_000)).toBe(true);
});

/** The server's own processes of such sessions. */
const backends = (application: string): Promise<number[]> =>
  atServer(async (client) => {
    const { rows } = await client.query(
      'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
      [application],
    );
    return rows.map(({ pid }: { pid: number }) => pid);
  }, url);
const pause = (ms: number) => new Promise((resolve) => void setTimeout(resolve, ms));

test('S85 a server that was held itself hears its office again before anybody is ended', async () => {
  const store = await open();
  const standing = stand(true, 4500, 2);
  await pause(500);
  const [waiting, working] = [await backends('wertmarke-standby'), await backends(OFFICE_SESSION)];
  expect([waiting, working]).toEqual([[expect.any(Number)], [expect.any(Number)]]);
  for (const pid of [...waiting, ...working]) process.kill(pid, 'SIGSTOP');
  await pause(2500);
  for (const pid of waiting) process.kill(pid, 'SIGCONT');
  await pause(100);
  for (const pid of working) process.kill(pid, 'SIGCONT');
  expect(await standing).toBe(false);
  expect(lost).toEqual([]);
  await store.commit(turn(1));
  await store.close();
});

test('S77 whoever reads over a line that is cut has another one', async () => {
  const pool = await openPool(url, true, 300);
  await pool.query('SELECT 1');
  const held = await backends('wertmarke-reads');
  for (const pid of held) process.kill(pid, 'SIGSTOP');
  const error = await pool.query('SELECT 1').catch((said: unknown) => said);
  expect(isOfConnection(error)).toBe(true);
  expect((await pool.query('SELECT 1')).rows).toHaveLength(1);
  for (const pid of held) process.kill(pid, 'SIGCONT');
  await pool.end();
});
