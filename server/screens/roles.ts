// S21: roles stand in the settings, and are changed only by who manages people: nobody gives themselves a right.
import { personOf } from '../../shared/actors';
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import type { Identity } from '../identity/identity';
import type { Branch } from '../office/branch';
import type { Asked } from '../office/turns/commandBatch';

/** Asks on; settings with other roles are refused from anybody who may not manage people. */
export const guardRoles =
  (
    branch: Pick<Branch, 'settings' | 'settingsVersion'>,
    persons: Pick<Identity['persons'], 'rights'>,
    handle: (asked: Asked) => Promise<Reply>,
  ) =>
  (asked: Asked): Promise<Reply> => {
    const { by, command } = asked;
    if (command.type !== 'changeSettings' || persons.rights(personOf(by)).has('managePeople')) return handle(asked);
    const { roles } = branch.settings();
    if (JSON.stringify(command.settings.roles) === JSON.stringify(roles)) return handle(asked);
    // Somebody else has changed them since: they are left as they are now.
    if (command.version !== branch.settingsVersion())
      return handle({ ...asked, command: { ...command, settings: { ...command.settings, roles } } });
    return Promise.resolve({ ok: false, ...refuse('noRight') });
  };
