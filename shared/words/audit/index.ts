// The words of the audit: on the administration's page, and in files.
import { type ScreenWords, screenWords } from '../index';
import de from './de.json';
import en from './en.json';

export type AuditWords = ScreenWords<typeof de>;

/** The words of a language, with what the office calls the number that visitors draw. */
export const auditWordsOf = screenWords<typeof de>({ de, en });
