// How a screen learns a language: its sentences are fetched once, when somebody chooses it.
import type { Language } from '../languages';
import { type Area, isLearned, isToLearn, type Learned, learn } from './learned';

type Source = () => Promise<{ default: Readonly<Record<string, string>> }>;
/** English only where it is not built in. */
type Sources = Record<Exclude<Learned, 'en'>, Source> & { en?: Source };

/** What a screen needs to speak any language. */
export type Learning = {
  /** Whether it can be spoken at once. */
  isThere: (language: Language) => boolean;
  /** Fetches its words; of what is there already, nothing is fetched. */
  fetch: (language: Language) => Promise<void>;
};

/** Of the words of an area. */
export const learning = (area: Area, sources: Sources): Learning => ({
  isThere: (language) => !isToLearn(language) || sources[language] === undefined || isLearned(area, language),
  fetch: async (language) => {
    if (!isToLearn(language) || isLearned(area, language)) return;
    const source = sources[language];
    if (source) learn(area, language, (await source()).default);
  },
});

/** Of several areas, all of which a screen says. */
export const learningAll = (...all: readonly Learning[]): Learning => ({
  isThere: (language) => all.every((one) => one.isThere(language)),
  fetch: async (language) => {
    await Promise.all(all.map((one) => one.fetch(language)));
  },
});
