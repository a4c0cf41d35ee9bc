// R1, R3 through the whole office: days are lived and closed, counted in a thread, asked for, written to files.
import { read, utils } from '@e965/xlsx';
import { keepFacts } from '../../../server/queue/figures/kept';
import { createWork } from '../../../server/queue/figures/work';
import { Database } from '../../../server/storage/sqlite/connection';
import type { ReportFile, ReportResult } from '../../../shared/commands/reports';
import type { Reply } from '../../../shared/protocol';
import { MINUTE_MS } from '../../../shared/time';
import { draw, openWorld, trustingOffice, type World } from '../../world';
import { liveDay, nineOn } from '../storage/someDays';

const [MONDAY, TUESDAY, WEDNESDAY] = ['2017-11-06', '2017-11-07', '2017-11-08'] as const;
/** One counter, six minutes each, somebody every four: the n-th waits two minutes longer than the one before. */
const PLAN = { counters: 1, drawnAt: [0, 4, 8, 12, 16], serviceMin: 6 };

jest.setTimeout(60_000);

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const resultOf = <Result>(reply: Reply): Result => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.refusal));
  return reply.result as Result;
};
const goTo = async (day: string): Promise<void> => {
  world.time.now = nineOn(day);
  await world.pass(0);
};
/** What the report says once all days have been counted. */
const reportOf = async (from: string, to: string): Promise<ReportResult> => {
  const admin = await world.connect('admin', 'admin');
  for (;;) {
    const report = resultOf<ReportResult>(await admin.ask({ type: 'report', from, to, unit: null }));
    if (report.pending === 0) return report;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const kept = (): string[] => {
  const database = new Database(`${world.folder}/wertmarke.db`, { readonly: true });
  const rows = database.prepare('SELECT day, version FROM day_figures ORDER BY day').all() as Record<string, unknown>[];
  database.close();
  return rows.map(({ day, version }) => `${day} ${version}`);
};

test('R1 days that are over, and today as it is now, are counted; a restart changes nothing', async () => {
  await liveDay(world, MONDAY, PLAN);
  await liveDay(world, TUESDAY, PLAN);
  world.time.now += MINUTE_MS;
  await (await world.connect('kiosk', 'kiosk-1')).ask(draw('wohnsitz'));
  const report = await reportOf(MONDAY, TUESDAY);
  expect(report.total).toMatchObject({ visitors: 11, walkIns: 11, appointments: 0, noShows: 0 });
  expect(report.total.walkInTimes.wait).toEqual({ cases: 10, meanSec: 240, medianSec: 240, p90Sec: 480 });
  expect(report.total.walkInTimes.service?.meanSec).toBe(360);
  expect(report.times.map(({ key, figures }) => [key.from, figures.visitors])).toEqual([
    [MONDAY, 5],
    [TUESDAY, 6],
  ]);
  expect(report.services.map(({ key, figures }) => [key, figures.visitors])).toEqual([
    ['ausweis', 10],
    ['wohnsitz', 1],
  ]);
  expect(report.counters.map(({ key, figures }) => [key, figures.visitors])).toEqual([
    ['schalter-1', 10],
    [null, 1],
  ]);
  await world.restart();
  // Slips that were on their way at the end of the program are reported after it: that is news, and counted.
  expect(await reportOf(MONDAY, TUESDAY)).toEqual({ ...report, printers: expect.anything() });
});

test('R1 a range stands beside the one before and the year before', async () => {
  await liveDay(world, '2016-11-07', PLAN);
  await liveDay(world, '2017-10-30', { ...PLAN, drawnAt: [0, 4] });
  await liveDay(world, MONDAY, PLAN);
  const { before, yearBefore } = await reportOf(MONDAY, '2017-11-12');
  expect(before).toMatchObject({ from: '2017-10-30', to: '2017-11-05', total: { visitors: 2 } });
  expect(yearBefore).toMatchObject({ from: '2016-11-07', to: '2016-11-13', total: { visitors: 5 } });
  expect(await reportOf('2017-10-02', '2017-10-08')).toMatchObject({ before: null, yearBefore: null });
});

test('R1 facts are made anew when a day has changed since, or they are of an older make', async () => {
  await liveDay(world, MONDAY, PLAN);
  await goTo(TUESDAY);
  expect((await reportOf(MONDAY, MONDAY)).total.visitors).toBe(5);
  const before = kept();
  const nobody = Buffer.from(keepFacts({ visits: [], printers: [], work: createWork().figures() }));
  expect(before[0]).toMatch(/^2017-11-06 \d+$/);
  await world.restart(() => {
    const database = new Database(`${world.folder}/wertmarke.db`);
    database.prepare('UPDATE day_figures SET version = version - 3, facts = ?').run(nobody);
    database.close();
  });
  expect((await reportOf(MONDAY, MONDAY)).total.visitors).toBe(5);
  expect(kept()).toEqual(before);
  await world.restart(() => {
    const database = new Database(`${world.folder}/wertmarke.db`);
    database.exec(`UPDATE day_figures SET format = 0, facts = x'00'`);
    database.close();
  });
  expect((await reportOf(MONDAY, MONDAY)).total.visitors).toBe(5);
});

test('R1 faults of the server are counted with the day, and how long they lasted', async () => {
  const admin = await world.connect('admin', 'admin');
  await world.leap(3 * 60 * MINUTE_MS);
  await world.pass(0);
  const doubted = await admin.until(({ alarms }) => alarms.some(({ kind }) => kind === 'server'));
  expect(doubted.alarms).toMatchObject([{ fault: 'clockJumped' }]);
  await world.pass(MINUTE_MS);
  await admin.ask({ type: 'trustClock' });
  await admin.until(({ alarms }) => alarms.length === 0);
  let server: ReportResult['server'] = [];
  while ((server[0]?.sec ?? 0) === 0) ({ server } = await reportOf(MONDAY, MONDAY));
  expect(server).toEqual([{ fault: 'clockJumped', times: 1, sec: expect.any(Number) }]);
});

test('R1 a range that ends before it begins, or is longer than two years, is refused', async () => {
  const admin = await world.connect('admin', 'admin');
  for (const [from, to] of [
    [TUESDAY, MONDAY],
    ['2015-11-06', MONDAY],
  ] as const)
    expect(await admin.ask({ type: 'report', from, to, unit: null })).toMatchObject({
      refusal: { code: 'rangeInvalid', values: { days: 731 } },
    });
});

const fileOf = async (format: 'csv' | 'xlsx', language: 'de' | 'en' = 'de') => {
  const admin = await world.connect('admin', 'admin');
  const asked = { type: 'reportFile', from: MONDAY, to: WEDNESDAY, unit: 'day', format, language } as const;
  const { name, base64 } = resultOf<ReportFile>(await admin.ask(asked));
  return { name, bytes: Buffer.from(base64, 'base64') };
};

test('R3 a workbook that another program opens: a sheet a table, numbers as numbers', async () => {
  await liveDay(world, MONDAY, PLAN);
  await goTo(TUESDAY);
  await reportOf(MONDAY, MONDAY);
  const { name, bytes } = await fileOf('xlsx');
  expect(name).toBe('auswertung_2017-11-06_2017-11-08.xlsx');
  const book = read(bytes);
  expect(book.SheetNames).toEqual([
    ...['Insgesamt', 'Im Verlauf', 'Nach Anliegen', 'Nach Stunde', 'Nach Wochentag', 'Nach Schalter'],
    'Was getan wurde',
  ]);
  const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Nach Anliegen'] ?? {});
  expect(rows).toEqual([
    expect.objectContaining({
      'Nach Anliegen': 'Personalausweis oder Reisepass beantragen',
      Besuche: 5,
      'Anteil mit Termin': 0,
      'Wartezeit ohne Termin, Mittel (min)': 4,
      'Wartezeit ohne Termin, 90 % (min)': expect.closeTo(7.2, 6),
    }),
  ]);
});

test('R3 a CSV as German Excel reads it, and no name becomes a formula', async () => {
  const services = trustingOffice.services.map((service) =>
    service.id === 'ausweis' ? { ...service, name: { de: '=SUMME(A1;"x")' } } : service,
  );
  const { branch } = world.app();
  await branch.handleOwn({
    ...{ type: 'changeSettings', version: branch.settingsVersion() },
    settings: { ...branch.settings(), services },
  });
  await liveDay(world, MONDAY, { ...PLAN, drawnAt: [0, 4, 9] });
  await goTo(TUESDAY);
  await reportOf(MONDAY, MONDAY);
  const { name, bytes } = await fileOf('csv');
  expect(name).toBe('auswertung_2017-11-06_2017-11-08.csv');
  const lines = bytes.toString('utf8').split('\r\n');
  expect(lines[0]).toMatch(/^\ufeff"Tabelle";"Zeile";"Besuche";"ohne Termin";"mit Termin";"Anteil mit Termin \(%\)"/);
  expect(lines.find((line) => line.startsWith('"Nach Anliegen"'))).toMatch(
    /^"Nach Anliegen";"'=SUMME\(A1;""x""\)";3;3;0;0,00;0;0;0;0;0;0;0;0;1,67;/,
  );
  expect((await fileOf('csv', 'en')).bytes.toString('utf8')).toContain('"By weekday","Monday",3,3,0,0.00');
});

test('K7 what was really done stands in the report, the workbook and the CSV, and of no clerk', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const counter = await world.connect('counter', 'schalter-1');
  const finish = async (work: object): Promise<void> => {
    await kiosk.ask(draw('ausweis'));
    const { visitId } = resultOf<{ visitId: string }>(await counter.ask({ type: 'callNext' }));
    resultOf(await counter.ask({ type: 'finish', visitId, ...work }));
  };
  const done = (serviceId: string, count: number) => ({ serviceId, count });
  const services = [done('ausweis', 0), done('wohnsitz', 3)];
  await finish({ work: { services, persons: 4, hindrance: 'papersMissing' } });
  await finish({});
  const expected = {
    ...{ noted: 1, notNoted: 1, persons: 4 },
    services: [
      { serviceId: 'ausweis', done: 0, notDone: 1 },
      { serviceId: 'wohnsitz', done: 3, notDone: 0 },
    ],
    hindrances: [{ hindrance: 'papersMissing', visits: 1 }],
  };
  expect((await reportOf(MONDAY, MONDAY)).work).toEqual(expected);
  await world.app().branch.handleOwn({ type: 'closeDay' });
  await goTo(TUESDAY);
  expect((await reportOf(MONDAY, MONDAY)).work).toEqual(expected);
  const rows = [
    ['Wohnung anmelden, ummelden, abmelden', 3, 0],
    ['Personalausweis oder Reisepass beantragen', 0, 1],
    ['Nicht erledigt: Unterlagen fehlten', null, 1],
    ['Personen dabei', 4, null],
    ['Besuche mit Vermerk', 1, null],
    ['Besuche ohne Vermerk', 1, null],
  ];
  const book = read((await fileOf('xlsx')).bytes);
  expect(utils.sheet_to_json(book.Sheets['Was getan wurde'] ?? {}, { header: 1, defval: null })).toEqual([
    ['Was getan wurde', 'erledigt', 'nicht erledigt'],
    ...rows,
  ]);
  const [heads = '', ...lines] = (await fileOf('csv')).bytes.toString('utf8').trim().split('\r\n');
  expect(heads).toMatch(/;"erledigt";"nicht erledigt"$/);
  expect(new Set([heads, ...lines].map((line) => line.split(';').length)).size).toBe(1);
  const said = lines.filter((line) => line.startsWith('"Was getan wurde"')).map((line) => line.replace(/;{2,}/, ';…;'));
  expect(said[0]).toBe('"Was getan wurde";"Wohnung anmelden, ummelden, abmelden";…;3;0');
  expect(said).toHaveLength(rows.length);
});
