// S38: before the office works with its file: damaged rows that it can do without are taken out, and it opens.
import type { DatabaseConnection } from '../../sqlite/connection';
import { type DamagedRow, rowsLost, type Summed, setRowsAside } from '../../sqlite/sums/rowSums';
import { unusable } from '../../unusable';
import { damageIn } from './damage';

/** How many rows were taken out and have not come back, and how much stands damaged where nobody's work needs it. */
export type Damage = { lost: number; standing: number };

const DAY_LENGTH = 'YYYY-MM-DD'.length;

const asideOf = (damage: ReturnType<typeof damageIn>): Map<Summed, DamagedRow[]> => {
  const tables = new Map<Summed, DamagedRow[]>();
  for (const { part, fate } of damage)
    if (fate === 'aside' && part.kind === 'row') tables.set(part.table, [...(tables.get(part.table) ?? []), part]);
  return tables;
};

/** Takes out of their tables whichever rows can be done without; for a connection that keeps no sums yet. */
export const takeAside = (database: DatabaseConnection, now: number): void =>
  database.transaction(() => {
    const on = new Date(now).toISOString().slice(0, DAY_LENGTH);
    for (const [table, rows] of asideOf(damageIn(database, false))) setRowsAside(database, table, rows, on);
    if (asideOf(damageIn(database, false)).size > 0) throw unusable('DATA_DAMAGED');
  })();

/**
 * Takes out what can be done without; for a connection that keeps no sums yet. Throws `unusable` where something is damaged
 * that the office needs, and then nothing was changed.
 */
export const setDamagedAside = (database: DatabaseConnection, alsoLog: boolean, now: number): Damage => {
  const damage = damageIn(database, alsoLog);
  if (damage.some(({ fate }) => fate === 'shut')) throw unusable('DATA_DAMAGED');
  const standing = damage.filter(({ fate }) => fate === 'stays').length;
  if (standing < damage.length) takeAside(database, now);
  return { lost: rowsLost(database).length, standing };
};
