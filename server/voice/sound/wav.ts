// Sound as a file that every browser plays: WAV, 16 bits, one channel.

const HEAD = 44;
const FULL = 32_768;

/** Between -1 and 1, as sound is worked with. */
export const fromPcm = (samples: Int16Array): Float32Array => Float32Array.from(samples, (sample) => sample / FULL);

/** A WAV file of it. */
export const wavOf = (samples: Float32Array, rateHz: number): Buffer => {
  const file = Buffer.alloc(HEAD + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rateHz, 24);
  file.writeUInt32LE(rateHz * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, at) => {
    file.writeInt16LE(Math.max(-FULL, Math.min(FULL - 1, Math.round(sample * FULL))), HEAD + at * 2);
  });
  return file;
};

/** The samples of a file as `wavOf` makes it; null for anything else, also for one with anything besides. */
export const samplesOf = (file: Buffer, rateHz: number): Float32Array | null => {
  if (file.length < HEAD || file.length % 2 !== 0) return null;
  const pcm = new Int16Array((file.length - HEAD) / 2);
  for (let at = 0; at < pcm.length; at++) pcm[at] = file.readInt16LE(HEAD + at * 2);
  const samples = fromPcm(pcm);
  return wavOf(samples, rateHz).equals(file) ? samples : null;
};
