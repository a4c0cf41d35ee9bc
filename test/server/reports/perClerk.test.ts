// R4: figures per clerk through the whole office: off, on with a reason, only with the right, and never of what is forgotten.
import { read, utils } from '@e965/xlsx';
import { clerkFacts } from '../../../server/queue/figures/clerks';
import { clerkParts } from '../../../server/queue/figures/report';
import { Database } from '../../../server/storage/sqlite/connection';
import type { ReportFile } from '../../../shared/commands/reports';
import type { ClerkFigures } from '../../../shared/figures/reports';
import type { AdminView, Reply } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import { dayAfter, MINUTE_MS } from '../../../shared/time';
import { type Client, draw, openWorld, trustingOffice, type World } from '../../world';
import { clerk, min, openHistory, settingsWith } from '../queue/history';
import { nineOn } from '../storage/someDays';

const MONDAY = '2017-11-06';
const TUESDAY = '2017-11-07';
const ON = { reason: 'Dienstvereinbarung vom 2. November', by: 'Leitung', since: '2000-01-01' };

jest.setTimeout(60_000);

let world: World;
afterEach(() => world?.close());

const resultOf = <Result>(reply: Reply): Result => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.refusal));
  return reply.result as Result;
};
const switchTo = async (admin: Client<AdminView>, figuresPerClerk: Settings['figuresPerClerk']) => {
  const { settings, settingsVersion: version } = admin.view();
  resultOf(await admin.ask({ type: 'changeSettings', version, settings: { ...settings, figuresPerClerk } }));
  await admin.until((view) => view.settingsVersion > version);
};
const clerksOf = async (admin: Client<AdminView>, from: string, to: string) =>
  resultOf<ClerkFigures | null>(await admin.ask({ type: 'clerkFigures', from, to }));
const fileOf = async (admin: Client<AdminView>, type: 'reportFile' | 'clerkReportFile', format: 'csv' | 'xlsx') => {
  const asked = { type, from: MONDAY, to: TUESDAY, unit: null, format, language: 'de' } as const;
  return Buffer.from(resultOf<ReportFile>(await admin.ask(asked)).base64, 'base64');
};
/** So many visitors at the first counter, and at the second, six minutes each. */
const serve = async (day: string, served: [number, number]): Promise<void> => {
  await goTo(day);
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  for (const [i, count] of served.entries()) {
    const counter = await world.connect('counter', `schalter-${i + 1}`);
    for (let n = 0; n < count; n++) {
      resultOf(await kiosk.ask(draw('ausweis')));
      const { visitId } = resultOf<{ visitId: string }>(await counter.ask({ type: 'callNext' }));
      resultOf(await counter.ask({ type: 'begin', visitId }));
      await world.pass(6 * MINUTE_MS);
      resultOf(await counter.ask({ type: 'finish', visitId }));
    }
  }
};
const goTo = async (day: string): Promise<void> => {
  world.time.now = nineOn(day);
  await world.pass(0);
};

test('R4 off, nothing anywhere names a clerk; on, since that day: page, CSV and XLSX, and every counter says why', async () => {
  world = await openWorld();
  await serve(MONDAY, [3, 2]);
  const before = await world.connect('admin', 'admin');
  expect(await clerksOf(before, MONDAY, TUESDAY)).toBeNull();
  expect((await fileOf(before, 'clerkReportFile', 'csv')).toString()).not.toMatch(/Nach Person|Demir|Kowalski/);
  await goTo(TUESDAY);
  const admin = await world.connect('admin', 'admin');
  await switchTo(admin, ON);
  expect(admin.view().settings.figuresPerClerk?.since).toBe(TUESDAY);
  const counter = await world.connect('counter', 'schalter-1');
  expect(counter.view().figuresPerClerk).toEqual({ ...ON, since: TUESDAY });
  await serve(TUESDAY, [3, 2]);
  const again = await world.connect('admin', 'admin');
  const figures = await clerksOf(again, MONDAY, '2017-11-12');
  expect(figures).toMatchObject({ from: TUESDAY, to: TUESDAY });
  const served = figures?.clerks.map(({ name, figures: of }) => [name, of.visitors, of.walkInTimes.service?.meanSec]);
  expect(served).toEqual([
    ['Aylin Demir', 3, 360],
    ['Bernd Kowalski', 2, 360],
  ]);
  expect((await fileOf(again, 'clerkReportFile', 'csv')).toString()).toContain('"Nach Person";"Aylin Demir";3;');
  const { Sheets } = read(await fileOf(again, 'clerkReportFile', 'xlsx'));
  const sheet = Sheets['Nach Person'];
  const rows = sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1 }) : [];
  expect(rows.slice(1).map((row) => row.slice(0, 2))).toEqual([
    ['Aylin Demir', 3],
    ['Bernd Kowalski', 2],
  ]);
  expect((await fileOf(again, 'reportFile', 'csv')).toString()).not.toMatch(/Nach Person|Demir|Kowalski/);
  const report = resultOf(await again.ask({ type: 'report', from: MONDAY, to: TUESDAY, unit: null }));
  expect(JSON.stringify(report)).not.toMatch(/Demir|Kowalski|person-/);
  await switchTo(again, null);
  expect(await clerksOf(again, MONDAY, TUESDAY)).toBeNull();
});

test('R4 who may see reports does not see figures per clerk without the right to', async () => {
  const roles = trustingOffice.roles.map((one) => ({
    ...one,
    rights: one.id === 'frontdesk' ? ([...one.rights, 'seeFigures'] as typeof one.rights) : one.rights,
  }));
  world = await openWorld({ settings: { ...trustingOffice, roles, figuresPerClerk: { ...ON, since: MONDAY } } });
  const frontdesk = (await world.connect('admin', 'admin'))
    .view()
    .staff.filter(({ roleIds }) => roleIds.includes('frontdesk'));
  const { name = '' } = frontdesk[0] ?? {};
  const password = world.app().passwords.find((one) => one.name === name)?.password ?? '';
  const reader = await world.logIn('admin', 'admin', { name, password });
  expect(await reader.ask({ type: 'report', from: MONDAY, to: MONDAY, unit: null })).toMatchObject({ ok: true });
  for (const asked of [
    { type: 'clerkFigures', from: MONDAY, to: MONDAY },
    { type: 'clerkReportFile', from: MONDAY, to: MONDAY, unit: null, format: 'csv', language: 'de' },
  ] as const)
    expect(await reader.ask(asked)).toMatchObject({ ok: false, refusal: { code: 'noRight' } });
});

test('R4, X10 after the set time nobody is found, neither in the figures nor by SQL over the file', async () => {
  world = await openWorld({ settings: { ...trustingOffice, figuresPerClerk: { ...ON, since: MONDAY } } });
  await serve(MONDAY, [3, 2]);
  const admin = await world.connect('admin', 'admin');
  const ids = admin.view().staff.map(({ id }) => id);
  const served = await clerksOf(admin, MONDAY, MONDAY);
  expect(served?.clerks.map(({ name }) => name)).toEqual(['Aylin Demir', 'Bernd Kowalski']);
  const { actsDays } = trustingOffice.retention;
  for (let days = 1; days <= actsDays + 1; days++) {
    await goTo(dayAfter(MONDAY, days));
    await world.pass(11 * 60_000);
  }
  const later = await world.connect('admin', 'admin');
  const found = await clerksOf(later, MONDAY, MONDAY);
  expect(found === null || found.from > found.to).toBe(true);
  expect(found?.clerks ?? []).toEqual([]);
  const database = new Database(`${world.folder}/wertmarke.db`, { readonly: true });
  const rows = database
    .prepare(`
    SELECT by || event AS said FROM events WHERE day = ? UNION ALL
    SELECT CAST(facts AS TEXT) FROM day_figures UNION ALL SELECT lesson FROM lessons`)
    .all(MONDAY);
  database.close();
  expect(rows.length).toBeGreaterThan(20);
  expect(ids.filter((id) => JSON.stringify(rows).includes(id))).toEqual([]);
});

test('R4 a visitor who is handed on counts for each who served, with the time at each', () => {
  const history = openHistory(settingsWith({}));
  for (const counter of [1, 2]) history.openCounter(counter);
  const { visitId } = history.draw();
  history.callNext(1);
  history.time.now = min(1);
  history.done({ type: 'begin', visitId }, clerk(1));
  history.time.now = min(5);
  history.done({ type: 'handOn', visitId, to: { kind: 'counter', counterId: 'schalter-2' }, note: '' }, clerk(1));
  history.time.now = min(7);
  history.callNext(2);
  history.done({ type: 'begin', visitId }, clerk(2));
  history.time.now = min(17);
  history.done({ type: 'finish', visitId }, clerk(2));
  const parts = clerkParts(clerkFacts(history.events));
  expect(
    parts.map(({ key, figures }) => [key, figures.visitors, figures.handedOn, figures.walkInTimes.service?.meanSec]),
  ).toEqual([
    ['person-0001', 1, 1, 240],
    ['person-0002', 1, 0, 600],
  ]);
  expect(parts[0]?.figures.walkInTimes.wait).toBeNull();
  const forgotten = history.events.map((event) => ({ ...event, by: { kind: 'device', personId: null } }));
  expect(clerkFacts(forgotten)).toEqual([]);
});
