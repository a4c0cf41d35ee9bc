// What the administration asks about screens and people: links, devices, clerks.

import type { CommandOf } from '../../shared/commands';
import type { InviteResult, PersonResult, peopleCommands } from '../../shared/commands/people';
import type { Reply } from '../../shared/protocol';
import { type Answers, done, type Keeping, orRefused, refused, telling } from '../office/answers';
import type { Branch } from '../office/branch';
import { answering, type Step, unchanged } from '../storage/steps';
import type { Identity } from './identity';
import { isStation, pairingPath } from './stations';

export type IdentityParts = {
  branch: Pick<Branch, 'settings' | 'handleOwn'>;
  identity: Pick<Identity, 'devices' | 'invitations' | 'persons'>;
  /** Told when devices or people have changed. */
  changed: () => void;
};

/** Seconds after which passwords can be worked out again. */
const BUSY_SEC = 2;

export const identityAnswers = ({ branch, identity, changed }: IdentityParts): Answers<keyof typeof peopleCommands> => {
  const { devices, invitations, persons } = identity;

  const invite = ({ role, stationId }: CommandOf<'invite'>): Step<Reply<InviteResult>> => {
    if (!isStation(branch.settings(), role, stationId)) return unchanged(refused('unknownStation'));
    const invited = invitations.invite({ role, stationId, personId: null }, 'admin');
    return answering(invited, ({ code, expiresAt }) => done({ path: pairingPath(role, code), expiresAt }));
  };
  const save = async (
    { personId, name, password }: CommandOf<'savePerson'>,
    keeping: Keeping,
  ): Promise<Reply<PersonResult>> => {
    const prepared = await persons.prepare({ id: personId, name, password });
    if (prepared === 'busy') return refused('tooMany', { seconds: BUSY_SEC });
    if (typeof prepared === 'string') return refused(prepared);
    return keeping(() =>
      answering(prepared(), (saved) => (typeof saved === 'string' ? refused(saved) : done({ personId: saved.id }))),
    );
  };
  const remove = async (personId: string, keeping: Keeping): Promise<Reply<null>> => {
    const reply = await keeping(() => orRefused(persons.remove(personId), 'unknownPerson'));
    if (reply.ok) await branch.handleOwn({ type: 'leaveCounters', personId });
    return reply;
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
    savePerson: (command, { keeping }) => telling(save(command, keeping), changed),
    removePerson: ({ personId }, { keeping }) => telling(remove(personId, keeping), changed),
  };
};
