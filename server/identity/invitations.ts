// S14: links that pair a browser, each good once and for a day. They survive the program; of a code only its hash is kept.
import type { Role } from '../../shared/actors';
import type { InvitationView } from '../../shared/protocol';
import { hashOf, newToken } from '../basics/tokens';
import type { InvitedBy, StoredInvitation } from '../storage/changes';
import { type Step, unchanged } from '../storage/steps';
import type { Registers } from './registers';

/** What a link gives to the browser that opens it. `personId` logs that clerk in as well: demonstrations only. */
export type Invitation = { role: Role; stationId: string; personId: string | null };

export const INVITATION_MS = 24 * 3_600_000;
/** So many can be open; for one more the oldest is withdrawn. */
export const MOST_INVITATIONS = 200;

/** `clock` in epoch ms. */
export const createInvitations = ({ invitations }: Pick<Registers, 'invitations'>, clock: () => number) => {
  const open = () => [...invitations.values()].filter(({ expiresAt }) => expiresAt > clock());

  const remove = (which: readonly StoredInvitation[]): Step<void> => {
    const ids = which.map(({ id }) => id);
    if (ids.length === 0) return unchanged(undefined);
    return {
      result: undefined,
      changes: [{ type: 'removeInvitations', ids }],
      done: () => {
        for (const id of ids) invitations.delete(id);
      },
    };
  };
  /** For a code that somebody else has made and told only the hash of. */
  const inviteByHash = (codeHash: string, { role, stationId, personId }: Invitation, by: InvitedBy): Step<number> => {
    const madeAt = clock();
    const expiresAt = madeAt + INVITATION_MS;
    const made: StoredInvitation = { id: newToken(), codeHash, role, stationId, personId, madeAt, expiresAt, by };
    const good = open().sort((one, other) => one.madeAt - other.madeAt);
    const kept = new Set(good.slice(-(MOST_INVITATIONS - 1)));
    const gone = remove([...invitations.values()].filter((one) => !kept.has(one)));
    return {
      result: expiresAt,
      changes: [...gone.changes, { type: 'addInvitation', invitation: made }],
      done: () => {
        gone.done?.();
        invitations.set(made.id, made);
      },
    };
  };

  return {
    inviteByHash,
    /** A code for a link that pairs one browser, once, within a day. */
    invite: (invitation: Invitation, by: InvitedBy): Step<{ code: string; expiresAt: number }> => {
      const code = newToken();
      const { result: expiresAt, ...step } = inviteByHash(hashOf(code), invitation, by);
      return { ...step, result: { code, expiresAt } };
    },
    /** Uses a code up: what it is for; null when it was used, was withdrawn or has expired. */
    take: (code: string): Step<Invitation | null> => {
      const codeHash = hashOf(code);
      const found = open().find((one) => one.codeHash === codeHash);
      if (found === undefined) return unchanged(null);
      const { role, stationId, personId } = found;
      return { ...remove([found]), result: { role, stationId, personId } };
    },
    /** False when there is none of this id any more. */
    withdraw: (id: string): Step<boolean> => {
      const found = invitations.get(id);
      return found ? { ...remove([found]), result: true } : unchanged(false);
    },
    /** Those that the program made by itself at a start. */
    withdrawPrinted: (): Step<void> => remove([...invitations.values()].filter(({ by }) => by === 'start')),
    /** Those for stations that are not there any more. */
    withdrawOthers: (exists: (role: Role, stationId: string) => boolean): Step<void> =>
      remove(open().filter(({ role, stationId }) => !exists(role, stationId))),
    /** Oldest first. */
    list: (): InvitationView[] =>
      open().map(({ id, role, stationId, madeAt, expiresAt, by }) => ({ id, role, stationId, madeAt, expiresAt, by })),
  };
};
export type Invitations = ReturnType<typeof createInvitations>;
