// What the office needs to know in plain text and nobody else may see: beside the settings, which are exported and shown.
import { z } from 'zod';
import type { DatabaseConnection } from '../sqlite';

const row = z.object({ value: z.string() }).optional();

export const createSecrets = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT value FROM secrets WHERE name = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO secrets (name, value) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM secrets WHERE name = ?');
  return {
    named: (name: string): string | null => row.parse(select.get(name))?.value ?? null,
    set: (name: string, value: string): void => void insert.run(name, value),
    remove: (name: string): void => void remove.run(name),
  };
};
