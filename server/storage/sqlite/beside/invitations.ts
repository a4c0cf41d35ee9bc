import type { Applies, StoredInvitation } from '../../changes';
import { invitationOf } from '../../rows/staff';
import type { DatabaseConnection } from '../connection';

export const createInvitationRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM invitations ORDER BY made_at, rowid');
  const insert = database.prepare('INSERT INTO invitations VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM invitations WHERE id = ?');
  return {
    all: (): StoredInvitation[] => select.all().map(invitationOf),
    apply: {
      addInvitation: ({ invitation: { id, codeHash, role, stationId, personId, madeAt, expiresAt, by } }) =>
        void insert.run(id, codeHash, role, stationId, personId, madeAt, expiresAt, by),
      removeInvitations: ({ ids }) => {
        for (const id of ids) remove.run(id);
      },
    } satisfies Applies<'addInvitation' | 'removeInvitations'>,
  };
};
