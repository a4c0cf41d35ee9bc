import { z } from 'zod';
import { type Settings, settingsSchema } from '../../../../shared/settings';
import type { Turn } from '../../port';
import type { DatabaseConnection } from '../connection';

const row = z.object({ version: z.number(), settings: z.string() }).optional();

export const createSettingsRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT version, settings FROM settings ORDER BY version DESC LIMIT 1');
  const insert = database.prepare(
    'INSERT INTO settings (version, at, by, settings, command_id, answer, digest) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    newest: (): { version: number; settings: Settings } | null => {
      const found = row.parse(select.get());
      return found ? { version: found.version, settings: settingsSchema.parse(JSON.parse(found.settings)) } : null;
    },
    write: ({ version, at, by, settings, commandId, answer }: NonNullable<Turn['settings']>): void => {
      const { reply, digest } = answer ?? { reply: null, digest: null };
      insert.run(version, at, JSON.stringify(by), JSON.stringify(settings), commandId, reply, digest);
    },
  };
};
