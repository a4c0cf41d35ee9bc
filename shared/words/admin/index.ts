// All words of the administration: its own and those that all screens have.

import type { StaffLanguage } from '../../settings';
import auditDe from '../audit/de.json';
import auditEn from '../audit/en.json';
import backupsDe from '../backups/de.json';
import backupsEn from '../backups/en.json';
import goliveDe from '../golive/de.json';
import goliveEn from '../golive/en.json';
import { type ScreenWords, staffScreenWords } from '../index';
import privacyDe from '../privacy/de.json';
import privacyEn from '../privacy/en.json';
import settingsDe from '../settings/de.json';
import settingsEn from '../settings/en.json';
import staffDe from '../staff/de.json';
import staffEn from '../staff/en.json';
import de from './de.json';
import en from './en.json';

type Own = typeof staffDe &
  typeof auditDe &
  typeof goliveDe &
  typeof settingsDe &
  typeof privacyDe &
  typeof backupsDe &
  typeof de;
export type AdminWords = ScreenWords<Own, StaffLanguage>;

/** The words of a language, with what the office calls the number that visitors draw. */
export const adminWordsOf = staffScreenWords<Own>({
  de: { ...staffDe, ...auditDe, ...goliveDe, ...settingsDe, ...privacyDe, ...backupsDe, ...de },
  en: { ...staffEn, ...auditEn, ...goliveEn, ...settingsEn, ...privacyEn, ...backupsEn, ...en },
});
