// Every day from today on, in memory twice: `ahead` is what turns decide on, and runs before the log while a turn is stored;
// `told` is what is durable, and all that anybody else ever sees (decision 0024).

import { dayAfter, dayOf } from '../../../shared/time';
import { type Day, newDay } from '../../queue/day/day';
import { evolve } from '../../queue/day/evolve';
import type { StoredDay, Turn } from '../../storage/port';

/** What happened on a day, and what stands beside it. */
export const foldDay = ({ day: name, events, remarks, bookers }: StoredDay): Day => {
  const day = events.reduce(evolve, newDay(name));
  for (const remark of remarks) day.remarks.set(remark.visitId, remark);
  for (const booker of bookers) day.bookers.set(booker.visitId, booker);
  return day;
};

/** Whether the store has deleted at the end of a day what stands here of a booker: as it does when an appointment goes. */
const isForgotten = (day: Day, visitId: string, deleteOn: string, upTo: string): boolean => {
  const visit = day.visits.get(visitId);
  if (deleteOn <= upTo || visit?.movedTo) return true;
  return visit?.state === 'cancelled' && dayAfter(dayOf(visit.since, 'UTC'), 1) <= upTo;
};

export const createDays = (stored: readonly StoredDay[], today: string) => {
  let ahead = new Map<string, Day>();
  let told = new Map<string, Day>();
  /** Of the turn that is being made: days before today that were read for it, and days on which nothing stands yet. */
  let beside = new Map<string, Day>();
  /** Days before this one are not in memory. */
  let first = today;
  /** The day that the office works on. */
  const name = { ahead: today, told: today };

  const load = (days: readonly StoredDay[], from: string): void => {
    ahead = new Map(days.map((day) => [day.day, foldDay(day)]));
    told = new Map(days.map((day) => [day.day, foldDay(day)]));
    beside = new Map();
    first = from;
  };
  load(stored, today);

  const isPast = (day: string): boolean => day < first;

  /** A day by its name: what changes it, changes it for the whole turn. */
  const named = (day: string): Day => {
    const known = ahead.get(day) ?? beside.get(day);
    if (known) return known;
    if (isPast(day)) throw new Error(`the day ${day} was not read before the turn`);
    const empty = newDay(day);
    beside.set(day, empty);
    return empty;
  };
  const toldNamed = (day: string): Day => {
    const known = told.get(day) ?? newDay(day);
    // Today is the same day for whoever asks, although nothing has happened yet.
    if (day === name.told) told.set(day, known);
    return known;
  };
  const isNotEmpty = ({ version }: Day): boolean => version > 0;

  return {
    /** Anew from the store, all days from this one on. */
    load,
    /** Whether a day has to be read before a turn can be decided on it. */
    isToBeRead: (day: string): boolean => isPast(day) && !beside.has(day),
    isPast,
    /** How many are in memory. */
    size: (): number => told.size,
    /** For the turn that is being made, and for nobody else. */
    ahead: {
      today: (): Day => named(name.ahead),
      named,
      /** Today and later days on which anything has happened, of this turn too. */
      all: (): Day[] =>
        [...new Set([...ahead.values(), ...beside.values()])].filter((day) => !isPast(day.day) && isNotEmpty(day)),
      /** From now on the office works on this day. */
      goTo: (day: string): void => {
        name.ahead = day;
      },
    },
    /** For everybody: what is durable. */
    told: {
      today: (): Day => toldNamed(name.told),
      /** A day ahead; of one before today nothing is known here. */
      named: toldNamed,
      /** Those on which anything has happened, in their order. */
      all: (): Day[] => [...told.values()].filter(isNotEmpty).sort((one, other) => (one.day < other.day ? -1 : 1)),
    },
    /** Between turns: days that are over leave the memory, and what was read for the last turn. */
    begin: (): void => {
      beside = new Map();
      if (first >= name.told) return;
      first = name.told;
      for (const days of [ahead, told]) for (const day of days.keys()) if (isPast(day)) days.delete(day);
    },
    /** Days before today, for this turn alone. */
    bring: (day: StoredDay): void => void beside.set(day.day, foldDay(day)),
    /** A turn is durable: everybody sees it. */
    publish: ({ events, remarks, bookers, forgotten }: Turn): void => {
      const dayOfTurn = (day: string): Day | null => {
        if (isPast(day)) return null;
        const known = toldNamed(day);
        told.set(day, known);
        return known;
      };
      for (const { stored: event } of events) {
        const day = dayOfTurn(event.day);
        if (day) evolve(day, event);
      }
      for (const { day, booker } of bookers) dayOfTurn(day)?.bookers.set(booker.visitId, booker);
      for (const { day, remark } of remarks) dayOfTurn(day)?.remarks.set(remark.visitId, remark);
      for (const { day, visitId } of forgotten) {
        dayOfTurn(day)?.bookers.delete(visitId);
        dayOfTurn(day)?.remarks.delete(visitId);
      }
      for (const [day, made] of beside) if (!isPast(day) && isNotEmpty(made)) ahead.set(day, made);
      name.told = name.ahead;
    },
    /** A turn was not stored: these days, as the store has them now, take the place of what was decided on them. */
    putBack: (days: readonly StoredDay[]): void => {
      beside = new Map();
      for (const day of days) {
        if (isPast(day.day)) continue;
        if (day.events.length > 0) ahead.set(day.day, foldDay(day));
        else ahead.delete(day.day);
      }
      name.ahead = name.told;
    },
    /** X1: the store has no personal data any more of what is deleted up to a day; neither has the memory. */
    forgetBookers: (upTo: string): void => {
      for (const days of [ahead, told])
        for (const day of days.values())
          for (const { visitId, deleteOn } of day.bookers.values())
            if (isForgotten(day, visitId, deleteOn, upTo)) day.bookers.delete(visitId);
    },
  };
};
export type Days = ReturnType<typeof createDays>;
