// Lessons as tests need them: nothing but what they name, and many waits whose spread is known.
import { createChance } from '../../../demo/chance';
import { learn } from '../../../server/queue/forecast/lessons';
import type { Lesson } from '../../../shared/lessons';
import { settingsWith } from './history';

export const lesson = (some: Partial<Lesson>): Lesson => ({
  ...{ served: [], wayMin: [], waits: [], booked: 0, came: 0 },
  arrivals: Array.from({ length: 96 }, () => 0),
  halfHours: [],
  ahead: [],
  ...some,
});

/** Bands learned from so many waits, each up to a half longer or shorter than expected, and the waits. */
export const bandsFrom = (count: number) => {
  const chance = createChance(5);
  const waits = Array.from({ length: count }, () => {
    const expectedMin = 120 * chance.share();
    const waitedMin = Math.max(0, expectedMin * (0.5 + chance.share()) + 4 * (chance.share() - 0.5));
    return { expectedMin, fromMin: 0, toMin: 5, waitedMin };
  });
  return { waits, bands: learn([lesson({ waits })], settingsWith({})).bands };
};
