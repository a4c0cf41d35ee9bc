// N4: which commands have been answered, by their ids alone: nearly every command is new, and a look in memory spares its turn
// a way to the database. Nobody else writes this office (S77), so that what is not known here is nowhere.
import { z } from 'zod';
import type { Turn } from '../../port';
import type { Readers } from '../session/readers';

/** More are worth a look at which of them nobody asks for any more. */
const MANY = 50_000;

const ANSWERED = `SELECT command_id, at FROM events WHERE office = $1 AND answer IS NOT NULL
  UNION ALL SELECT command_id, at FROM settings WHERE office = $1 AND answer IS NOT NULL`;
const row = z.object({ command_id: z.string(), at: z.int() });

export const readGivenIds = async ({ all }: Pick<Readers, 'all'>) => {
  const known = new Map<string, number>();
  for (const found of await all(ANSWERED)) {
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
