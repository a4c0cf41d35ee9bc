import { z } from 'zod';
import type { Applies } from '../../changes';
import type { DatabaseConnection } from '../connection';

const row = z.object({ answer: z.instanceof(Uint8Array) });

export const createGivenAnswerRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT answer FROM given_answers WHERE request = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO given_answers (request, at, answer) VALUES (?, ?, ?)');
  const deleteOld = database.prepare(
    `DELETE FROM given_answers WHERE at < ? OR rowid IN
     (SELECT rowid FROM given_answers ORDER BY at DESC, rowid DESC LIMIT -1 OFFSET ?)`,
  );
  return {
    find: (request: string): Uint8Array | null => {
      const found = select.get(request);
      return found === undefined ? null : row.parse(found).answer;
    },
    apply: {
      keepGivenAnswer: ({ request, at, answer, forgetBefore, most }) => {
        insert.run(request, at, answer);
        deleteOld.run(forgetBefore, most);
      },
    } satisfies Applies<'keepGivenAnswer'>,
  };
};
