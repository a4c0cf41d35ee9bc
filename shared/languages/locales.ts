// How each language writes days, times and numbers, and in which direction.
import type { Language } from './index';

/** For `Intl`. Digits are those of the tickets, in every language; Leichte Sprache writes days as German does. */
export const LOCALES: Record<Language, string> = {
  ...{ de: 'de-DE', en: 'en-GB', 'de-simple': 'de-DE' },
  ...{ tr: 'tr-TR', ar: 'ar-u-nu-latn', uk: 'uk-UA', ru: 'ru-RU', pl: 'pl-PL', ro: 'ro-RO' },
};

/** The direction in which a language is written. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** Leichte Sprache is German, too. */
export const speaksGerman = (language: Language): boolean => language === 'de' || language === 'de-simple';
