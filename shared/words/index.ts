// Words for people: every key in every language. The sentences themselves are data, a JSON file a language and area, which
// translators' programs read and write. German is the list of keys that every other language must have.
import type { RefusalCode } from '../refusals';
import type { Language, Text } from '../settings';
import de from './common/de.json';
import en from './common/en.json';
import { fill, type Sayings, type Sentences, sayingsOf, type Values } from './sayings';

/** The server's refusals and the one that a screen makes itself, when no answer came. */
export type SpokenRefusal = { code: RefusalCode | 'offline'; values: Values };

type Common = typeof de;
type Refusing = {
  /** Why something was not done, and what to do about it. */
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
  own: Record<keyof Own & string, string>,
): ScreenWords<Own> => ({
  ...sayingsOf<Common & Own>(language, { ...COMMON[language], ...own }),
  refusal: ({ code, values }) => fill(COMMON[language][`refusal.${code}`], values),
});

/** The words of a screen in every language. */
export const screenWords = <Own extends Sentences>({ de, en }: Lists<Own>): Record<Language, ScreenWords<Own>> => ({
  de: speak('de', de),
  en: speak('en', en),
});

const words: Record<Language, Words> = screenWords<Record<never, string>>({ de: {}, en: {} });

/** The words of a language. */
export const wordsOf = (language: Language): Words => words[language];

/** A text from the settings in a language; German where that is missing. */
export const textOf = (text: Text, language: Language): string => text[language] ?? text.de;
