// Days as they are durable, from today on: what everybody sees who decides nothing, in the office and beside it (decision 0024).
import { dayAfter, dayOf } from '../../../shared/time';
import { type Day, newDay } from '../../queue/day/day';
import { evolve } from '../../queue/day/evolve';
import type { StoredDay, Turn } from '../../storage/port';

/** What of a turn shows in its days. */
export type Happened = Pick<Turn, 'remarks' | 'bookers' | 'forgotten'> & {
  events: readonly Pick<Turn['events'][number], 'stored'>[];
};

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

/** X1: the store has no personal data any more of what is deleted up to a day; neither have these days. */
export const forgetBookers = (days: Iterable<Day>, upTo: string): void => {
  for (const day of days)
    for (const { visitId, deleteOn } of day.bookers.values())
      if (isForgotten(day, visitId, deleteOn, upTo)) day.bookers.delete(visitId);
};

export const isNotEmpty = ({ version }: Day): boolean => version > 0;

export const createTold = (stored: readonly StoredDay[], today: string) => {
  let days = new Map<string, Day>();
  /** Days before this one are not in memory. */
  let first = today;
  /** The day that the office works on. */
  let name = today;

  const load = (read: readonly StoredDay[], from: string, on = name): void => {
    days = new Map(read.map((day) => [day.day, foldDay(day)]));
    [first, name] = [from, on];
  };
  load(stored, today);

  const isPast = (day: string): boolean => day < first;
  const named = (day: string): Day => {
    const known = days.get(day) ?? newDay(day);
    // Today is the same day for whoever asks, although nothing has happened yet.
    if (day === name) days.set(day, known);
    return known;
  };

  return {
    /** Anew from the store, all days from this one on; `on` is the one that the office works on, where that may have changed. */
    load,
    isPast,
    /** How many are in memory. */
    size: (): number => days.size,
    /** For everybody: what is durable. */
    days: {
      today: (): Day => named(name),
      /** A day ahead; of one before today nothing is known here. */
      named,
      /** Those on which anything has happened, in their order. */
      all: (): Day[] => [...days.values()].filter(isNotEmpty).sort((one, other) => (one.day < other.day ? -1 : 1)),
    },
    /** Between turns: days that are over leave the memory. False when none is. */
    begin: (): boolean => {
      if (first >= name) return false;
      first = name;
      for (const day of days.keys()) if (isPast(day)) days.delete(day);
      return true;
    },
    /** A turn is durable; from now on the office works on this day. */
    publish: ({ events, remarks, bookers, forgotten }: Happened, on: string): void => {
      const dayOfTurn = (day: string): Day | null => {
        if (isPast(day)) return null;
        const known = named(day);
        days.set(day, known);
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
      name = on;
    },
    forgetBookers: (upTo: string): void => forgetBookers(days.values(), upTo),
  };
};
export type Told = ReturnType<typeof createTold>;
