// A14: how many letters of a day go to an address. Counted when they are decided on, so that two at once are two.
import type { Store } from '../../storage/port';
import type { Step } from '../../storage/steps';
import type { Digests } from './origins';

export type CountedLetter = { day: string; address: string };

export const createLetterCounts = (
  { addressDigest }: Pick<Digests, 'addressDigest'>,
  stored: Awaited<ReturnType<Store['letterCounts']['from']>>,
) => {
  const counts = new Map(stored.map(({ day, address, count }) => [`${day} ${address}`, count]));
  const add = ({ day, address }: CountedLetter, by: number): void => {
    const key = `${day} ${address}`;
    counts.set(key, (counts.get(key) ?? 0) + by);
  };
  const keep = (day: string, email: string): CountedLetter => {
    const letter = { day, address: addressDigest(email) };
    add(letter, 1);
    return letter;
  };
  return {
    of: (day: string, email: string): number => counts.get(`${day} ${addressDigest(email)}`) ?? 0,
    /** One more, for a turn; see `giveBack`. */
    keep,
    /** It was not stored after all. */
    giveBack: (letter: CountedLetter): void => add(letter, -1),
    /** One more, as a step beside the turns. */
    count: (day: string, email: string): Step<void> => {
      const letter = keep(day, email);
      return { result: undefined, changes: [{ type: 'countLetter', ...letter }], undo: () => add(letter, -1) };
    },
    /** X1: the days up to one are over. */
    forget: (upTo: string): void => {
      for (const key of counts.keys()) if (key.slice(0, upTo.length) <= upTo) counts.delete(key);
    },
  };
};
export type LetterCounts = ReturnType<typeof createLetterCounts>;
