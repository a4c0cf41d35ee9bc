// Words for people: every key in every language, with placeholders and plurals.
import type { RefusalCode } from '../refusals';
import type { Language, Text } from '../settings';
import { de, type Key } from './de';
import { en } from './en';

type Values = Record<string, string | number>;
type Sentences = Readonly<Record<string, string>>;

/** The names in braces of a German sentence: what must be given to say it. */
type Holes<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;

/** Keys that come as `….one` and `….other`. */
type Counted<K> = K extends `${infer Stem}.other` ? Stem : never;

/** How the sentences of a list are said; `German` is the list whose placeholders count. */
export type Sayings<German extends Sentences> = {
  language: Language;
  /** The sentence of a key; every placeholder that its German has must be given. */
  t: <K extends keyof German & string>(
    key: K,
    ...values: [Holes<German[K]>] extends [never] ? [] : [Record<Holes<German[K]>, string | number>]
  ) => string;
  /** The sentence for so many, singular or plural. */
  count: (key: Counted<keyof German>, count: number) => string;
};

/** The server's refusals and the one that a screen makes itself, when no answer came. */
export type SpokenRefusal = { code: RefusalCode | 'offline'; values: Values };

export type Words = Sayings<typeof de> & {
  /** Why something was not done, and what to do about it. */
  refusal: (refusal: SpokenRefusal) => string;
};

const fill = (sentence: string, values: Values): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** Says the sentences of a language. A screen with many words of its own brings them itself, so that others stay small. */
export const sayingsOf = <German extends Sentences>(
  language: Language,
  sentences: Record<keyof German & string, string>,
): Sayings<German> => {
  const plural = new Intl.PluralRules(language);
  const all: Sentences = sentences;
  const say = (key: string, values: Values = {}) => fill(all[key] ?? key, values);
  return {
    language,
    t: (key, ...values) => say(key, values[0]),
    count: (key, count) => say(`${key}.${plural.select(count) === 'one' ? 'one' : 'other'}`, { count }),
  };
};

const makeWords = (language: Language, sentences: Record<Key, string>): Words => ({
  ...sayingsOf<typeof de>(language, sentences),
  refusal: ({ code, values }) => fill(sentences[`refusal.${code}`], values),
});

const words: Record<Language, Words> = { de: makeWords('de', de), en: makeWords('en', en) };

/** The words of a language. */
export const wordsOf = (language: Language): Words => words[language];

/** A text from the settings in a language; German where that is missing. */
export const textOf = (text: Text, language: Language): string => text[language] ?? text.de;
