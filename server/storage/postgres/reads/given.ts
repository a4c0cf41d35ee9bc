// The ids of commands that have been answered lately, as the database has them when the office begins.
import { createGivenIds, type GivenIds, recentOf } from '../../rows/givenIds';
import type { Readers } from '../session/readers';

/** From day to day by the key of the log: a log of years is not read by whoever takes an office over. */
const LAST_OF_DAYS = `WITH RECURSIVE days (day) AS (
    SELECT max(day) FROM events WHERE office = $1
    UNION ALL
    SELECT (SELECT max(day) FROM events WHERE office = $1 AND day < days.day) FROM days WHERE days.day IS NOT NULL
  )
  SELECT days.day AS day, last.at AS at, floor(extract(epoch FROM clock_timestamp()) * 1000) AS now
  FROM days CROSS JOIN LATERAL (
    SELECT at FROM events WHERE office = $1 AND events.day = days.day ORDER BY version DESC LIMIT 1
  ) AS last WHERE days.day IS NOT NULL`;
const ANSWERED = `SELECT command_id, at FROM events WHERE office = $1 AND day = ANY($2::text[]) AND at >= $3 AND answer IS NOT NULL
  UNION ALL SELECT command_id, at FROM settings WHERE office = $1 AND answer IS NOT NULL`;

export const readGivenIds = async ({ all }: Pick<Readers, 'all'>): Promise<GivenIds> => {
  const { days, since } = recentOf(await all(LAST_OF_DAYS));
  return createGivenIds(await all(ANSWERED, days, since));
};
