// S27: entries past their time lose who it was; what is left of it are commitments that say nothing without their salts.
import { z } from 'zod';
import type { DatabaseConnection } from '../connection';

/** So many at once: some milliseconds, in which nobody is answered. */
const MOST = 2_000;

const found = z.object({ seq: z.int().nullable() });

/** Those before an instant, from the beginning on, without a gap; false while there are more. */
export const forgetAuditPeople = (database: DatabaseConnection): ((before: number) => boolean) => {
  const selectLast = database.prepare('SELECT max(seq) AS seq FROM audit WHERE at < ?');
  const selectFirst = database.prepare('SELECT min(seq) AS seq FROM audit WHERE salt IS NOT NULL AND seq <= ?');
  const forget = database.prepare(
    `UPDATE audit SET person = NULL, device = NULL, about_person = NULL, salt = NULL
     WHERE seq >= ? AND seq < ? AND seq <= ?`,
  );
  return (before) => {
    const last = found.parse(selectLast.get(before)).seq ?? 0;
    const first = found.parse(selectFirst.get(last)).seq;
    if (first === null) return true;
    forget.run(first, first + MOST, last);
    return first + MOST > last;
  };
};
