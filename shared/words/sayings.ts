// How sentences are said: a key, its placeholders filled, and the right form for a number.
import type { Language, TicketWord } from '../settings';
import type { Placeholders } from './placeholders';
import { ticketForms, withTicketWord } from './ticketWord';

export type Values = Record<string, string | number>;
export type Sentences = Readonly<Record<string, string>>;

/** Keys that come as `….one` and `….other`, and in some languages as `….two`, `….few` or `….many`, too. */
type Counted<K> = K extends `${infer Stem}.other` ? Stem : never;

/** What must be given to say one of these sentences. */
type Holes<K> = Placeholders[K & keyof Placeholders];

/** How the sentences of a list are said; `German` is the list whose keys count. */
export type Sayings<German extends Sentences, Spoken extends Language = Language> = {
  language: Spoken;
  /** What the number that visitors draw is called here. */
  ticketWord: TicketWord;
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

/** What it is called where no office has said. */
export const USUAL_WORD: TicketWord = 'Wertmarke';

/** G8: the sentences of a list with the office's word in them, each made when it is first said. */
const worded = (sentences: Sentences, language: Language, word: TicketWord) => {
  const forms = ticketForms(word, language);
  const made = new Map<string, string>();
  return (key: string): string => {
    const sentence = made.get(key) ?? withTicketWord(sentences[key] ?? key, forms);
    made.set(key, sentence);
    return sentence;
  };
};

/** Says the sentences of a language. A screen with many words of its own brings them itself, so that others stay small. */
export const sayingsOf = <German extends Sentences, Spoken extends Language>(
  language: Spoken,
  ticketWord: TicketWord,
  sentences: Record<keyof German & string, string>,
): Sayings<German, Spoken> => {
  const plural = new Intl.PluralRules(language);
  const sentenceOf = worded(sentences, language, ticketWord);
  const say = (key: string, values: Values = {}) => fill(sentenceOf(key), values);
  return {
    language,
    ticketWord,
    t: (key, ...values) => say(key, values[0]),
    count: (key, count) => {
      const form = `${key}.${plural.select(count)}`;
      return say(form in sentences ? form : `${key}.other`, { count });
    },
  };
};

/** The same for keys that are worked out: whoever says them knows what to give. */
export const sayer = <Key extends string>(
  sentences: Record<Key, string>,
  language: Language,
  ticketWord: TicketWord = USUAL_WORD,
) => {
  const sentenceOf = worded(sentences, language, ticketWord);
  return (key: Key, values: Values = {}): string => fill(sentenceOf(key), values);
};
