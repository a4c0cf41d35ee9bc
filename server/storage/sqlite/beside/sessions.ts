import type { Applies, StoredSession } from '../../changes';
import { readable } from '../../rows/readable';
import { sessionOf } from '../../rows/staff';
import type { DatabaseConnection } from '../connection';

export const createSessionRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM sessions');
  const insert = database.prepare(
    'INSERT INTO sessions (token_hash, person_id, device_id, expires_at, used_at) VALUES (?, ?, ?, ?, ?)',
  );
  const setUsed = database.prepare('UPDATE sessions SET used_at = ? WHERE token_hash = ?');
  const remove = database.prepare('DELETE FROM sessions WHERE token_hash = ?');
  return {
    all: (): StoredSession[] => readable(select.all(), sessionOf),
    apply: {
      openSession: ({ session: { hash, personId, deviceId, expiresAt, usedAt } }) =>
        void insert.run(hash, personId, deviceId, expiresAt, usedAt),
      noteSessionUsed: ({ hash, at }) => void setUsed.run(at, hash),
      endSessions: ({ hashes }) => {
        for (const hash of hashes) remove.run(hash);
      },
    } satisfies Applies<'openSession' | 'noteSessionUsed' | 'endSessions'>,
  };
};
