// S38: which rows are damaged, and which of them the office can do without.
import { z } from 'zod';
import type { DatabaseConnection } from '../../sqlite/connection';
import { type DamagedRow, rowsDamaged, type Summed } from '../../sqlite/sums/rowSums';
import { partsDamaged } from '../../sqlite/sums/sums';

/** One thing that is not as it was written. */
export type Part =
  | { kind: 'event'; day: string; version: number }
  | { kind: 'settings'; version: number }
  | ({ kind: 'row' } & DamagedRow);

/**
 * What comes of it at a start. `aside`: the row is taken out, and whoever needs it makes it anew. `stays`: it stands where it
 * is, is refused to whoever reads it, and nobody's work needs it. `shut`: nobody can say what the office would be without it.
 */
export type Fate = 'aside' | 'stays' | 'shut';

/**
 * Secrets that the administration enters again, and the one that each day makes anew; without any other one, doors would stand
 * open or papers be worth nothing.
 */
const ENTERED_AGAIN = /^(mail|signOn|hook:.*|feed:.*|originsOfDay)$/;
const nameIn = z.tuple([z.string()]);

const fateOfRow = ({ table, id }: { table: Summed; id: string }): Fate => {
  // Published days are a chain: a gap in it would be another one.
  if (table === 'day_records') return 'stays';
  if (table !== 'secrets') return 'aside';
  return ENTERED_AGAIN.test(nameIn.parse(JSON.parse(id))[0]) ? 'aside' : 'shut';
};

const shape = z.object({ today: z.string().nullable(), newest: z.number().nullable() });

/** The last day that was opened, and the newest version of the settings: what the office works with. */
const inUse = (database: DatabaseConnection): z.infer<typeof shape> =>
  shape.parse(
    database
      .prepare(
        "SELECT (SELECT max(day) FROM events WHERE type = 'dayOpened') AS today, (SELECT max(version) FROM settings) AS newest",
      )
      .get(),
  );

/** What is damaged, each with what comes of it. `alsoLog` reads every event and every version of the settings, too. */
export const damageIn = (database: DatabaseConnection, alsoLog: boolean): { part: Part; fate: Fate }[] => {
  const rows = rowsDamaged(database).map((row) => ({ part: { kind: 'row' as const, ...row }, fate: fateOfRow(row) }));
  if (!alsoLog) return rows;
  const { today, newest } = inUse(database);
  const { events, versions } = partsDamaged(database);
  return [
    ...rows,
    ...events.map((event) => ({
      part: { kind: 'event' as const, ...event },
      fate: today !== null && event.day < today ? ('stays' as const) : ('shut' as const),
    })),
    ...versions.map((version) => ({
      part: { kind: 'settings' as const, version },
      fate: version === newest ? ('shut' as const) : ('stays' as const),
    })),
  ];
};
