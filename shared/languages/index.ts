// The languages that visitors and staff are spoken to in.

/** The languages of staff: counters, the administration, audit and reports. */
export const STAFF_LANGUAGES = ['de', 'en'] as const;
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number];

/**
 * The languages that visitors can be spoken to in: on kiosk, display, slip and phone, in letters and by voice. German is
 * always there and comes first; `de-simple` is Leichte Sprache, German in easy words.
 */
export const LANGUAGES = [...STAFF_LANGUAGES, 'de-simple', 'tr', 'ar', 'uk', 'ru', 'pl', 'ro'] as const;
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (said: string | undefined): said is Language => LANGUAGES.some((one) => one === said);

/** Those of the languages that staff can choose. */
export const staffLanguagesOf = (offered: readonly Language[]): StaffLanguage[] =>
  STAFF_LANGUAGES.filter((language) => offered.includes(language));

/** The staff's language that is nearest: what is said to staff, or what has no words in a language yet. */
export const staffLanguageOf = (language: Language): StaffLanguage =>
  language === 'de' || language === 'de-simple' ? 'de' : 'en';
