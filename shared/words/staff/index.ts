// Words that counters and the administration share, for what both show: logins, one's own account.
import { type ScreenWords, screenWords } from '../index';
import de from './de.json';
import en from './en.json';

export type StaffWords = ScreenWords<typeof de>;

/** The words of a language, with what the office calls the number that visitors draw. */
export const staffWordsOf = screenWords<typeof de>({ de, en });
