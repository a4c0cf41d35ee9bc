// Words for people: every key in every language. The sentences themselves are data, a JSON file a language and area, which
// translators' programs read and write. German is the list of keys that every other language must have.

import { staffLanguageOf } from '../languages';
import type { RefusalCode } from '../refusals';
import type { Language, StaffLanguage, Text, TicketWord } from '../settings';
import de from './common/de.json';
import en from './common/en.json';
import { type Area, isToLearn, learned, timesLearned } from './learned';
import { type Sayings, type Sentences, sayer, sayingsOf, USUAL_WORD, type Values } from './sayings';

/** The server's refusals and the one that a screen makes itself, when no answer came. */
export type SpokenRefusal = { code: RefusalCode | 'offline'; values: Values };

type Common = typeof de;
type Refusing = {
  /**
   * Why something was not done, and what to do about it. What only staff can be refused is said in the words of staff;
   * where those are missing, it is not allowed and nothing else.
   */
  refusal: (refusal: SpokenRefusal) => string;
};
export type Words<Spoken extends Language = Language> = Sayings<Common, Spoken> & Refusing;
/** The words of a screen: its own and those that all screens have. */
export type ScreenWords<Own extends Sentences, Spoken extends Language = Language> = Sayings<Common & Own, Spoken> &
  Refusing;

const COMMON: Record<StaffLanguage, Record<keyof Common, string>> = { de, en };

/** A list of each of the staff's languages, as a screen with words of its own brings them. */
export type Lists<Own extends Sentences> = Record<StaffLanguage, Record<keyof Own & string, string>>;

/**
 * A list in any language. What has no words in it yet is said in the language of staff that is nearest; a screen that
 * speaks to visitors names the area in which others are learned.
 */
export const listIn = <Key extends string>(
  lists: Record<StaffLanguage, Record<Key, string>>,
  language: Language,
  area?: Area,
): Record<Key, string> => {
  const nearest = lists[staffLanguageOf(language)];
  return area && isToLearn(language) ? { ...nearest, ...learned(area, language) } : nearest;
};

const speak = <Own extends Sentences, Spoken extends Language>(
  language: Spoken,
  ticketWord: TicketWord,
  own: Record<keyof Own & string, string>,
): ScreenWords<Own, Spoken> => {
  const sentences = { ...listIn(COMMON, language, 'common'), ...own };
  const sayings = sayingsOf<Common & Own, Spoken>(language, ticketWord, sentences);
  const say = sayer(sentences, language, ticketWord);
  const keyOf = (code: SpokenRefusal['code']) => {
    const key = `refusal.${code}`;
    return key in sentences ? key : 'refusal.notAllowed';
  };
  return { ...sayings, refusal: ({ code, values }) => say(keyOf(code), values) };
};

/** More words of their own than this no office has at a time. */
const MOST_KEPT = 20;

const keeping = <Made>(make: (language: Language, ticketWord: TicketWord) => Made) => {
  const kept = new Map<string, Made>();
  return (language: Language, ticketWord: TicketWord = USUAL_WORD): Made => {
    const key = `${language} ${timesLearned()} ${JSON.stringify(ticketWord)}`;
    const words = kept.get(key) ?? make(language, ticketWord);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, words);
    return words;
  };
};

/** The words of a screen that visitors read, in every language, with what the office calls the number that they draw (G8). */
export const screenWords = <Own extends Sentences>(lists: Lists<Own>, area?: Area) =>
  keeping((language, ticketWord) => speak<Own, Language>(language, ticketWord, listIn(lists, language, area)));

/** The words of a screen of staff, which speaks German and English: in any other language the nearest of the two. */
export const staffScreenWords = <Own extends Sentences>(lists: Lists<Own>) =>
  keeping((language, ticketWord) => {
    const spoken = staffLanguageOf(language);
    return speak<Own, StaffLanguage>(spoken, ticketWord, lists[spoken]);
  });

/** The words of a language. */
export const wordsOf: (language: Language, ticketWord?: TicketWord) => Words = screenWords<Record<never, string>>({
  de: {},
  en: {},
});

/** A text from the settings in a language; German where that is missing. */
export const textOf = (text: Text, language: Language): string => text[language] ?? text.de;
