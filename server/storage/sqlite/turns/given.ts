// The ids of commands that have been answered lately, as the file has them when the office begins.
import { createGivenIds, type GivenIds, recentOf } from '../../rows/givenIds';
import type { DatabaseConnection } from '../connection';

/** From day to day by the key of the log: a log of years is not read at a start. */
const LAST_OF_DAYS = `WITH RECURSIVE days (day) AS (
    SELECT max(day) FROM events
    UNION ALL SELECT (SELECT max(day) FROM events WHERE day < days.day) FROM days WHERE day IS NOT NULL)
  SELECT day, (SELECT at FROM events WHERE events.day = days.day ORDER BY version DESC LIMIT 1) AS at, ? AS now
  FROM days WHERE day IS NOT NULL`;
const ANSWERED = `SELECT command_id, at FROM events
    WHERE day IN (SELECT value FROM json_each(?)) AND at >= ? AND answer IS NOT NULL
  UNION ALL SELECT command_id, at FROM settings WHERE answer IS NOT NULL`;

export const readGivenIds = (database: DatabaseConnection): GivenIds => {
  const { days, since } = recentOf(database.prepare(LAST_OF_DAYS).all(Date.now()));
  return createGivenIds(database.prepare(ANSWERED).all(JSON.stringify(days), since));
};
