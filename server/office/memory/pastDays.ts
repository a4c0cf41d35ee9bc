// Days before today, for those who look back: read from the store when they are asked for, a few of them remembered.
import { LRUCache } from 'lru-cache';
import type { Day } from '../../queue/day/day';
import type { Store } from '../../storage/port';
import { foldDay } from './told';

const MOST_REMEMBERED = 20;

export const createPastDays = (store: { days: Pick<Store['days'], 'read'> }, isPast: (day: string) => boolean) => {
  const known = new LRUCache<string, Day>({ max: MOST_REMEMBERED });
  /** Changes when days have changed: what was being read by then is not remembered. */
  let generation = 0;
  return {
    read: async (name: string): Promise<Day> => {
      const before = known.get(name);
      if (before) return before;
      const began = generation;
      const day = foldDay(await store.days.read(name));
      if (began === generation && isPast(name)) known.set(name, day);
      return day;
    },
    /** Something has happened on these days. */
    drop: (names: readonly string[]): void => {
      generation += 1;
      for (const name of names) known.delete(name);
    },
    /** X1: something of some days has been deleted. */
    clear: (): void => {
      generation += 1;
      known.clear();
    },
  };
};
