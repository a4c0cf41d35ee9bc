// What is past its date is gone from the file's log too, however long somebody reads it; a disk that takes nothing is told.
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../server/basics/log';
import { createFileCare } from '../../../server/office/fileCare';
import { createServerAlarms } from '../../../server/office/serverAlarms';
import { emptyTurn } from '../../../server/office/turns/unitOfWork';
import { Database } from '../../../server/storage/sqlite/connection';
import { openStore, type Store } from '../../../server/storage/store';

const MINUTE = 60_000;
const NAME = 'Zebulon Quittenbaum';

let folder: string;
let file: string;
let store: Store;
let elapsed: number;
let alarms: ReturnType<typeof createServerAlarms>;
let care: ReturnType<typeof createFileCare>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-care-'));
  file = join(folder, 'office.db');
  store = openStore(file);
  elapsed = 0;
  alarms = createServerAlarms(() => 0);
  care = createFileCare({ store, log: createLog('silent'), serverAlarms: alarms, elapsed: () => elapsed });
  const booker = {
    visitId: 'v1',
    name: NAME,
    email: null,
    phone: null,
    externalId: null,
    deleteOn: '2017-11-06',
    origin: null,
    answers: [],
  };
  await store.commit({ ...emptyTurn(), bookers: [{ day: '2017-11-06', booker }] });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const faults = () => alarms.list().map(({ fault }) => fault);
const isOnDisk = () => [file, `${file}-wal`].some((path) => readFileSync(path).includes(NAME));
const reader = () => {
  const database = new Database(file, { readonly: true });
  database.exec('BEGIN');
  database.prepare('SELECT count(*) FROM bookers').get();
  return database;
};

test('X7 names that a reader keeps in the log at the day’s end are deleted as soon as it is gone', async () => {
  const reading = reader();
  await care.forget('2017-11-06');
  expect(isOnDisk()).toBe(true);
  elapsed += MINUTE - 1;
  reading.close();
  await care.tend();
  expect(isOnDisk()).toBe(true);
  elapsed += 1;
  await care.tend();
  expect(isOnDisk()).toBe(false);
  expect(faults()).toEqual([]);
});

test('X7 X4 after an hour staff are told, until it is done', async () => {
  const reading = reader();
  await care.forget('2017-11-06');
  for (let minute = 0; minute < 59; minute++) {
    elapsed += MINUTE;
    await care.tend();
  }
  expect(faults()).toEqual([]);
  elapsed += MINUTE;
  await care.tend();
  expect(faults()).toEqual(['deletion']);
  reading.close();
  elapsed += MINUTE;
  await care.tend();
  expect(faults()).toEqual([]);
  expect(isOnDisk()).toBe(false);
});

test('X7 a day that ends meanwhile is deleted with the one before, and an earlier one does not undo it', async () => {
  const reading = reader();
  await care.forget('2017-11-07');
  await care.forget('2017-11-05');
  reading.close();
  elapsed += MINUTE;
  await care.tend();
  expect(isOnDisk()).toBe(false);
});

test('X4 a disk that takes nothing is told to staff, tried again, and said to be right when it is', async () => {
  const pages = Number(store.database.pragma('page_count', { simple: true }));
  store.database.pragma(`max_page_count = ${pages}`);
  const large = { ...emptyTurn(), lessons: [] };
  const booker = {
    visitId: 'v2',
    name: 'x'.repeat(200_000),
    email: null,
    phone: null,
    externalId: null,
    deleteOn: '9999-12-31',
    origin: null,
    answers: [],
  };
  await expect(store.commit({ ...large, bookers: [{ day: '2017-11-06', booker }] })).rejects.toMatchObject({
    code: 'SQLITE_FULL',
  });
  care.failed();
  expect(faults()).toEqual(['disk']);
  await care.tend();
  expect(faults()).toEqual([]);
});

test('X4 a database file that is moved or deleted under the office is told to staff, and nobody is told that all is well', async () => {
  await care.tend();
  expect(faults()).toEqual([]);
  renameSync(file, `${file}.away`);
  await care.tend();
  expect(faults()).toEqual(['disk']);
  renameSync(`${file}.away`, file);
  await care.tend();
  expect(faults()).toEqual([]);
});

test('X4 a disk that takes nothing is noticed within half a minute, although nobody does anything', async () => {
  await care.tend();
  store.database.pragma('query_only = ON');
  elapsed += 29_000;
  await care.tend();
  expect(faults()).toEqual([]);
  elapsed += 1000;
  await care.tend();
  expect(faults()).toEqual(['disk']);
  store.database.pragma('query_only = OFF');
  await care.tend();
  expect(faults()).toEqual([]);
});
