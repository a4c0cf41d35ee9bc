// N4: which commands have been answered, by their ids alone: nearly every command is new, and a look in memory spares its turn
// a way to the database. Nobody else writes this office (S77), so that what is not known here is nowhere.
import { z } from 'zod';
import type { Turn } from '../../port';
import type { Readers } from '../session/readers';

/** More are worth a look at which of them nobody asks for any more. */
const MANY = 50_000;

/** Nobody asks for more than two days again (`replyCache.ts`); twice that, for clocks that were set. */
const KEPT_MS = 4 * 86_400_000;

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
const lastRow = z.object({ day: z.string(), at: z.int(), now: z.int() });
const row = z.object({ command_id: z.string(), at: z.int() });

/** An office whose clock is set has a time of its own: the earlier of its last word's and the server's counts. */
const recent = (lasts: readonly z.infer<typeof lastRow>[]): { days: string[]; since: number } => {
  const since = lasts.reduce((latest, { at, now }) => Math.max(latest, Math.min(at, now)), 0) - KEPT_MS;
  return { days: lasts.flatMap(({ day, at }) => (at >= since ? [day] : [])), since };
};

export const readGivenIds = async ({ all }: Pick<Readers, 'all'>) => {
  const known = new Map<string, number>();
  const { days, since: first } = recent((await all(LAST_OF_DAYS)).map((found) => lastRow.parse(found)));
  for (const found of await all(ANSWERED, days, first)) {
    const { command_id, at } = row.parse(found);
    known.set(command_id, at);
  }
  return {
    /** Before it is stored: what is not stored then is looked for in vain. */
    add: ({ events, settings }: Turn): void => {
      for (const { stored, answer } of events) if (answer !== null) known.set(stored.commandId, stored.at);
      if (settings?.answer && settings.commandId !== null) known.set(settings.commandId, settings.at);
    },
    /** Those that may have been answered since an instant; what is older nobody asks for again. */
    among: (commandIds: readonly string[], since: number): string[] => {
      if (known.size > MANY) for (const [id, at] of known) if (at < since) known.delete(id);
      return commandIds.filter((id) => known.has(id));
    },
  };
};
export type GivenIds = Awaited<ReturnType<typeof readGivenIds>>;
