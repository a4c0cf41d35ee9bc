// Words that counters and the administration share, for what both show: logins, one's own account.
import type { Language } from '../../settings';
import { type ScreenWords, screenWords } from '../index';
import de from './de.json';
import en from './en.json';

export type StaffWords = ScreenWords<typeof de>;

const words: Record<Language, StaffWords> = screenWords<typeof de>({ de, en });

/** The words of a language. */
export const staffWordsOf = (language: Language): StaffWords => words[language];
