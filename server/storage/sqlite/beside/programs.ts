import { z } from 'zod';
import { PROGRAM_SCOPES } from '../../../../shared/programs';
import type { Applies, StoredProgram } from '../../changes';
import type { DatabaseConnection } from '../connection';

const row = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.string(),
  counter_id: z.string().nullable(),
  token_hash: z.string(),
  created_at: z.number(),
  last_used_at: z.number().nullable(),
  revoked_at: z.number().nullable(),
});
const scopesSchema = z.array(z.enum(PROGRAM_SCOPES));

export const createProgramRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM programs ORDER BY created_at, id');
  const insert = database.prepare(
    `INSERT INTO programs (id, name, scopes, counter_id, token_hash, created_at, last_used_at, revoked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setUsed = database.prepare('UPDATE programs SET last_used_at = ? WHERE id = ?');
  const setRevoked = database.prepare('UPDATE programs SET revoked_at = ? WHERE id = ?');
  return {
    all: (): StoredProgram[] =>
      select.all().map((found) => {
        const { scopes, counter_id, token_hash, created_at, last_used_at, revoked_at, ...rest } = row.parse(found);
        const used = { createdAt: created_at, lastUsedAt: last_used_at, revokedAt: revoked_at };
        return {
          ...rest,
          ...{ scopes: scopesSchema.parse(JSON.parse(scopes)), counterId: counter_id, tokenHash: token_hash },
          ...used,
        };
      }),
    apply: {
      addProgram: ({ program: { id, name, scopes, counterId, tokenHash, createdAt, lastUsedAt, revokedAt } }) =>
        void insert.run(id, name, JSON.stringify(scopes), counterId, tokenHash, createdAt, lastUsedAt, revokedAt),
      noteProgramUsed: ({ id, at }) => void setUsed.run(at, id),
      revokeProgram: ({ id, at }) => void setRevoked.run(at, id),
    } satisfies Applies<'addProgram' | 'noteProgramUsed' | 'revokeProgram'>,
  };
};
