import { z } from 'zod';
import type { Remark } from '../../../queue/day/day';
import type { DatabaseConnection } from '../connection';

const row = z.object({ visit_id: z.string(), place: z.string(), note: z.string(), before: z.string() });
const earlier = z.array(z.object({ place: z.string(), note: z.string() }));

export const createRemarkRows = (database: DatabaseConnection) => {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO remarks (day, visit_id, place, note, before) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare('SELECT visit_id, place, note, before FROM remarks WHERE day = ?');
  return {
    ofDay: (day: string): Remark[] =>
      select.all(day).map((found) => {
        const { visit_id: visitId, place, note, before } = row.parse(found);
        return { visitId, place, note, before: earlier.parse(JSON.parse(before)) };
      }),
    write: (day: string, { visitId, place, note, before }: Remark): void =>
      void insert.run(day, visitId, place, note, JSON.stringify(before)),
  };
};
