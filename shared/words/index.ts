// Words for people: every key in every language. The sentences themselves are data, a JSON file a language and area, which
// translators' programs read and write. German is the list of keys that every other language must have.
import type { RefusalCode } from '../refusals';
import type { Language, Text, TicketWord } from '../settings';
import de from './common/de.json';
import en from './common/en.json';
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
export type Words = Sayings<Common> & Refusing;
/** The words of a screen: its own and those that all screens have. */
export type ScreenWords<Own extends Sentences> = Sayings<Common & Own> & Refusing;

const COMMON: Record<Language, Record<keyof Common, string>> = { de, en };

/** A list of each language, as a screen with words of its own brings them. */
export type Lists<Own extends Sentences> = Record<Language, Record<keyof Own & string, string>>;

const speak = <Own extends Sentences>(
  language: Language,
  ticketWord: TicketWord,
  own: Record<keyof Own & string, string>,
): ScreenWords<Own> => {
  const sentences = { ...COMMON[language], ...own };
  const sayings = sayingsOf<Common & Own>(language, ticketWord, sentences);
  const say = sayer(sentences, language, ticketWord);
  const keyOf = (code: SpokenRefusal['code']) => {
    const key = `refusal.${code}`;
    return key in sentences ? key : 'refusal.notAllowed';
  };
  return { ...sayings, refusal: ({ code, values }) => say(keyOf(code), values) };
};

/** More words of their own than this no office has at a time. */
const MOST_KEPT = 20;

/** The words of a screen in every language, with what the office calls the number that visitors draw (G8). */
export const screenWords = <Own extends Sentences>(lists: Lists<Own>) => {
  const kept = new Map<string, ScreenWords<Own>>();
  return (language: Language, ticketWord: TicketWord = USUAL_WORD): ScreenWords<Own> => {
    const key = `${language} ${JSON.stringify(ticketWord)}`;
    const words = kept.get(key) ?? speak<Own>(language, ticketWord, lists[language]);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, words);
    return words;
  };
};

/** The words of a language. */
export const wordsOf: (language: Language, ticketWord?: TicketWord) => Words = screenWords<Record<never, string>>({
  de: {},
  en: {},
});

/** A text from the settings in a language; German where that is missing. */
export const textOf = (text: Text, language: Language): string => text[language] ?? text.de;
