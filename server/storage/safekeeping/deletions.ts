// X1, X10: what is past its date at the end of a day. The running office, backups and restores delete the same.
import { forgetActs } from '../retention/acts';
import { DAILY, DATED } from '../retention/dated';
import type { DatabaseConnection } from '../sqlite/connection';
import { FORGET_LOST } from '../sqlite/sums/rowSums';

/**
 * Deletes what is to go at the end of a day ('YYYY-MM-DD') or before, as one transaction; of what staff did, a part at a
 * time. False while there is more.
 */
export const deletePastDate = (database: DatabaseConnection): ((upTo: string) => boolean) => {
  const deletions = [
    ...DAILY.map((table) => `${table} WHERE day <= ?`),
    ...DATED.map((table) => `${table} WHERE delete_on <= ?`),
    FORGET_LOST,
  ].map((what) => database.prepare(`DELETE FROM ${what}`));
  const forget = forgetActs(database);
  return database.transaction((upTo: string) => {
    for (const deletion of deletions) deletion.run(upTo);
    return forget(upTo);
  });
};
