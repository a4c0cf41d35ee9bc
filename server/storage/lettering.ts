// A14: which letters follow from what has happened, and how many of them one address gets on one day.
import type { StoredEvent } from '../../shared/events';
import type { Day } from '../queue/day/day';
import { type DueLetter, lettersOf } from '../queue/day/dueMessages';
import type { Origins } from './origins';

/** Mail about an appointment that is to be sent, until its day is over. */
export type Letter = Omit<DueLetter, 'email' | 'isLimited'> & {
  /** Where it counts: the office's day, and the digest of the address; null where nobody limits it. */
  counted: { day: string; address: string } | null;
};

export type LetteringParts = {
  origins: Pick<Origins, 'addressDigest' | 'lettersTo'>;
  dayNamed: (day: string) => Day;
  /** The office's day, and how many letters of a day one address may get. */
  now: () => { day: string; most: number };
};

/** `pending` are letters of the same turn, which are not stored yet. */
export const createLettering = ({ origins, dayNamed, now }: LetteringParts) => {
  const hasRoom = (address: string, pending: readonly Letter[]): boolean => {
    const { day, most } = now();
    const ahead = pending.filter(({ counted }) => counted?.address === address).length;
    return origins.lettersTo(day, address) + ahead < most;
  };
  return {
    /** Whether a visitor's act may still lead to a letter to this address today. */
    mayWriteTo: (email: string, pending: readonly Letter[]): boolean => hasRoom(origins.addressDigest(email), pending),
    /** Adds the letters that follow from events; those above the limit are never written, and nothing else changes. */
    add: (pending: Letter[], events: { stored: StoredEvent }[]): void => {
      for (const { email, isLimited, ...letter } of lettersOf(events, dayNamed)) {
        const address = isLimited ? origins.addressDigest(email) : null;
        if (address === null) pending.push({ ...letter, counted: null });
        else if (hasRoom(address, pending)) pending.push({ ...letter, counted: { day: now().day, address } });
      }
    },
  };
};
