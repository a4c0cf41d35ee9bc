// What is told of what lasts, whatever comes and goes when: never a storm, never nothing.
import fc from 'fast-check';
import { createTelling, type Found } from '../../../server/watching/telling';
import type { AlarmNews } from '../../../shared/watching/alarms';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Time in a hand: `at` minutes are looked at, with what is wrong then. */
const watch = () => {
  const time = { ms: 0 };
  const parts = { elapsed: () => time.ms, now: () => 1_000_000 + time.ms };
  let telling = createTelling({ told: [], ...parts });
  const told: (AlarmNews & { at: number })[] = [];
  return {
    told,
    phases: () => told.map(({ phase }) => phase),
    telling: () => telling,
    restart: () => {
      telling = createTelling({ told: telling.standing(), ...parts });
    },
    /** `minutes` pass, looked at every quarter of one. */
    pass: (minutes: number, found: Found[]) => {
      for (let i = 0; i < minutes * 4; i++) {
        time.ms += MINUTE / 4;
        for (const news of telling.look(found)) told.push({ ...news, at: time.ms });
      }
    },
  };
};
const paper: Found = { kind: 'printer', about: 'Foyer', since: 5, afterMs: 10 * MINUTE };
const disk: Found = { kind: 'disk', about: '', since: 7, afterMs: 0 };

test('S51 what does not last is not told; what lasts is told once, and once when it is over', () => {
  const { pass, phases, told, telling } = watch();
  pass(9, [paper]);
  pass(5, []);
  pass(9, [paper]);
  pass(2, []);
  expect(phases()).toEqual([]);
  pass(10, [paper]);
  expect(phases()).toEqual([]);
  pass(1, [paper]);
  expect(told).toMatchObject([{ phase: 'begun', kind: 'printer', about: 'Foyer' }]);
  pass(60, [paper]);
  pass(14, []);
  expect([phases(), telling().standing()]).toEqual([['begun'], [expect.objectContaining({ kind: 'printer' })]]);
  pass(2, []);
  expect([phases(), telling().standing()]).toEqual([['begun', 'over'], []]);
});

test('S51 a reminder comes once a day, also over a restart; what comes back soon has never ended', () => {
  const { pass, phases, restart } = watch();
  pass(1, [disk]);
  expect(phases()).toEqual(['begun']);
  for (let i = 0; i < 6; i++) {
    pass(10, []);
    pass(10, [disk]);
  }
  restart();
  pass(10, [disk]);
  expect(phases()).toEqual(['begun']);
  pass(24 * 60, [disk]);
  expect(phases()).toEqual(['begun', 'still']);
  pass(24 * 60, [disk]);
  expect(phases()).toEqual(['begun', 'still', 'still']);
  restart();
  pass(16, []);
  expect(phases()).toEqual(['begun', 'still', 'still', 'over']);
});

test('S51 a short moment without it begins nothing anew', () => {
  const { pass, phases } = watch();
  for (let i = 0; i < 12; i++) {
    pass(0.75, [paper]);
    pass(0.25, []);
  }
  expect(phases()).toEqual(['begun']);
});

test('S51 whatever comes and goes, of each is told beginning and end in turn, and no storm', () => {
  const spell = fc.record({
    minutes: fc.integer({ min: 1, max: 40 }),
    wrong: fc.subarray([paper, disk]),
    isAgain: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(spell, { maxLength: 60 }), (spells) => {
      const { pass, told, restart } = watch();
      for (const { minutes, wrong, isAgain } of spells) {
        if (isAgain) restart();
        pass(minutes, wrong);
      }
      for (const kind of ['printer', 'disk']) {
        const own = told.filter((one) => one.kind === kind);
        own.forEach(({ phase, at }, i) => {
          const before = own[i - 1];
          expect(phase === 'begun').toBe(before === undefined || before.phase === 'over');
          if (phase === 'over') expect(at - (before?.at ?? 0)).toBeGreaterThanOrEqual(15 * MINUTE);
          if (phase === 'still') expect(at - (before?.at ?? 0)).toBeGreaterThanOrEqual(24 * HOUR);
        });
        const all = spells.reduce((sum, { minutes }) => sum + minutes, 0);
        expect(own.length).toBeLessThanOrEqual(2 * Math.ceil(all / 15));
      }
    }),
    { numRuns: 60 },
  );
});
