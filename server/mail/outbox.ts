// Letters that are to be sent, as rows without a name or an address: what they say is read from the day when they go.
import { z } from 'zod';
import type { DatabaseConnection } from '../storage/sqlite';
import type { AppointmentLetterKind, WishLetterKind } from './messages';

const about = {
  /** Of the appointment; of a wish, the day that has something free, or the last one it asks for. */
  day: z.string(),
  visit_id: z.string().nullable(),
  wish_id: z.string().nullable(),
};
const row = z.object({
  id: z.int(),
  kind: z.enum(['booked', 'moved', 'cancelled', 'reminder', 'joined', 'slotFree'] satisfies (
    | AppointmentLetterKind
    | WishLetterKind
  )[]),
  ...about,
  attempts: z.int(),
  delete_on: z.string(),
});
export type Due = z.infer<typeof row>;
export type NewLetter = Pick<Due, 'kind' | 'day' | 'visit_id' | 'wish_id' | 'delete_on'> & {
  /** Not before that (epoch ms). */
  nextAt: number;
};

/** What stands in the outbox besides letters: which wishes were told of a day, until its `next_at`. */
const TOLD = 'told';

const counted = z.object({ count: z.int() });
const toldRow = z.object({ day: z.string(), count: z.int() });

/** Everything in here is durable when it returns, and throws when the disk does not take it. */
export const createOutbox = (database: DatabaseConnection) => {
  const selectDue = database.prepare(
    `SELECT * FROM letters WHERE kind <> '${TOLD}' AND next_at <= ? ORDER BY next_at, id LIMIT 1`,
  );
  const countWaiting = database.prepare(
    `SELECT count(*) AS count FROM letters WHERE kind <> '${TOLD}' AND (next_at <= ? OR attempts > 0)`,
  );
  const insert = database.prepare(
    'INSERT INTO letters (kind, day, visit_id, wish_id, attempts, next_at, delete_on) VALUES (?, ?, ?, ?, 0, ?, ?)',
  );
  const postpone = database.prepare('UPDATE letters SET attempts = ?, next_at = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM letters WHERE id = ?');
  const markTold = database.prepare(`UPDATE letters SET kind = '${TOLD}', attempts = 0, next_at = ? WHERE id = ?`);
  const selectTold = database.prepare(
    `SELECT day, count(*) AS count FROM letters WHERE kind IN ('${TOLD}', 'slotFree') GROUP BY day`,
  );
  const removeTold = database.prepare(`DELETE FROM letters WHERE kind = '${TOLD}' AND next_at <= ?`);

  const add = (letter: NewLetter): void => {
    const { kind, day, visit_id, wish_id, nextAt, delete_on } = letter;
    insert.run(kind, day, visit_id, wish_id, nextAt, delete_on);
  };
  const replace = database.transaction((id: number, next: NewLetter | null) => {
    remove.run(id);
    if (next) add(next);
  });

  return {
    add,
    /** The letter that has been due longest; null when none is. */
    due: (now: number): Due | null => {
      const found = selectDue.get(now);
      return found === undefined ? null : row.parse(found);
    },
    waiting: (now: number): number => counted.parse(countWaiting.get(now)).count,
    postpone: (id: number, attempts: number, nextAt: number): void => void postpone.run(attempts, nextAt, id),
    /** It is sent or given up; what comes after it takes its place in the same moment. */
    replace: (id: number, next: NewLetter | null): void => replace(id, next),
    /** A free slot was told of: remembered until then, so that not too many are told of it. */
    markTold: (id: number, until: number): void => void markTold.run(until, id),
    /** How many have been told, or are about to be, of each day. */
    toldOf: (): Map<string, number> =>
      new Map(selectTold.all().map((found) => [toldRow.parse(found).day, toldRow.parse(found).count])),
    forgetTold: (now: number): void => void removeTold.run(now),
  };
};
