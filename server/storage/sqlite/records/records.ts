import type { Applies, KeptRecord } from '../../changes';
import { recordHeadOf, recordTextOf } from '../../rows/systems';
import type { DatabaseConnection } from '../connection';

/** M13: the published records of days. What was published is never changed. */
export const createRecordRows = (database: DatabaseConnection) => {
  const selectNewest = database.prepare('SELECT day, head FROM day_records ORDER BY day DESC LIMIT ?');
  const selectText = database.prepare('SELECT text FROM day_records WHERE day = ?');
  const insert = database.prepare('INSERT INTO day_records (day, head, text) VALUES (?, ?, ?)');
  return {
    newest: (most: number): Omit<KeptRecord, 'text'>[] => selectNewest.all(most).map(recordHeadOf),
    textOf: (day: string): Uint8Array | null => {
      const found = selectText.get(day);
      return found === undefined ? null : recordTextOf(found);
    },
    apply: {
      keepRecord: ({ record: { day, head, text } }) => void insert.run(day, head, text),
    } satisfies Applies<'keepRecord'>,
  };
};
