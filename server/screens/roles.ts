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
    branch: Pick<Branch, 'settings'>,
    persons: Pick<Identity['persons'], 'rights'>,
    handle: (asked: Asked) => Promise<Reply>,
  ) =>
  (asked: Asked): Promise<Reply> => {
    const { by, command } = asked;
    const isOfRoles =
      command.type === 'changeSettings' &&
      JSON.stringify(command.settings.roles) !== JSON.stringify(branch.settings().roles);
    if (!isOfRoles || persons.rights(personOf(by)).has('managePeople')) return handle(asked);
    return Promise.resolve({ ok: false, ...refuse('noRight') });
  };
