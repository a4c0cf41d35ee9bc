// T: the office's time, by clocks that the test holds.
import fc from 'fast-check';
import {
  createClock,
  createWatch,
  elapsedOf,
  FAR_MS,
  HELD_MS,
  LEAP_MS,
  PLAUSIBLE_MS,
} from '../../../server/office/clock';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const NOON = Date.parse('2026-11-27T12:00:00Z');

type Opened = { isNew?: boolean; isStrange?: boolean; hasRun?: boolean; lastTold?: number; believedAt?: number };

const openWatch = ({ isNew = false, isStrange = false, hasRun = true, ...more }: Opened = {}) => {
  const clock = { wall: NOON, elapsed: 0 };
  const watch = createWatch({
    wall: () => clock.wall,
    elapsed: () => clock.elapsed,
    dayOf: (at) => new Date(at).toISOString().slice(0, 10),
    ...{ isNew, isStrange, lastTold: more.lastTold ?? null, believedAt: more.believedAt ?? null },
  });
  const pass = (ms: number) => {
    clock.wall += ms;
    clock.elapsed += ms;
    return watch.now();
  };
  const leap = (ms: number) => {
    clock.wall += ms;
    return watch.now();
  };
  if (hasRun) pass(PLAUSIBLE_MS);
  return { clock, watch, pass, leap };
};

test('T3 a clock that is set within the day is followed at once, forwards and back', () => {
  const { clock, leap } = openWatch();
  expect(leap(2 * HOUR)).toBe(clock.wall);
  expect(leap(-3 * HOUR)).toBe(clock.wall);
  expect(leap(-60 * SECOND)).toBe(clock.wall);
});

test('T3 a leap into another day is followed when it has lasted', () => {
  for (const days of [2, -2, 61, -3000]) {
    const { clock, watch, pass, leap } = openWatch();
    const before = watch.now();
    expect(leap(days * DAY)).toBe(before);
    expect(pass(HELD_MS - SECOND)).toBe(before + HELD_MS - SECOND);
    expect(pass(SECOND)).toBe(clock.wall);
    expect(watch.leapt()).toBe(days * DAY);
  }
});

test('T3 a leap that is over within seconds has not been', () => {
  const { clock, watch, pass, leap } = openWatch();
  leap(2 * DAY);
  pass(3 * SECOND);
  leap(-2 * DAY);
  expect(watch.now()).toBe(clock.wall);
  expect([watch.leapt(), watch.isPlausible(), watch.isDoubted()]).toEqual([0, true, false]);
});

test('T3 set back by minutes over midnight, also while nothing runs, the office stays in the new day until it comes', () => {
  const { clock, watch, pass, leap } = openWatch();
  pass(12 * HOUR);
  leap(-15 * 60 * SECOND);
  expect(new Date(pass(HELD_MS)).getUTCDate()).toBe(27);
  pass(10 * 60 * SECOND);
  const begun = openWatch();
  begun.pass(12 * HOUR);
  begun.leap(-9.9 * 60 * SECOND);
  for (let i = 0; i < 60; i++) expect(new Date(begun.pass(2 * SECOND)).getUTCDate()).toBe(28);
  begun.pass(60 * SECOND);
  expect(begun.watch.now()).toBe(begun.clock.wall);
  expect(watch.now()).toBe(clock.wall);
  const midnight = NOON + 12 * HOUR;
  const started = openWatch({ hasRun: false, lastTold: midnight + 60 * SECOND });
  started.leap(0);
  expect(started.watch.now()).toBe(NOON);
});

test('T3 seconds are glided over: the time never goes back by them', () => {
  const { watch, pass, leap } = openWatch();
  let last = watch.now();
  for (let i = 0; i < 300; i++) {
    if (i % 60 === 0) leap(i % 120 === 0 ? -LEAP_MS / 2 : LEAP_MS / 2);
    const now = pass(SECOND);
    expect(now).toBeGreaterThan(last);
    last = now;
  }
  expect([watch.leapt(), watch.isPlausible()]).toEqual([0, true]);
});

test('T4 after a leap the clock is not believed until it has run for a while', () => {
  const { watch, pass, leap } = openWatch();
  expect(watch.isPlausible()).toBe(true);
  leap(5 * HOUR);
  expect([watch.isPlausible(), watch.isDoubted()]).toEqual([false, true]);
  pass(PLAUSIBLE_MS - SECOND);
  leap(HOUR);
  pass(PLAUSIBLE_MS - SECOND);
  expect(watch.isPlausible()).toBe(false);
  pass(SECOND);
  expect([watch.isPlausible(), watch.isDoubted()]).toEqual([true, false]);
});

test('T4 small steps that add up to a leap are one', () => {
  const { watch, pass, leap } = openWatch();
  for (let i = 0; i < 60; i++) {
    leap(1.9 * SECOND);
    pass(SECOND);
  }
  expect(watch.isPlausible()).toBe(false);
  expect(watch.isDoubted()).toBe(true);
});

test('T4 after a start the clock is believed when it has run for a while; at once where there is nothing to lose', () => {
  const { watch, pass } = openWatch({ hasRun: false });
  expect([watch.isPlausible(), watch.isDoubted()]).toEqual([false, false]);
  pass(PLAUSIBLE_MS);
  expect(watch.isPlausible()).toBe(true);
  expect(openWatch({ hasRun: false, isNew: true }).watch.isPlausible()).toBe(true);
  const strange = openWatch({ hasRun: false, isStrange: true });
  expect(strange.watch.isDoubted()).toBe(true);
  strange.pass(PLAUSIBLE_MS);
  expect(strange.watch.isDoubted()).toBe(false);
});

test('T6 somebody says that the clock is right: it is followed and believed at once', () => {
  const { clock, watch, leap } = openWatch();
  leap(3 * DAY);
  watch.confirm();
  expect(watch.now()).toBe(clock.wall);
  expect([watch.isPlausible(), watch.isDoubted(), watch.leapt()]).toEqual([true, false, 3 * DAY]);
});

test('T3 whatever the clock does, the time told is the right one as soon as the clock has been right for seconds', () => {
  const step = fc.record({
    leap: fc.oneof(
      fc.constant(0),
      fc.integer({ min: -90, max: 90 }).map((days) => days * DAY),
      fc.integer({ min: -HOUR * 30, max: HOUR * 30 }),
    ),
    pass: fc.integer({ min: 0, max: 30 * SECOND }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { clock, watch, pass, leap } = openWatch();
      for (const one of steps) {
        leap(one.leap);
        pass(one.pass);
      }
      const off = clock.wall - clock.elapsed - NOON;
      leap(-off);
      expect(Math.abs(pass(HELD_MS) - clock.wall)).toBeLessThanOrEqual(2 * LEAP_MS);
      expect(Math.abs(watch.leapt())).toBeLessThanOrEqual(2 * LEAP_MS);
      pass(PLAUSIBLE_MS);
      expect(watch.isPlausible()).toBe(true);
      expect(Math.abs(watch.now() - clock.wall)).toBeLessThanOrEqual(SECOND);
    }),
    { numRuns: 300 },
  );
});

test('a clock for demonstrations begins where it is told and runs as fast, by both clocks', async () => {
  const { wall, elapsed } = createClock({ startAt: 1000 * HOUR, speed: 3600 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(wall() - 1000 * HOUR).toBeGreaterThan(300_000);
  expect(Math.abs(wall() - elapsed() - 1000 * HOUR)).toBeLessThan(HOUR);
});

test('a clock in the hand: forwards time has passed, backwards it was set', () => {
  let now = NOON;
  const elapsed = elapsedOf(() => now);
  now += HOUR;
  expect(elapsed()).toBe(HOUR);
  now -= 5 * HOUR;
  expect(elapsed()).toBe(HOUR);
  now += HOUR;
  expect(elapsed()).toBe(2 * HOUR);
});

test('T4 a clock that is further than a month from what was believed is not believed before somebody says so, however long it runs', () => {
  for (const far of [FAR_MS + LEAP_MS, -FAR_MS - LEAP_MS, 3653 * DAY, -9000 * DAY]) {
    const { watch, pass } = openWatch({ believedAt: NOON - far });
    pass(30 * DAY);
    expect([watch.isPlausible(), watch.isDoubted()]).toEqual([false, true]);
    watch.confirm();
    expect([watch.isPlausible(), watch.isDoubted()]).toEqual([true, false]);
  }
  const { watch } = openWatch({ believedAt: NOON - FAR_MS + HOUR });
  expect([watch.isPlausible(), watch.isDoubted()]).toEqual([true, false]);
});

test('T4 the same while it runs; put right again, it is believed again', () => {
  const { watch, pass, leap } = openWatch();
  leap(3653 * DAY);
  pass(DAY);
  expect([watch.isPlausible(), watch.isDoubted()]).toEqual([false, true]);
  leap(-3653 * DAY + HOUR);
  pass(PLAUSIBLE_MS);
  expect([watch.isPlausible(), watch.isDoubted()]).toEqual([true, false]);
});

test('T4 started with a clock that is far off and put right, it is believed when it has run for a while', () => {
  const { watch, pass, leap } = openWatch({ believedAt: NOON + 3653 * DAY, hasRun: false });
  leap(3653 * DAY);
  pass(PLAUSIBLE_MS);
  expect([watch.isPlausible(), watch.isDoubted()]).toEqual([true, false]);
});
