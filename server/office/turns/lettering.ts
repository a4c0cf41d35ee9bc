// A14: which letters follow from what has happened, and how many of them one address gets on one day.
import type { StoredEvent } from '../../../shared/events';
import type { Day } from '../../queue/day/day';
import { lettersOf } from '../../queue/day/dueMessages';
import type { TurnLetter } from '../../storage/port';
import type { LetterCounts } from '../memory/letterCounts';

export type LetteringParts = {
  letterCounts: () => LetterCounts;
  dayNamed: (day: string) => Day;
  /** The office's day, and how many letters of a day one address may get. */
  now: () => { day: string; most: number };
};

export const createLettering = ({ letterCounts, dayNamed, now }: LetteringParts) => {
  const mayWriteTo = (email: string): boolean => {
    const { day, most } = now();
    return letterCounts().of(day, email) < most;
  };
  return {
    /** Whether a visitor's act may still lead to a letter to this address today. */
    mayWriteTo,
    /** Adds the letters that follow from events; those above the limit are never written, and nothing else changes. */
    add: (letters: TurnLetter[], events: { stored: StoredEvent }[]): void => {
      for (const { email, isLimited, ...letter } of lettersOf(events, dayNamed)) {
        if (!isLimited) letters.push({ ...letter, counted: null });
        else if (mayWriteTo(email)) letters.push({ ...letter, counted: letterCounts().keep(now().day, email) });
      }
    },
  };
};
