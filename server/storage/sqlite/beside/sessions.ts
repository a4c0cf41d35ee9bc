import { z } from 'zod';
import type { Applies, StoredSession } from '../../changes';
import type { DatabaseConnection } from '../connection';

const row = z.object({
  token_hash: z.string(),
  person_id: z.string(),
  device_id: z.string(),
  expires_at: z.number(),
  used_at: z.number(),
});

export const createSessionRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM sessions');
  const insert = database.prepare(
    'INSERT INTO sessions (token_hash, person_id, device_id, expires_at, used_at) VALUES (?, ?, ?, ?, ?)',
  );
  const setUsed = database.prepare('UPDATE sessions SET used_at = ? WHERE token_hash = ?');
  const remove = database.prepare('DELETE FROM sessions WHERE token_hash = ?');
  return {
    all: (): StoredSession[] =>
      select.all().map((found) => {
        const { token_hash: hash, person_id, device_id, expires_at, used_at } = row.parse(found);
        return { hash, personId: person_id, deviceId: device_id, expiresAt: expires_at, usedAt: used_at };
      }),
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
