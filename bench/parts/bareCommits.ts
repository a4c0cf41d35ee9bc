// The floor under everything that is stored: one row of 200 characters a commit, durable as the office's are.
import type { DatabaseConnection } from '../../server/storage/sqlite/connection';

export const bareCommits = (database: DatabaseConnection): (() => void) => {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, row TEXT)');
  const insert = database.prepare('INSERT INTO rows (row) VALUES (?)');
  const row = 'x'.repeat(200);
  return () => void insert.run(row);
};
