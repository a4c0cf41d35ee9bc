// Days in memory, each read from the file when it is first asked for: today's, and those that are booked ahead.
import { type Day, newDay } from '../queue/day/day';
import { evolve } from '../queue/day/evolve';
import type { Store } from '../storage/store';

/** As many as anybody books ahead, and some more. */
const MOST_DAYS = 500;

const load = (store: Store, name: string): Day => {
  const day = store.eventsOf(name).reduce(evolve, newDay(name));
  for (const remark of store.remarksOf(name)) day.remarks.set(remark.visitId, remark);
  for (const booker of store.bookersOf(name)) day.bookers.set(booker.visitId, booker);
  return day;
};

/** `nameNow`: the day that it is by the office's calendar and clock. */
export const createDays = (store: Store, nameNow: () => string) => {
  const known = new Map<string, Day>();
  const read = (name: string): Day => {
    const day = load(store, name);
    known.set(name, day);
    return day;
  };
  /** The day that was being worked on; not a later one, which a wrong clock once opened. */
  const lastDay = (): Day => {
    const name = nameNow();
    return read(store.lastOpenedDay(name) ?? name);
  };
  let today = lastDay();
  let tidied = today.day;

  return {
    /** How many are in memory. */
    size: (): number => known.size,
    today: (): Day => today,
    /** A day by its name: what changes it, changes it for all. */
    named: (name: string): Day => (name === today.day ? today : (known.get(name) ?? read(name))),
    /** From now on the office works on this day. */
    goTo: (name: string): void => {
      known.set(today.day, today);
      today = known.get(name) ?? read(name);
    },
    /** Between turns only, for within one the memory is ahead of the file: no more days than are looked at are kept. */
    tidy: (): void => {
      if (known.size >= MOST_DAYS || today.day !== tidied) known.clear();
      tidied = today.day;
    },
    /** Whatever went wrong, the file has the truth. */
    readBack: (): void => {
      known.clear();
      today = lastDay();
    },
    /** X1: the file has no personal data any more of what is deleted up to a day; neither has the memory. Between turns only. */
    forgetBookers: (upTo: string): void => {
      known.clear();
      for (const booker of today.bookers.values()) if (booker.deleteOn <= upTo) today.bookers.delete(booker.visitId);
    },
  };
};
