// Sound as a file that every browser plays: WAV, 16 bits, one channel.

/** Samples a second of everything that the office says, and of what is recorded for it. */
export const SOUND_HZ = 22_050;
const HEAD = 44;
const FULL = 32_768;

/** Between -1 and 1, as sound is worked with. */
export const fromPcm = (samples: Int16Array): Float32Array => Float32Array.from(samples, (sample) => sample / FULL);

const wordOf = (text: string): number =>
  text.split('').reduce((word, sign, at) => word + sign.charCodeAt(0) * 256 ** at, 0);

const headOf = (bytes: number): [number, number][] => [
  [0, wordOf('RIFF')],
  [4, HEAD - 8 + bytes],
  [8, wordOf('WAVE')],
  [12, wordOf('fmt ')],
  [16, 16],
  [20, 1 + 65_536],
  [24, SOUND_HZ],
  [28, SOUND_HZ * 2],
  [32, 2 + 16 * 65_536],
  [36, wordOf('data')],
  [40, bytes],
];

/** A WAV file of it. */
export const wavOf = (samples: Float32Array): Uint8Array<ArrayBuffer> => {
  const file = new Uint8Array(HEAD + samples.length * 2);
  const view = new DataView(file.buffer);
  for (const [at, word] of headOf(samples.length * 2)) view.setUint32(at, word, true);
  samples.forEach((sample, at) => {
    view.setInt16(HEAD + at * 2, Math.max(-FULL, Math.min(FULL - 1, Math.round(sample * FULL))), true);
  });
  return file;
};

/** The samples of a file as `wavOf` makes it; null for anything else, also for one with anything besides. */
export const samplesOf = (file: Uint8Array): Float32Array | null => {
  if (file.length < HEAD || file.length % 2 !== 0) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const head = headOf(file.length - HEAD);
  if (head.some(([at, word]) => view.getUint32(at, true) !== word)) return null;
  const pcm = new Int16Array((file.length - HEAD) / 2);
  for (let at = 0; at < pcm.length; at++) pcm[at] = view.getInt16(HEAD + at * 2, true);
  return fromPcm(pcm);
};
