import type { Remark } from '../../../queue/day/day';
import { remarkOf } from '../../rows/days';
import type { DatabaseConnection } from '../connection';

export const createRemarkRows = (database: DatabaseConnection) => {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO remarks (day, visit_id, place, note, before) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare('SELECT visit_id, place, note, before FROM remarks WHERE day = ?');
  return {
    ofDay: (day: string): Remark[] => select.all(day).map(remarkOf),
    write: (day: string, { visitId, place, note, before }: Remark): void =>
      void insert.run(day, visitId, place, note, JSON.stringify(before)),
  };
};
