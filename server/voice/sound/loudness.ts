// How loud a sound is for people (ITU-R BS.1770-4, one channel), and made as loud as it should be.

/** What speech in a hall is brought to, in LUFS: clear at a normal setting of the loudspeaker, and no voice louder than another. */
export const SPEECH_LUFS = -16;
/** Nothing is louder than this, so that no loudspeaker is driven beyond what it can. */
export const MOST_PEAK = 0.89;

type Filter = { b: readonly [number, number, number]; a: readonly [number, number] };

/** BS.1770's two filters for any rate: what the head does to high tones, and that low ones hardly count. */
const weightingFor = (rateHz: number): Filter[] => {
  const shelf = (() => {
    const [gain, q, frequency] = [3.999843853973347, 0.7071752369554196, 1681.974450955533];
    const k = Math.tan((Math.PI * frequency) / rateHz);
    const high = 10 ** (gain / 20);
    const band = high ** 0.4996667741545416;
    const norm = 1 + k / q + k * k;
    return {
      b: [(high + (band * k) / q + k * k) / norm, (2 * (k * k - high)) / norm, (high - (band * k) / q + k * k) / norm],
      a: [(2 * (k * k - 1)) / norm, (1 - k / q + k * k) / norm],
    } as const;
  })();
  const [q, frequency] = [0.5003270373238773, 38.13547087602444];
  const k = Math.tan((Math.PI * frequency) / rateHz);
  const norm = 1 + k / q + k * k;
  return [shelf, { b: [1, -2, 1], a: [(2 * (k * k - 1)) / norm, (1 - k / q + k * k) / norm] }];
};

const filtered = (samples: Float32Array, { b, a }: Filter): Float32Array => {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return samples.map((x) => {
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return y;
  });
};

const BLOCK_SEC = 0.4;
const STEP_SEC = 0.1;
const lufsOf = (power: number): number => -0.691 + 10 * Math.log10(power);
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Integrated loudness in LUFS, -Infinity for silence. Pauses do not count (gated at -70 and 10 below the mean). */
export const loudnessOf = (samples: Float32Array, rateHz: number): number => {
  const weighted = weightingFor(rateHz).reduce(filtered, samples);
  const block = Math.min(weighted.length, Math.round(BLOCK_SEC * rateHz));
  const powers: number[] = [];
  for (let from = 0; from + block <= weighted.length && block > 0; from += Math.round(STEP_SEC * rateHz))
    powers.push(weighted.subarray(from, from + block).reduce((sum, x) => sum + x * x, 0) / block);
  const audible = powers.filter((power) => lufsOf(power) > -70);
  if (audible.length === 0) return Number.NEGATIVE_INFINITY;
  const least = mean(audible) / 10;
  return lufsOf(mean(audible.filter((power) => power > least)));
};

/** Straight up to half of what is allowed, and bent above, so that a peak is rounded and not cut. */
const bent = (sample: number): number => {
  const knee = MOST_PEAK / 2;
  const size = Math.abs(sample);
  if (size <= knee) return sample;
  return Math.sign(sample) * (knee + (MOST_PEAK - knee) * Math.tanh((size - knee) / (MOST_PEAK - knee)));
};

/** As loud as speech is to be, whoever spoke; silence stays silence. */
export const atSpeechLoudness = (samples: Float32Array, rateHz: number): Float32Array => {
  let now = samples;
  // Bending takes a little away: the second turn gives it back.
  for (let turn = 0; turn < 3; turn++) {
    const loudness = loudnessOf(now, rateHz);
    if (!Number.isFinite(loudness)) return samples;
    const gain = 10 ** ((SPEECH_LUFS - loudness) / 20);
    now = now.map((sample) => bent(sample * gain));
  }
  return now;
};
