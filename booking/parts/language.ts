// The language of a phone: as its owner chose here, or else as the phone itself speaks.
import { useState } from 'preact/hooks';
import { LANGUAGES } from '../../shared/languages';
import type { Language } from '../../shared/settings';
import { BOOKING_LANGUAGES } from '../../shared/words/booking/fetch';
import { useLearned } from '../../ui/learning';
import { readKept, writeKept } from '../../ui/link/storage';

/**
 * What these pages can speak where no office has said what it offers. A page that still waits for that shows none of them:
 * their letters would be loaded for nobody (W6).
 */
export const SPOKEN: readonly Language[] = LANGUAGES;

const NAME = 'language';

/** What was chosen here as it was called; of what the phone speaks, the language without its country. */
const wished = (): string[] => [readKept(NAME) ?? '', ...navigator.languages.map((one) => one.split('-')[0] ?? '')];

/** The first of the wishes that is offered, else the first that is offered; and how to choose another one. */
export const useLanguage = (offered: readonly Language[]): [Language, (language: Language) => void] => {
  const [chosen, setChosen] = useState<Language | null>(null);
  const best = wished().flatMap((wish) => offered.filter((language) => language === wish))[0];
  const choose = (language: Language) => {
    writeKept(NAME, language);
    setChosen(language);
  };
  return [useLearned(chosen ?? best ?? offered[0] ?? 'de', BOOKING_LANGUAGES), choose];
};
