// What the administration asks about screens and people: links, devices, clerks.

import type { CommandOf } from '../../shared/commands';
import type { InviteResult, PersonResult, peopleCommands } from '../../shared/commands/people';
import type { Reply } from '../../shared/protocol';
import { type Answered, type Answers, done, type Keeping, refused } from '../basics/answers';
import type { Branch } from '../office/branch';
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

  const invite = ({ role, stationId }: CommandOf<'invite'>): Reply<InviteResult> => {
    if (!isStation(branch.settings(), role, stationId)) return refused('unknownStation');
    const { code, expiresAt } = invitations.invite({ role, stationId, personId: null }, 'admin');
    changed();
    return done({ path: pairingPath(role, code), expiresAt });
  };
  const withdraw = (invitationId: string): Reply<null> => {
    if (!invitations.withdraw(invitationId)) return refused('unknownInvitation');
    changed();
    return done(null);
  };
  const revoke = (deviceId: string): Reply<null> => {
    if (!devices.revoke(deviceId)) return refused('unknownDevice');
    changed();
    return done(null);
  };
  const save = async (
    { personId, name, password }: CommandOf<'savePerson'>,
    keeping: Keeping,
  ): Promise<Reply<PersonResult>> => {
    const prepared = await persons.prepare({ id: personId, name, password });
    if (prepared === 'busy') return refused('tooMany', { seconds: BUSY_SEC });
    if (typeof prepared === 'string') return refused(prepared);
    const reply = await keeping((): Answered<PersonResult> => {
      const saved = prepared();
      return typeof saved === 'string' ? refused(saved) : done({ personId: saved.id });
    });
    changed();
    return reply;
  };
  const remove = async (personId: string): Promise<Reply<null>> => {
    if (!persons.remove(personId)) return refused('unknownPerson');
    await branch.handleOwn({ type: 'leaveCounters', personId });
    changed();
    return done(null);
  };

  return {
    invite: (command, { keeping }) => keeping(() => invite(command)),
    withdrawInvitation: ({ invitationId }, { keeping }) => keeping(() => withdraw(invitationId)),
    revokeDevice: ({ deviceId }, { keeping }) => keeping(() => revoke(deviceId)),
    savePerson: (command, { keeping }) => save(command, keeping),
    removePerson: ({ personId }) => remove(personId),
  };
};
