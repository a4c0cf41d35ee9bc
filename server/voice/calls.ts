// D1: a call as it is heard: "Nummer A 42, Schalter 3", in the words of a language.
import type { Language, Settings } from '../../shared/settings';
import { slipWordsOf } from '../../shared/words/slip';
import { voiceWordsOf } from '../../shared/words/voice';
import { spelled } from './saying/spelling';
import type { Voice } from './voice';

export type Called = { language: Language; number: string; counter: string };

type CallParts = { voice: Voice; settings: () => Pick<Settings, 'placeWord'> };

/** The two things that are said of a call: who, and where to. */
export const saidOf = ({ language, number, counter }: Called, placeWord: Settings['placeWord']): [string, string] => {
  const words = slipWordsOf(language);
  return [
    voiceWordsOf(language)('voice.number', { number: spelled(language, number.slice(0, 1), number.slice(1)) }),
    words.t('place.with', { place: words.t(`place.${placeWord}`), name: counter }),
  ];
};

export const createCallSounds = ({ voice, settings }: CallParts) => ({
  /** A call as a WAV file; null when it cannot be spoken now. */
  say: (called: Called): Promise<Buffer | null> => {
    const text = saidOf(called, settings().placeWord).join(', ');
    return voice.say({ language: called.language, text });
  },
});
