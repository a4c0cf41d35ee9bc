// D1, D13: a call as it is heard: "Nummer A 42, Schalter 3", in the words of a language, or in the office's own voice.
import type { Language, Settings } from '../../shared/settings';
import { pieceOfPlace, piecesOfNumber } from '../../shared/sound/recordings';
import { wavOf } from '../../shared/sound/wav';
import { namesItself, placePhrase } from '../../shared/words/places';
import { slipWordsOf } from '../../shared/words/slip';
import { voiceWordsOf } from '../../shared/words/voice';
import type { Recordings } from './recordings';
import { spelled, spelledPlace } from './saying/spelling';
import { joined } from './sound/pieces';
import type { Voice } from './voice';

export type Called = { language: Language; number: string; counter: string };
type Sound = Float32Array | null;

/** Between the pieces of a number, and between who is called and where to. */
const PAUSE_SEC = { pieces: 0.06, parts: 0.3 };

type CallParts = {
  voice: Pick<Voice, 'samples'>;
  recordings: Pick<Recordings, 'samples'>;
  settings: () => Pick<Settings, 'placeWord'>;
};

/** A name that says itself what it is, is the office's own word, and German in every language (U3). */
const languageOfPlace = ({ language, counter }: Called): Language =>
  namesItself(counter) && language !== 'de-simple' ? 'de' : language;

const whoIn = ({ language, number }: Called): string =>
  voiceWordsOf(language)('voice.number', { number: spelled(language, number.slice(0, 1), number.slice(1)) });

const whereIn = (called: Called, placeWord: Settings['placeWord']): string => {
  const language = languageOfPlace(called);
  return placePhrase(slipWordsOf(language), placeWord, called.counter, spelledPlace(language, called.counter));
};

export const createCallSounds = ({ voice, recordings, settings }: CallParts) => {
  /** The first way of putting something together of which every piece is recorded. */
  const recorded = async (language: Language, ways: readonly string[][]): Promise<Sound> => {
    for (const way of ways) {
      const pieces = await Promise.all(way.map((name) => recordings.samples(language, name)));
      const there = pieces.filter((piece) => piece !== null);
      if (there.length === way.length) return joined(there, PAUSE_SEC.pieces);
    }
    return null;
  };

  return {
    /** A call as a WAV file; null when it cannot be spoken now. */
    say: async (called: Called): Promise<Uint8Array | null> => {
      const { language, number, counter } = called;
      const { placeWord } = settings();
      const [who, where, placeLanguage] = [whoIn(called), whereIn(called, placeWord), languageOfPlace(called)];
      const place = [[pieceOfPlace(placeWord, counter)]];
      const ownWho = await recorded(language, piecesOfNumber(number));
      const ownWhere = (await recorded(language, place)) ?? (await recorded(placeLanguage, place));
      const spoken = (text: string, by: Language) => voice.samples({ language: by, text });
      if (ownWho === null && ownWhere === null && placeLanguage === language) {
        const whole = await spoken(`${who}, ${where}`, language);
        return whole && wavOf(whole);
      }
      const said = [ownWho ?? (await spoken(who, language)), ownWhere ?? (await spoken(where, placeLanguage))];
      const parts = said.filter((part) => part !== null);
      return parts.length < 2 ? null : wavOf(joined(parts, PAUSE_SEC.parts));
    },
  };
};
