// What people book at a kiosk and take home from it.
import type { BookingResult, HeldResult, KioskTimes, KioskView, SheetResult } from '../../../shared/protocol';
import { dayOf } from '../../../shared/time';
import { type Client, openWorld, trustingOffice, type World } from '../../world';

let world: World;
let kiosk: Client<KioskView>;
beforeEach(async () => {
  world = await openWorld();
  kiosk = await world.connect('kiosk', 'kiosk-1');
});
afterEach(() => world.close());

const WISH = { serviceIds: ['ausweis'], persons: 1 };
const today = () => dayOf(world.time.now, 'Europe/Berlin');
const resultOf = <Result>(reply: unknown): Result => {
  const { ok, result, refusal } = reply as { ok: boolean; result: Result; refusal?: { code: string } };
  if (!ok) throw new Error(refusal?.code);
  return result;
};
const timesFrom = async (from: string) =>
  resultOf<KioskTimes>(await kiosk.ask({ type: 'timesAtKiosk', ...WISH, from }));
const book = (slotAt: number, name = 'Erika Mustermann') =>
  kiosk.ask({
    ...{ type: 'bookAppointment', ...WISH, language: 'de', slotAt, place: { kind: 'free', holdId: null } },
    contact: { name, email: null, phone: null },
  });
const offer = () => kiosk.ask({ type: 'printSheet', sheet: { kind: 'offer', ...WISH }, language: 'de' });

test('W16 a kiosk shows the free times of people at home, books one with a name alone, and prints it', async () => {
  const { days, more } = await timesFrom(today());
  expect(days.length).toBeGreaterThan(1);
  expect(more === null || more > (days.at(-1)?.day ?? '')).toBe(true);
  const { day = '', starts = [] } = days[1] ?? {};
  const slotAt = starts[0] ?? 0;
  const booked = resultOf<BookingResult>(await book(slotAt));
  const sheet = { kind: 'appointment', key: booked.key, day } as const;
  const printed = resultOf<SheetResult>(await kiosk.ask({ type: 'printSheet', sheet, language: 'de' }));
  expect(printed.state).toBe('printed');
  const visit = world.app().branch.dayNamed(day).byKey.get(booked.key);
  expect(visit).toMatchObject({ slotAt, via: 'public', state: 'booked', code: booked.code });
  const answer = await kiosk.ask({ type: 'printSheet', sheet: { ...sheet, key: 'nobodys-key' }, language: 'de' });
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'unknownVisit' } });
});

test('W16 a kiosk has the limits of people at home: no place beside the slots, none of those for staff', async () => {
  const { days } = await timesFrom(today());
  const slotAt = days[1]?.starts[0] ?? 0;
  const extra = await kiosk.ask({
    ...{ type: 'bookAppointment', ...WISH, language: 'de', slotAt, place: { kind: 'extra' } },
    contact: { name: 'Erika Mustermann', email: null, phone: null },
  });
  expect(extra).toMatchObject({ ok: false, refusal: { code: 'notAllowed' } });
  let taken = 0;
  while ((await book(slotAt)).ok) taken += 1;
  const { hours } = world.app().branch.settings().appointments;
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThanOrEqual(Math.max(...hours.map((span) => span.public)));
  expect(await book(slotAt)).toMatchObject({ ok: false, refusal: { code: 'slotTaken' } });
});

test('W19 a kiosk holds a time while somebody types, and gives it to nobody else', async () => {
  const { days } = await timesFrom(today());
  const { day = '', starts = [] } = days[1] ?? {};
  const slotAt = starts[0] ?? 0;
  const hold = (instead: HeldResult | null = null) =>
    kiosk.ask({
      ...{ type: 'holdSlot', ...WISH, slotAt },
      instead: instead && { holdId: instead.holdId, slotAt: instead.slotAt },
    });
  const held = resultOf<HeldResult>(await hold());
  while ((await hold()).ok);
  expect(await book(slotAt)).toMatchObject({ ok: false, refusal: { code: 'slotTaken' } });
  const again = resultOf<HeldResult>(await hold(held));
  expect(again).toMatchObject({ slotAt });
  const { holdId } = again;
  const booked = resultOf<BookingResult>(
    await kiosk.ask({
      ...{ type: 'bookAppointment', ...WISH, language: 'de', slotAt, place: { kind: 'free', holdId } },
      contact: { name: 'Erika Mustermann', email: null, phone: null },
    }),
  );
  expect(world.app().branch.dayNamed(day).byKey.get(booked.key)).toMatchObject({ slotAt, state: 'booked' });
});

test('W19 the office’s own fields and a mail address are asked at a kiosk as at home', async () => {
  const fields = [
    { id: 'kfz', label: { de: 'Kennzeichen' }, serviceIds: ['ausweis'], required: true },
    { id: 'boot', label: { de: 'Boot' }, serviceIds: ['fischerei'], required: true },
  ].map((field) => ({
    ...{
      ...field,
      help: null,
      kind: 'text' as const,
      choices: [],
      maxLength: 20,
      purpose: { de: 'Akte' },
      inMail: true,
    },
  }));
  await world.close();
  world = await openWorld({ settings: { ...trustingOffice, formFields: fields } });
  kiosk = await world.connect('kiosk', 'kiosk-1');
  const { days, fields: asked, mails } = await timesFrom(today());
  expect([asked.map(({ id }) => id), mails]).toEqual([['kfz'], world.app().branch.settings().mail !== null]);
  expect(asked[0]).not.toHaveProperty('inMail');
  const slotAt = days[1]?.starts[0] ?? 0;
  expect(await book(slotAt)).toMatchObject({ ok: false, refusal: { code: 'answerMissing' } });
  const answers = [{ fieldId: 'kfz', value: 'LÜN 7' }];
  const booked = resultOf<BookingResult>(
    await kiosk.ask({
      ...{ type: 'bookAppointment', ...WISH, language: 'de', slotAt, place: { kind: 'free', holdId: null }, answers },
      contact: { name: 'Erika Mustermann', email: 'erika@example.org', phone: null },
    }),
  );
  const there = world.app().branch.dayNamed(days[1]?.day ?? '');
  expect(there.bookers.get(booked.visitId)).toMatchObject({
    email: 'erika@example.org',
    answers: [{ fieldId: 'kfz', value: { de: 'LÜN 7' } }],
  });
});

test('W17 what to come back with is printed at the kiosk’s own printer, until it has printed too much', async () => {
  expect(resultOf<SheetResult>(await offer()).state).toBe('printed');
  let printed = 1;
  while ((await offer()).ok) printed += 1;
  expect(printed).toBe(12);
  expect(await offer()).toMatchObject({ ok: false, refusal: { code: 'tooMany' } });
  await world.pass(10 * 60_000);
  expect((await offer()).ok).toBe(true);
});

test('W17 T4 a clock that leaps back keeps no kiosk from printing', async () => {
  world.time.now += 48 * 3600_000;
  while ((await offer()).ok);
  world.time.now -= 48 * 3600_000;
  expect((await offer()).ok).toBe(true);
});

test('W17 nothing of a sheet is in the day, and no other screen may ask for one', async () => {
  const before = world.app().branch.today().version;
  await offer();
  expect(world.app().branch.today().version).toBe(before);
  const counter = await world.connect('counter', 'schalter-1');
  const asked = await counter.ask({ type: 'printSheet', sheet: { kind: 'offer', ...WISH }, language: 'de' } as never);
  expect(asked).toMatchObject({ ok: false, refusal: { code: 'notAllowed' } });
});
