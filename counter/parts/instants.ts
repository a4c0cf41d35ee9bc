// The words for days.
import { formatTime, middayOf } from '../../ui/time';
import type { CounterWords } from './words';

/** 'Montag, 3. März 2025' */
export const dayPhrase = (words: CounterWords, day: string, timeZone: string): string =>
  formatTime(middayOf(day, timeZone), 'fullDate', timeZone, words.language);
