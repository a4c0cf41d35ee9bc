// S54: what is more than an office's own past explains: by counts, and in a real office over seven Mondays.
import fc from 'fast-check';
import { isUnusual, medianOf } from '../../../server/watching/usual';
import type { BookingsToday, UnusualResult } from '../../../shared/commands/oversight';
import type { AdminView } from '../../../shared/protocol';
import { MINUTE_MS } from '../../../shared/time';
import { type Client, openWorld, trustingOffice, type World } from '../../world';
import { type Visitor, visitorOf, WEDNESDAY_TEN } from '../public/booking/visitor';

const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;
const PAST = [9, 12, 7, 10, 11, 8, 13, 9];

test('S54 what the weekdays before explain is not unusual, what they do not is, by the example of the page', () => {
  expect([9, 13, 14, 20, 23].map((count) => isUnusual(count, PAST, 12))).toEqual([false, false, false, false, false]);
  expect([24, 31, 400].map((count) => isUnusual(count, PAST, 12))).toEqual([true, true, true]);
  // One odd day neither hides the next one nor makes one.
  expect(isUnusual(61, [...PAST.slice(1), 60], 12)).toBe(true);
  expect(isUnusual(60, [...PAST.slice(1), 60], 12)).toBe(false);
  // Scatter of its own is believed: a house that releases its appointments on some Mondays.
  expect(isUnusual(90, [5, 80, 6, 75, 4, 82, 7, 79], 12)).toBe(false);
});

test('S54 a new office, small numbers and days without any raise nothing', () => {
  expect(isUnusual(500, [], 12)).toBe(false);
  expect(isUnusual(500, [3, 4, 2], 12)).toBe(false);
  expect(isUnusual(500, [3, 4, 2, 3], 12)).toBe(true);
  expect(isUnusual(11, [0, 0, 0, 0, 0, 0, 0, 0], 12)).toBe(false);
  expect(isUnusual(12, [0, 0, 0, 0, 0, 0, 0, 0], 12)).toBe(true);
});

test('S54 more is never less unusual, and never more unusual than the most of the past', () => {
  const counts = fc.array(fc.nat(500), { minLength: 4, maxLength: 8 });
  fc.assert(
    fc.property(counts, fc.nat(1000), fc.nat(50), (past, count, more) => {
      if (isUnusual(count, past, 1)) expect(isUnusual(count + more, past, 1)).toBe(true);
      if (count <= Math.max(...past)) expect(isUnusual(count, past, 1)).toBe(false);
      expect([...past].sort((a, b) => a - b)[0]).toBeLessThanOrEqual(medianOf(past));
    }),
  );
});

test('S54 chance alone raises no flood: of ten thousand usual days no more than a few', () => {
  let seed = 7;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  /** Poisson, by Knuth. */
  const drawn = (mean: number): number => {
    let [product, count] = [chance(), 0];
    for (; product > Math.exp(-mean); count++) product *= chance();
    return count;
  };
  const alarms = (mean: number) => {
    const days = Array.from({ length: 2500 }, () => drawn(mean));
    return days.filter((count, i) => i >= 8 && isUnusual(count, days.slice(i - 8, i), 12)).length;
  };
  expect([5, 15, 40, 120].reduce((sum, mean) => sum + alarms(mean), 0)).toBeLessThan(60);
});

describe('S54 in a real office', () => {
  let world: World;
  let visitor: Visitor;
  let admin: Client<AdminView>;
  afterEach(() => world.close());
  const today = async (): Promise<BookingsToday> => {
    for (;;) {
      const reply = await admin.ask({ type: 'unusualBookings' });
      if (!reply.ok) throw new Error(reply.refusal.code);
      const { today } = reply.result as UnusualResult;
      if (today !== null) return today;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  const isRaised = ({ alarms }: AdminView) => alarms.some((one) => 'fault' in one && one.fault === 'unusualDay');
  const bookOn = async (week: number, times: number) => {
    for (let i = 0; i < times; i++) await visitor.booked(WEDNESDAY_TEN + week * WEEK_MS + (i % 8) * 15 * MINUTE_MS);
  };

  test('S54 a Monday far above four Mondays before it is one alarm, from the events again after a restart, and over with the day', async () => {
    const { appointments } = trustingOffice;
    const releases = [{ daysAhead: 7, at: '07:00', percent: 100 }];
    const settings = { ...trustingOffice, appointments: { ...appointments, releases, unusualPerHour: 4 } };
    world = await openWorld({ settings });
    visitor = visitorOf(world);
    admin = await world.connect('admin', 'admin');
    // What is booked while the past is still being counted counts once.
    await bookOn(0, 2);
    for (let week = 1; week <= 4; week++) {
      await world.pass(WEEK_MS);
      await bookOn(week, 1);
    }
    await world.pass(WEEK_MS);
    await world.restart();
    admin = await world.connect('admin', 'admin');
    expect(await today()).toEqual({ count: 0, past: [1, 1, 1, 1, 2], busiest: 0, pastBusiest: [1, 1, 1, 1, 2] });
    await bookOn(5, 3);
    await world.pass(MINUTE_MS);
    expect(isRaised(admin.view())).toBe(false);
    await bookOn(5, 6);
    const { alarms } = await admin.until(isRaised);
    expect(alarms.filter((one) => 'fault' in one && one.fault === 'unusualDay')).toHaveLength(1);
    expect(await today()).toMatchObject({ count: 9, past: [1, 1, 1, 1, 2] });
    await world.restart(() => {
      world.time.now += MINUTE_MS;
    });
    admin = await world.connect('admin', 'admin');
    expect(await today()).toMatchObject({ count: 9, past: [1, 1, 1, 1, 2] });
    await admin.until(isRaised);
    await world.pass(24 * 60 * MINUTE_MS);
    admin = await world.connect('admin', 'admin');
    await admin.until((view) => !isRaised(view));
  }, 60_000);
});
