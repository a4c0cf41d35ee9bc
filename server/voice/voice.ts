// D1: a voice of the office's own, without internet and without anything installed: sentences become sound in a process beside
// the office, and what was said is kept for a while.
import { extname, join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { wavOf } from '../../shared/sound/wav';
import type { Logger } from '../basics/log';
import { createThread } from '../basics/thread';
import { readable } from './saying/spelling';
import type { SpeakAsked } from './speaker/asked';
import { voiceOf } from './speaker/voices';

/** Beside this file, and of the same kind: compiled, or as it was written where tests run. */
const PROGRAM = join(__dirname, 'speaker', `speakerProcess${extname(__filename)}`);
/** Most take a tenth of a second; the first waits for the process. */
const MOST_MS = 10_000;
const MOST_MB = 128;

/** What was said stays so long as there is room: a morning's numbers at every counter. */
const MOST_KEPT = 500;
const MOST_BYTES = 32 * 1024 * 1024;
/** More that waits to be spoken than this is refused: it would come too late for anybody. */
const MOST_WAITING = 20;

/** `isSlow`: for whoever asks for it. */
export type Saying = { language: string; text: string; isSlow?: boolean };

export const createVoice = ({ log }: { log: Logger }) => {
  const speaker = createThread<SpeakAsked>({ file: PROGRAM, mostMs: MOST_MS, mostMb: MOST_MB, isProcess: true, log });
  const kept = new LRUCache<string, Float32Array>({
    max: MOST_KEPT,
    maxSize: MOST_BYTES,
    sizeCalculation: ({ byteLength }) => Math.max(1, byteLength),
  });
  const coming = new Map<string, Promise<Float32Array | null>>();

  const make = async (key: string, asked: SpeakAsked): Promise<Float32Array | null> => {
    const answered = await speaker.ask<Float32Array>(asked);
    if ('stopped' in answered) return null;
    kept.set(key, answered.read);
    return answered.read;
  };

  /** Samples of a sentence; null when it cannot be spoken now. */
  const samples = ({ language, text, isSlow = false }: Saying): Promise<Float32Array | null> => {
    const asked = { kind: 'speak' as const, ...voiceOf(language, isSlow), text: readable(language, text) };
    const key = `${asked.voice} ${asked.rate} ${asked.text}`;
    const known = kept.get(key);
    if (known !== undefined) return Promise.resolve(known);
    const awaited = coming.get(key);
    if (awaited !== undefined) return awaited;
    if (coming.size >= MOST_WAITING) return Promise.resolve(null);
    const made = make(key, asked).finally(() => coming.delete(key));
    coming.set(key, made);
    return made;
  };

  return {
    samples,
    /** The sentence as a WAV file; null when it cannot be spoken now. */
    say: async (saying: Saying): Promise<Uint8Array | null> => {
      const sound = await samples(saying);
      return sound && wavOf(sound);
    },
    /** A recording as loud as what is spoken, without silence around it; null when it cannot be done now. */
    level: async (samples: Float32Array): Promise<Float32Array | null> => {
      const answered = await speaker.ask<Float32Array>({ kind: 'level', samples });
      return 'stopped' in answered ? null : answered.read;
    },
    /** How many sentences are kept. */
    size: (): number => kept.size,
    close: speaker.close,
  };
};
export type Voice = ReturnType<typeof createVoice>;
