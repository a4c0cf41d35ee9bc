// X1: which rows are past their date at the end of a day. The running office, backups and restores delete the same.
import type { DatabaseConnection } from '../sqlite/connection';

const DAILY = ['remarks', 'letters_counted'];
const DATED = ['bookers', 'letters', 'waiting_list'];

/** Deletes what is to go at the end of a day ('YYYY-MM-DD') or before, as one transaction. */
export const deletePastDate = (database: DatabaseConnection): ((upTo: string) => void) => {
  const deletions = [
    ...DAILY.map((table) => `${table} WHERE day <= ?`),
    ...DATED.map((table) => `${table} WHERE delete_on <= ?`),
  ].map((what) => database.prepare(`DELETE FROM ${what}`));
  return database.transaction((upTo: string) => {
    for (const deletion of deletions) deletion.run(upTo);
  });
};
