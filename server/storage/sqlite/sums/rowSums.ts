// S37: rows that stand beside the events have sums too, in a table of their own: a letter that a disk has changed in a name, a
// password or a secret is found. Triggers of the connection that writes keep them; one that only reads needs none.
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { DatabaseConnection } from '../connection';

/**
 * Whose rows have sums. Not events and settings, which have their own, nor the audit, which is a chain (S26); nor what lasts
 * for minutes or is only counted: sessions, alarms, networks, web hooks on their way.
 */
export const SUMMED = [
  ...['bookers', 'remarks', 'waiting_list', 'letters', 'reminders_refused', 'pushes'],
  ...['persons', 'secrets', 'invitations', 'devices', 'programs', 'hooks', 'import_sources', 'import_feeds'],
  ...['lessons', 'day_figures', 'day_records'],
] as const;

const columnRows = z.array(z.object({ name: z.string(), pk: z.int() }));

const shapeOf = (database: DatabaseConnection, table: string) => {
  const columns = columnRows.parse(database.prepare('SELECT name, pk FROM pragma_table_info(?)').all(table));
  const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const list = (names: readonly string[], of: string): string => names.map((name) => `${of}."${name}"`).join(', ');
  return {
    id: (of: string): string => `json_array(${list(keys, of)})`,
    sum: (of: string): string => `row_sum(${list(columns.map(({ name }) => name).sort(), of)})`,
  };
};

const know = (database: DatabaseConnection): void => {
  database.function('row_sum', { deterministic: true, varargs: true }, (...values: unknown[]) =>
    crc32(JSON.stringify(values, (_key, value: unknown) => (Buffer.isBuffer(value) ? value.toString('hex') : value))),
  );
};

/** Files of earlier versions have none. */
const hasRowSums = (database: DatabaseConnection): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'row_sums'").get() !== undefined;

/** Whether each row that has a sum is as it was written, and each that had one is there. */
export const areRowSumsRight = (database: DatabaseConnection): boolean => {
  if (!hasRowSums(database)) return true;
  know(database);
  return SUMMED.every((table) => {
    const { id, sum } = shapeOf(database, table);
    const right = `SELECT count(*) FROM "${table}" AS t JOIN row_sums AS s ON s.kind = '${table}' AND s.id = ${id('t')}
      WHERE s.sum = ${sum('t')}`;
    const all = `SELECT count(*) FROM row_sums WHERE kind = '${table}'`;
    return database.prepare(`SELECT (${right}) = (${all})`).pluck().get() === 1;
  });
};

/** Sums of all rows as they are: after their tables were changed, or have come from elsewhere. */
export const renewRowSums = (database: DatabaseConnection): void => {
  know(database);
  database.exec('DELETE FROM row_sums');
  for (const table of SUMMED) {
    const { id, sum } = shapeOf(database, table);
    database.exec(
      `INSERT INTO row_sums (kind, id, sum) SELECT '${table}', ${id('t')}, ${sum('t')} FROM "${table}" AS t`,
    );
  }
};

/** From now on whatever this connection writes has its sum, in the same commit. */
export const keepRowSums = (database: DatabaseConnection): void => {
  know(database);
  for (const table of SUMMED) {
    const { id, sum } = shapeOf(database, table);
    const forget = (of: string) => `DELETE FROM row_sums WHERE kind = '${table}' AND id = ${id(of)};`;
    const keep = `INSERT INTO row_sums (kind, id, sum) VALUES ('${table}', ${id('NEW')}, ${sum('NEW')});`;
    const acts = {
      INSERT: forget('NEW') + keep,
      UPDATE: forget('OLD') + forget('NEW') + keep,
      DELETE: forget('OLD'),
    };
    for (const [act, does] of Object.entries(acts))
      database.exec(`CREATE TEMP TRIGGER sum_${table}_${act} AFTER ${act} ON main."${table}" BEGIN ${does} END`);
  }
};
