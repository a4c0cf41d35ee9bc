import { z } from 'zod';
import type { Applies, FaultCount, KeptFigures } from '../../changes';
import type { LoggedEvent } from '../../port';
import { readable } from '../../rows/readable';
import { faultOf, figuresOf, loggedOf } from '../../rows/systems';
import type { DatabaseConnection } from '../connection';
import { rightOne } from '../sums/sums';

const dayRow = z.object({ day: z.string() });

export const createFigureRows = (database: DatabaseConnection) => {
  const select = database.prepare(
    'SELECT * FROM day_figures WHERE day BETWEEN ? AND ? AND format = ? ORDER BY day LIMIT ?',
  );
  const insert = database.prepare(
    'INSERT OR REPLACE INTO day_figures (day, version, format, facts) VALUES (?, ?, ?, ?)',
  );
  // From day to day by the key of the log: its events themselves, which are many, are not read.
  const selectMissing = database.prepare(
    `WITH RECURSIVE days (day) AS (
       SELECT max(day) FROM events WHERE day < ?
       UNION ALL
       SELECT (SELECT max(day) FROM events WHERE day < days.day) FROM days WHERE days.day IS NOT NULL
     )
     SELECT days.day AS day FROM days LEFT JOIN day_figures AS kept ON kept.day = days.day
     WHERE days.day IS NOT NULL AND (kept.day IS NULL OR kept.format <> ?
       OR kept.version <> (SELECT max(version) FROM events WHERE events.day = days.day))
     LIMIT ?`,
  );
  const selectLog = database.prepare('SELECT * FROM events WHERE day = ? ORDER BY version');
  const selectFaults = database.prepare(
    'SELECT day, fault, times, sec FROM server_faults WHERE day BETWEEN ? AND ? ORDER BY day, fault',
  );
  const addFault = database.prepare(
    `INSERT INTO server_faults (day, fault, times, sec) VALUES (?, ?, ?, ?)
     ON CONFLICT (day, fault) DO UPDATE SET times = times + excluded.times, sec = sec + excluded.sec`,
  );
  return {
    between: (from: string, to: string, format: number, most: number): KeptFigures[] =>
      select.all(from, to, format, most).map(figuresOf),
    missing: (before: string, format: number, most: number): string[] =>
      selectMissing.all(before, format, most).map((found) => dayRow.parse(found).day),
    log: (day: string): LoggedEvent[] => selectLog.all(day).map((found) => loggedOf(rightOne(found))),
    faults: (from: string, to: string): FaultCount[] => readable(selectFaults.all(from, to), faultOf),
    apply: {
      keepFigures: ({ figures: { day, version, format, facts } }) => void insert.run(day, version, format, facts),
      countFault: ({ count: { day, fault, times, sec } }) => void addFault.run(day, fault, times, sec),
    } satisfies Applies<'keepFigures' | 'countFault'>,
  };
};
