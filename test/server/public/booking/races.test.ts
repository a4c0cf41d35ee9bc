// A3: hundreds of people after the last ten places, all at once, over real HTTP.
import { newToken } from '../../../../server/basics/tokens';
import type { BookedResult, HoldResult, PublicSlots } from '../../../../shared/booking';
import { openWorld, type World } from '../../../world';
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

const PEOPLE = 500;
const PLACES = 10;

let world: World;
let visitor: Visitor;
beforeEach(async () => {
  world = await openWorld();
  visitor = visitorOf(world);
});
afterEach(() => world.close());

const times = <Result>(count: number, act: (i: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => act(i)));
const proofs = () => times(PEOPLE, () => visitor.proof());
const holdWith = (proof: string, slotAt: number) => ({ id: newToken(), ...WISH, slotAt, instead: null, proof });
const done = <Reply extends { body: { ok: boolean } }>(replies: Reply[]) => replies.filter(({ body }) => body.ok);
const wednesday = () => world.app().branch.dayNamed('2017-11-08');
const booked = () => [...wednesday().visits.values()].filter(({ state }) => state === 'booked');
const distinct = (values: string[]) => new Set(values).size;

/** Ten places at ten, and as many at 10:15 if there is to be something else. */
const lastTen = (to: string) => decide(world, onlyWednesday('10:00', to, PLACES));

test('A3 of 500 people after the last ten places ten get one, the rest are told at once, and nothing is double', async () => {
  await lastTen('10:30');
  const ready = await proofs();
  const held = await Promise.all(
    ready.map((proof) => visitor.post<HoldResult>('/api/holds', holdWith(proof, WEDNESDAY_TEN))),
  );
  const holds = done(held).map(resultOf);
  expect(holds).toHaveLength(PLACES);
  expect(distinct(holds.map(({ holdId }) => holdId))).toBe(PLACES);
  for (const reply of held.filter(({ body }) => !body.ok)) {
    expect([reply.status, refusalOf(reply)]).toEqual([409, 'slotTaken']);
    expect(reply.body.alternatives).toEqual([WEDNESDAY_TEN + 15 * MINUTE]);
  }
  const bookings = await Promise.all(holds.map(({ holdId }) => visitor.book(WEDNESDAY_TEN, holdId)));
  expect(distinct(bookings.map((reply) => resultOf(reply).code))).toBe(PLACES);
  expect(booked()).toHaveLength(PLACES);
}, 60_000);

test('A3 N4 everybody asking three times with the same id changes nothing', async () => {
  await lastTen('10:15');
  const requests = (await proofs()).slice(0, 170).map((proof) => holdWith(proof, WEDNESDAY_TEN));
  const held = await Promise.all(
    requests.flatMap((request) => [0, 1, 2].map(() => visitor.post<HoldResult>('/api/holds', request))),
  );
  const holds = [...new Set(done(held).map((reply) => resultOf(reply).holdId))];
  expect(done(held)).toHaveLength(3 * PLACES);
  expect(holds).toHaveLength(PLACES);
  for (const reply of held) expect([null, 'slotTaken']).toContain(refusalOf(reply));
  const ids = holds.map(() => newToken());
  const bookings = await Promise.all(
    holds.flatMap((holdId, i) => [0, 1, 2].map(() => visitor.book(WEDNESDAY_TEN, holdId, { id: ids[i] }))),
  );
  expect(distinct(bookings.map((reply) => resultOf(reply).key))).toBe(PLACES);
  expect(booked()).toHaveLength(PLACES);
}, 60_000);

test('A3 a hundred people whose holds have run out are after ten places: ten book, the rest hear that it is too late', async () => {
  await decide(world, onlyWednesday('10:00', '10:15', 100));
  const holds = await times(100, async () => resultOf(await visitor.hold(WEDNESDAY_TEN)));
  await world.pass(80 * MINUTE);
  await lastTen('10:15');
  const bookings = await Promise.all(holds.map(({ holdId }) => visitor.book(WEDNESDAY_TEN, holdId)));
  expect(done(bookings)).toHaveLength(PLACES);
  for (const reply of bookings) expect([null, 'holdExpired', 'slotTaken']).toContain(refusalOf(reply));
  expect(booked()).toHaveLength(PLACES);
}, 60_000);

test('A3 500 bookings without a hold: ten get one', async () => {
  await lastTen('10:15');
  const by = { kind: 'visitor' } as const;
  const command = {
    type: 'bookAppointment',
    ...WISH,
    language: 'de',
    slotAt: WEDNESDAY_TEN,
    place: { kind: 'free', holdId: null },
    contact: ERIKA,
  } as const;
  const replies = await times(PEOPLE, () => world.app().branch.handle({ id: newToken(), by, command }));
  expect(replies.filter(({ ok }) => ok)).toHaveLength(PLACES);
  expect(booked()).toHaveLength(PLACES);
});

test('A3 booking, moving away and booking again at once never puts more into a slot than it has places', async () => {
  await lastTen('10:30');
  const later = WEDNESDAY_TEN + 15 * MINUTE;
  const keys = await times(PLACES, async () => (await visitor.booked(WEDNESDAY_TEN)).key);
  const ready = (await proofs()).slice(0, 200);
  const acts = ready.map(async (proof, i) => {
    const reply = await visitor.post<HoldResult>('/api/holds', holdWith(proof, i % 2 === 0 ? later : WEDNESDAY_TEN));
    if (!reply.body.ok) return reply;
    const { slotAt, holdId } = reply.body.result;
    const path = i % 4 === 0 ? `/api/appointments/${keys[(i / 4) % PLACES]}/move` : null;
    return path === null
      ? visitor.book(slotAt, holdId)
      : visitor.post<BookedResult>(path, { id: newToken(), slotAt, holdId });
  });
  const replies = await Promise.all(acts);
  for (const { status } of replies) expect([200, 409]).toContain(status);
  for (const slotAt of [WEDNESDAY_TEN, later])
    expect(booked().filter((visit) => visit.slotAt === slotAt).length).toBeLessThanOrEqual(PLACES);
  const { starts } = resultOf(await visitor.get<PublicSlots>('/api/slots?services=ausweis&persons=1&day=2017-11-08'));
  for (const at of starts) expect(booked().filter((visit) => visit.slotAt === at).length).toBeLessThan(PLACES);
}, 60_000);
