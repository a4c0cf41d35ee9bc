// A process of its own that speaks: texts come in, sound goes out. The only file that knows eSpeak NG (GPL-3.0); see
// docs/decisions/0048.
import load from '@echogarden/espeak-ng-emscripten';
import { atSpeechLoudness } from '../sound/loudness';
import { trimmed } from '../sound/pieces';
import { fromPcm } from '../sound/wav';
import { RATE_HZ, type SpeakAsked } from './asked';

const loaded = load().then(({ eSpeakNGWorker }) => new eSpeakNGWorker());

const speak = async ({ voice, rate, text }: SpeakAsked): Promise<Float32Array> => {
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
  return atSpeechLoudness(trimmed(fromPcm(whole), RATE_HZ), RATE_HZ);
};

process.on('message', async (asked: SpeakAsked) => process.send?.(await speak(asked)));
process.on('disconnect', () => process.exit());
