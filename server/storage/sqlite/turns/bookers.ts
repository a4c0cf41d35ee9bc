// Who booked: beside the events, until it is deleted (X1).
import { z } from 'zod';
import { foldAddress } from '../../../../shared/contacts';
import type { StoredEvent } from '../../../../shared/events';
import { dayAfter, dayOf } from '../../../../shared/time';
import type { Booker } from '../../../queue/day/day';
import type { BookedFrom } from '../../port';
import { bookedFromOf, bookerOf } from '../../rows/days';
import type { DatabaseConnection } from '../connection';

const counted = z.object({ count: z.int() });

export const createBookerRows = (database: DatabaseConnection) => {
  const insert = database.prepare(
    `INSERT OR REPLACE INTO bookers
     (day, visit_id, name, email, phone, external_id, is_open, delete_on, folded, network, wide_network, booked_at,
      answers)
     VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)`,
  );
  const select = database.prepare('SELECT * FROM bookers WHERE day = ?');
  const cancel = database.prepare(
    'UPDATE bookers SET is_open = 0, delete_on = min(delete_on, ?) WHERE day = ? AND visit_id = ?',
  );
  const remove = database.prepare('DELETE FROM bookers WHERE day = ? AND visit_id = ?');
  const countOpen = database.prepare(
    'SELECT count(*) AS count FROM bookers WHERE folded = ? AND day BETWEEN ? AND ? AND is_open = 1',
  );
  const selectBooked = database.prepare(
    `SELECT network, wide_network, booked_at, day, visit_id, delete_on, is_open FROM bookers
     WHERE network IS NOT NULL AND booked_at >= ? ORDER BY booked_at`,
  );
  return {
    ofDay: (day: string): Booker[] => select.all(day).map(bookerOf),
    open: (email: string, from: string, to: string): number =>
      counted.parse(countOpen.get(foldAddress(email), from, to)).count,
    bookedSince: (since: number): BookedFrom[] => selectBooked.all(since).map(bookedFromOf),
    write: (
      day: string,
      { visitId, name, email, phone, externalId, deleteOn, origin, answers: given }: Booker,
    ): void => {
      const folded = email === null ? null : foldAddress(email);
      const from = [origin?.network.narrow ?? null, origin?.network.wide ?? null, origin?.at ?? null];
      insert.run(day, visitId, name, email, phone, externalId, deleteOn, folded, ...from, JSON.stringify(given));
    },
    /** A booker goes with the appointment when it moves; after a cancellation there is a mail to be sent, and no more. */
    follow: ({ day, at, event }: StoredEvent): void => {
      if (event.type !== 'appointmentCancelled') return;
      if (event.movedTo === null) cancel.run(dayAfter(dayOf(at, 'UTC'), 1), day, event.visitId);
      else remove.run(day, event.visitId);
    },
  };
};
