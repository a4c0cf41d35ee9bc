// All words of the administration: its own and those that all screens have.
import type { Language } from '../../settings';
import { de as commonDe } from '../de';
import { en as commonEn } from '../en';
import { type Sayings, sayingsOf, type Words, wordsOf } from '../index';
import { de as staffDe } from '../staff/de';
import { en as staffEn } from '../staff/en';
import { de } from './de';
import { en } from './en';

type German = typeof commonDe & typeof staffDe & typeof de;
export type AdminWords = Sayings<German> & Pick<Words, 'refusal'>;

const makeWords = (language: Language, sentences: Record<keyof German, string>): AdminWords => ({
  ...wordsOf(language),
  ...sayingsOf<German>(language, sentences),
});

const words: Record<Language, AdminWords> = {
  de: makeWords('de', { ...commonDe, ...staffDe, ...de }),
  en: makeWords('en', { ...commonEn, ...staffEn, ...en }),
};

/** The words of a language. */
export const adminWordsOf = (language: Language): AdminWords => words[language];
