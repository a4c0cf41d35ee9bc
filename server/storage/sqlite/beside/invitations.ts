import { z } from 'zod';
import { roleSchema } from '../../../../shared/actors';
import type { Applies, StoredInvitation } from '../../changes';
import type { DatabaseConnection } from '../connection';

const row = z.object({
  id: z.string(),
  code_hash: z.string(),
  role: roleSchema,
  station_id: z.string(),
  person_id: z.string().nullable(),
  made_at: z.number(),
  expires_at: z.number(),
  made_by: z.enum(['start', 'terminal', 'admin']),
});

export const createInvitationRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM invitations ORDER BY made_at, rowid');
  const insert = database.prepare('INSERT INTO invitations VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM invitations WHERE id = ?');
  return {
    all: (): StoredInvitation[] =>
      select.all().map((found) => {
        const { id, role, code_hash, station_id, person_id, made_at, expires_at, made_by } = row.parse(found);
        const where = { role, stationId: station_id, personId: person_id };
        return { id, codeHash: code_hash, ...where, madeAt: made_at, expiresAt: expires_at, by: made_by };
      }),
    apply: {
      addInvitation: ({ invitation: { id, codeHash, role, stationId, personId, madeAt, expiresAt, by } }) =>
        void insert.run(id, codeHash, role, stationId, personId, madeAt, expiresAt, by),
      removeInvitations: ({ ids }) => {
        for (const id of ids) remove.run(id);
      },
    } satisfies Applies<'addInvitation' | 'removeInvitations'>,
  };
};
