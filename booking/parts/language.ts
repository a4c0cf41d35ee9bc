// The language of a phone: as its owner chose here, or else as the phone itself speaks.
import { useState } from 'preact/hooks';
import type { Language } from '../../shared/settings';
import { readKept, writeKept } from '../../ui/link/storage';

/** What these pages can speak where no office has said what it offers. */
export const SPOKEN: Language[] = ['de', 'en'];

const NAME = 'language';

const wished = (): string[] => [readKept(NAME) ?? '', ...navigator.languages].map((one) => one.slice(0, 2));

/** The first of the wishes that is offered, else the first that is offered; and how to choose another one. */
export const useLanguage = (offered: Language[]): [Language, (language: Language) => void] => {
  const [chosen, setChosen] = useState<Language | null>(null);
  const best = wished().flatMap((wish) => offered.filter((language) => language === wish))[0];
  const choose = (language: Language) => {
    writeKept(NAME, language);
    setChosen(language);
  };
  return [chosen ?? best ?? offered[0] ?? 'de', choose];
};
