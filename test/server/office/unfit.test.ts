// A17: many affected appointments are decided about at once; no place is given twice, and nobody comes in vain.

import { instantOf } from '../../../server/queue/slots/hours';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import type { AffectedResult } from '../../../shared/affected';
import type { AdminView, BookingResult, MovesResult, Reply, UnfitResult } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import { dayOf, MINUTE_MS } from '../../../shared/time';
import { type Client, openWorld, type World } from '../../world';

const ZONE = 'Europe/Berlin';
const [WEDNESDAY, THURSDAY] = ['2017-11-08', '2017-11-09'];
const LONG = 30;
const OFFERED: Settings = {
  ...demonstrationOffice,
  services: demonstrationOffice.services.map((service) => ({ ...service, booking: 'online', durationMin: LONG })),
  appointments: {
    ...demonstrationOffice.appointments,
    ...{ gridMin: 15, exceptions: [], lettersPerDay: 2 },
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '10:00', public: 1, internal: 1 })),
  },
  mail: { host: '127.0.0.1', port: 9, security: 'none', user: null, from: 'amt@example.org', replyTo: null },
};
const WANTED: string[] = [OFFERED.services[0]?.id ?? ''];

let world: World;
let admin: Client<AdminView>;
beforeEach(async () => {
  world = await openWorld({ settings: OFFERED });
  admin = await world.connect('admin', 'admin');
});
afterEach(() => world.close());

const resultOf = <Result>(reply: Reply): Result => {
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as Result;
};
const codeOf = (reply: Reply) => (reply.ok ? 'ok' : reply.refusal.code);
const FREE = { kind: 'free', holdId: null } as const;
const on = (day: string, time: string) => instantOf(day, time, ZONE);

const book = async (slotAt: number, email: string | null, place: typeof FREE | { kind: 'extra' } = FREE) =>
  resultOf<BookingResult>(
    await admin.ask({
      ...{ type: 'bookAppointment', serviceIds: WANTED, persons: 1, language: 'de', slotAt, place },
      contact: { name: 'Erika Muster', email, phone: '02306 1' },
    }),
  ).visitId;
/** So many at once as there are places, half of them with an address; and their day is closed. */
const closedWednesday = async (): Promise<string[]> => {
  const ids: string[] = [];
  for (const time of ['08:00', '08:30', '09:00', '09:30'])
    ids.push(
      await book(on(WEDNESDAY, time), `a${time.slice(0, 2)}-${time.slice(3)}@example.org`),
      await book(on(WEDNESDAY, time), null),
    );
  const { settings, settingsVersion: version } = admin.view();
  const reason = { de: 'Schulung' };
  const closed = {
    ...settings,
    calendar: { ...settings.calendar, closures: [{ from: WEDNESDAY, to: WEDNESDAY, reason }] },
  };
  const { consent } = resultOf<AffectedResult>(await admin.ask({ type: 'affectedBy', settings: closed }));
  resultOf(await admin.ask({ type: 'changeSettings', version, settings: closed, consent: consent ?? '' }));
  await admin.until((view) => view.unfit === ids.length);
  return ids;
};
const propose = async (visitIds: string[], by = admin) =>
  resultOf<MovesResult>(await by.ask({ type: 'proposeMoves', visitIds })).moves;
const move = (visitId: string, slotAt: number | null) =>
  admin.ask({ type: 'moveAppointment', day: WEDNESDAY, visitId, slotAt: slotAt ?? 0, place: FREE, untold: true });
const listed = async () => resultOf<UnfitResult>(await admin.ask({ type: 'unfitAppointments' })).appointments;

test('A17 each gets its next free time, later than its own, and no place is proposed twice', async () => {
  await book(on(THURSDAY, '08:00'), null);
  const ids = await closedWednesday();
  const moves = await propose(ids);
  expect(moves.map(({ visitId }) => visitId)).toEqual(ids);
  const slots = moves.map(({ slotAt }) => slotAt ?? 0);
  // One place at 8:00 is gone already; what does not fit on Thursday goes on to Friday.
  expect(slots.filter((slotAt) => dayOf(slotAt, ZONE) === THURSDAY)).toHaveLength(7);
  for (const at of slots) {
    const beside = slots.filter((other) => Math.abs(other - at) < LONG * MINUTE_MS).length;
    expect(beside + Number(Math.abs(at - on(THURSDAY, '08:00')) < LONG * MINUTE_MS)).toBeLessThanOrEqual(2);
  }
  for (const { visitId, slotAt } of moves) expect(codeOf(await move(visitId, slotAt))).toBe('ok');
});

test('A17 a time that goes meanwhile is refused by itself: the others move, and that one stays in the list as it was', async () => {
  const ids = await closedWednesday();
  const moves = await propose(ids);
  const first = moves[0]?.slotAt ?? 0;
  // Two clerks at the counter are faster; and two heads say yes to the same list.
  const clerk = await world.connect('counter', 'schalter-1');
  const taken = { type: 'bookAppointment', serviceIds: WANTED, persons: 1, language: 'de', slotAt: first } as const;
  const replies = await Promise.all([
    clerk.ask({ ...taken, place: FREE, contact: null }),
    ...moves.map(({ visitId, slotAt }) => move(visitId, slotAt)),
    ...moves.map(({ visitId, slotAt }) => move(visitId, slotAt)),
  ]);
  expect(codeOf(replies[0] ?? { ok: true, result: null })).toBe('ok');
  const codes = replies.slice(1).map(codeOf);
  expect(codes.filter((code) => code === 'ok')).toHaveLength(ids.length - 1);
  expect(codes.filter((code) => code === 'slotTaken').length).toBeGreaterThanOrEqual(1);
  const undecided = (await listed()).filter(({ unfit }) => unfit !== 'untold');
  expect(undecided).toMatchObject([{ day: WEDNESDAY, unfit: 'dayClosed', state: 'booked' }]);
  const there = [...world.app().branch.dayNamed(THURSDAY).visits.values()];
  expect(there.filter(({ slotAt, state }) => slotAt === first && state === 'booked')).toHaveLength(2);
  const [again] = await propose(undecided.map(({ visitId }) => visitId));
  expect(codeOf(await move(again?.visitId ?? '', again?.slotAt ?? null))).toBe('ok');
});

test('A17 A19 whom no letter reaches stands in the list to be telephoned with the time that they know, over restarts and savings, until somebody has', async () => {
  const ids = await closedWednesday();
  const knownTimes = (await listed()).map(({ slotAt }) => slotAt);
  const moves = await propose(ids.slice(0, 4));
  for (const { visitId, slotAt } of moves) expect(codeOf(await move(visitId, slotAt))).toBe('ok');
  const toBeCalled = (await listed()).filter(({ unfit, phone }) => unfit === 'untold' && phone !== null);
  for (const { slotAt, wasAt } of toBeCalled) {
    expect(knownTimes).toContain(wasAt);
    expect(wasAt).not.toBe(slotAt);
  }
  // Moved on before anybody has called, its owner still knows the first time.
  const [again] = toBeCalled;
  const { day = '', visitId: movedId = '', wasAt: known } = again ?? {};
  const [onwards] = await propose([movedId]);
  const onAgain = { day, visitId: movedId, slotAt: onwards?.slotAt ?? 0, place: FREE, untold: true };
  expect(codeOf(await admin.ask({ type: 'moveAppointment', ...onAgain }))).toBe('ok');
  expect((await listed()).find(({ slotAt }) => slotAt === onwards?.slotAt && known !== slotAt)?.wasAt).toBe(known);
  for (const visitId of ids.slice(4))
    expect(codeOf(await admin.ask({ type: 'cancelAppointment', day: WEDNESDAY, visitId, untold: true }))).toBe('ok');
  const expected = [
    { state: 'cancelled', unfit: 'untold', email: null, phone: '02306 1' },
    { state: 'cancelled', unfit: 'untold', email: null, phone: '02306 1' },
    { state: 'booked', unfit: 'untold', email: null, phone: '02306 1' },
    { state: 'booked', unfit: 'untold', email: null, phone: '02306 1' },
  ];
  expect(await listed()).toMatchObject(expected);
  await world.restart();
  admin = await world.connect('admin', 'admin');
  const { settings, settingsVersion: version } = admin.view();
  resultOf(await admin.ask({ type: 'changeSettings', version, settings: { ...settings, dayEndsAt: '22:30' } }));
  expect(await listed()).toMatchObject(expected);
  for (const { day, visitId } of await listed())
    expect(codeOf(await admin.ask({ type: 'keepAppointment', day, visitId }))).toBe('ok');
  await admin.until((view) => view.unfit === 0);
});

test('A17 no time is proposed for what nobody offers or serves any more, and none where there is none', async () => {
  const ids = [await book(on(WEDNESDAY, '08:00'), null)];
  const save = async (change: (settings: Settings) => Settings) => {
    const { settingsVersion: version } = admin.view();
    const settings = change(admin.view().settings);
    const { consent } = resultOf<AffectedResult>(await admin.ask({ type: 'affectedBy', settings }));
    resultOf(await admin.ask({ type: 'changeSettings', version, settings, ...(consent && { consent }) }));
    await admin.until((view) => view.settingsVersion === version + 1);
  };
  await save((settings) => ({ ...settings, appointments: { ...settings.appointments, hours: [] } }));
  expect(await propose(ids)).toMatchObject([{ slotAt: null, none: 'noneFree' }]);
  await save((settings) => ({
    ...settings,
    services: settings.services.map((one) => (WANTED.includes(one.id) ? { ...one, booking: 'nobody' } : one)),
  }));
  expect(await propose(ids)).toMatchObject([{ slotAt: null, none: 'serviceGone' }]);
});

test('A17 an address that has had all its letters is told nothing more: its owner is to be telephoned', async () => {
  const contact = { name: 'Jan Kern', email: 'jan@example.org', phone: null };
  const booked = async (id: string, time: string) => {
    const asked = { type: 'bookAppointment', serviceIds: WANTED, persons: 1, language: 'de', place: FREE } as const;
    const command = { ...asked, slotAt: on(WEDNESDAY, time), contact };
    const { branch } = world.app();
    return resultOf<BookingResult>(await branch.handle({ id, by: { kind: 'visitor' }, command })).visitId;
  };
  const [first] = [await booked('booking-1', '08:00'), await booked('booking-2', '08:30')];
  const cancel = { type: 'cancelAppointment', day: WEDNESDAY, visitId: first, untold: true } as const;
  expect(codeOf(await admin.ask(cancel))).toBe('ok');
  expect(await listed()).toMatchObject([{ visitId: first, email: 'jan@example.org', unfit: 'untold' }]);
});
