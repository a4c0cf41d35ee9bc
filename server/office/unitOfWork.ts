// What a turn of commands writes down: the events as they are folded, and what stands beside them. All of it or nothing.
import type { Actor, DayEvent, DayEventOf, StoredEvent } from '../../shared/events';
import type { Booker, Day } from '../queue/day/day';
import { evolve } from '../queue/day/evolve';
import type { Decision } from '../queue/decide/decision';
import type { Commit } from '../storage/store';

type Happening = Exclude<Decision<unknown>, { refusal: unknown }>;

/** Who did it, with which command. */
export type Doing = { by: Actor; commandId: string };

/** Nothing yet. */
export const emptyTurn = (): Commit => ({
  ...{ events: [], remarks: [], bookers: [], letters: [], lessons: [], settings: null },
});

/** Folds into the days, which it changes, and keeps for the commit. `dayNamed` finds the days that a decision names. */
export const createWriting = (dayNamed: (day: string) => Day) => {
  let turn = emptyTurn();

  const append = (day: Day, events: readonly DayEvent[], at: number, { by, commandId }: Doing): void => {
    for (const event of events) {
      const stored: StoredEvent = { day: day.day, version: day.version + 1, at, by, commandId, event };
      evolve(day, stored);
      turn.events.push({ stored, answer: null });
    }
  };
  const note = (day: Day, bookers: readonly Booker[]) => {
    for (const booker of bookers) {
      day.bookers.set(booker.visitId, booker);
      turn.bookers.push({ day: day.day, booker });
    }
  };

  return {
    turn: (): Commit => turn,
    begin: (): void => {
      turn = emptyTurn();
    },
    append,
    /** All that a decision about a day brings, there and on other days. */
    write: (day: Day, { events, remark, bookers = [], otherDays = [] }: Happening, at: number, doing: Doing): void => {
      append(day, events, at, doing);
      note(day, bookers);
      if (remark) {
        day.remarks.set(remark.visitId, remark);
        turn.remarks.push({ day: day.day, remark });
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
    /** Appointments booked online from a network, narrow or wide, since an instant that are not stored yet. */
    bookingsFrom: (network: string, since: number): number =>
      turn.bookers.filter(
        ({ booker: { origin } }) =>
          origin !== null && Object.values(origin.network).includes(network) && origin.at >= since,
      ).length,
  };
};
