// Which mail follows from what has happened: whoever booked with an address hears of it.
import type { StoredEvent } from '../../../shared/events';
import type { Booker, Day } from './day';

/** Mail about an appointment that is due, until its day is over; limited where strangers may have caused it (A14). */
export type DueLetter = {
  kind: 'booked' | 'moved' | 'cancelled';
  day: string;
  visitId: string;
  deleteOn: string;
  email: string;
  isLimited: boolean;
};

const kindOf = ({ event }: StoredEvent): { kind: DueLetter['kind']; visitId: string } | null => {
  if (event.type === 'appointmentBooked')
    return { kind: event.movedFrom === null ? 'booked' : 'moved', visitId: event.visitId };
  if (event.type === 'appointmentCancelled' && event.movedTo === null)
    return { kind: 'cancelled', visitId: event.visitId };
  return null;
};

const isWritable = (booker: Booker | undefined): booker is Booker & { email: string } =>
  booker !== undefined && booker.email !== null;

/** What other systems book, they confirm themselves. */
export const lettersOf = (events: { stored: StoredEvent }[], dayNamed: (day: string) => Day): DueLetter[] =>
  events.flatMap(({ stored }) => {
    const due = stored.by.kind === 'import' ? null : kindOf(stored);
    const day = dayNamed(stored.day);
    const booker = due ? day.bookers.get(due.visitId) : undefined;
    if (!due || !isWritable(booker)) return [];
    const isLimited = stored.by.kind === 'visitor' || day.visits.get(due.visitId)?.via === 'public';
    return [{ ...due, day: stored.day, deleteOn: booker.deleteOn, email: booker.email, isLimited }];
  });
