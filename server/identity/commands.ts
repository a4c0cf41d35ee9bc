// What the administration asks about screens and people: links, devices, clerks.

import type { Actor } from '../../shared/actors';
import { personOf } from '../../shared/actors';
import type { CommandOf } from '../../shared/commands';
import type { InviteResult, PersonResult, peopleCommands } from '../../shared/commands/people';
import type { Reply, SessionView } from '../../shared/protocol';
import { type Answers, done, type Keeping, orRefused, refused, telling } from '../office/answers';
import type { Branch } from '../office/branch';
import { answering, type Step, together, unchanged } from '../storage/steps';
import type { Identity } from './identity';
import type { Saved } from './roll';
import { isStation, pairingPath } from './stations';

export type IdentityParts = {
  branch: Pick<Branch, 'settings' | 'handleOwn'>;
  identity: Pick<
    Identity,
    'devices' | 'invitations' | 'persons' | 'sessions' | 'logins' | 'secondFactors' | 'endSessions'
  >;
  /** Told when devices or people have changed. */
  changed: () => void;
};

type Asking = { by: Actor; keeping: Keeping };

/** Seconds after which passwords can be worked out again. */
const BUSY_SEC = 2;

export const identityAnswers = ({ branch, identity, changed }: IdentityParts): Answers<keyof typeof peopleCommands> => {
  const { devices, invitations, persons, sessions, logins, secondFactors } = identity;

  const invite = ({ role, stationId }: CommandOf<'invite'>): Step<Reply<InviteResult>> => {
    if (!isStation(branch.settings(), role, stationId)) return unchanged(refused('unknownStation'));
    const invited = invitations.invite({ role, stationId, personId: null }, 'admin');
    return answering(invited, ({ code, expiresAt }) => done({ path: pairingPath(role, code), expiresAt }));
  };
  const save = async (
    { personId, name, roleIds, password }: CommandOf<'savePerson'>,
    { by, keeping }: Asking,
  ): Promise<Reply<PersonResult>> => {
    const mustChange = personId === null || personId !== personOf(by);
    const prepared = await persons.prepare({ id: personId, name, roleIds, password, mustChange });
    if (prepared === 'busy') return refused('tooMany', { seconds: BUSY_SEC });
    if (typeof prepared === 'string') return refused(prepared);
    return keeping(() =>
      answering(prepared(), (saved: Saved) =>
        typeof saved === 'string' ? refused(saved) : done({ personId: saved.id }),
      ),
    );
  };
  const remove = async (personId: string, keeping: Keeping): Promise<Reply<null>> => {
    const reply = await keeping((): Step<Reply<null>> => {
      const removed = persons.remove(personId);
      const { result: fault } = removed;
      if (fault !== null) return unchanged(refused(fault));
      return answering(together(removed, secondFactors.forget(personId)), () => done(null));
    });
    if (reply.ok) await branch.handleOwn({ type: 'leaveCounters', personId });
    return reply;
  };

  /** Which session is the one by which somebody asks. */
  const isOwn = ({ deviceId }: { deviceId: string }, by: Actor) => by.kind === 'device' && by.deviceId === deviceId;
  const sessionsFor = (by: Actor): SessionView[] =>
    sessions.of(personOf(by) ?? '').map(({ deviceId, ...one }) => ({ ...one, isThis: isOwn({ deviceId }, by) }));
  const endSome = async (personId: string, ids: readonly string[]): Promise<Reply<null>> => {
    await identity.endSessions(personId, ids);
    return done(null);
  };

  return {
    invite: (command, { keeping }) =>
      telling(
        keeping(() => invite(command)),
        changed,
      ),
    withdrawInvitation: ({ invitationId }, { keeping }) =>
      telling(
        keeping(() => orRefused(invitations.withdraw(invitationId), 'unknownInvitation')),
        changed,
      ),
    revokeDevice: ({ deviceId }, { keeping }) =>
      telling(
        keeping(() => orRefused(devices.revoke(deviceId), 'unknownDevice')),
        changed,
      ),
    savePerson: (command, asking) => telling(save(command, asking), changed),
    removePerson: ({ personId }, { keeping }) => telling(remove(personId, keeping), changed),
    unlockPerson: ({ personId }, { keeping }) =>
      telling(
        keeping(() => orRefused(logins.unlock(personId), 'unknownPerson')),
        changed,
      ),
    removeSecondFactor: ({ personId }, { keeping }) =>
      telling(
        keeping(() => orRefused(secondFactors.forget(personId), 'unknownPerson')),
        changed,
      ),
    endSessions: ({ personId, sessionId }) =>
      telling(endSome(personId, sessionId === null ? sessions.of(personId).map(({ id }) => id) : [sessionId]), changed),
    mySessions: (_asked, { by }) => done({ sessions: sessionsFor(by) }),
    endMySessions: ({ sessionId }, { by }) => {
      const others = sessionsFor(by).filter(({ isThis }) => !isThis);
      const ids = sessionId === null ? others.map(({ id }) => id) : [sessionId];
      return telling(endSome(personOf(by) ?? '', ids), changed);
    },
    leaveAdministration: (_asked, { by }) => {
      const here = sessionsFor(by).filter(({ isThis }) => isThis);
      return telling(
        endSome(
          personOf(by) ?? '',
          here.map(({ id }) => id),
        ),
        changed,
      );
    },
  };
};
