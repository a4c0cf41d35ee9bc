// S21, S33: roles, rules for logins and the house's sign-on stand in the settings, and are changed only by who manages people:
// nobody gives themselves a right, or another one's account.
import { personOf } from '../../shared/actors';
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import type { Settings } from '../../shared/settings';
import type { Identity } from '../identity/identity';
import type { Branch } from '../office/branch';
import type { Asked } from '../office/turns/commandBatch';

const guardedOf = ({ roles, login, signOn }: Settings): Pick<Settings, 'roles' | 'login' | 'signOn'> => ({
  ...{ roles, login, signOn },
});

/** Asks on; settings in which these differ are refused from anybody who may not manage people. */
export const guardRoles =
  (
    branch: Pick<Branch, 'settings' | 'settingsVersion'>,
    persons: Pick<Identity['persons'], 'rights'>,
    handle: (asked: Asked) => Promise<Reply>,
  ) =>
  (asked: Asked): Promise<Reply> => {
    const { by, command } = asked;
    if (command.type !== 'changeSettings' || persons.rights(personOf(by)).has('managePeople')) return handle(asked);
    const guarded = guardedOf(branch.settings());
    if (JSON.stringify(guardedOf(command.settings)) === JSON.stringify(guarded)) return handle(asked);
    // Somebody else has changed them since: they are left as they are now.
    if (command.version !== branch.settingsVersion())
      return handle({ ...asked, command: { ...command, settings: { ...command.settings, ...guarded } } });
    return Promise.resolve({ ok: false, ...refuse('noRight') });
  };
