// M18: the other offices of the database, and what they say when they are asked.
import type { z } from 'zod';
import type { Logger } from '../basics/log';
import { type DatabasePlace, doorOf, type OfficeAtHome, officesAtHome } from '../storage/engine';
import { type giveBackAsked, giveBackSaid, ROOT, type takeAsked, takeSaid, type timesAsked, timesSaid } from './said';

const PATIENCE_MS = 3_500;
const KEPT_MS = 10_000;

/** null: the other office does not answer, or nothing that could be understood. */
type Said<Schema extends z.ZodType> = Promise<z.output<Schema> | null>;

export type NeighboursParts = {
  /** Null for an office in a file of its own: it has none. */
  database: DatabasePlace | null;
  log: Pick<Logger, 'warn'>;
  patienceMs?: number | undefined;
};

export const createNeighbours = ({ database, log, patienceMs = PATIENCE_MS }: NeighboursParts) => {
  let known: { at: number; offices: OfficeAtHome[] } | null = null;
  const list = async (): Promise<OfficeAtHome[]> => {
    if (database === null) return [];
    if (known === null || performance.now() - known.at > KEPT_MS)
      known = { at: performance.now(), offices: await officesAtHome(database.url) };
    return known.offices.filter(({ office }) => office !== database.office);
  };
  const ask = async <Schema extends z.ZodType>(
    office: string,
    path: string,
    body: unknown,
    schema: Schema,
  ): Said<Schema> => {
    if (database === null) return null;
    try {
      const door = await doorOf(database.url, office);
      if (door === null) return null;
      const response = await fetch(`${door.url}${ROOT}${path}`, {
        ...{ method: 'POST', redirect: 'error', signal: AbortSignal.timeout(patienceMs), body: JSON.stringify(body) },
        headers: { 'content-type': 'application/json', authorization: `Bearer ${door.key}` },
      });
      if (!response.ok) throw new Error(`it answered ${response.status}`);
      return schema.parse(await response.json());
    } catch (error) {
      log.warn({ office, error }, 'another office did not answer');
      return null;
    }
  };
  return {
    list,
    times: (office: string, asked: z.input<typeof timesAsked>) => ask(office, '/times', asked, timesSaid),
    take: (office: string, asked: z.input<typeof takeAsked>) => ask(office, '/take', asked, takeSaid),
    giveBack: (office: string, asked: z.input<typeof giveBackAsked>) => ask(office, '/give-back', asked, giveBackSaid),
  };
};
export type Neighbours = ReturnType<typeof createNeighbours>;
