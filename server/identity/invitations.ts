// S14: links that pair a browser, each good once and for a day. They survive the program; of a code only its hash is kept.
import { z } from 'zod';
import { type Role, roleSchema } from '../../shared/actors';
import type { InvitationView } from '../../shared/protocol';
import { hashOf, newToken } from '../basics/tokens';
import type { Store } from '../storage/store';

/** What a link gives to the browser that opens it. `personId` logs that clerk in as well: demonstrations only. */
export type Invitation = { role: Role; stationId: string; personId: string | null };
/** Who made it: the program at its start, somebody at the server's own terminal, or the administration. */
export type InvitedBy = 'start' | 'terminal' | 'admin';

const INVITATION_MS = 24 * 3_600_000;
/** So many can be open; for one more the oldest is withdrawn. */
export const MOST_INVITATIONS = 200;

const invitationRow = z.object({
  id: z.string(),
  role: roleSchema,
  station_id: z.string(),
  person_id: z.string().nullable(),
  made_at: z.number(),
  expires_at: z.number(),
  made_by: z.enum(['start', 'terminal', 'admin']),
});

/** `clock` in epoch ms. */
export const createInvitations = ({ database }: Pick<Store, 'database'>, clock: () => number) => {
  const insert = database.prepare('INSERT INTO invitations VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const selectOpen = database.prepare('SELECT * FROM invitations WHERE expires_at > ? ORDER BY made_at, rowid');
  const selectOne = database.prepare('SELECT * FROM invitations WHERE code_hash = ? AND expires_at > ?');
  const deleteOne = database.prepare('DELETE FROM invitations WHERE id = ?');
  const deleteOver = database.prepare(
    `DELETE FROM invitations WHERE expires_at <= ? OR id IN
     (SELECT id FROM invitations ORDER BY made_at DESC, rowid DESC LIMIT -1 OFFSET ${MOST_INVITATIONS})`,
  );
  const deleteMadeBy = database.prepare('DELETE FROM invitations WHERE made_by = ?');

  const open = () => selectOpen.all(clock()).map((row) => invitationRow.parse(row));
  /** For a code that somebody else has made and told only the hash of. */
  const inviteByHash = (codeHash: string, { role, stationId, personId }: Invitation, by: InvitedBy): number => {
    const now = clock();
    const expiresAt = now + INVITATION_MS;
    insert.run(newToken(), codeHash, role, stationId, personId, now, expiresAt, by);
    deleteOver.run(now);
    return expiresAt;
  };

  return {
    inviteByHash,
    /** A code for a link that pairs one browser, once, within a day. */
    invite: (invitation: Invitation, by: InvitedBy): { code: string; expiresAt: number } => {
      const code = newToken();
      return { code, expiresAt: inviteByHash(hashOf(code), invitation, by) };
    },
    /** Uses a code up: what it is for; null when it was used, was withdrawn or has expired. */
    take: (code: string): Invitation | null => {
      const found = selectOne.get(hashOf(code), clock());
      if (found === undefined) return null;
      const { id, role, station_id: stationId, person_id: personId } = invitationRow.parse(found);
      deleteOne.run(id);
      return { role, stationId, personId };
    },
    /** False when there is none of this id any more. */
    withdraw: (id: string): boolean => deleteOne.run(id).changes > 0,
    /** Those that the program made by itself at a start. */
    withdrawPrinted: (): void => void deleteMadeBy.run('start'),
    /** Those for stations that are not there any more. */
    withdrawOthers: (exists: (role: Role, stationId: string) => boolean): void => {
      for (const { id, role, station_id } of open()) if (!exists(role, station_id)) deleteOne.run(id);
    },
    /** Oldest first. */
    list: (): InvitationView[] =>
      open().map(({ id, role, station_id, made_at, expires_at, made_by }) => ({
        ...{ id, role, stationId: station_id },
        ...{ madeAt: made_at, expiresAt: expires_at, by: made_by },
      })),
  };
};
export type Invitations = ReturnType<typeof createInvitations>;
