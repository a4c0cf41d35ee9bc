// T2: the office's time.
import { createClock, createSteadyClock } from '../../server/clock';

const HOUR = 3_600_000;

test('T2 a clock set back goes on at half speed until the other has caught up', () => {
  let now = 10 * HOUR;
  const clock = createSteadyClock(() => now, 0);
  expect(clock()).toBe(10 * HOUR);
  now -= HOUR;
  expect(clock()).toBe(10 * HOUR);
  now += HOUR;
  expect(clock()).toBe(10.5 * HOUR);
  now += HOUR;
  expect(clock()).toBe(11 * HOUR);
  now += HOUR;
  expect(clock()).toBe(12 * HOUR);
});

test('T2 a clock that was wrong by hours is taken as it is set right', () => {
  let now = 100 * HOUR;
  const clock = createSteadyClock(() => now, 0);
  clock();
  now = 10 * HOUR;
  expect(clock()).toBe(10 * HOUR);
  expect(createSteadyClock(() => now, 100 * HOUR)()).toBe(10 * HOUR);
});

test('T2 after a restart time goes on from the last event', () => {
  let now = 10 * HOUR;
  const clock = createSteadyClock(() => now, 11 * HOUR);
  now += HOUR;
  expect(clock()).toBe(11.5 * HOUR);
});

test('a clock for demonstrations begins where it is told and runs as fast', async () => {
  const clock = createClock({ startAt: 1000 * HOUR, speed: 3600 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(clock() - 1000 * HOUR).toBeGreaterThan(300_000);
});
