// Words that counters and the administration share, for what both show: logins, one's own account.
import type { StaffLanguage } from '../../settings';
import { type ScreenWords, staffScreenWords } from '../index';
import de from './de.json';
import en from './en.json';

export type StaffWords = ScreenWords<typeof de, StaffLanguage>;

/** The words of a language, with what the office calls the number that visitors draw. */
export const staffWordsOf = staffScreenWords<typeof de>({ de, en });
