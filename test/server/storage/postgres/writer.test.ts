// S77: one writer at a time, whatever becomes of its session.
import { emptyTurn } from '../../../../server/office/turns/unitOfWork';
import type { Turn } from '../../../../server/storage/port';
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
const endSessions = (which = "application_name = 'wertmarke'") =>
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

test('S77 a database that stays away is told, and reading waits no longer than anybody would', async () => {
  const store = await openDatabaseStore({ url, office, onLost: (error) => void lost.push(error), patienceMs: 300 });
  await endSessions();
  // Somebody else has the lock, and keeps it.
  const other = await open();
  expect(store.isThere()).toBe(false);
  await expect(store.tend()).rejects.toMatchObject({ code: 'DATABASE_AWAY' });
  const error: unknown = await store.commit(turn(1)).catch((why: unknown) => why);
  expect(store.isFault(error)).toBe(true);
  await other.close();
  await store.close();
});
