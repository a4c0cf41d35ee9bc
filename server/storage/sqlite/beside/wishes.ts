// The waiting list's rows (A4). They have addresses, and go with their last day.
import { foldAddress } from '../../../../shared/contacts';
import type { Applies, WaitingListEntry } from '../../changes';
import { wishCountsOf, wishOf } from '../../rows/mail';
import type { DatabaseConnection } from '../connection';

const firstOf = (found: unknown): WaitingListEntry | null => (found === undefined ? null : wishOf(found));

const createWishChanges = (database: DatabaseConnection) => {
  const insert = database.prepare(
    `INSERT INTO waiting_list (id, key_hash, service_ids, persons, from_day, to_day, email, folded, language, joined_at,
     confirmed_at, delete_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const confirm = database.prepare(
    'UPDATE waiting_list SET confirmed_at = coalesce(confirmed_at, ?) WHERE key_hash = ?',
  );
  const removeUnconfirmed = database.prepare('DELETE FROM waiting_list WHERE confirmed_at IS NULL AND joined_at < ?');
  const setTold = database.prepare('UPDATE waiting_list SET told_at = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM waiting_list WHERE id = ?');
  const removeLetters = database.prepare('DELETE FROM letters WHERE wish_id = ?');
  const removeByKey = database.prepare('DELETE FROM waiting_list WHERE key_hash = ?');
  const removeTold = database.prepare(
    `DELETE FROM waiting_list WHERE told_at IS NOT NULL AND id NOT IN
     (SELECT wish_id FROM letters WHERE wish_id IS NOT NULL)`,
  );
  return {
    addWish: ({ wish, keyHash }) => {
      const { id, serviceIds, persons, from, to, email, language, joinedAt, confirmedAt } = wish;
      const who = [email, foldAddress(email), language];
      insert.run(id, keyHash, JSON.stringify(serviceIds), persons, from, to, ...who, joinedAt, confirmedAt, to);
    },
    confirmWish: ({ keyHash, at }) => void confirm.run(at, keyHash),
    tellWish: ({ id, at }) => void setTold.run(at, id),
    removeWish: ({ id }) => void remove.run(id),
    forgetWish: ({ id }) => {
      remove.run(id);
      removeLetters.run(id);
    },
    removeWishByKey: ({ keyHash }) => void removeByKey.run(keyHash),
    removeUnconfirmedWishes: ({ before }) => void removeUnconfirmed.run(before),
    removeToldWishes: () => void removeTold.run(),
  } satisfies Applies<
    | ('addWish' | 'confirmWish' | 'tellWish' | 'removeWish' | 'forgetWish' | 'removeWishByKey')
    | ('removeUnconfirmedWishes' | 'removeToldWishes')
  >;
};

export const createWishRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM waiting_list WHERE id = ?');
  const selectByKey = database.prepare('SELECT * FROM waiting_list WHERE key_hash = ?');
  const selectWaiting = database.prepare(
    'SELECT * FROM waiting_list WHERE told_at IS NULL AND confirmed_at IS NOT NULL ORDER BY joined_at, rowid',
  );
  const selectOf = database.prepare('SELECT * FROM waiting_list WHERE folded = ? AND told_at IS NULL');
  const count = database.prepare(
    'SELECT count(*) AS "all", sum(confirmed_at IS NULL) AS unconfirmed FROM waiting_list',
  );
  return {
    named: (id: string): WaitingListEntry | null => firstOf(select.get(id)),
    byKey: (keyHash: string): WaitingListEntry | null => firstOf(selectByKey.get(keyHash)),
    waiting: (): WaitingListEntry[] => selectWaiting.all().map(wishOf),
    of: (email: string): WaitingListEntry[] => selectOf.all(foldAddress(email)).map(wishOf),
    counts: (): { all: number; unconfirmed: number } => wishCountsOf(count.get()),
    apply: createWishChanges(database),
  };
};
