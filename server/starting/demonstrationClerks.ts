// The people of the demonstration office, who can log in at once.
import type { Settings } from '../../shared/settings';
import { newSecret } from '../basics/tokens';
import type { Persons } from '../identity/staff';
import { CLERKS, LEADER } from './demonstration';

/**
 * Gives a demonstration without people its eight clerks, and one that nobody leads somebody who does, each with a
 * password made by chance; returns those made.
 */
export const demonstrationClerks = async (
  settings: Settings,
  persons: Pick<Persons, 'list' | 'addAll' | 'hasSupervisor'>,
): Promise<{ name: string; password: string }[]> => {
  if (!settings.office.demonstration) return [];
  const people = [...(persons.list().length > 0 ? [] : CLERKS), ...(persons.hasSupervisor() ? [] : [LEADER])];
  const made = people.map((person) => ({ ...person, password: newSecret().slice(0, 12) }));
  await persons.addAll(made);
  return made;
};
