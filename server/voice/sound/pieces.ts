// Pieces of sound: without the silence around them, and put one behind the other.
import { SOUND_HZ } from '../../../shared/sound/wav';

/** What is quieter than this is silence. */
const SILENCE = 0.006;
/** So much is left before and after, because a word begins and ends quietly. */
const MARGIN_SEC = 0.03;

/** Without the silence before and after. */
export const trimmed = (samples: Float32Array): Float32Array => {
  const isHeard = (sample: number) => Math.abs(sample) > SILENCE;
  const first = samples.findIndex(isHeard);
  if (first < 0) return new Float32Array(0);
  const margin = Math.round(MARGIN_SEC * SOUND_HZ);
  return samples.slice(Math.max(0, first - margin), samples.findLastIndex(isHeard) + 1 + margin);
};

/** One behind the other, with a pause between. */
export const joined = (pieces: readonly Float32Array[], pauseSec: number): Float32Array => {
  const pause = Math.round(pauseSec * SOUND_HZ);
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0) + pause * Math.max(0, pieces.length - 1);
  const whole = new Float32Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length + pause;
  }
  return whole;
};
