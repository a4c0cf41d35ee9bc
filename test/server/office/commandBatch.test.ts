// Commands that arrive together share a turn and a commit: each of them knows what those before it did.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../server/basics/log';
import { newToken } from '../../../server/basics/tokens';
import { createBranch } from '../../../server/office/branch';
import { createAnswers } from '../../../server/storage/replyCache';
import { openStore, type Store } from '../../../server/storage/store';
import type { Command, ImportedAppointment } from '../../../shared/commands';
import type { Contact } from '../../../shared/contacts';
import type { Actor } from '../../../shared/events';
import type { ImportResult, Reply } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import { dayAfter, dayOf, MINUTE_MS } from '../../../shared/time';
import { MONDAY_NINE, trustingOffice } from '../../world';
import { IMPORT, VISITOR } from '../queue/history';
import { careOf } from '../storage/care';

const DAY_MS = 24 * 60 * MINUTE_MS;
/** Whoever asks for this very minute has it; only networks are limited. */
const FIRST_SETTINGS: Settings = {
  ...trustingOffice,
  appointments: { ...trustingOffice.appointments, perNetworkAndHour: 30 },
};
const TODAY = '2017-11-06';
const ANNA: Contact = { name: 'Anna Muster', email: 'anna@example.org', phone: null };

let folder: string;
let store: Store;
let time: { now: number };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-turns-'));
  store = openStore(join(folder, 'office.db'));
  time = { now: MONDAY_NINE };
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async () =>
  createBranch({
    store,
    clock: () => time.now,
    log: createLog('silent'),
    firstSettings: FIRST_SETTINGS,
    ticketUrl: (key) => key,
    answers: createAnswers(store, () => time.now),
    fileCare: careOf(store),
    onLost: (error) => {
      throw error;
    },
  });

const row = (slotAt: number, isCancelled = false): ImportedAppointment => ({
  ...{ importKey: 'source-01:1', externalId: 'their-1', slotAt, serviceIds: ['ausweis'], persons: 1 },
  ...{ minutes: null, language: 'de', contact: ANNA, isCancelled },
});
const bring = (...appointments: ImportedAppointment[]): Command => ({ type: 'importAppointments', appointments });
const book = (slotAt: number, contact: Contact | null = null): Command => ({
  type: 'bookAppointment',
  ...{ serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt, contact },
  place: { kind: 'free', holdId: null },
});

/** Asked without waiting for the answers in between. */
const together = (branch: Awaited<ReturnType<typeof open>>, by: Actor, ...commands: Command[]): Promise<Reply[]> =>
  Promise.all(commands.map((command) => branch.handle({ id: newToken(), by, command })));
const said = (replies: Reply[]) => replies.map((reply) => (reply.ok ? 'done' : reply.refusal.code));
const rowsOf = (replies: Reply[]) =>
  replies.flatMap((reply) => (reply.ok ? (reply.result as ImportResult).rows.map(({ outcome }) => outcome) : []));
const openOn = (branch: Awaited<ReturnType<typeof open>>, day: string) =>
  [...branch.dayNamed(day).visits.values()].filter(({ state }) => state === 'booked');

test('A6 the same row in two imports at once is one appointment', async () => {
  const branch = await open();
  const slotAt = MONDAY_NINE + DAY_MS;
  const replies = await together(branch, IMPORT, bring(row(slotAt)), bring(row(slotAt)), bring(row(slotAt + DAY_MS)));
  expect(rowsOf(replies)).toEqual(['booked', 'unchanged', 'changed']);
  expect(openOn(branch, '2017-11-07')).toHaveLength(0);
  expect(openOn(branch, '2017-11-08')).toHaveLength(1);
});

test('A15 the limits of a network hold for those who ask for everything at once, whatever they say of themselves', async () => {
  const branch = await open();
  const { perNetworkAndHour } = FIRST_SETTINGS.appointments;
  const asked = Array.from({ length: perNetworkAndHour + 12 }, (_, i) =>
    book(MONDAY_NINE + (1 + (i % 40)) * DAY_MS, { ...ANNA, email: `anna+${i}@example.org` }),
  );
  const from = (narrow: string, commands: Command[]) =>
    Promise.all(
      commands.map((command) =>
        branch.handle({ id: newToken(), by: VISITOR, command, network: { narrow, wide: 'wide-01' } }),
      ),
    );
  const replies = said(await from('network-01', asked));
  expect(replies.filter((code) => code === 'done')).toHaveLength(perNetworkAndHour);
  expect(replies.filter((code) => code === 'tooManyBookings')).toHaveLength(12);
  expect(branch.bookedOnlineSince(MONDAY_NINE).filter(({ network }) => network.narrow === 'network-01')).toHaveLength(
    perNetworkAndHour,
  );
  expect(await store.bookers.open('ANNA@example.org', TODAY, '2018-12-31')).toBe(perNetworkAndHour);
  expect(said(await from('network-02', [book(MONDAY_NINE + DAY_MS + 3_600_000)]))).toEqual(['done']);
});

test('X1 booked and cancelled at once, nobody is found who has an appointment', async () => {
  const branch = await open();
  const slotAt = MONDAY_NINE + 30 * DAY_MS;
  const replies = await together(branch, IMPORT, bring(row(slotAt)), bring(row(slotAt, true)));
  expect(rowsOf(replies)).toEqual(['booked', 'cancelled']);
  expect(branch.daysAhead().filter((day) => openOn(branch, day.day).length > 0)).toEqual([]);
  expect(await store.bookers.open('anna@example.org', TODAY, '2018-12-31')).toBe(0);
  expect((await store.days.read(dayOf(slotAt, 'Europe/Berlin'))).bookers.map(({ deleteOn }) => deleteOn)).toEqual([
    '2017-11-07',
  ]);
});

test('A1 the code of an appointment that was moved a moment ago says its new day', async () => {
  const branch = await open();
  const [booked] = await together(branch, VISITOR, book(MONDAY_NINE + DAY_MS));
  const { visitId, code } = booked?.ok
    ? (booked.result as { visitId: string; code: string })
    : { visitId: '', code: '' };
  const [slotAt, place] = [MONDAY_NINE + 2 * DAY_MS, { kind: 'free', holdId: null } as const];
  const replies = await together(
    branch,
    VISITOR,
    { type: 'moveAppointment', day: '2017-11-07', visitId, slotAt, place },
    { type: 'checkIn', code, language: null },
  );
  const from = slotAt - 30 * MINUTE_MS;
  expect(replies[1]).toEqual({ ok: false, refusal: { code: 'tooEarly', values: { from } } });
});

test('A3 however many days are looked at in a turn, what was booked in it is remembered', async () => {
  const branch = await open();
  for (let i = 1; i < 496; i++) branch.dayNamed(dayAfter(TODAY, -i));
  const slots = Array.from({ length: 8 }, (_, i) => MONDAY_NINE + (i + 1) * DAY_MS);
  const all = slots.map((slotAt, i) => book(slotAt, { ...ANNA, email: `anna${i}@example.org` }));
  const done = slots.map(() => 'done');
  expect(said(await together(branch, VISITOR, ...all))).toEqual(done);
  expect(said(await together(branch, VISITOR, ...all))).toEqual(done);
  expect(said(await together(branch, VISITOR, ...all))).toEqual(slots.map(() => 'slotTaken'));
  expect(store.database.prepare('SELECT count(*) FROM letters').pluck().get()).toBe(16);
});

test('A3 no more days are kept in memory than are looked at', async () => {
  const branch = await open();
  await together(branch, VISITOR, book(MONDAY_NINE), book(MONDAY_NINE + DAY_MS));
  expect(branch.daysKnown()).toBe(2);
  const first = await branch.anyDay('2016-01-01');
  expect(await branch.anyDay('2016-01-01')).toBe(first);
  for (let i = 1; i < 500; i++) await branch.anyDay(dayAfter(TODAY, -i));
  for (let i = 1; i < 500; i++) branch.dayNamed(dayAfter(TODAY, i));
  expect(await branch.anyDay('2016-01-01')).not.toBe(first);
  expect(branch.daysKnown()).toBe(2);
  time.now += DAY_MS;
  await together(branch, VISITOR, book(MONDAY_NINE + DAY_MS + 3_600_000));
  await together(branch, VISITOR, book(MONDAY_NINE + DAY_MS + 7_200_000));
  expect(branch.daysKnown()).toBe(1);
});

test('T1 the first who come after midnight find the day before closed', async () => {
  const branch = await open();
  const [booked] = await together(branch, VISITOR, book(MONDAY_NINE + 60 * MINUTE_MS));
  const { visitId } = booked?.ok ? (booked.result as { visitId: string }) : { visitId: '' };
  time.now = Date.parse('2017-11-07T00:00:30+01:00');
  const cancel: Command = { type: 'cancelAppointment', day: TODAY, visitId };
  expect(said(await together(branch, VISITOR, book(MONDAY_NINE + DAY_MS), cancel))).toEqual(['done', 'dayClosed']);
  expect((await branch.anyDay(TODAY)).visits.get(visitId)?.state).toBe('missed');
});
