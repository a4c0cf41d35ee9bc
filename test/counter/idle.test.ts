// K15: a free counter is told that somebody waits, and never when nobody does.
import fc from 'fast-check';
import { AGAIN_AFTER_MS, type Heard, hear, NEWS_AFTER_MS, NOTHING_HEARD } from '../../counter/idle/hearing';

type Step = Heard & { ms: number };

/** At which instants it is told, when this is so from one instant to the next. */
const toldAt = (steps: readonly Step[]): { at: number; heard: Heard }[] => {
  let [hearing, at] = [NOTHING_HEARD, 0];
  return steps.flatMap(({ ms, ...heard }) => {
    at += ms;
    const { now, tells } = hear(hearing, heard, at);
    hearing = now;
    return tells ? [{ at, heard }] : [];
  });
};
const each = (seconds: number, heard: Heard): Step[] => Array.from({ length: seconds }, () => ({ ...heard, ms: 1000 }));

const QUIET: Heard = { waits: false, isFree: true };
const IDLE: Heard = { waits: true, isFree: true };
const BUSY: Heard = { waits: true, isFree: false };

test('K15 never while nobody waits, while somebody is served or on a pause, and never twice within the set time', () => {
  const steps = fc.array(
    fc.record({ waits: fc.boolean(), isFree: fc.boolean(), ms: fc.integer({ min: 0, max: 40_000 }) }),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(steps, (list) => {
      const told = toldAt(list);
      for (const { heard } of told) expect(heard).toEqual(IDLE);
      told.slice(1).forEach(({ at }, i) => {
        expect(at - (told[i]?.at ?? 0)).toBeGreaterThanOrEqual(Math.min(NEWS_AFTER_MS, AGAIN_AFTER_MS));
      });
    }),
  );
});

test('K15 who comes into an empty line is told at once, and again after the set time until somebody is called', () => {
  const told = toldAt([...each(30, QUIET), ...each(130, IDLE), ...each(60, BUSY), ...each(5, QUIET)]);
  expect(told.map(({ at }) => at)).toEqual([31_000, 31_000 + AGAIN_AFTER_MS, 31_000 + 2 * AGAIN_AFTER_MS]);
});

test('K15 a clerk who has just finished knows the line, and is told only when nobody is called for the set time', () => {
  expect(toldAt([...each(30, BUSY), ...each(59, IDLE)])).toEqual([]);
  expect(toldAt([...each(30, BUSY), ...each(61, IDLE)]).map(({ at }) => at)).toEqual([31_000 + AGAIN_AFTER_MS]);
  // The line was empty for a moment only.
  expect(toldAt([...each(30, IDLE), ...each(3, QUIET), ...each(20, IDLE)])).toEqual([]);
});
