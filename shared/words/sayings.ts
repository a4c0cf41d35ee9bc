// How sentences are said: a key, its placeholders filled, and the right form for a number.
import type { Language } from '../settings';
import type { Placeholders } from './placeholders';

export type Values = Record<string, string | number>;
export type Sentences = Readonly<Record<string, string>>;

/** Keys that come as `….one` and `….other`. */
type Counted<K> = K extends `${infer Stem}.other` ? Stem : never;

/** What must be given to say one of these sentences. */
type Holes<K> = Placeholders[K & keyof Placeholders];

/** How the sentences of a list are said; `German` is the list whose keys count. */
export type Sayings<German extends Sentences> = {
  language: Language;
  /** The sentence of a key; every placeholder that its German has must be given. */
  t: <K extends keyof German & string>(
    key: K,
    ...values: [Holes<K>] extends [never] ? [] : [Record<Holes<K>, string | number>]
  ) => string;
  /** The sentence for so many, singular or plural. */
  count: (key: Counted<keyof German>, count: number) => string;
};

/** A sentence with its placeholders filled; one that is not given leaves nothing. */
export const fill = (sentence: string, values: Values): string =>
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

/** The same for keys that are worked out: whoever says them knows what to give. */
export const sayer =
  <Key extends string>(sentences: Record<Key, string>) =>
  (key: Key, values: Values = {}): string =>
    fill(sentences[key], values);
