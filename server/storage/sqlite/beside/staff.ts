import { z } from 'zod';
import type { Applies, StoredPerson } from '../../changes';
import type { DatabaseConnection } from '../connection';

const row = z.object({ id: z.string(), name: z.string(), password_hash: z.string() });

export const createStaffRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM persons WHERE removed_at IS NULL ORDER BY rowid');
  const insert = database.prepare('INSERT INTO persons (id, name, password_hash) VALUES (?, ?, ?)');
  const setName = database.prepare('UPDATE persons SET name = ? WHERE id = ?');
  const setPassword = database.prepare('UPDATE persons SET password_hash = ? WHERE id = ?');
  const setRemoved = database.prepare("UPDATE persons SET removed_at = ?, password_hash = '' WHERE id = ?");
  return {
    all: (): StoredPerson[] =>
      select.all().map((found) => {
        const { id, name, password_hash: passwordHash } = row.parse(found);
        return { id, name, passwordHash };
      }),
    apply: {
      addPerson: ({ person: { id, name, passwordHash } }) => void insert.run(id, name, passwordHash),
      renamePerson: ({ id, name }) => void setName.run(name, id),
      setPersonPassword: ({ id, passwordHash }) => void setPassword.run(passwordHash, id),
      removePerson: ({ id, at }) => void setRemoved.run(at, id),
    } satisfies Applies<'addPerson' | 'renamePerson' | 'setPersonPassword' | 'removePerson'>,
  };
};
