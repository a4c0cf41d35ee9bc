// All words of the public pages: its own and those that all screens have.
import { type ScreenWords, screenWords } from '../index';
import de from './de.json';

export type BookingWords = ScreenWords<typeof de>;

/** The words of a language that was learned (German was), with what the office calls the number that visitors draw. */
export const bookingWordsOf = screenWords<typeof de>({ de, en: de }, 'booking');
