// N: ticket numbers, a letter and three digits.
import type { Day } from './day';

const LAST = 999;

/**
 * The next number of a letter on a day: one more than the last, 001 after 999, without those that open visits still
 * carry (N2). Null when all 999 are in use.
 */
export const freeNumber = (day: Day, letter: string): string | null => {
  const last = day.lastNumber.get(letter) ?? 0;
  for (let step = 0; step < LAST; step++) {
    const number = `${letter}${String(((last + step) % LAST) + 1).padStart(3, '0')}`;
    if (!day.numbersInUse.has(number)) return number;
  }
  return null;
};
