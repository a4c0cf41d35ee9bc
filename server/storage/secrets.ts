// What the office needs to know in plain text and nobody else may see: beside the settings, which are exported and shown.
import { z } from 'zod';
import type { DatabaseConnection } from './sqlite';

const row = z.object({ value: z.string() }).optional();
const nameRow = z.object({ name: z.string() });

export const createSecrets = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT value FROM secrets WHERE name = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO secrets (name, value) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM secrets WHERE name = ?');
  const selectNames = database.prepare('SELECT name FROM secrets');
  return {
    named: (name: string): string | null => row.parse(select.get(name))?.value ?? null,
    /** Names that begin so. */
    namedLike: (prefix: string): string[] =>
      selectNames.all().flatMap((found) => {
        const { name } = nameRow.parse(found);
        return name.startsWith(prefix) ? [name] : [];
      }),
    set: (name: string, value: string): void => void insert.run(name, value),
    remove: (name: string): void => void remove.run(name),
  };
};
