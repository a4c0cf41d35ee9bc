// A calendar or a file that holds its reader up: the office goes on, says so, and does not read it again by itself.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandOf } from '../../../../shared/commands';
import type { CsvImport, CsvPreview, FeedView } from '../../../../shared/imports';
import { type CalendarServer, openCalendarServer } from '../calendarServer';
import { HOUR, MINUTE, type Office, openOffice } from '../office';

const file = join(__dirname, 'hangingThread.ts');
const within = (mostMs: number) => ({ reader: { file, mostMs }, downloadMs: 20_000 });
const FOREVER = 600_000;
/** What hangs is refused after this; more than a busy machine needs to begin to read. */
const PATIENT = 6000;

let server: CalendarServer;
const offices: Office[] = [];
const feeds = () =>
  ['alt', 'neu'].map((id) => ({
    id,
    name: `Amt ${id}`,
    url: `${server.url}?${id}`,
    serviceId: 'wohnsitz',
    everyMin: 15,
  }));
const open = async (mostMs: number, folder = mkdtempSync(join(tmpdir(), 'wertmarke-held-'))) => {
  const office = await openOffice({ feeds: feeds() }, { patience: within(mostMs), folder });
  offices.push(office);
  return office;
};
beforeEach(async () => {
  server = await openCalendarServer();
});
afterEach(async () => {
  for (const office of offices.splice(0)) await office.close();
  await server.close();
});

const READ: CommandOf<'readFeed'> = { type: 'readFeed', feedId: 'alt' };
const good = ['UID:1', 'DTSTART;TZID=Europe/Berlin:20171108T101500'];

const until = async (isSo: () => boolean) => {
  for (let tries = 0; tries < 400 && !isSo(); tries++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(isSo()).toBe(true);
};
/** It stands on the disk that a calendar is being read. */
const isMarked = (office: Office) =>
  office.store.database.prepare("SELECT 1 FROM import_feeds WHERE outcome ->> '$.begun' IS NOT NULL").get() !==
  undefined;

/** Lets the office look at its calendars by itself, as long as it takes until all that is due was asked. */
const looked = async (office: Office, times: number): Promise<number> => {
  jest.useFakeTimers({ advanceTimers: true, doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  try {
    office.imports.begin();
    for (let tries = 0; tries < 400 && server.asked.length < times; tries++)
      await new Promise((resolve) => setTimeout(resolve, 25));
    await new Promise((resolve) => setTimeout(resolve, 100));
    return server.asked.length;
  } finally {
    jest.useRealTimers();
  }
};

test.each([
  ['X-HANG', PATIENT],
  ['X-EAT', FOREVER],
  ['X-BREAK', FOREVER],
  ['X-GO', FOREVER],
])(
  'S5 a calendar with %s is stopped and said; it is read by hand only, and then all is well',
  async (word, mostMs) => {
    const office = await open(mostMs);
    server.serve([...good, word]);
    expect(await office.ask<FeedView>(READ)).toMatchObject({ failure: { code: 'stopped' }, reading: null });
    expect(office.alarms()).toEqual(['feedSkipped Amt alt']);
    server.serve(good);
    office.time.now += HOUR;
    // The other one is read, this one is not.
    expect(await looked(office, 2)).toBe(2);
    expect(server.asked.map(({ path }) => path.slice(-3))).toEqual(['alt', 'neu']);
    expect(await office.ask<FeedView>(READ)).toMatchObject({ failure: null, reading: { counts: { booked: 1 } } });
    expect(office.alarms()).toEqual([]);
  },
  60_000,
);

test('S5 while a calendar holds its reader up, everything else is answered, files too', async () => {
  const office = await open(FOREVER);
  server.serve([...good, 'X-HANG']);
  let isRead = false;
  const reading = office.refused(READ).then(() => {
    isRead = true;
  });
  await until(() => isMarked(office));
  const csv = Buffer.from('Nr;Termin;Anliegen\n1;08.11.2017 10:15;Meldebescheinigung').toString('base64');
  expect(await office.ask<CsvImport>({ type: 'importCsv', file: csv, serviceId: null })).toMatchObject({
    imported: { booked: 1 },
  });
  expect((await office.fetch('/appointments?day=2017-11-08')).status).toBe(200);
  expect(isRead).toBe(false);
  await office.stop();
  await reading;
  offices.splice(0);
}, 60_000);

test('S5 a calendar whose reading the program did not live to see is held at the next start, and said', async () => {
  const office = await open(FOREVER);
  server.serve([...good, 'X-HANG']);
  void office.refused(READ);
  await until(() => isMarked(office));
  // What a program leaves behind that is killed now.
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-held-'));
  await office.store.database.backup(join(folder, 'office.db'));
  server.serve(good);
  const asked = server.asked.length;
  const next = await open(FOREVER, folder);
  next.time.now += HOUR;
  expect(await looked(next, asked + 1)).toBe(asked + 1);
  expect(next.imports.feeds()).toMatchObject([
    { id: 'alt', failure: { code: 'unfinished' } },
    { id: 'neu', failure: null },
  ]);
  expect(next.alarms()).toEqual(['feedSkipped Amt alt']);
  expect(await next.ask<FeedView>(READ)).toMatchObject({ failure: null, reading: { counts: { booked: 1 } } });
  expect(next.alarms()).toEqual([]);
}, 60_000);

test('S5 another address is read by itself again', async () => {
  const office = await open(PATIENT);
  server.serve([...good, 'X-HANG']);
  await office.ask<FeedView>(READ);
  server.serve(good);
  const [alt, neu] = feeds();
  if (!alt || !neu) throw new Error('no calendars');
  await office.change({ feeds: [{ ...alt, url: `${server.url}?anders` }] });
  office.time.now += 20 * MINUTE;
  await looked(office, 2);
  await until(() => office.imports.feeds()[0]?.failure === null);
  expect(office.imports.feeds()).toMatchObject([{ failure: null, reading: { counts: { booked: 1 } } }]);
}, 60_000);

test('S5 a program that ends while it reads holds nothing', async () => {
  const office = await open(FOREVER);
  server.serve([...good, 'X-HANG']);
  const reading = office.refused(READ);
  await until(() => isMarked(office));
  await office.stop();
  await reading;
  server.serve(good);
  offices.splice(0);
  const next = await open(FOREVER, office.folder);
  expect(next.imports.feeds()[0]?.failure ?? null).toBeNull();
}, 60_000);

test('S5 a file that holds its reader up is refused, and the next one is read', async () => {
  const office = await open(PATIENT);
  const preview = (text: string) =>
    office.ask<CsvPreview>({ type: 'previewCsv', file: Buffer.from(text).toString('base64'), serviceId: null });
  const rows = 'Nr;Termin;Anliegen\n1;08.11.2017 10:15;Meldebescheinigung';
  expect(await preview(`${rows}X-HANG`)).toMatchObject({ fault: 'tooSlow', count: 0 });
  expect(await preview(rows)).toMatchObject({ fault: null, count: 1 });
}, 60_000);
