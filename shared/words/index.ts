// Words for people: every key in every language, with placeholders and plurals.
import type { RefusalCode } from '../refusals';
import type { Language, Text } from '../settings';
import { de, type Key } from './de';
import { en } from './en';

export type { Key } from './de';

type Values = Record<string, string | number>;

/** The names in braces of a German sentence: what must be given to say it. */
type Holes<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;
type HolesOf<K extends Key> = Holes<(typeof de)[K]>;

/** Keys that come as `….one` and `….other`. */
export type CountedKey = Key extends infer K ? (K extends `${infer Stem}.other` ? Stem : never) : never;

/** The server's refusals and the one that a screen makes itself, when no answer came. */
export type SpokenRefusal = { code: RefusalCode | 'offline'; values: Values };

export type Words = {
  language: Language;
  /** The sentence of a key; every placeholder that its German has must be given. */
  t: <K extends Key>(
    key: K,
    ...values: [HolesOf<K>] extends [never] ? [] : [Record<HolesOf<K>, string | number>]
  ) => string;
  /** The sentence for so many, singular or plural. */
  count: (key: CountedKey, count: number) => string;
  /** Why something was not done, and what to do about it. */
  refusal: (refusal: SpokenRefusal) => string;
};

const sentences: Record<Language, Record<Key, string>> = { de, en };

const fill = (sentence: string, values: Values): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

const makeWords = (language: Language): Words => {
  const plural = new Intl.PluralRules(language);
  const say = (key: Key, values: Values = {}) => fill(sentences[language][key], values);
  return {
    language,
    t: (key, ...values) => say(key, values[0]),
    count: (key, count) => say(`${key}.${plural.select(count) === 'one' ? 'one' : 'other'}`, { count }),
    refusal: ({ code, values }) => say(`refusal.${code}`, values),
  };
};

const words: Record<Language, Words> = { de: makeWords('de'), en: makeWords('en') };

/** The words of a language. */
export const wordsOf = (language: Language): Words => words[language];

/** A text from the settings in a language; German where that is missing. */
export const textOf = (text: Text, language: Language): string => text[language] ?? text.de;
