// All words of the kiosk: its own and those that all screens have.
import { type ScreenWords, screenWords } from '../index';
import de from './de.json';
import en from './en.json';

export type KioskWords = ScreenWords<typeof de>;

/** The words of a language, with what the office calls the number that visitors draw. */
export const kioskWordsOf = screenWords<typeof de>({ de, en }, 'kiosk');
