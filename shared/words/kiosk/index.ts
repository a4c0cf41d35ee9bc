// All words of the kiosk: its own and those that all screens have.
import type { Language } from '../../settings';
import { type ScreenWords, screenWords } from '../index';
import de from './de.json';
import en from './en.json';

export type KioskWords = ScreenWords<typeof de>;

const words: Record<Language, KioskWords> = screenWords<typeof de>({ de, en });

/** The words of a language. */
export const kioskWordsOf = (language: Language): KioskWords => words[language];
