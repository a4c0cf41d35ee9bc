// All words of the counter: its own and those that all screens have.
import type { StaffLanguage } from '../../settings';
import { type ScreenWords, staffScreenWords } from '../index';
import staffDe from '../staff/de.json';
import staffEn from '../staff/en.json';
import de from './de.json';
import en from './en.json';

export type CounterWords = ScreenWords<typeof staffDe & typeof de, StaffLanguage>;

/** The words of a language, with what the office calls the number that visitors draw. */
export const counterWordsOf = staffScreenWords<typeof staffDe & typeof de>({
  de: { ...staffDe, ...de },
  en: { ...staffEn, ...en },
});
