// What a turn of commands writes down: the events as they are folded, and what stands beside them. All of it or nothing.
import type { Actor, DayEvent, DayEventOf, StoredEvent } from '../../../shared/events';
import type { Booker, Day } from '../../queue/day/day';
import { evolve } from '../../queue/day/evolve';
import { keysOf } from '../../queue/day/network';
import type { Decision } from '../../queue/decide/decision';
import type { Turn } from '../../storage/port';

type Happening = Exclude<Decision<unknown>, { refusal: unknown }>;

/** Who did it, with which command. */
export type Doing = { by: Actor; commandId: string };

/** Nothing yet. */
export const emptyTurn = (): Turn => ({
  ...{
    events: [],
    remarks: [],
    bookers: [],
    letters: [],
    notices: [],
    forgotten: [],
    lessons: [],
    settings: null,
    audit: [],
  },
});

/** Folds into the days, which it changes, and keeps for the commit. `dayNamed` finds the days that a decision names. */
export const createWriting = (dayNamed: (day: string) => Day) => {
  let turn = emptyTurn();
  /** An event that does not fit is in no turn, and may have changed its day. */
  let touched = new Set<string>();

  const append = (day: Day, events: readonly DayEvent[], at: number, { by, commandId }: Doing): void => {
    if (events.length > 0) touched.add(day.day);
    for (const event of events) {
      const stored: StoredEvent = { day: day.day, version: day.version + 1, at, by, commandId, event };
      evolve(day, stored);
      turn.events.push({ stored, answer: null });
    }
  };
  const note = (day: Day, bookers: readonly Booker[]) => {
    if (bookers.length > 0) touched.add(day.day);
    for (const booker of bookers) {
      day.bookers.set(booker.visitId, booker);
      turn.bookers.push({ day: day.day, booker });
    }
  };

  return {
    turn: (): Turn => turn,
    /** The days that it has changed. */
    days: (): string[] => [...touched],
    begin: (): void => {
      turn = emptyTurn();
      touched = new Set();
    },
    append,
    /** All that a decision about a day brings, there and on other days. */
    write: (day: Day, happening: Happening, at: number, doing: Doing): void => {
      const { events, remark, bookers = [], otherDays = [], forgotten = null } = happening;
      append(day, events, at, doing);
      note(day, bookers);
      if (remark) {
        touched.add(day.day);
        day.remarks.set(remark.visitId, remark);
        turn.remarks.push({ day: day.day, remark });
      }
      if (forgotten !== null) {
        touched.add(day.day);
        day.bookers.delete(forgotten);
        day.remarks.delete(forgotten);
        turn.forgotten.push({ day: day.day, visitId: forgotten });
      }
      for (const there of otherDays) {
        const other = dayNamed(there.day);
        append(other, there.events, at, doing);
        note(other, there.bookers);
      }
    },
    /** The day of the newest appointment that fits, of those that are booked and not stored yet. */
    bookedOn: (fits: (event: DayEventOf<'appointmentBooked'>) => boolean): string | null =>
      turn.events.findLast(({ stored: { event } }) => event.type === 'appointmentBooked' && fits(event))?.stored.day ??
      null,
    /** S88: the day on which a slip from paper was brought in, null where it was taken back; undefined where nothing of it waits to be stored. */
    broughtOn: (key: string): string | null | undefined => {
      const isOfSlip = ({ event }: StoredEvent) =>
        (event.type === 'paperBrought' || event.type === 'paperTakenBack') && event.key === key;
      const last = turn.events.findLast(({ stored }) => isOfSlip(stored))?.stored;
      if (last === undefined) return undefined;
      return last.event.type === 'paperBrought' ? last.day : null;
    },
    /** Appointments booked online from a network, narrow or wide, since an instant that are not stored yet. */
    bookingsFrom: (network: string, since: number): number =>
      turn.bookers.filter(
        ({ booker: { origin } }) => origin !== null && keysOf(origin.network).includes(network) && origin.at >= since,
      ).length,
  };
};
