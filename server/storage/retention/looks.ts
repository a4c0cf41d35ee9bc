// What is looked for in the whole database, away from the office's own thread.
import type { Look, LookName, Looks } from '../lookingPort';
import { Database, type DatabaseConnection } from '../sqlite/connection';
import { findActs, findVisitor } from './finding';
import { prove } from './proof';

export const lookIn = (
  database: DatabaseConnection,
  asked: Look,
  onShare: (share: number) => void,
): Looks[LookName]['answers'] => {
  if (asked.name === 'proof') return prove(database, asked.now, onShare);
  return asked.name === 'visitor' ? findVisitor(database, asked.text) : findActs(database, asked.personId);
};

/** Reads a database that somebody works with; changes nothing. */
export const look = (file: string, asked: Look, onShare: (share: number) => void): Looks[LookName]['answers'] => {
  const database = new Database(file, { readonly: true, timeout: 5000 });
  try {
    return lookIn(database, asked, onShare);
  } finally {
    database.close();
  }
};
