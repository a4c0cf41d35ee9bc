// S63: what a disk has changed after it was written is found, and not served.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyTurn } from '../../../server/office/turns/unitOfWork';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { migrate, NEWEST_SHAPE } from '../../../server/storage/migrations';
import { wordsForStart } from '../../../server/storage/safekeeping/cannotStart';
import { DATABASE_FILE } from '../../../server/storage/safekeeping/fileId';
import { work } from '../../../server/storage/safekeeping/sets/work';
import { Database } from '../../../server/storage/sqlite/connection';
import { areSumsRight } from '../../../server/storage/sqlite/turns/sums';
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
const turnLetter = (): void => {
  const bytes = readFileSync(file);
  const at = bytes.lastIndexOf('Papier alle');
  expect(at).toBeGreaterThan(0);
  bytes[at] = 'R'.charCodeAt(0);
  writeFileSync(file, bytes);
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
  const folders = { dataDir: folder, here: null, copy: null };
  const keep = { latest: 1, days: 1, weeks: 1, months: 1 };
  const now = Date.parse('2017-11-06T20:00:00Z');
  const look = async () => [
    (await work({ kind: 'check', folders })).database,
    (await work({ kind: 'backUp', folders, keep, timeZone: 'Europe/Berlin', now, isClockDoubted: true })).backup,
  ];
  expect(await look()).toEqual([null, null]);
  turnLetter();
  expect(await look()).toMatchObject([{ fault: 'damaged' }, { fault: 'damaged' }]);
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
  const by = { kind: 'office' } as const;
  const settings = { version: 1, at: 1, by, commandId: null, answer: null, settings: demonstrationOffice };
  await store.commit({ ...emptyTurn(), settings });
  store.close();
  copyFileSync(file, kept);
  expect(await forget()).toEqual([true, ['']]);
  copyFileSync(kept, file);
  turnLetter();
  expect(await forget()).toEqual([false, ['']]);
});

test('S63 a file of an earlier version is taken as it is, and a later step that changes events leaves them right', () => {
  const database = new Database(':memory:');
  migrate(database, NEWEST_SHAPE - 1);
  const insert =
    "INSERT INTO events (day, version, at, by, command_id, type, event) VALUES (?, 1, 1, '{}', 'c', 'x', '{}')";
  database.prepare(insert).run(DAY);
  migrate(database);
  expect([areSumsRight(database), database.prepare('SELECT sum FROM events').pluck().all()]).toEqual([true, [null]]);
  database.close();
});
