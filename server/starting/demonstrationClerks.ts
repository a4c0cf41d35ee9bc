// The people of the demonstration office, who can log in at once.
import type { Settings } from '../../shared/settings';
import { newSecret } from '../basics/tokens';
import type { Persons } from '../identity/staff';
import { CLERKS } from './demonstration';

/** Gives a demonstration without people its eight clerks, each with a password made by chance; returns those made. */
export const demonstrationClerks = async (
  settings: Settings,
  persons: Pick<Persons, 'list' | 'addAll'>,
): Promise<{ name: string; password: string }[]> => {
  if (!settings.office.demonstration || persons.list().length > 0) return [];
  const made = CLERKS.map((name) => ({ name, password: newSecret().slice(0, 12) }));
  await persons.addAll(made);
  return made;
};
