// Calendars that are asked again and again, over real HTTP.
import type { FeedView } from '../../../shared/imports';
import { type CalendarServer, calendar, openCalendarServer } from './calendarServer';
import { type FeedAt, HOUR, type ImportCommand, MINUTE, type Office, openOffice } from './office';

let server: CalendarServer;
let office: Office;
const feed = (): FeedAt => ({
  id: 'alt',
  name: 'Alte Terminbuchung',
  url: server.url,
  serviceId: 'wohnsitz',
  everyMin: 15,
});
beforeEach(async () => {
  server = await openCalendarServer();
  office = await openOffice({ feeds: [feed()] });
});
afterEach(async () => {
  await office.close();
  await server.close();
});

const READ: ImportCommand = { type: 'readFeed', feedId: 'alt' };
const read = () => office.ask<FeedView>(READ);
const entry = (uid: string, day: number, ...more: string[]) => [
  `UID:${uid}`,
  `DTSTART;TZID=Europe/Berlin:201711${String(day).padStart(2, '0')}T101500`,
  ...more,
];
const bookings = () =>
  Array.from({ length: 24 }, (_, i) => `2017-11-${String(i + 6).padStart(2, '0')}`).flatMap((day) =>
    [...office.branch.dayNamed(day).visits.values()]
      .filter(({ state }) => state === 'booked')
      .map(({ serviceIds }) => `${day} ${serviceIds.join()}`),
  );
const NONE = { booked: 0, changed: 0, unchanged: 0, cancelled: 0, ignored: 0 };
const counts = async () => (await read()).reading?.counts;

test('A6 entries become appointments; the service is their own, or the calendar\u2019s', async () => {
  server.serve(entry('1', 8, 'SUMMARY:Meldebescheinigung'), entry('2', 9, 'SUMMARY:Erika Muster'));
  const view = await read();
  expect(view).toMatchObject({ id: 'alt', checkedAt: office.time.now, failure: null });
  expect(view.reading).toEqual({
    at: office.time.now,
    counts: { ...NONE, booked: 2 },
    faultCount: 0,
    faults: [],
  });
  expect(bookings()).toEqual(['2017-11-08 meldebescheinigung', '2017-11-09 wohnsitz']);
  const [visit] = office.branch.dayNamed('2017-11-09').visits.values();
  expect(office.branch.dayNamed('2017-11-09').bookers.get(visit?.id ?? '')).toMatchObject({ name: 'Erika Muster' });
});

test('A6 read again nothing changes; what moved is changed, what was cancelled or has vanished is cancelled', async () => {
  server.serve(entry('1', 8), entry('2', 9), entry('3', 10));
  await read();
  expect(await counts()).toEqual({ ...NONE, unchanged: 3 });
  server.serve(entry('1', 13), entry('2', 9, 'STATUS:CANCELLED'));
  expect(await counts()).toEqual({ ...NONE, changed: 1, cancelled: 2 });
  expect(bookings()).toEqual(['2017-11-13 wohnsitz']);
  expect(await counts()).toEqual({ ...NONE, unchanged: 2 });
});

test('A6 what has vanished because it is over, or who is here already, is left alone', async () => {
  const today = ['UID:1', 'DTSTART:20171106T090000Z'];
  server.serve(today, entry('2', 8));
  await read();
  office.time.now += 50 * MINUTE;
  const [visit] = office.branch.today().visits.values();
  await office.handle({ type: 'checkIn', code: visit?.code ?? '', language: null });
  server.serve(entry('2', 8));
  expect(await counts()).toEqual({ ...NONE, unchanged: 1 });
  expect(visit?.state).toBe('waiting');
});

const EIGHT = Array.from({ length: 8 }, (_, i) => entry(`short-${i}`, 8 + (i % 3)));
const NOTICE = ['UID:info', 'DTSTART;VALUE=DATE:20171107', 'SUMMARY:Wartungsarbeiten'];
const decide = (decision: 'cancel' | 'keep') => office.ask<FeedView>({ type: 'decideMissed', feedId: 'alt', decision });

test('A10 all eight are missing: none is cancelled and somebody is asked, until the calendar says the same again', async () => {
  server.serve(...EIGHT);
  await read();
  server.serve(NOTICE);
  expect(await read()).toMatchObject({ failure: null, missed: { entries: 8, of: 8, at: office.time.now } });
  expect(bookings()).toHaveLength(8);
  expect(office.alarms()).toEqual(['feedVanished Alte Terminbuchung']);
  expect(await read()).toMatchObject({ missed: null, reading: { counts: { cancelled: 8 } } });
  expect(bookings()).toEqual([]);
  expect(office.alarms()).toEqual([]);
});

test('A10 the question is there after a restart, and the places are still taken', async () => {
  server.serve(...EIGHT);
  await read();
  server.serve();
  await read();
  const { folder, time } = office;
  await office.stop();
  office = await openOffice({ feeds: [feed()] }, { folder });
  office.time.now = time.now + MINUTE;
  expect(office.imports.feeds()).toMatchObject([{ missed: { entries: 8, of: 8, at: time.now } }]);
  expect(bookings()).toHaveLength(8);
  expect(await decide('cancel')).toMatchObject({ missed: null });
  expect(bookings()).toEqual([]);
});

test('A10 what comes back meanwhile was never cancelled', async () => {
  server.serve(...EIGHT);
  await read();
  const keys = () => [...office.branch.dayNamed('2017-11-08').visits.values()].map(({ id, state }) => `${id} ${state}`);
  const before = keys();
  server.serve();
  await read();
  server.serve(...EIGHT);
  expect(await read()).toMatchObject({ missed: null, reading: { counts: { ...NONE, unchanged: 8 } } });
  expect(keys()).toEqual(before);
  expect(office.alarms()).toEqual([]);
  server.serve();
  expect(await read()).toMatchObject({ missed: { entries: 8 } });
});

test('A10 what is missing and kept stays; what is missing besides is asked about by itself', async () => {
  server.serve(...EIGHT);
  await read();
  server.serve(...EIGHT.slice(0, 3));
  expect(await read()).toMatchObject({ missed: { entries: 5, of: 8 } });
  expect(await decide('keep')).toMatchObject({ missed: null });
  await read();
  expect(await read()).toMatchObject({ missed: null });
  expect(bookings()).toHaveLength(8);
  server.serve();
  expect(await read()).toMatchObject({ missed: { entries: 3, of: 3 } });
  expect(await decide('cancel')).toMatchObject({ missed: null });
  expect(bookings()).toHaveLength(5);
  expect(await decide('cancel')).toMatchObject({ missed: null });
  expect(await office.refused({ type: 'decideMissed', feedId: 'neu', decision: 'keep' })).toMatchObject({
    refusal: { code: 'unknownFeed' },
  });
});

test('A10 an entry whose number cannot be read may be the one that is missing', async () => {
  server.serve(...EIGHT);
  await read();
  const [first, ...rest] = EIGHT;
  server.serve(['UID', ...(first?.slice(1) ?? [])], ...rest);
  expect(await read()).toMatchObject({ missed: { entries: 1, of: 8 }, reading: { faultCount: 1 } });
  expect(bookings()).toHaveLength(8);
});

test('A10 more entries than anybody can have are not followed, and none is cancelled for it', async () => {
  server.serve(entry('1', 8));
  await read();
  server.serveText(calendar(...Array.from({ length: 5001 }, (_, i) => entry(`x${i}`, 9))));
  expect(await read()).toMatchObject({ failure: { code: 'tooManyEntries' } });
  expect(bookings()).toHaveLength(1);
}, 60_000);

test('A9 a calendar that cancels, and a guest who has declined, are cancellations', async () => {
  server.serve(entry('1', 8), entry('2', 9), entry('3', 10));
  await read();
  server.serve(entry('1', 8), entry('2', 9, 'ATTENDEE;PARTSTAT=DECLINED:mailto:e@example.org'));
  const cancelling = calendar(entry('3', 10)).replace('VERSION:2.0', 'VERSION:2.0\r\nMETHOD:CANCEL');
  server.serveText(
    `${calendar(entry('1', 8), entry('2', 9, 'ATTENDEE;PARTSTAT=DECLINED:mailto:e@example.org'))}${cancelling}`,
  );
  expect(await counts()).toEqual({ ...NONE, unchanged: 1, cancelled: 2 });
  expect(bookings()).toEqual(['2017-11-08 wohnsitz']);
});

test('A6 bad entries are named without names, the good ones come in, and what is bad now has not vanished', async () => {
  server.serve(entry('1', 8), entry('2', 9));
  await read();
  const weekly = entry('Erika Muster', 8, 'RRULE:FREQ=WEEKLY', 'SUMMARY:Erika Muster');
  server.serve(['UID:1', 'DTSTART;VALUE=DATE:20171108'], entry('2', 9), weekly, entry('2', 10));
  const { reading } = await read();
  expect(reading?.counts).toEqual({ ...NONE, unchanged: 1 });
  expect(reading?.faults).toEqual([
    { row: 1, id: null, field: 'start', code: 'wholeDay', values: {} },
    { row: 3, id: null, field: 'start', code: 'repeats', values: {} },
    { row: 4, id: null, field: 'id', code: 'sameId', values: { other: 2 } },
  ]);
  expect(bookings()).toHaveLength(2);
  expect(office.written()).not.toMatch(/Erika|Muster/);
});

/** Lets the time come at which calendars are looked at, by itself. */
const until = async (isSo: () => boolean) => {
  for (let tries = 0; tries < 200 && !isSo(); tries++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(isSo()).toBe(true);
};

test('A6 it is asked by itself, and again when its time has come', async () => {
  jest.useFakeTimers({ advanceTimers: true, doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  try {
    server.serve(entry('1', 8));
    office.imports.begin();
    await until(() => bookings().length === 1);
    const look = async (most: number): Promise<number[]> => {
      for (let tries = 0; tries < 40 && server.asked.length < most; tries++)
        await jest.advanceTimersByTimeAsync(10_000);
      return server.asked.map(({ status }) => status);
    };
    await until(() => office.imports.feeds()[0]?.reading !== null);
    office.time.now += 14 * MINUTE;
    expect(await look(2)).toEqual([200]);
    office.time.now += 2 * MINUTE;
    expect(await look(2)).toEqual([200, 304]);
    // Once a day all of it, whatever the server says of its age.
    await until(() => office.imports.feeds()[0]?.checkedAt === office.time.now);
    office.time.now += 24 * HOUR;
    expect(await look(3)).toEqual([200, 304, 200]);
  } finally {
    jest.useRealTimers();
  }
});

test('A6 other settings read the same entries anew', async () => {
  server.serve(entry('1', 8, 'SUMMARY:Angeln'));
  await read();
  expect(bookings()).toEqual(['2017-11-08 wohnsitz']);
  const services = office.branch
    .settings()
    .services.map((one) => (one.id === 'fischerei' ? { ...one, name: { de: 'Angeln' } } : one));
  await office.change({ services });
  expect(await counts()).toEqual({ ...NONE, changed: 1 });
  expect(bookings()).toEqual(['2017-11-08 fischerei']);
});

test.each<[string, Parameters<CalendarServer['behave']>[0], FeedView['failure']]>([
  [
    'says that there is none',
    (_asked, answer) => void answer.writeHead(404).end('no'),
    { code: 'status', status: 404 },
  ],
  ['hangs up', (asked) => void asked.socket.destroy(), { code: 'unreachable' }],
  [
    'leads to a file',
    (_asked, answer) => void answer.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    { code: 'unreachable' },
  ],
  [
    'leads in a circle',
    (_asked, answer) => void answer.writeHead(302, { location: '/' }).end(),
    { code: 'unreachable' },
  ],
  ['sends a page', (_asked, answer) => void answer.end('<html>Wartung</html>'), { code: 'notACalendar' }],
  ['sends without end', (_asked, answer) => void answer.end('x'.repeat(2_100_000)), { code: 'tooLarge' }],
  [
    'says that nothing is new to who knows nothing',
    (_asked, answer) => void answer.writeHead(304).end(),
    { code: 'status', status: 304 },
  ],
])('A6 a server that %s is a failure that is said, and nothing is cancelled', async (_what, manners, failure) => {
  server.serve(entry('1', 8));
  await read();
  server.behave(manners);
  expect(await read()).toMatchObject({ failure, reading: { counts: { booked: 1 } } });
  expect(bookings()).toHaveLength(1);
  server.behave(null);
  expect(await read()).toMatchObject({ failure: null, reading: { counts: { unchanged: 1 } } });
});

test('A6 a server that is not there', async () => {
  await server.close();
  expect(await read()).toMatchObject({ failure: { code: 'unreachable' }, reading: null });
});

test('A6 a calendar that has moved is found, and a name and a password in its address are sent as a login', async () => {
  await office.change({
    feeds: [{ ...feed(), url: server.url.replace('//', '//amt:ge%20heim@').replace('termine', 'frueher') }],
  });
  server.behave((asked, answer) => {
    if (asked.url === '/frueher.ics') answer.writeHead(301, { location: '/jetzt.ics' }).end();
    else answer.end(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...entry('1', 8), 'END:VEVENT', 'END:VCALENDAR'].join('\n'));
  });
  expect(await counts()).toEqual({ ...NONE, booked: 1 });
  const authorization = `Basic ${Buffer.from('amt:ge heim').toString('base64')}`;
  expect(server.asked).toMatchObject([
    { path: '/frueher.ics', authorization, status: 301 },
    { path: '/jetzt.ics', authorization, status: 200 },
  ]);
});

test('A6 an unknown calendar is refused; one that the settings lose is forgotten, its appointments stay', async () => {
  expect(await office.refused({ type: 'readFeed', feedId: 'neu' })).toMatchObject({ refusal: { code: 'unknownFeed' } });
  server.serve(entry('1', 8));
  await read();
  expect(office.imports.feeds()).toMatchObject([{ id: 'alt', reading: { counts: { booked: 1 } } }]);
  await office.change({ feeds: [] });
  expect(office.imports.feeds()).toEqual([]);
  expect(await office.refused(READ)).toMatchObject({ refusal: { code: 'unknownFeed' } });
  expect(bookings()).toHaveLength(1);
});

test('T1 the entries of days that are over are left alone', async () => {
  server.serve(entry('1', 6), entry('2', 8));
  await read();
  office.time.now += 24 * HOUR;
  await office.handle({ type: 'tick' });
  expect(await counts()).toEqual({ ...NONE, unchanged: 1 });
});
