// Pieces of sound, without the silence around them.

/** What is quieter than this is silence. */
const SILENCE = 0.006;
/** So much is left before and after, because a word begins and ends quietly. */
const MARGIN_SEC = 0.03;

/** Without the silence before and after. */
export const trimmed = (samples: Float32Array, rateHz: number): Float32Array => {
  const isHeard = (sample: number) => Math.abs(sample) > SILENCE;
  const first = samples.findIndex(isHeard);
  if (first < 0) return new Float32Array(0);
  const margin = Math.round(MARGIN_SEC * rateHz);
  return samples.slice(Math.max(0, first - margin), samples.findLastIndex(isHeard) + 1 + margin);
};
