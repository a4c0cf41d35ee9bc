import type { Applies, StoredPerson } from '../../changes';
import { personOf } from '../../rows/staff';
import type { DatabaseConnection } from '../connection';

type StaffChanges =
  | 'addPerson'
  | 'changePerson'
  | 'setPersonPassword'
  | 'lockPerson'
  | 'setPersonSignOn'
  | 'notePersonLogin'
  | 'removePerson';

export const createStaffRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM persons WHERE removed_at IS NULL ORDER BY rowid');
  const insert = database.prepare(
    `INSERT INTO persons (id, name, password_hash, role_ids, must_change, locked_until, last_login_at, sign_on)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setNameAndRoles = database.prepare('UPDATE persons SET name = ?, role_ids = ? WHERE id = ?');
  const setPassword = database.prepare('UPDATE persons SET password_hash = ?, must_change = ? WHERE id = ?');
  const setLocked = database.prepare('UPDATE persons SET locked_until = ? WHERE id = ?');
  const setLogin = database.prepare('UPDATE persons SET last_login_at = ? WHERE id = ?');
  const setSignOn = database.prepare('UPDATE persons SET sign_on = ? WHERE id = ?');
  const setRemoved = database.prepare(
    "UPDATE persons SET removed_at = ?, password_hash = '', sign_on = NULL WHERE id = ?",
  );
  return {
    all: (): StoredPerson[] => select.all().map(personOf),
    apply: {
      addPerson: ({ person: { id, name, passwordHash, roleIds, mustChange, ...state } }) =>
        void insert.run(
          ...[id, name, passwordHash, JSON.stringify(roleIds), Number(mustChange)],
          ...[state.lockedUntil, state.lastLoginAt, state.signOn],
        ),
      changePerson: ({ id, name, roleIds }) => void setNameAndRoles.run(name, JSON.stringify(roleIds), id),
      setPersonPassword: ({ id, passwordHash, mustChange }) =>
        void setPassword.run(passwordHash, Number(mustChange), id),
      lockPerson: ({ id, until }) => void setLocked.run(until, id),
      setPersonSignOn: ({ id, signOn }) => void setSignOn.run(signOn, id),
      notePersonLogin: ({ id, at }) => void setLogin.run(at, id),
      removePerson: ({ id, at }) => void setRemoved.run(at, id),
    } satisfies Applies<StaffChanges>,
  };
};
