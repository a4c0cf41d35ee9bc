// What check-in looks like from outside: whom the kiosk offers to pick, and what a phone is told of an appointment.
import type { BookingResult, KioskView } from '../../../shared/protocol';
import { type Client, openWorld, type World } from '../../world';

const MINUTE = 60_000;

let world: World;
let kiosk: Client<KioskView>;
beforeEach(async () => {
  world = await openWorld();
  kiosk = await world.connect('kiosk', 'kiosk-1');
});
afterEach(() => world.close());

const bookAll = async (wishes: { inMin: number; name: string | null; serviceIds?: string[] }[]) => {
  const counter = await world.connect('counter', 'schalter-1');
  const booked: BookingResult[] = [];
  for (const { inMin, name, serviceIds = ['ausweis'] } of wishes) {
    const reply = await counter.ask({
      type: 'bookAppointment',
      serviceIds,
      persons: 1,
      language: 'de',
      slotAt: world.time.now + inMin * MINUTE,
      place: { kind: 'extra' },
      contact: name === null ? null : { name, email: 'a@example.org', phone: null },
    });
    if (!reply.ok) throw new Error(reply.refusal.code);
    booked.push(reply.result as BookingResult);
  }
  return booked;
};
const offered = async (count: number) => (await kiosk.until((view) => view.appointments.length === count)).appointments;

test('C1, C2, X1 the kiosk offers who may check in now, by slot, with two letters of the name and no more', async () => {
  await bookAll([
    { inMin: 31, name: 'Zu Früh' },
    { inMin: 30, name: 'Anna-Lena von der Heide' },
    { inMin: 24 * 60, name: 'An Einem Anderen Tag' },
    { inMin: 20, name: 'émile' },
    { inMin: 15, name: null },
    { inMin: 10, name: '  (Ömer) 3 Şahin–Koç ' },
    { inMin: 5, name: '1234' },
  ]);
  const list = await offered(5);
  expect(list.map(({ slotAt, initials }) => [(slotAt - world.time.now) / MINUTE, initials])).toEqual([
    [5, null],
    [10, 'Ö. Ş.'],
    [15, null],
    [20, 'É.'],
    [30, 'A. H.'],
  ]);
  expect(list[0]?.services).toEqual([{ de: expect.stringMatching(/ausweis/), en: expect.any(String) }]);
  expect(JSON.stringify(kiosk.snapshots)).not.toMatch(/Heide|mile|mer|example/);
});

test('C1, C5 it offers who is late until the day is closed, and nobody twice', async () => {
  const [first] = await bookAll([
    { inMin: 5, name: 'Anna Heide' },
    { inMin: 10, name: 'Jo Klein' },
  ]);
  await offered(2);
  const picked = { type: 'checkInVisit', visitId: first?.visitId ?? '', language: null, familyName: null } as const;
  expect(await kiosk.ask(picked)).toMatchObject({ ok: true, result: { number: 'T001', late: false } });
  await offered(1);
  await world.pass(3 * 60 * MINUTE);
  const [late] = await offered(1);
  expect(late?.initials).toBe('J. K.');
  expect(await kiosk.ask(picked)).toMatchObject({
    ok: false,
    refusal: { code: 'alreadyCheckedIn', values: { number: 'T001', visitId: first?.visitId } },
  });
});

test('C1 of too many it leaves out who should have come long ago', async () => {
  await bookAll(Array.from({ length: 42 }, (_, i) => ({ inMin: i < 2 ? i : 20, name: null })));
  const slotAt = world.time.now + 20 * MINUTE;
  await kiosk.until(({ appointments }) => appointments.filter((one) => one.slotAt === slotAt).length === 40);
  expect(kiosk.view().appointments).toHaveLength(40);
});

test('A1, C2, C4 a phone is told of its appointment, of what to bring once, and nothing of the person', async () => {
  const [booked] = await bookAll([{ inMin: 60, name: 'Erika Mustermann', serviceIds: ['wohnsitz', 'beglaubigung'] }]);
  const phone = world.phone(world.publicUrl(`/t/${booked?.key}`));
  const { appointment, state } = await phone.until((view) => view.state === 'booked');
  const slotAt = world.time.now + 60 * MINUTE;
  expect({ state, appointment }).toMatchObject({
    state: 'booked',
    appointment: {
      slotAt,
      code: booked?.code,
      persons: 1,
      serviceIds: ['wohnsitz', 'beglaubigung'],
      checkInAt: slotAt - 30 * MINUTE,
      lateAt: slotAt + 15 * MINUTE,
      movedTo: null,
      isChangeable: true,
    },
  });
  const things = appointment?.bring.map(({ de }) => de) ?? [];
  expect(things.length).toBeGreaterThan(2);
  expect(new Set(things).size).toBe(things.length);
  await world.pass(60 * MINUTE);
  await phone.until((view) => view.appointment?.isChangeable === false);
  expect(JSON.stringify(phone.snapshots)).not.toMatch(/Erika|Mustermann|example/);
});

test('A1 an appointment of another day has its page too; a walk-in has no appointment', async () => {
  const [booked] = await bookAll([{ inMin: 3 * 24 * 60, name: 'Erika Mustermann' }]);
  const view = await world.phone(world.publicUrl(`/t/${booked?.key}`)).until(() => true);
  expect(view).toMatchObject({ state: 'booked', number: null, appointment: { code: booked?.code } });
  const drawn = await kiosk.ask({ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' });
  if (!drawn.ok) throw new Error(drawn.refusal.code);
  const { url } = drawn.result as { url: string };
  expect((await world.phone(url).until(() => true)).appointment).toBeNull();
});

test('S1 codes cannot be tried out at a kiosk: after thirty unknown ones not even the right one is heard', async () => {
  const [booked] = await bookAll([{ inMin: 10, name: 'Anna Heide' }]);
  const ask = (code: string) => kiosk.ask({ type: 'checkIn', code, language: null });
  for (let i = 0; i < 30; i++) expect(await ask(`NO${i}`)).toMatchObject({ refusal: { code: 'unknownCode' } });
  const code = booked?.code ?? '';
  expect(await ask(code)).toMatchObject({
    ok: false,
    refusal: { code: 'tooMany', values: { seconds: expect.any(Number) } },
  });
  const counter = await world.connect('counter', 'schalter-2');
  expect(await counter.ask({ type: 'checkIn', code, language: null })).toMatchObject({ ok: true });
});

test('C2 for an appointment just after midnight check-in begins at midnight, and says so', async () => {
  await world.pass(14 * 60 * MINUTE + 40 * MINUTE);
  const [booked] = await bookAll([{ inMin: 25, name: 'Anna Heide' }]);
  const midnight = Date.parse('2017-11-07T00:00:00+01:00');
  expect(await kiosk.ask({ type: 'checkIn', code: booked?.code ?? '', language: null })).toMatchObject({
    refusal: { code: 'tooEarly', values: { from: midnight } },
  });
});
