// The language of a phone: as its owner chose here, or else as the phone itself speaks.
import { useState } from 'preact/hooks';
import type { Language } from '../shared/settings';

/** What these pages can speak where no office has said what it offers. */
export const SPOKEN: Language[] = ['de', 'en'];

const NAME = 'language';

// A browser may refuse to keep anything: then it speaks as the phone does, every time.
const kept = (): string => {
  try {
    return localStorage.getItem(NAME) ?? '';
  } catch {
    return '';
  }
};

const keep = (language: Language): void => {
  try {
    localStorage.setItem(NAME, language);
  } catch {
    return;
  }
};

const wished = (): string[] => [kept(), ...navigator.languages].map((one) => one.slice(0, 2));

/** The first of the wishes that is offered, else the first that is offered; and how to choose another one. */
export const useLanguage = (offered: Language[]): [Language, (language: Language) => void] => {
  const [chosen, setChosen] = useState<Language | null>(null);
  const best = wished().flatMap((wish) => offered.filter((language) => language === wish))[0];
  const choose = (language: Language) => {
    keep(language);
    setChosen(language);
  };
  return [chosen ?? best ?? offered[0] ?? 'de', choose];
};
