// What the office needs to know in plain text and nobody else may see: beside the settings, which are exported and shown.
import { z } from 'zod';
import type { Applies } from '../../changes';
import type { DatabaseConnection } from '../connection';

const row = z.object({ name: z.string(), value: z.string() });

export const createSecretRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT name, value FROM secrets');
  const insert = database.prepare('INSERT OR REPLACE INTO secrets (name, value) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM secrets WHERE name = ?');
  return {
    all: (): { name: string; value: string }[] => select.all().map((found) => row.parse(found)),
    apply: {
      setSecret: ({ name, value }) => void (value === null ? remove.run(name) : insert.run(name, value)),
    } satisfies Applies<'setSecret'>,
  };
};
