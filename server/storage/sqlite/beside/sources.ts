import type { Applies, StoredSource } from '../../changes';
import { sourceOf } from '../../rows/systems';
import type { DatabaseConnection } from '../connection';

export const createSourceRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM import_sources ORDER BY created_at, id');
  const insert = database.prepare(
    `INSERT INTO import_sources (id, name, token_hash, created_at, last_used_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const setUsed = database.prepare('UPDATE import_sources SET last_used_at = ? WHERE id = ?');
  const setRevoked = database.prepare('UPDATE import_sources SET revoked_at = ? WHERE id = ?');
  return {
    all: (): StoredSource[] => select.all().map(sourceOf),
    apply: {
      addSource: ({ source: { id, name, tokenHash, createdAt, lastUsedAt, revokedAt } }) =>
        void insert.run(id, name, tokenHash, createdAt, lastUsedAt, revokedAt),
      noteSourceUsed: ({ id, at }) => void setUsed.run(at, id),
      revokeSource: ({ id, at }) => void setRevoked.run(at, id),
    } satisfies Applies<'addSource' | 'noteSourceUsed' | 'revokeSource'>,
  };
};
