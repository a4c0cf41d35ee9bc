// The public API as another program uses it: from the free times to an appointment, and what becomes of it.
import ICAL from 'ical.js';
import { newToken } from '../../../../server/basics/tokens';
import type { BookedResult, HoldResult, PublicDays, PublicOffice, PublicSlots } from '../../../../shared/booking';
import type { Settings } from '../../../../shared/settings';
import { MONDAY_NINE, openWorld, type World } from '../../../world';
import {
  decide,
  ERIKA,
  MINUTE,
  onlyWednesday,
  refusalOf,
  resultOf,
  type Visitor,
  visitorOf,
  WEDNESDAY_TEN,
  WISH,
} from './visitor';

let world: World;
let visitor: Visitor;
beforeEach(async () => {
  world = await openWorld();
  visitor = visitorOf(world);
});
afterEach(() => world.close());

const ASKED = 'services=ausweis&persons=1';
const TEN_THIRTY = WEDNESDAY_TEN + 30 * MINUTE;
const post = (path: string, body: object = {}) => visitor.post(path, { id: newToken(), ...body });

test('A1 from the free times to an appointment in three requests, and nobody needs an e-mail address', async () => {
  const { starts } = resultOf(await visitor.get<PublicSlots>(`/api/slots?${ASKED}&day=2017-11-08`));
  expect(starts).toContain(WEDNESDAY_TEN);
  const held = resultOf(await visitor.hold(WEDNESDAY_TEN));
  expect(held).toEqual({ holdId: expect.any(String), slotAt: WEDNESDAY_TEN, until: MONDAY_NINE + 10 * MINUTE });
  const booked = resultOf(await visitor.book(WEDNESDAY_TEN, held.holdId));
  expect(booked).toEqual({
    key: expect.any(String),
    code: expect.stringMatching(/^[A-HJKMNP-Z2-9]{6}$/),
    slotAt: WEDNESDAY_TEN,
    letter: 'none',
  });
});

test('A1 the office says what may be booked online, and nothing else', async () => {
  await decide(world, (settings) => ({
    ...settings,
    services: settings.services.map((one) => (one.id === 'abholung' ? { ...one, booking: 'staff' } : one)),
  }));
  const office = resultOf(await visitor.get<PublicOffice>('/api/office'));
  const ids = office.services.map(({ id }) => id);
  expect(ids).toContain('ausweis');
  expect(ids).not.toContain('abholung');
  expect(office).toMatchObject({ today: '2017-11-06', lastDay: '2018-01-01', holdMin: 10, mails: false });
  const asked = '/api/slots?services=abholung&persons=1&day=2017-11-08';
  expect(refusalOf(await visitor.get(asked))).toBe('serviceNotBookable');
  expect(refusalOf(await visitor.hold(WEDNESDAY_TEN, { serviceIds: ['abholung'] }))).toBe('serviceNotBookable');
  expect(refusalOf(await visitor.get(asked.replace('abholung', 'nichts')))).toBe('unknownService');
  expect(refusalOf(await visitor.get(asked.replace('abholung', 'ausweis').replace('persons=1', 'persons=5')))).toBe(
    'tooManyPersons',
  );
});

test('A4 days say why they have nothing, and where the next free slot is', async () => {
  await decide(world, onlyWednesday('10:00', '10:30', 1));
  const { days, next } = resultOf(await visitor.get<PublicDays>(`/api/days?${ASKED}&from=2017-11-05`));
  expect(days).toHaveLength(28);
  expect(days.slice(0, 4)).toEqual([
    { day: '2017-11-05', free: 0, firstAt: null, none: { why: 'past' } },
    { day: '2017-11-06', free: 0, firstAt: null, none: { why: 'closed' } },
    { day: '2017-11-07', free: 0, firstAt: null, none: { why: 'closed' } },
    { day: '2017-11-08', free: 2, firstAt: WEDNESDAY_TEN, none: null },
  ]);
  expect(next).toEqual({ day: '2017-11-08', slotAt: WEDNESDAY_TEN });
  const monday = resultOf(await visitor.get<PublicSlots>(`/api/slots?${ASKED}&day=2017-11-06`));
  expect(monday).toEqual({
    day: '2017-11-06',
    starts: [],
    none: { why: 'closed' },
    next: [WEDNESDAY_TEN, WEDNESDAY_TEN + 15 * MINUTE],
  });
});

test('A4 days end with the last one that may be booked', async () => {
  const { days } = resultOf(await visitor.get<PublicDays>(`/api/days?${ASKED}&from=2017-12-30`));
  expect(days.map(({ day }) => day)).toEqual(['2017-12-30', '2017-12-31', '2018-01-01']);
  const beyond = resultOf(await visitor.get<PublicDays>(`/api/days?${ASKED}&from=2018-01-02`));
  expect(beyond).toEqual({ days: [], next: null });
});

test('A3 a slot that is held is gone for others, who hear at once what is free next to it', async () => {
  await decide(world, onlyWednesday('09:00', '12:00', 1));
  resultOf(await visitor.hold(WEDNESDAY_TEN));
  const late = await visitor.hold(WEDNESDAY_TEN);
  expect([late.status, refusalOf(late)]).toEqual([409, 'slotTaken']);
  expect(late.body.alternatives?.map((at) => (at - WEDNESDAY_TEN) / MINUTE)).toEqual([-15, 15, -30, 30, -45, 45]);
  expect(resultOf(await visitor.get<PublicSlots>(`/api/slots?${ASKED}&day=2017-11-08`)).starts).toHaveLength(11);
});

test('A3 a hold is given back for another one, or alone; when others have it, is left to chance', async () => {
  await decide(world, onlyWednesday('10:00', '11:00', 1));
  const first = resultOf(await visitor.hold(WEDNESDAY_TEN));
  const instead = { holdId: first.holdId, slotAt: first.slotAt };
  const second = resultOf(await visitor.hold(TEN_THIRTY, { instead }));
  const free = async () => resultOf(await visitor.get<PublicSlots>(`/api/slots?${ASKED}&day=2017-11-08`)).starts.length;
  expect(await free()).toBe(2);
  resultOf(await post('/api/holds/return', { holdId: second.holdId, slotAt: second.slotAt }));
  resultOf(await post('/api/holds/return', { holdId: second.holdId, slotAt: second.slotAt }));
  expect(await free()).toBe(2);
  await world.pass(61 * MINUTE);
  expect(await free()).toBe(4);
});

test('A3 who was slow books all the same while the place is free, and hears it when it has gone', async () => {
  await decide(world, onlyWednesday('10:00', '10:15', 1));
  const slow = resultOf(await visitor.hold(WEDNESDAY_TEN));
  await world.pass(80 * MINUTE);
  const quick = resultOf(await visitor.hold(WEDNESDAY_TEN));
  const refused = await visitor.book(WEDNESDAY_TEN, slow.holdId);
  expect(refusalOf(refused)).toMatch(/^(holdExpired|slotTaken)$/);
  expect(refused.body.alternatives).toEqual([]);
  await world.pass(80 * MINUTE);
  resultOf(await visitor.book(WEDNESDAY_TEN, quick.holdId));
});

test('A5 nobody books past the proof of work: without a hold, or twice with one', async () => {
  expect(refusalOf(await visitor.hold(WEDNESDAY_TEN, { proof: '' }))).toBe('proofNeeded');
  const invented = await visitor.book(WEDNESDAY_TEN, newToken());
  expect([invented.status, refusalOf(invented)]).toEqual([409, 'holdExpired']);
  expect(invented.body.alternatives).toHaveLength(6);
  const { holdId } = resultOf(await visitor.hold(WEDNESDAY_TEN));
  resultOf(await visitor.book(WEDNESDAY_TEN, holdId));
  expect(refusalOf(await visitor.book(TEN_THIRTY, holdId))).toBe('holdExpired');
});

test('A5 a booking that is refused leaves the hold for another try', async () => {
  const { holdId } = resultOf(await visitor.hold(WEDNESDAY_TEN));
  const perNetwork = (perNetworkAndHour: number) => (settings: Settings) => ({
    ...settings,
    appointments: { ...settings.appointments, perNetworkAndHour },
  });
  await visitor.booked(TEN_THIRTY);
  await decide(world, perNetwork(1));
  expect(refusalOf(await visitor.book(WEDNESDAY_TEN, holdId))).toBe('tooManyBookings');
  await decide(world, perNetwork(30));
  expect(refusalOf(await visitor.book(WEDNESDAY_TEN, holdId))).toBeNull();
});

test('N4 holding, booking, moving and cancelling again with the same id is answered alike, and happens once', async () => {
  const twice = async <Result>(path: string, body: object): Promise<Result> => {
    const [first, second] = [await visitor.post<Result>(path, body), await visitor.post<Result>(path, body)];
    expect(second).toEqual(first);
    return resultOf(first);
  };
  const ids = () => ({ id: newToken() });
  const hold = async (slotAt: number) => ({ ...ids(), ...WISH, slotAt, instead: null, proof: await visitor.proof() });
  const { holdId } = await twice<HoldResult>('/api/holds', await hold(WEDNESDAY_TEN));
  const booking = { ...ids(), ...WISH, language: 'de', slotAt: WEDNESDAY_TEN, holdId, contact: ERIKA };
  const { key } = await twice<BookedResult>('/api/appointments', booking);
  const other = await twice<HoldResult>('/api/holds', await hold(TEN_THIRTY + 24 * 60 * MINUTE));
  const moved = { ...ids(), slotAt: other.slotAt, holdId: other.holdId };
  expect(await twice<BookedResult>(`/api/appointments/${key}/move`, moved)).toMatchObject({
    key,
    slotAt: other.slotAt,
  });
  await twice(`/api/appointments/${key}/cancel`, ids());
  const states = ['2017-11-08', '2017-11-09'].flatMap((day) =>
    [...world.app().branch.dayNamed(day).visits.values()].map(({ state }) => state),
  );
  expect(states).toEqual(['cancelled', 'cancelled']);
});

test('N4 retries after a restart are answered alike too, whatever the proof was worth', async () => {
  const hold = { id: newToken(), ...WISH, slotAt: WEDNESDAY_TEN, instead: null, proof: await visitor.proof() };
  const held = await visitor.post<HoldResult>('/api/holds', hold);
  const { holdId } = resultOf(held);
  const booking = { id: newToken(), ...WISH, language: 'de', slotAt: WEDNESDAY_TEN, holdId, contact: ERIKA };
  const unused = resultOf(await visitor.hold(TEN_THIRTY));
  const booked = await visitor.post('/api/appointments', booking);
  expect(booked.status).toBe(200);
  await world.restart();
  expect(await visitor.post('/api/holds', hold)).toEqual(held);
  expect(await visitor.post('/api/appointments', booking)).toEqual(booked);
  expect(refusalOf(await visitor.book(TEN_THIRTY, unused.holdId))).toBeNull();
});

test('A1 an appointment of today that is moved to another day keeps its address there', async () => {
  const today = MONDAY_NINE + 60 * MINUTE;
  const { key, code } = await visitor.booked(today);
  await world.pass(1);
  const { holdId } = resultOf(await visitor.hold(WEDNESDAY_TEN));
  const moved = await post(`/api/appointments/${key}/move`, { slotAt: WEDNESDAY_TEN, holdId });
  expect(resultOf(moved)).toEqual({ key, code, slotAt: WEDNESDAY_TEN, letter: 'none' });
  const phone = world.phone(`/t/${key}`);
  expect((await phone.until(() => true)).appointment).toMatchObject({ slotAt: WEDNESDAY_TEN, movedTo: null });
  resultOf(await post(`/api/appointments/${key}/cancel`));
  expect((await phone.until((view) => view.state === 'cancelled')).appointment?.slotAt).toBe(WEDNESDAY_TEN);
});

test('A1 an appointment cannot be moved or cancelled once its time has come', async () => {
  const { key } = await visitor.booked(MONDAY_NINE + 15 * MINUTE);
  await world.pass(20 * MINUTE);
  expect(refusalOf(await post(`/api/appointments/${key}/cancel`))).toBe('notChangeable');
  expect(refusalOf(await post(`/api/appointments/${newToken()}/cancel`))).toBe('unknownVisit');
});

test('A1 the calendar file is read by another maker’s parser, and a cancelled one takes itself out', async () => {
  const { key } = await visitor.booked(WEDNESDAY_TEN);
  const read = async () => {
    const response = await fetch(world.publicUrl(`/api/appointments/${key}/calendar.ics`));
    expect(response.headers.get('content-disposition')).toContain('termin.ics');
    return new ICAL.Component(ICAL.parse(await response.text()));
  };
  const event = new ICAL.Event((await read()).getFirstSubcomponent('vevent') ?? undefined);
  expect(event.startDate.toJSDate().getTime()).toBe(WEDNESDAY_TEN);
  resultOf(await post(`/api/appointments/${key}/cancel`));
  expect((await read()).getFirstPropertyValue('method')).toBe('CANCEL');
});

test('C1 the phone checks in on the day, not before, once; and gives the number back', async () => {
  const { key } = await visitor.booked(WEDNESDAY_TEN);
  const checkIn = () => post(`/api/appointments/${key}/check-in`, { language: null, sign: null });
  await decide(world, (settings) => ({ ...settings, checkIn: { ...settings.checkIn, byPhone: 'anywhere' } }));
  const early = await checkIn();
  expect(early.body).toEqual({
    ok: false,
    refusal: { code: 'tooEarly', values: { from: WEDNESDAY_TEN - 30 * MINUTE } },
  });
  await world.pass(WEDNESDAY_TEN - 31 * MINUTE - MONDAY_NINE);
  expect(refusalOf(await checkIn())).toBe('tooEarly');
  await world.pass(MINUTE);
  expect(resultOf(await checkIn())).toMatchObject({
    number: 'T001',
    ownTimeAt: WEDNESDAY_TEN,
    peopleBefore: null,
    late: false,
  });
  expect(refusalOf(await checkIn())).toBe('alreadyCheckedIn');
  resultOf(await post(`/api/tickets/${key}/leave`));
  expect(refusalOf(await post(`/api/tickets/${key}/leave`))).toBe('visitMovedOn');
});

test('A4 joining the waiting list needs a proof, a service that is booked online, and an office that sends mail', async () => {
  const wish = { ...WISH, from: '2017-11-08', to: '2017-11-10', email: 'erika@example.org', language: 'de' };
  const join = async (more: object = {}) =>
    post('/api/waiting-list', { ...wish, proof: await visitor.proof(), ...more });
  expect(refusalOf(await join({ proof: 'x' }))).toBe('proofNeeded');
  expect(refusalOf(await join())).toBe('notAllowed');
  const mail = {
    host: '127.0.0.1',
    port: 9,
    security: 'none',
    user: null,
    from: 'a@example.org',
    replyTo: null,
  } as const;
  await decide(world, (settings) => ({ ...settings, mail }));
  expect(refusalOf(await join({ serviceIds: ['nichts'] }))).toBe('unknownService');
  expect(refusalOf(await join())).toBeNull();
  expect(refusalOf(await post(`/api/waiting-list/${newToken()}/leave`))).toBeNull();
});

test('A2 a program that looks far back or far ahead makes the office read nothing', async () => {
  for (const day of ['0001-01-01', '9999-12-31'])
    expect(refusalOf(await visitor.get(`/api/slots?${ASKED}&day=${day}`))).toMatch(/^slot(InThePast|NotOffered)$/);
  for (const slotAt of [0, 4_102_444_800_000]) {
    const refused = await visitor.hold(slotAt);
    expect(refusalOf(refused)).toMatch(/^slot(InThePast|NotOffered)$/);
    expect(refused.body.alternatives).toHaveLength(6);
  }
});
