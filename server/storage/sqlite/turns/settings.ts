import type { StoredSettings, Turn } from '../../port';
import { settingsOf } from '../../rows/days';
import type { DatabaseConnection } from '../connection';
import { rightVersion, sumOfSettings } from '../sums/sums';

export const createSettingsRows = (database: DatabaseConnection) => {
  const columns = 'SELECT version, at, by, settings, day, day_version, sum FROM settings';
  const newest = database.prepare(`${columns} ORDER BY version DESC LIMIT 1`);
  const named = database.prepare(`${columns} WHERE version = ?`);
  const insert = database.prepare(
    `INSERT INTO settings (version, at, by, settings, command_id, answer, digest, day, day_version, sum)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    newest: (): StoredSettings | null => settingsOf(rightVersion(newest.get())),
    of: (version: number): StoredSettings | null => settingsOf(rightVersion(named.get(version))),
    write: ({ version, at, by, settings, commandId, answer, after }: NonNullable<Turn['settings']>): void => {
      const { reply, digest } = answer ?? { reply: null, digest: null };
      const { day, version: dayVersion } = after ?? { day: null, version: null };
      const said = JSON.stringify(settings);
      const sum = sumOfSettings(version, at, said, day, dayVersion);
      insert.run(version, at, JSON.stringify(by), said, commandId, reply, digest, day, dayVersion, sum);
    },
  };
};
