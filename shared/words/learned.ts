// What a screen has learned of the languages that are not built into it: a list of sentences an area and language. They are
// fetched one language at a time, when somebody chooses it.
import type { Language } from '../languages';

/** German is everywhere; English is built into all screens but the public pages, which are to be light (W6). */
export type Learned = Exclude<Language, 'de'>;
export type Area = 'common' | 'kiosk' | 'booking';
type List = Readonly<Record<string, string>>;

const lists = new Map<string, List>();
let times = 0;

/** From now on these sentences are said in this language. */
export const learn = (area: Area, language: Learned, sentences: List): void => {
  lists.set(`${area} ${language}`, sentences);
  times += 1;
};

/** The sentences of an area in a language; none where it was never learned. */
export const learned = (area: Area, language: Learned): List => lists.get(`${area} ${language}`) ?? {};

/** Whether a language was learned for an area. */
export const isLearned = (area: Area, language: Learned): boolean => lists.has(`${area} ${language}`);

/** How often something was learned: whoever keeps words makes them anew when it has changed. */
export const timesLearned = (): number => times;

/** A language that may have to be learned before it is spoken. */
export const isToLearn = (language: Language): language is Learned => language !== 'de';
