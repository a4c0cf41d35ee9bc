// S78: an office moves between a file and a database, and nothing of it is lost on the way.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMove } from '../../../../server/storage/postgres/moving/command';
import { type DatabaseStore, openDatabaseStore } from '../../../../server/storage/postgres/store';
import { areSumsRight } from '../../../../server/storage/sqlite/sums/sums';
import { openStore } from '../../../../server/storage/store';
import { atServer, newDatabase } from '../../../engine/databases';
import { draw, MONDAY_NINE, openWorld, type World } from '../../../world';

const NOW = MONDAY_NINE + 60_000;
let folder: string;
let world: World;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-move-'));
  world = await openWorld();
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const headOf = async ({ audit }: DatabaseStore) => {
  const head = await audit.head();
  if (head === null) throw new Error('no audit');
  return { ...head, at: NOW };
};
const placeOf = ({ database }: World) => {
  if (database === null) throw new Error('not over PostgreSQL');
  return database;
};
const move = (to: string, databaseUrl: string | null, dataDir = folder, office = placeOf(world).office) =>
  runMove({ dataDir, databaseUrl, office, now: NOW }, ['--to', to]);

/** People at work: tickets, an appointment, calls, settings, an audit. */
const work = async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const counter = await world.connect('counter', 'schalter-1');
  for (let i = 0; i < 4; i++) await kiosk.ask(draw('ausweis'));
  await counter.ask({ type: 'callNext' });
  await world.pass(60_000);
};

test('S78 S26 S37 into a file and on into another database: every row, the audit’s chain, and the next number', async () => {
  await work();
  const { url, office } = placeOf(world);
  const running = await move(`sqlite:${folder}`, url);
  expect(running).toMatchObject({ code: 1, words: expect.stringContaining('arbeitet schon ein anderes Programm') });
  expect(readdirSync(folder)).toEqual([]);
  await world.app().close();

  const there = await move(`sqlite:${folder}`, url);
  expect(there).toMatchObject({ code: 0, words: expect.stringContaining('Prüfsumme jeder Tabelle sind gleich') });
  expect(await move(`sqlite:${folder}`, url)).toMatchObject({
    code: 1,
    words: expect.stringContaining('leeren Ordner'),
  });
  const other = await newDatabase();
  const open = openStore(join(folder, 'wertmarke.db'));
  expect(await move(other.url, null)).toMatchObject({ code: 1, words: expect.stringContaining('arbeitet schon') });
  expect((await open.days.read('2017-11-06')).events.length).toBeGreaterThan(5);
  // S37: from now on a disk may change it.
  const unsummed = `SELECT (SELECT count(*) FROM events WHERE sum IS NULL) + (SELECT count(*) FROM settings WHERE sum IS NULL)`;
  expect([open.database.prepare(unsummed).pluck().get(), areSumsRight(open.database)]).toEqual([0, true]);
  open.close();
  expect(await move('database', other.url)).toMatchObject({ code: 0 });
  // The file is put aside: nobody goes on with it by mistake.
  expect(existsSync(join(folder, 'wertmarke.db'))).toBe(false);
  const countsOf = (from: string) =>
    atServer(async (client) => {
      const tables = ['events', 'settings', 'audit', 'devices', 'persons', 'secrets', 'lessons', 'invitations'];
      const counts: unknown[] = [];
      for (const table of tables) {
        const { rows } = await client.query(`SELECT count(*) FROM ${table} WHERE office = $1`, [office]);
        counts.push(rows[0].count);
      }
      return counts;
    }, from);
  expect(await countsOf(other.url)).toEqual(await countsOf(url));
  const moved = await openDatabaseStore({ url: other.url, office, onLost: () => undefined });
  // Numbers that the database gives go on after those that came along.
  const letter = {
    kind: 'joined',
    day: '2017-11-06',
    visitId: null,
    wishId: 'w',
    nextAt: 0,
    deleteOn: '2017-11-07',
  } as const;
  await moved.save([{ type: 'addLetter', letter }]);
  expect(await moved.audit.check([await headOf(moved)], NOW)).toMatchObject({ fault: null, first: 1 });
  await moved.close();
});

test('S78 nothing moves where an office is already, nothing is, or the audit is not as it was written', async () => {
  const { url, office } = placeOf(world);
  await work();
  await world.app().close();
  expect(await move(`sqlite:${folder}`, url)).toMatchObject({ code: 0 });
  expect(await move(url, null)).toMatchObject({ code: 1, words: expect.stringContaining('schon ein Amt') });
  expect(await move(url, null, join(folder, 'none'))).toMatchObject({
    code: 1,
    words: expect.stringContaining('kein Amt'),
  });
  const empty = await newDatabase();
  expect(await move(`sqlite:${join(folder, 'new.db')}`, empty.url)).toMatchObject({
    code: 1,
    words: expect.stringContaining('kein Amt'),
  });
  expect(readdirSync(folder)).not.toContain('new.db');
  const store = openStore(join(folder, 'wertmarke.db'));
  store.database.exec("UPDATE audit SET subject = 'A999' WHERE seq = 2");
  store.close();
  expect(await move(empty.url, null)).toMatchObject({
    code: 1,
    words: expect.stringContaining('Protokoll ist nicht unversehrt'),
  });
  expect(existsSync(join(folder, 'wertmarke.db'))).toBe(true);
  expect(await runMove({ dataDir: folder, databaseUrl: null, office, now: NOW }, ['--to', 'somewhere'])).toMatchObject({
    code: 1,
    words: expect.stringContaining('npm run move'),
  });
});
