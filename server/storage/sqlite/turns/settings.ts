import type { StoredSettings, Turn } from '../../port';
import { settingsOf } from '../../rows/days';
import type { DatabaseConnection } from '../connection';

export const createSettingsRows = (database: DatabaseConnection) => {
  const columns = 'SELECT version, at, by, settings FROM settings';
  const newest = database.prepare(`${columns} ORDER BY version DESC LIMIT 1`);
  const named = database.prepare(`${columns} WHERE version = ?`);
  const insert = database.prepare(
    'INSERT INTO settings (version, at, by, settings, command_id, answer, digest) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    newest: (): StoredSettings | null => settingsOf(newest.get()),
    of: (version: number): StoredSettings | null => settingsOf(named.get(version)),
    write: ({ version, at, by, settings, commandId, answer }: NonNullable<Turn['settings']>): void => {
      const { reply, digest } = answer ?? { reply: null, digest: null };
      insert.run(version, at, JSON.stringify(by), JSON.stringify(settings), commandId, reply, digest);
    },
  };
};
