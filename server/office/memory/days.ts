// Every day from today on, in memory twice: `ahead` is what turns decide on, and runs before the log while a turn is stored;
// `told` is what is durable, and all that anybody else ever sees (decision 0024).
import { type Day, newDay } from '../../queue/day/day';
import type { StoredDay, Turn } from '../../storage/port';
import { createTold, foldDay, forgetBookers, isNotEmpty } from './told';

export const createDays = (stored: readonly StoredDay[], today: string) => {
  const told = createTold(stored, today);
  const { isPast } = told;
  let ahead = new Map<string, Day>();
  /** Of the turn that is being made: days before today that were read for it, and days on which nothing stands yet. */
  let beside = new Map<string, Day>();
  /** The day that the office works on. */
  let name = today;

  const loadAhead = (days: readonly StoredDay[]): void => {
    ahead = new Map(days.map((day) => [day.day, foldDay(day)]));
    beside = new Map();
  };
  loadAhead(stored);

  /** A day by its name: what changes it, changes it for the whole turn. */
  const named = (day: string): Day => {
    const known = ahead.get(day) ?? beside.get(day);
    if (known) return known;
    if (isPast(day)) throw new Error(`the day ${day} was not read before the turn`);
    const empty = newDay(day);
    beside.set(day, empty);
    return empty;
  };

  return {
    /** Anew from the store, all days from this one on. */
    load: (days: readonly StoredDay[], from: string): void => {
      told.load(days, from);
      loadAhead(days);
    },
    /** Whether a day has to be read before a turn can be decided on it. */
    isToBeRead: (day: string): boolean => isPast(day) && !beside.has(day),
    isPast,
    /** How many are in memory. */
    size: told.size,
    /** For the turn that is being made, and for nobody else. */
    ahead: {
      today: (): Day => named(name),
      named,
      /** Today and later days on which anything has happened, of this turn too. */
      all: (): Day[] =>
        [...new Set([...ahead.values(), ...beside.values()])].filter((day) => !isPast(day.day) && isNotEmpty(day)),
      /** From now on the office works on this day. */
      goTo: (day: string): void => {
        name = day;
      },
    },
    told: told.days,
    /** Between turns: days that are over leave the memory, and what was read for the last turn. */
    begin: (): void => {
      beside = new Map();
      if (!told.begin()) return;
      for (const day of ahead.keys()) if (isPast(day)) ahead.delete(day);
    },
    /** Days before today, for this turn alone. */
    bring: (day: StoredDay): void => void beside.set(day.day, foldDay(day)),
    /** A turn is durable: everybody sees it. */
    publish: (turn: Turn): void => {
      told.publish(turn, name);
      for (const [day, made] of beside) if (!isPast(day) && isNotEmpty(made)) ahead.set(day, made);
    },
    /** A turn was not stored: these days, as the store has them now, take the place of what was decided on them. */
    putBack: (days: readonly StoredDay[]): void => {
      beside = new Map();
      for (const day of days) {
        if (isPast(day.day)) continue;
        if (day.events.length > 0) ahead.set(day.day, foldDay(day));
        else ahead.delete(day.day);
      }
      name = told.days.today().day;
    },
    /** X1: the store has no personal data any more of what is deleted up to a day; neither has the memory. */
    forgetBookers: (upTo: string): void => {
      told.forgetBookers(upTo);
      forgetBookers(ahead.values(), upTo);
    },
  };
};
export type Days = ReturnType<typeof createDays>;
