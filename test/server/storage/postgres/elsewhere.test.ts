// M18: an appointment moves to another office of the database, whatever ends when.

import type { Visit } from '../../../../server/queue/day/day';
import { doorOf } from '../../../../server/storage/engine';
import type { MovedElsewhere, TimesElsewhere } from '../../../../shared/commands/hall/elsewhere';
import type { BookedView, BookingResult, CounterView, Reply } from '../../../../shared/protocol';
import type { Settings } from '../../../../shared/settings';
import { type Client, openWorld, trustingOffice, type World } from '../../../world';

const DAY = '2017-11-08';
const CONTACT = { name: 'Erika Muster', email: 'erika@example.org', phone: '0231 123' };

const nordSettings: Settings = {
  ...trustingOffice,
  office: { ...trustingOffice.office, name: 'Nebenstelle Nord', place: 'Am Markt 1' },
  services: trustingOffice.services
    .filter(({ id }) => id !== 'fuehrerschein')
    .map((service) => (service.id === 'ausweis' ? { ...service, id: 'perso', name: { de: 'Perso' } } : service)),
  counters: trustingOffice.counters.map((counter) => ({ ...counter, serviceIds: null })),
};

const resultOf = <Result>(reply: Reply): Result => {
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.result as Result;
};

const soon = async <Seen>(look: () => Promise<Seen | null | undefined | false>): Promise<Seen> => {
  for (let again = 0; again < 400; again++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('not seen in time');
};

let [rathaus, nord]: World[] = [];
let counter: Client<CounterView>;
let [nordId, url] = ['', ''];
const here = () => rathaus as World;
const there = () => nord as World;

const visitsOf = async (world: World): Promise<Visit[]> => [...(await world.app().branch.anyDay(DAY)).visits.values()];
const visitOf = async (world: World, visitId: string): Promise<Visit> => {
  const found = (await visitsOf(world)).find(({ id }) => id === visitId);
  if (found === undefined) throw new Error('no such visit');
  return found;
};
/** Those that hold a place there now. */
const bookedThere = async (): Promise<Visit[]> => (await visitsOf(there())).filter(({ state }) => state === 'booked');

const timesOf = async (serviceId = 'ausweis'): Promise<TimesElsewhere> =>
  resultOf(
    await counter.ask({ type: 'timesElsewhere', office: nordId, serviceIds: [serviceId], persons: 1, day: DAY }),
  );
let taken = 0;
/** A free start of the other office, another one each time. */
const freeStart = async (): Promise<number> => {
  const times = await timesOf();
  if (times.is !== 'there') throw new Error(JSON.stringify(times));
  return times.starts[taken++] ?? 0;
};
const book = async (): Promise<BookingResult> => {
  const free = resultOf<{ starts: number[] }>(
    await counter.ask({ type: 'freeSlots', serviceIds: ['ausweis'], persons: 1, day: DAY }),
  );
  const wish = { serviceIds: ['ausweis'], persons: 2, language: 'en', contact: CONTACT } as const;
  const place = { kind: 'free', holdId: null } as const;
  return resultOf(
    await counter.ask({
      type: 'bookAppointment',
      ...wish,
      serviceIds: ['ausweis'],
      slotAt: free.starts[0] ?? 0,
      place,
    }),
  );
};
const move = (visitId: string, slotAt: number, serviceIds = ['perso']): Promise<Reply> =>
  counter.ask({ type: 'moveElsewhere', day: DAY, visitId, office: nordId, serviceIds, slotAt });
/** As a program leaves it that ends before it has asked the other office. */
const offer = async (visitId: string, slotAt: number): Promise<string> => {
  const asked = { day: DAY, visitId, office: nordId, name: 'Nebenstelle Nord', serviceIds: ['perso'], slotAt };
  resultOf(
    await here()
      .app()
      .branch.handleOwn({ type: 'offerAppointment', ...asked }),
  );
  const { elsewhere } = await visitOf(here(), visitId);
  if (elsewhere?.is !== 'asked') throw new Error('not offered');
  return elsewhere.transferId;
};
const knock = (path: string, body: unknown, key: string): Promise<Response> =>
  fetch(there().url(`/api/offices${path}`), {
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
  });
/** As a program asks that ends before it has heard the answer. */
const take = async (transferId: string, slotAt: number, isLate = false): Promise<Reply> => {
  const wish = { serviceIds: ['perso'], persons: 2, language: 'en', slotAt, contact: CONTACT, isLate };
  const from = { transferId, office: here().database?.office, name: 'Rathaus' };
  const response = await knock('/take', { ...wish, from }, (await doorOf(url, nordId))?.key ?? '');
  return (await response.json()) as Reply;
};

beforeAll(async () => {
  rathaus = await openWorld();
  nord = await openWorld({ settings: nordSettings });
  [nordId, url] = [there().database?.office ?? '', here().database?.url ?? ''];
  counter = await here().connect('counter', 'schalter-1');
  await soon(() => doorOf(url, nordId));
});
afterAll(async () => {
  await Promise.all([rathaus, nord].map((world) => world?.close()));
});

test('M18 a counter moves an appointment to a free time of another office: booked there, cancelled here, once', async () => {
  expect(resultOf(await counter.ask({ type: 'officesBeside' }))).toEqual({
    offices: [{ office: nordId, name: 'Nebenstelle Nord' }],
  });
  const { visitId, url: oldPage } = await book();
  const slotAt = await freeStart();
  const moved = resultOf<MovedElsewhere>(await move(visitId, slotAt));
  const [visit] = await bookedThere();
  expect(visit).toMatchObject({ slotAt, persons: 2, language: 'en', serviceIds: ['perso'], via: 'staff' });
  expect(moved.there).toMatchObject({ slotAt, code: visit?.code, place: 'Am Markt 1', name: 'Nebenstelle Nord' });
  expect(moved.there?.url).toContain(`/t/${visit?.key}`);
  expect((await there().app().branch.anyDay(DAY)).bookers.get(visit?.id ?? '')).toMatchObject(CONTACT);
  expect(await visitOf(here(), visitId)).toMatchObject({
    ...{ state: 'cancelled', movedTo: null, elsewhere: { is: 'there', there: { office: nordId, slotAt } } },
  });
  // Whoever asks at the old counter is told where it is, and by which code.
  const { appointment } = resultOf<{ appointment: BookedView }>(
    await counter.ask({ type: 'appointment', day: DAY, visitId }),
  );
  expect(appointment.elsewhere).toEqual({ isThere: true, name: 'Nebenstelle Nord', slotAt, code: visit?.code });
  // Who opens the old page is told, and its old code checks nobody in.
  const phone = here().phone(oldPage);
  const page = await phone.until(({ state }) => state === 'cancelled');
  expect(page.appointment?.there).toMatchObject({ name: 'Nebenstelle Nord', code: visit?.code, slotAt });
  // The answer was lost, and the same is asked again.
  expect(resultOf<MovedElsewhere>(await move(visitId, slotAt)).there).toMatchObject({ code: visit?.code });
  expect(await bookedThere()).toHaveLength(1);
});

test('M18 what the other office cannot take stays, and its owner keeps everything', async () => {
  expect(await timesOf('fuehrerschein')).toEqual({
    is: 'lacking',
    services: [expect.stringContaining('Führerschein')],
  });
  const { visitId, code } = await book();
  const [visit] = await bookedThere();
  const before = (await bookedThere()).length;
  expect(await move(visitId, (visit?.slotAt ?? 0) + 60_000)).toMatchObject({
    ...{ ok: false, refusal: { code: 'slotNotOffered' } },
  });
  expect(await move(visitId, visit?.slotAt ?? 0, ['nichts'])).toMatchObject({ refusal: { code: 'unknownService' } });
  expect(await bookedThere()).toHaveLength(before);
  expect(await visitOf(here(), visitId)).toMatchObject({ state: 'booked', code, elsewhere: null });
});

test('M18 nobody without the key of this start is listened to', async () => {
  const response = await fetch(there().url('/api/offices/take'), { method: 'POST' });
  expect(response.status).toBe(401);
  expect((await fetch(there().publicUrl('/api/offices/take'), { method: 'POST' })).status).toBe(404);
});

test('M18 ended before the other office was asked: it is asked at the next start', async () => {
  const { visitId } = await book();
  const [slotAt, before] = [await freeStart(), (await bookedThere()).length];
  await offer(visitId, slotAt);
  await here().restart();
  await soon(async () => (await visitOf(here(), visitId)).state === 'cancelled');
  expect((await bookedThere()).filter((visit) => visit.slotAt === slotAt)).toHaveLength(1);
  expect(await bookedThere()).toHaveLength(before + 1);
  counter = await here().connect('counter', 'schalter-1');
});

test('M18 ended after the other office had booked it: the same booking is found again, and it is cancelled here', async () => {
  const { visitId } = await book();
  const [slotAt, before] = [await freeStart(), (await bookedThere()).length];
  const transferId = await offer(visitId, slotAt);
  const { code } = resultOf<{ code: string }>(await take(transferId, slotAt));
  expect(resultOf(await take(transferId, slotAt))).toMatchObject({ code });
  // However long this office was gone.
  await here().restart(() => {
    here().time.now += 3_600_000;
  });
  await soon(async () => (await visitOf(here(), visitId)).state === 'cancelled');
  expect(await visitOf(here(), visitId)).toMatchObject({ elsewhere: { is: 'there', there: { code } } });
  expect(await bookedThere()).toHaveLength(before + 1);
  counter = await here().connect('counter', 'schalter-1');
});

test('M18 the other office is gone: it stays valid here, and goes there when that one is back; after a minute it stays', async () => {
  const [soonBack, late] = [await book(), await book()];
  const [first, second] = [await freeStart(), await freeStart()];
  const before = (await bookedThere()).length;
  const transfer = { late: '' };
  const old = await doorOf(url, nordId);
  await there().restart(async () => {
    expect(resultOf<MovedElsewhere>(await move(soonBack.visitId, first)).there).toBeNull();
    expect(await timesOf()).toEqual({ is: 'away' });
    expect(await visitOf(here(), soonBack.visitId)).toMatchObject({ state: 'booked', code: soonBack.code });
    transfer.late = await offer(late.visitId, second);
  });
  // By a key of its new start alone.
  await soon(async () => (await doorOf(url, nordId))?.key !== old?.key);
  expect((await knock('/take', {}, old?.key ?? '')).status).toBe(401);
  await here().pass(11_000);
  await soon(async () => (await visitOf(here(), soonBack.visitId)).state === 'cancelled');
  await here().restart(() => {
    here().time.now += 61_000;
  });
  await soon(async () => (await visitOf(here(), late.visitId)).elsewhere === null);
  expect(await visitOf(here(), late.visitId)).toMatchObject({ state: 'booked', code: late.code });
  // What was on its way there all the time comes too late.
  expect(await take(transfer.late, second)).toMatchObject({ ok: false, refusal: { code: 'notChangeable' } });
  expect(await bookedThere()).toHaveLength(before + 1);
  counter = await here().connect('counter', 'schalter-1');
});

test('M18 who checks in or cancels here meanwhile has an appointment in one office, or in none', async () => {
  const { visitId } = await book();
  const [slotAt, before] = [await freeStart(), (await bookedThere()).length];
  const transferId = await offer(visitId, slotAt);
  resultOf(await take(transferId, slotAt));
  expect(await bookedThere()).toHaveLength(before + 1);
  resultOf(await counter.ask({ type: 'cancelAppointment', day: DAY, visitId }));
  await here().restart();
  await soon(async () => (await visitOf(here(), visitId)).elsewhere === null);
  expect(await bookedThere()).toHaveLength(before);
});
