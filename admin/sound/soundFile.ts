// A sound file of any kind that the browser knows, as the office keeps recordings: one channel, 16 bits, 22,050 Hz.
import { MOST_SECONDS } from '../../shared/sound/recordings';
import { SOUND_HZ, wavOf } from '../../shared/sound/wav';
import { base64Of } from '../parts/logo';

export type ReadSound = { wav: string } | { fault: 'unread' | 'long' };

/** All channels as one. */
const mixed = (channels: readonly Float32Array[]): Float32Array => {
  const [first = new Float32Array(0), ...others] = channels;
  return first.map((sample, at) => others.reduce((sum, one) => sum + (one[at] ?? 0), sample) / channels.length);
};

/** The sound in a file, as a command carries it. */
export const readSound = async (file: File): Promise<ReadSound> => {
  // Decoding brings it to the rate of the context that decodes.
  const context = new OfflineAudioContext(1, 1, SOUND_HZ);
  const sound = await context.decodeAudioData(await file.arrayBuffer()).catch(() => null);
  if (sound === null) return { fault: 'unread' };
  if (sound.duration > MOST_SECONDS) return { fault: 'long' };
  const channels = Array.from({ length: sound.numberOfChannels }, (_, at) => sound.getChannelData(at));
  return { wav: base64Of(wavOf(mixed(channels))) };
};
