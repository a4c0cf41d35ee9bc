// What was saved of the settings of an office in the browser's memory, as its administration looks it up.
import { type SettingsVersionParts, settingsVersionAnswers } from '../../server/screens/settingsVersions';
import type { Settings } from '../../shared/settings';
import { OFFICE } from './history';

type Stored = NonNullable<Awaited<ReturnType<SettingsVersionParts['settings']['of']>>>;

type SavedParts = Pick<SettingsVersionParts, 'branch' | 'persons'> & { firstSettings: Settings };

export const createSaved = ({ branch, persons, firstSettings }: SavedParts) => {
  const saved: Stored[] = [{ version: 1, at: branch.now(), by: OFFICE, settings: firstSettings, after: null }];
  return {
    note: (stored: Stored): void => void saved.push(stored),
    answers: settingsVersionAnswers({
      ...{ branch, persons, programVersion: 'gallery' },
      settings: {
        of: (version) => Promise.resolve(saved.find((one) => one.version === version) ?? null),
        shape: 1,
        modernise: (settings) => Promise.resolve(settings),
      },
    }),
  };
};
