import type { Applies, StoredProgram } from '../../changes';
import { programOf } from '../../rows/systems';
import type { DatabaseConnection } from '../connection';

export const createProgramRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM programs ORDER BY created_at, id');
  const insert = database.prepare(
    `INSERT INTO programs (id, name, scopes, counter_id, token_hash, created_at, last_used_at, revoked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setUsed = database.prepare('UPDATE programs SET last_used_at = ? WHERE id = ?');
  const setRevoked = database.prepare('UPDATE programs SET revoked_at = ? WHERE id = ?');
  return {
    all: (): StoredProgram[] => select.all().map(programOf),
    apply: {
      addProgram: ({ program: { id, name, scopes, counterId, tokenHash, createdAt, lastUsedAt, revokedAt } }) =>
        void insert.run(id, name, JSON.stringify(scopes), counterId, tokenHash, createdAt, lastUsedAt, revokedAt),
      noteProgramUsed: ({ id, at }) => void setUsed.run(at, id),
      revokeProgram: ({ id, at }) => void setRevoked.run(at, id),
    } satisfies Applies<'addProgram' | 'noteProgramUsed' | 'revokeProgram'>,
  };
};
