// A process of its own that speaks: texts come in, sound goes out. The only file that knows eSpeak NG (GPL-3.0); see
// docs/decisions/0048.
import load from '@echogarden/espeak-ng-emscripten';
import { fromPcm, SOUND_HZ } from '../../../shared/sound/wav';
import { atSpeechLoudness } from '../sound/loudness';
import { trimmed } from '../sound/pieces';
import type { SpeakAsked } from './asked';

const loaded = load().then(({ eSpeakNGWorker }) => new eSpeakNGWorker());

type Spoken = Extract<SpeakAsked, { kind: 'speak' }>;

/** Without silence around it, and as loud as everything else. */
const level = (samples: Float32Array): Float32Array => atSpeechLoudness(trimmed(samples), SOUND_HZ);

const speak = async ({ voice, rate, text }: Spoken): Promise<Float32Array> => {
  const speaker = await loaded;
  speaker.set_voice(voice);
  speaker.set_rate(rate);
  const pieces: Int16Array[] = [];
  speaker.synthesize(text, (piece) => {
    // The engine uses its memory again for the next piece.
    if (piece !== null) pieces.push(piece.slice());
    return false;
  });
  const whole = new Int16Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return level(fromPcm(whole));
};

const answer = (asked: SpeakAsked) => (asked.kind === 'level' ? level(asked.samples) : speak(asked));

process.on('message', async (asked: SpeakAsked) => process.send?.(await answer(asked)));
process.on('disconnect', () => process.exit());
