// G3: settings of an older program in today's shape, by the very steps that bring its database there.
import { Database } from '../sqlite/connection';
import { migrate } from '.';

/** `shape` is that of the program which wrote them. Throws what the steps make of settings that are none. */
export const modernise = (settings: unknown, shape: number): unknown => {
  const database = new Database(':memory:');
  try {
    migrate(database, shape);
    const insert = database.prepare("INSERT INTO settings (version, at, by, settings) VALUES (1, 0, '{}', ?)");
    insert.run(JSON.stringify(settings));
    migrate(database);
    return JSON.parse(String(database.prepare('SELECT settings FROM settings').pluck().get()));
  } finally {
    database.close();
  }
};
