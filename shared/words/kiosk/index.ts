// All words of the kiosk: its own and those that all screens have.
import type { Language } from '../../settings';
import { de as commonDe } from '../de';
import { en as commonEn } from '../en';
import { type Sayings, sayingsOf, type Words, wordsOf } from '../index';
import { de } from './de';
import { en } from './en';

type German = typeof commonDe & typeof de;
export type KioskWords = Sayings<German> & Pick<Words, 'refusal'>;

const makeWords = (language: Language, sentences: Record<keyof German, string>): KioskWords => ({
  ...wordsOf(language),
  ...sayingsOf<German>(language, sentences),
});

const words: Record<Language, KioskWords> = {
  de: makeWords('de', { ...commonDe, ...de }),
  en: makeWords('en', { ...commonEn, ...en }),
};

/** The words of a language. */
export const kioskWordsOf = (language: Language): KioskWords => words[language];
