// S63: what a disk has changed after it was written is found, and not served.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyTurn } from '../../../server/office/turns/unitOfWork';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { migrate, STEPS } from '../../../server/storage/migrations';
import { REGISTER } from '../../../server/storage/retention/register';
import { wordsForStart } from '../../../server/storage/safekeeping/cannotStart';
import { DATABASE_FILE } from '../../../server/storage/safekeeping/fileId';
import { work } from '../../../server/storage/safekeeping/sets/work';
import { Database } from '../../../server/storage/sqlite/connection';
import { areRowSumsRight, renewRowSums, SUMMED } from '../../../server/storage/sqlite/sums/rowSums';
import { areSumsRight, sumOfSettings } from '../../../server/storage/sqlite/sums/sums';
import { openStore } from '../../../server/storage/store';

const DAY = '2017-11-06';
let folder: string;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-sums-'));
  file = join(folder, DATABASE_FILE);
  const store = openStore(file);
  const event = { type: 'kioskLocked', kioskId: 'kiosk-1', reason: 'Papier alle' } as const;
  const stored = { day: DAY, version: 1, at: 1, by: { kind: 'office' }, commandId: 'c1', event } as const;
  await store.commit({ ...emptyTurn(), events: [{ stored, answer: null }] });
  store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One letter is another one, in a page that SQLite finds in order. */
const turnLetter = (of = 'Papier alle'): void => {
  const bytes = readFileSync(file);
  const at = bytes.lastIndexOf(of);
  expect(at).toBeGreaterThan(0);
  bytes[at] = 'R'.charCodeAt(0);
  writeFileSync(file, bytes);
};

/** The reading of every night, and a backup. */
const look = async () => {
  const folders = { dataDir: folder, here: null, copy: null };
  const keep = { latest: 1, days: 1, weeks: 1, months: 1 };
  const now = Date.parse('2017-11-06T20:00:00Z');
  return [
    (await work({ kind: 'check', folders })).database,
    (await work({ kind: 'backUp', folders, keep, timeZone: 'Europe/Berlin', now, isClockDoubted: true })).backup,
  ];
};
const FOUND = [{ fault: 'damaged' }, { fault: 'damaged' }];

const OFFICE = { kind: 'office' } as const;
const VERSION = { version: 1, at: 1, by: OFFICE, commandId: null, answer: null, settings: demonstrationOffice };
const person = { id: 'person-0001', name: 'Paula Stein', passwordHash: 'hash-of-paula', roleIds: ['leitung'] };

/** Settings, somebody of staff and somebody who booked. */
const fillBeside = async (): Promise<void> => {
  const store = openStore(file);
  const after = { day: DAY, version: 1 };
  const booker = {
    ...{ visitId: 'visit-0001', name: 'Petra Klein', email: 'petra@example.org', phone: null, externalId: null },
    ...{ deleteOn: '2017-12-24', origin: null, answers: [] },
  };
  await store.commit({ ...emptyTurn(), settings: { ...VERSION, after }, bookers: [{ day: DAY, booker }] });
  await store.save([{ type: 'setSecret', name: 'mail', value: 'geheimes Wort' }]);
  store.database
    .prepare("INSERT INTO persons (id, name, password_hash, role_ids) VALUES (?, ?, ?, '[]')")
    .run(person.id, person.name, person.passwordHash);
  store.close();
};

const readDay = async (): Promise<unknown> => {
  const store = openStore(file);
  try {
    return await store.days.read(DAY);
  } finally {
    store.close();
  }
};

test('S63 a letter that was changed on the disk is served to nobody, and whoever starts the office reads what to do', async () => {
  expect(await readDay()).toMatchObject({ events: [{ event: { reason: 'Papier alle' } }] });
  turnLetter();
  const error: unknown = await readDay().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'DATA_DAMAGED' });
  const place = { dir: folder, host: undefined, port: 3000, publicPort: 3001 };
  expect(wordsForStart(error, place)).toMatch(/beschädigt.+npm run restore/);
});

test('S63 the reading of every night finds it, and no backup is made of it', async () => {
  expect(await look()).toEqual([null, null]);
  turnLetter();
  expect(await look()).toMatchObject(FOUND);
});

test('S63 X10 who is forgotten leaves events that are as they should be, and what was changed on the disk stays found', async () => {
  const forget = async () => {
    const store = openStore(file);
    while ((await store.deletePersonal('2037-01-01')) === 'more');
    const found = [
      areSumsRight(store.database),
      store.database.prepare("SELECT json_extract(event, '$.reason') FROM events").pluck().all(),
    ];
    store.close();
    return found;
  };
  const kept = `${file}.kept`;
  const store = openStore(file);
  await store.commit({ ...emptyTurn(), settings: { ...VERSION, after: null } });
  store.close();
  copyFileSync(file, kept);
  expect(await forget()).toEqual([true, ['']]);
  copyFileSync(kept, file);
  turnLetter();
  expect(await forget()).toEqual([false, ['']]);
});

test('S63 a file of an earlier version is taken as it is, and a later step that changes events leaves them right', () => {
  const database = new Database(':memory:');
  migrate(
    database,
    STEPS.findIndex((step) => step.includes('events ADD COLUMN sum')),
  );
  const insert =
    "INSERT INTO events (day, version, at, by, command_id, type, event) VALUES (?, 1, 1, '{}', 'c', 'x', '{}')";
  database.prepare(insert).run(DAY);
  migrate(database);
  expect([areSumsRight(database), database.prepare('SELECT sum FROM events').pluck().all()]).toEqual([true, [null]]);
  database.close();
});

test('S37 a letter of the settings that was changed on the disk is served to nobody, and found by night and by a backup', async () => {
  await fillBeside();
  const read = async () => {
    const store = openStore(file);
    try {
      return (await store.settings.newest())?.settings.office.name;
    } finally {
      store.close();
    }
  };
  expect([await read(), ...(await look())]).toEqual([demonstrationOffice.office.name, null, null]);
  turnLetter(demonstrationOffice.office.name);
  expect(await read().catch((error: { code: string }) => error.code)).toBe('DATA_DAMAGED');
  expect(await look()).toMatchObject(FOUND);
});

test.each([
  ['who booked', 'Petra Klein'],
  ['whose visit it is', 'visit-0001'],
  ['a password of staff', person.passwordHash],
  ['a secret', 'geheimes Wort'],
])('S37 a letter of %s that was changed on the disk is found by night and by a backup', async (_what, written) => {
  await fillBeside();
  expect(await look()).toEqual([null, null]);
  turnLetter(written);
  expect(await look()).toMatchObject(FOUND);
});

test('S37 X1 rows that change and go keep their sums, and take them along', async () => {
  await fillBeside();
  const store = openStore(file);
  const sums = () => store.database.prepare('SELECT kind FROM row_sums ORDER BY kind').pluck().all();
  expect(sums()).toEqual(['bookers', 'persons', 'secrets']);
  await store.save([{ type: 'setSecret', name: 'mail', value: 'ein anderes' }]);
  store.database.prepare("UPDATE persons SET id = 'person-0002', name = 'Paula Berg'").run();
  expect([areRowSumsRight(store.database), sums()]).toEqual([true, ['bookers', 'persons', 'secrets']]);
  while ((await store.deletePersonal('2017-12-24')) === 'more');
  await store.save([{ type: 'setSecret', name: 'mail', value: null }]);
  expect([areRowSumsRight(store.database), sums()]).toEqual([true, ['persons']]);
  store.close();
});

test('S37 X1 X10 by settings that a disk has changed nobody of staff is forgotten, and visitors are as ever', async () => {
  await fillBeside();
  const said = '"actsDays":';
  turnLetter(said);
  const store = openStore(file);
  while ((await store.deletePersonal('2037-01-01')) === 'more');
  const left = store.database.prepare('SELECT (SELECT count(*) FROM bookers), (SELECT event FROM events)').raw().get();
  expect(left).toEqual([0, expect.stringContaining('Papier alle')]);
  store.close();
});

test('S37 a file of an earlier version has sums of everything from its first start on', () => {
  const database = new Database(':memory:');
  migrate(
    database,
    STEPS.findIndex((step) => step.includes('row_sums')),
  );
  database.prepare("INSERT INTO secrets (name, value) VALUES ('mail', 'geheim')").run();
  database.prepare("INSERT INTO settings (version, at, by, settings) VALUES (1, 1, '{}', '{}')").run();
  migrate(database);
  expect(
    database.prepare('SELECT (SELECT count(*) FROM row_sums), (SELECT count(sum) FROM settings)').raw().get(),
  ).toEqual([1, 1]);
  expect(areSumsRight(database)).toBe(true);
  database.prepare("UPDATE secrets SET value = 'geheix'").run();
  expect(areSumsRight(database)).toBe(false);
  database.close();
});

test('S37 a start that ends before what steps have changed has its sums has changed nothing, and the next one begins anew', () => {
  const database = new Database(':memory:');
  const shape = 1 + STEPS.findIndex((step) => step.includes('row_sums'));
  migrate(database, shape);
  const said = JSON.stringify(demonstrationOffice);
  const sum = sumOfSettings(1, 1, said, null, null);
  database.prepare("INSERT INTO settings (version, at, by, settings, sum) VALUES (1, 1, '{}', ?, ?)").run(said, sum);
  database.exec("INSERT INTO secrets (name, value) VALUES ('mail', 'geheim')");
  renewRowSums(database);
  database.exec("CREATE TEMP TRIGGER no BEFORE INSERT ON main.row_sums BEGIN SELECT RAISE(FAIL, 'killed'); END");
  expect(() => migrate(database)).toThrow('killed');
  database.exec('DROP TRIGGER no');
  expect([database.pragma('user_version', { simple: true }), areSumsRight(database)]).toEqual([shape, true]);
  migrate(database);
  expect([database.pragma('user_version', { simple: true }), areSumsRight(database)]).toEqual([STEPS.length, true]);
  database.close();
});

test('S37 every table that is kept has a sum in one way or another, or is named here', () => {
  const ownWay = ['events', 'settings', 'audit', 'row_sums'];
  const shortLived = [
    'sessions',
    'given_answers',
    'networks_seen',
    'letters_counted',
    'alarms',
    'server_faults',
    'notices',
  ];
  expect([...ownWay, ...shortLived, ...SUMMED].sort()).toEqual(Object.keys(REGISTER).sort());
});
