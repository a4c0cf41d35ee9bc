import { z } from 'zod';
import type { Applies, KeptRecord } from '../../changes';
import type { DatabaseConnection } from '../connection';

const headRow = z.object({ day: z.string(), head: z.string() });
const textRow = z.object({ text: z.instanceof(Uint8Array) });

/** M13: the published records of days. What was published is never changed. */
export const createRecordRows = (database: DatabaseConnection) => {
  const selectNewest = database.prepare('SELECT day, head FROM day_records ORDER BY day DESC LIMIT ?');
  const selectText = database.prepare('SELECT text FROM day_records WHERE day = ?');
  const insert = database.prepare('INSERT INTO day_records (day, head, text) VALUES (?, ?, ?)');
  return {
    newest: (most: number): Omit<KeptRecord, 'text'>[] => selectNewest.all(most).map((found) => headRow.parse(found)),
    textOf: (day: string): Uint8Array | null => {
      const found = selectText.get(day);
      return found === undefined ? null : textRow.parse(found).text;
    },
    apply: {
      keepRecord: ({ record: { day, head, text } }) => void insert.run(day, head, text),
    } satisfies Applies<'keepRecord'>,
  };
};
