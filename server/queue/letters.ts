// Which mail follows from what has happened: whoever booked with an address hears of it.
import type { StoredEvent } from '../../shared/events';
import type { Booker, Day } from './day';

/** Mail about an appointment that is to be sent, until its day is over. */
export type Letter = { kind: 'booked' | 'moved' | 'cancelled'; day: string; visitId: string; deleteOn: string };

const kindOf = ({ event }: StoredEvent): { kind: Letter['kind']; visitId: string } | null => {
  if (event.type === 'appointmentBooked')
    return { kind: event.movedFrom === null ? 'booked' : 'moved', visitId: event.visitId };
  if (event.type === 'appointmentCancelled' && event.movedTo === null)
    return { kind: 'cancelled', visitId: event.visitId };
  return null;
};

const isWritable = (booker: Booker | undefined): booker is Booker => booker !== undefined && booker.email !== null;

/** What other systems book, they confirm themselves. */
export const lettersOf = (events: { stored: StoredEvent }[], dayNamed: (day: string) => Day): Letter[] =>
  events.flatMap(({ stored }) => {
    const due = stored.by.kind === 'import' ? null : kindOf(stored);
    const booker = due && dayNamed(stored.day).bookers.get(due.visitId);
    return due && booker && isWritable(booker) ? [{ ...due, day: stored.day, deleteOn: booker.deleteOn }] : [];
  });
