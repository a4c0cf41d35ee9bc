// How a wait is told: as a range that holds in four of five cases.
import type { Forecast } from '../../../shared/printing';
import type { Band } from './lessons';

/** Before the office's own weeks are known, the range is 0.75 E - 1 to 1.3 E + 4 minutes. */
const coldStart = (minutes: number) => ({ fromMin: 0.75 * minutes - 1, toMin: 1.3 * minutes + 4 });

/**
 * The range in minutes that holds in 80 % of cases, not rounded and never below 0, around a projection in `minutes`: by
 * the `bands` that were learned, or with none of them by the one to start with.
 */
export const bandOf = (minutes: number, bands: readonly Band[]): { fromMin: number; toMin: number } => {
  const band = bands.find(({ upToMin }) => minutes <= upToMin) ?? bands.at(-1);
  const { fromMin, toMin } = band ? { fromMin: minutes + band.below, toMin: minutes + band.above } : coldStart(minutes);
  return { fromMin: Math.max(0, fromMin), toMin: Math.max(0, toMin) };
};

const STEP_MIN = 5;

/** F4: the same as people are told it: rounded outward to steps of five minutes, and never to less than the first five. */
export const toldRange = (minutes: number, bands: readonly Band[]): Forecast => {
  const { fromMin, toMin } = bandOf(minutes, bands);
  return {
    fromMin: Math.floor(fromMin / STEP_MIN) * STEP_MIN,
    toMin: Math.max(STEP_MIN, Math.ceil(toMin / STEP_MIN) * STEP_MIN),
  };
};
