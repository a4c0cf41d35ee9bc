import { z } from 'zod';
import { settingsSchema } from '../../../../shared/settings';
import type { StoredSettings, Turn } from '../../port';
import type { DatabaseConnection } from '../connection';
import { actorOf } from './actor';

const row = z.object({ version: z.number(), at: z.number(), by: z.string(), settings: z.string() }).optional();

/** Steps have brought every version to today's shape: what does not fit it is none that this program has written. */
const read = (found: unknown): StoredSettings | null => {
  const stored = row.parse(found);
  if (stored === undefined) return null;
  const settings = settingsSchema.parse(JSON.parse(stored.settings));
  return { version: stored.version, at: stored.at, by: actorOf(stored.by), settings };
};

export const createSettingsRows = (database: DatabaseConnection) => {
  const columns = 'SELECT version, at, by, settings FROM settings';
  const newest = database.prepare(`${columns} ORDER BY version DESC LIMIT 1`);
  const named = database.prepare(`${columns} WHERE version = ?`);
  const insert = database.prepare(
    'INSERT INTO settings (version, at, by, settings, command_id, answer, digest) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    newest: (): StoredSettings | null => read(newest.get()),
    of: (version: number): StoredSettings | null => read(named.get(version)),
    write: ({ version, at, by, settings, commandId, answer }: NonNullable<Turn['settings']>): void => {
      const { reply, digest } = answer ?? { reply: null, digest: null };
      insert.run(version, at, JSON.stringify(by), JSON.stringify(settings), commandId, reply, digest);
    },
  };
};
