// All words of the public pages: its own and those that all screens have.
import type { Language } from '../../settings';
import { type ScreenWords, screenWords } from '../index';
import de from './de.json';
import en from './en.json';

export type BookingWords = ScreenWords<typeof de>;

const words: Record<Language, BookingWords> = screenWords<typeof de>({ de, en });

/** The words of a language. */
export const bookingWordsOf = (language: Language): BookingWords => words[language];
