// What each language calls itself, which is the same in all of them: people find their own without reading any other.
import type { Language } from './index';

export const LANGUAGE_NAMES: Record<Language, string> = {
  ...{ de: 'Deutsch', en: 'English', 'de-simple': 'Leichte Sprache' },
  ...{ tr: 'Türkçe', ar: 'العربية', uk: 'Українська', ru: 'Русский', pl: 'Polski', ro: 'Română' },
};

/** What no translator has checked yet; docs/languages.md says the same. */
export const UNCHECKED: readonly Language[] = ['de-simple', 'tr', 'ar', 'uk', 'ru', 'pl', 'ro'];
