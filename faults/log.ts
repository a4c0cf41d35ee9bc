// What stands in the file: read from the event log itself, without any code of the office.
import { Database } from '../server/storage/sqlite/connection';

/** One event as it is stored. */
export type Logged = {
  day: string;
  version: number;
  commandId: string;
  event: { type: string; [field: string]: unknown };
};

type Row = { day: string; version: number; command_id: string; event: string };

/** All events of a database that nobody works with, and whether SQLite finds it whole. */
export const readLogOf = (file: string): { events: Logged[]; integrity: string } => {
  const database = new Database(file, { readonly: true });
  try {
    const rows = database
      .prepare('SELECT day, version, command_id, event FROM events ORDER BY day, version')
      .all() as Row[];
    return {
      events: rows.map(({ command_id: commandId, event, ...row }) => ({ ...row, commandId, event: JSON.parse(event) })),
      integrity: String(database.pragma('integrity_check', { simple: true })),
    };
  } finally {
    database.close();
  }
};
