// The words of the audit: on the administration's page, and in files.
import type { StaffLanguage } from '../../settings';
import { type ScreenWords, staffScreenWords } from '../index';
import staffDe from '../staff/de.json';
import staffEn from '../staff/en.json';
import de from './de.json';
import en from './en.json';

type Own = typeof staffDe & typeof de;
export type AuditWords = ScreenWords<Own, StaffLanguage>;

/** The words of a language, with what the office calls the number that visitors draw. */
export const auditWordsOf = staffScreenWords<Own>({
  de: { ...staffDe, ...de },
  en: { ...staffEn, ...en },
});
