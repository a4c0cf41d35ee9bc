// The waiting list's rows (A4): who wants to know when something is free. They have addresses, and go with their last day.
import { z } from 'zod';
import { foldAddress } from '../../shared/contacts';
import { languageSchema } from '../../shared/settings';
import type { DatabaseConnection } from '../storage/sqlite';
import type { Wish } from './messages';

const row = z.object({
  id: z.string(),
  service_ids: z.string(),
  persons: z.int(),
  from_day: z.string(),
  to_day: z.string(),
  email: z.string(),
  language: languageSchema,
  joined_at: z.int(),
  confirmed_at: z.int().nullable(),
  told_at: z.int().nullable(),
});
const counted = z.object({ all: z.int(), unconfirmed: z.int().nullable() });
const serviceIdsSchema = z.array(z.string());

const wishOf = (found: unknown): Wish => {
  const { id, service_ids, persons, from_day, to_day, email, language, joined_at, confirmed_at, told_at } =
    row.parse(found);
  const serviceIds = serviceIdsSchema.parse(JSON.parse(service_ids));
  return {
    ...{ id, serviceIds, persons, from: from_day, to: to_day, email, language },
    ...{ joinedAt: joined_at, confirmedAt: confirmed_at, toldAt: told_at },
  };
};

export const createWishes = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM waiting_list WHERE id = ?');
  const selectWaiting = database.prepare(
    'SELECT * FROM waiting_list WHERE told_at IS NULL AND confirmed_at IS NOT NULL ORDER BY joined_at, rowid',
  );
  const selectOf = database.prepare('SELECT * FROM waiting_list WHERE folded = ? AND told_at IS NULL');
  const insert = database.prepare(
    `INSERT INTO waiting_list (id, key_hash, service_ids, persons, from_day, to_day, email, folded, language, joined_at, confirmed_at, delete_on)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const count = database.prepare(
    'SELECT count(*) AS "all", sum(confirmed_at IS NULL) AS unconfirmed FROM waiting_list',
  );
  const confirmByKey = database.prepare(
    'UPDATE waiting_list SET confirmed_at = coalesce(confirmed_at, ?) WHERE key_hash = ?',
  );
  const removeUnconfirmed = database.prepare('DELETE FROM waiting_list WHERE confirmed_at IS NULL AND joined_at < ?');
  const setTold = database.prepare('UPDATE waiting_list SET told_at = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM waiting_list WHERE id = ?');
  const removeByKey = database.prepare('DELETE FROM waiting_list WHERE key_hash = ?');
  const removeTold = database.prepare(
    `DELETE FROM waiting_list WHERE told_at IS NOT NULL AND id NOT IN
     (SELECT wish_id FROM letters WHERE wish_id IS NOT NULL)`,
  );

  return {
    named: (id: string): Wish | null => {
      const found = select.get(id);
      return found === undefined ? null : wishOf(found);
    },
    /** Those who have confirmed it and have not been told, the oldest first. */
    waiting: (): Wish[] => selectWaiting.all().map(wishOf),
    /** Of an address, however it is written. */
    of: (email: string): Wish[] => selectOf.all(foldAddress(email)).map(wishOf),
    add: (wish: Wish, keyHash: string): void => {
      const { id, serviceIds, persons, from, to, email, language, joinedAt, confirmedAt } = wish;
      const who = [email, foldAddress(email), language];
      insert.run(id, keyHash, JSON.stringify(serviceIds), persons, from, to, ...who, joinedAt, confirmedAt, to);
    },
    counts: (): { all: number; unconfirmed: number } => {
      const { all, unconfirmed } = counted.parse(count.get());
      return { all, unconfirmed: unconfirmed ?? 0 };
    },
    /** False when there is none (any more). */
    confirmByKey: (keyHash: string, at: number): boolean => confirmByKey.run(at, keyHash).changes > 0,
    /** Those who joined before an instant and have not confirmed it. */
    removeUnconfirmed: (before: number): void => void removeUnconfirmed.run(before),
    /** null is back on the list, in its old place. */
    setTold: (id: string, at: number | null): void => void setTold.run(at, id),
    remove: (id: string): void => void remove.run(id),
    /** False when there is none (any more). */
    removeByKey: (keyHash: string): boolean => removeByKey.run(keyHash).changes > 0,
    /** Those who were told, once nothing is to be sent to them any more. */
    removeTold: (): void => void removeTold.run(),
  };
};
