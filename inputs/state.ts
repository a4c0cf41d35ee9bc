// What an office keeps, looked at from outside: two looks say the same where nothing was changed by anybody who asked.
import { Database } from '../server/storage/sqlite/connection';

/** What somebody asks for ends up here. Left out: what the office writes by itself, and what it counts of whoever is refused. */
const KEPT: Record<string, string> = {
  settings: 'version, at',
  devices: 'id, role, station_id, revoked_at',
  persons: 'id, name, password_hash, removed_at, role_ids, must_change, sign_on',
  secrets: 'name, value',
  bookers: 'day, visit_id, name, email, phone, external_id, answers',
  waiting_list: 'id, confirmed_at',
  import_sources: 'id, name, revoked_at',
  programs: 'id, name, scopes, revoked_at',
  hooks: 'id, name, events',
  invitations: 'id, role',
  pushes: 'day, visit_id, endpoint',
};

export const openState = (file: string) => {
  const base = new Database(file, { readonly: true, fileMustExist: true });
  const statements = Object.entries({
    ...Object.fromEntries(
      Object.entries(KEPT).map(([table, columns]) => [table, `SELECT ${columns} FROM ${table} ORDER BY 1, 2`]),
    ),
    // Each line of the log says who asked; the office's own are its own.
    events: `SELECT count(*), 0 FROM events WHERE "by" NOT LIKE '%"kind":"office"%'`,
  }).map(([name, statement]) => [name, base.prepare(statement).raw()] as const);
  let seen: { version: unknown; state: Record<string, string> } = { version: null, state: {} };
  return {
    /** By what it is: how many lines of the log came of somebody who asked, and everything in the tables above. */
    look: (): Record<string, string> => {
      const version = base.pragma('data_version', { simple: true });
      // Where nobody has written nothing has changed.
      if (version === seen.version) return seen.state;
      const state = Object.fromEntries(statements.map(([name, rows]) => [name, JSON.stringify(rows.all())]));
      seen = { version, state };
      return state;
    },
    close: (): void => void base.close(),
  };
};

/** What is another than it was. */
export const changed = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after).filter((name) => after[name] !== before[name]);
