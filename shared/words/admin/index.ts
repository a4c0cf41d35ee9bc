// All words of the administration: its own and those that all screens have.
import type { Language } from '../../settings';
import { type ScreenWords, screenWords } from '../index';
import staffDe from '../staff/de.json';
import staffEn from '../staff/en.json';
import de from './de.json';
import en from './en.json';

export type AdminWords = ScreenWords<typeof staffDe & typeof de>;

const words: Record<Language, AdminWords> = screenWords<typeof staffDe & typeof de>({
  de: { ...staffDe, ...de },
  en: { ...staffEn, ...en },
});

/** The words of a language. */
export const adminWordsOf = (language: Language): AdminWords => words[language];
