// All words of the administration: its own and those that all screens have.
import type { Language } from '../../settings';
import goliveDe from '../golive/de.json';
import goliveEn from '../golive/en.json';
import { type ScreenWords, screenWords } from '../index';
import staffDe from '../staff/de.json';
import staffEn from '../staff/en.json';
import de from './de.json';
import en from './en.json';

type Own = typeof staffDe & typeof goliveDe & typeof de;
export type AdminWords = ScreenWords<Own>;

const words: Record<Language, AdminWords> = screenWords<Own>({
  de: { ...staffDe, ...goliveDe, ...de },
  en: { ...staffEn, ...goliveEn, ...en },
});

/** The words of a language. */
export const adminWordsOf = (language: Language): AdminWords => words[language];
