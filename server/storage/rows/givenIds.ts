// N4: which commands have been answered, by their ids alone: nearly every command is new, and a look in memory spares its turn
// a look into the store. Nobody else writes the office (S77), so that what is not known here is nowhere.
import { z } from 'zod';
import type { Turn } from '../port';

/** More are worth a look at which of them nobody asks for any more. */
const MANY = 50_000;

/** Nobody asks for more than two days again (`replyCache.ts`); twice that, for clocks that were set. */
const KEPT_MS = 4 * 86_400_000;

const lastRow = z.object({ day: z.string(), at: z.int(), now: z.int() });
const idRow = z.object({ command_id: z.string(), at: z.int() });

/**
 * Which days to read the ids of, and since when, by the last word of each day and the engine's clock. An office whose clock is
 * set has a time of its own: the earlier of both counts.
 */
export const recentOf = (found: readonly unknown[]): { days: string[]; since: number } => {
  const lasts = found.map((one) => lastRow.parse(one));
  const since = lasts.reduce((latest, { at, now }) => Math.max(latest, Math.min(at, now)), 0) - KEPT_MS;
  return { days: lasts.flatMap(({ day, at }) => (at >= since ? [day] : [])), since };
};

export const createGivenIds = (found: readonly unknown[]) => {
  const known = new Map(
    found.map((one): [string, number] => {
      const { command_id, at } = idRow.parse(one);
      return [command_id, at];
    }),
  );
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
export type GivenIds = ReturnType<typeof createGivenIds>;
