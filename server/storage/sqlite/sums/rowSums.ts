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

export type Summed = (typeof SUMMED)[number];

/** S38: under this kind, with the day and the table behind it, stands the sum of a row that was taken out. */
const LOST = 'lost ';
const DAY_LENGTH = 'YYYY-MM-DD'.length;

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

/** A row that is not as it was written, or is gone: by its key (JSON), and the sum that it had. */
export type DamagedRow = { table: Summed; id: string; sum: number };

const damagedRows = z.array(z.object({ id: z.string(), sum: z.number() }));

/** Which rows are not as they were written. Reads all of them. */
export const rowsDamaged = (database: DatabaseConnection): DamagedRow[] => {
  if (!hasRowSums(database)) return [];
  know(database);
  return SUMMED.flatMap((table) => {
    const { id, sum } = shapeOf(database, table);
    const right = `SELECT s.id FROM "${table}" AS t JOIN row_sums AS s ON s.kind = '${table}' AND s.id = ${id('t')}
      WHERE s.sum = ${sum('t')}`;
    const found = database
      .prepare(`SELECT id, sum FROM row_sums WHERE kind = '${table}' AND id NOT IN (${right})`)
      .all();
    return damagedRows.parse(found).map((row) => ({ table, ...row }));
  });
};

/** Rows without a sum, of which one may be the damaged one under another key. */
const strayIn = (table: Summed, id: string): string => `${id} NOT IN (SELECT id FROM row_sums WHERE kind = '${table}')`;

/** Whether the row is as it was written, and only its sum stands under another key: then that is set right. */
const isKeyRight = (database: DatabaseConnection, { table, id, sum }: DamagedRow): boolean => {
  const shape = shapeOf(database, table);
  const own = database
    .prepare(
      `SELECT ${shape.id('t')} FROM "${table}" AS t WHERE ${strayIn(table, shape.id('t'))} AND ${shape.sum('t')} = ?`,
    )
    .pluck()
    .get(sum);
  if (own === undefined) return false;
  database.prepare('UPDATE row_sums SET id = ? WHERE kind = ? AND id = ?').run(own, table, id);
  return true;
};

/**
 * Takes the damaged rows of a table out of it, and such as have no sum: their keys may be what was changed. What stood in them
 * is not kept, as nobody knows whether it is true: their keys and sums are, by which a backup's are known for them.
 */
export const setRowsAside = (
  database: DatabaseConnection,
  table: Summed,
  damaged: readonly DamagedRow[],
  on: string,
): void => {
  know(database);
  const { id } = shapeOf(database, table);
  // An index that has another key than its row keeps the row from being deleted.
  database.exec(`REINDEX "${table}"`);
  const lost = damaged.filter((one) => !isKeyRight(database, one));
  const remove = database.prepare(`DELETE FROM "${table}" AS t WHERE ${id('t')} = ?`);
  const isAnyElsewhere = lost.filter((one) => remove.run(one.id).changes === 0).length > 0;
  if (isAnyElsewhere) database.exec(`DELETE FROM "${table}" AS t WHERE ${strayIn(table, id('t'))}`);
  const note = database.prepare('UPDATE OR REPLACE row_sums SET kind = ? WHERE kind = ? AND id = ?');
  for (const one of lost) note.run(`${LOST}${on} ${table}`, table, one.id);
};

const lostRows = z.array(z.object({ kind: z.string(), id: z.string(), sum: z.number() }));

/** What was taken out and has not come back. */
export const rowsLost = (database: DatabaseConnection): DamagedRow[] => {
  if (!hasRowSums(database)) return [];
  const found = database.prepare(`SELECT kind, id, sum FROM row_sums WHERE kind LIKE '${LOST}%' ORDER BY kind, id`);
  return lostRows.parse(found.all()).flatMap(({ kind, ...row }) => {
    const table = SUMMED.find((one) => one === kind.slice(LOST.length + DAY_LENGTH + 1));
    return table === undefined ? [] : [{ table, ...row }];
  });
};

/** What was taken out of a table, by their keys: for every row that is written, so by the index. */
const lostOf = (table: Summed): string =>
  `kind BETWEEN '${LOST}' AND '${LOST}~' AND substr(kind, ${LOST.length + DAY_LENGTH + 2}) = '${table}' AND id = `;

/** Nothing is known of it any more: it has come back, or nobody waits for it. */
export const forgetLost = (database: DatabaseConnection, { table, id }: DamagedRow): void =>
  void database.prepare(`DELETE FROM row_sums WHERE ${lostOf(table)}?`).run(id);

/** A row that nobody brings back: neither it nor its sum is kept. */
export const dropRow = (database: DatabaseConnection, damaged: DamagedRow): void => {
  const { table, id } = damaged;
  database.prepare(`DELETE FROM "${table}" AS t WHERE ${shapeOf(database, table).id('t')} = ?`).run(id);
  database.prepare('DELETE FROM row_sums WHERE kind = ? AND id = ?').run(table, id);
  forgetLost(database, damaged);
};

/** Those of the day ('YYYY-MM-DD') or before are forgotten. */
export const FORGET_LOST = `row_sums WHERE kind LIKE '${LOST}%' AND date(substr(kind, ${LOST.length + 1}, ${DAY_LENGTH}), '+30 days') <= ?`;

/** What was set aside of a visit (day, id), and says something of a person: nobody finds it to delete it. */
export const FORGET_LOST_OF_VISIT = `row_sums WHERE kind BETWEEN '${LOST}' AND '${LOST}~'
  AND substr(kind, ${LOST.length + DAY_LENGTH + 2}) IN ('bookers', 'remarks') AND id = json_array(?, ?)`;

/** The row itself out of another database, where it is exactly what it was; null where it is not there. */
export const rowIn = (database: DatabaseConnection, { table, id, sum }: DamagedRow): Record<string, unknown> | null => {
  // One of an earlier version may not have the table.
  const isThere = database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined;
  if (!isThere) return null;
  know(database);
  const shape = shapeOf(database, table);
  const found = database
    .prepare(`SELECT * FROM "${table}" AS t WHERE ${shape.id('t')} = ? AND ${shape.sum('t')} = ?`)
    .get(id, sum);
  return found === undefined ? null : z.record(z.string(), z.unknown()).parse(found);
};

/** Puts it back, with its sum; for a connection that keeps sums. False where it does not fit any more. */
export const putRowBack = (
  database: DatabaseConnection,
  damaged: DamagedRow,
  row: Record<string, unknown>,
): boolean => {
  const { table, id, sum } = damaged;
  const shape = shapeOf(database, table);
  const names = Object.keys(row);
  const isAside = database.prepare('SELECT 1 FROM row_sums WHERE kind = ? AND id = ?').get(table, id) === undefined;
  const { changes } = database.prepare(`DELETE FROM "${table}" AS t WHERE ${shape.id('t')} = ?`).run(id);
  if (changes === 0 && !isAside) database.exec(`DELETE FROM "${table}" AS t WHERE ${strayIn(table, shape.id('t'))}`);
  database
    .prepare(`INSERT INTO "${table}" (${names.map((name) => `"${name}"`)}) VALUES (${names.map(() => '?')})`)
    .run(...names.map((name) => row[name]));
  forgetLost(database, damaged);
  return (
    database.prepare('SELECT 1 FROM row_sums WHERE kind = ? AND id = ? AND sum = ?').get(table, id, sum) !== undefined
  );
};

/** Sums of all rows as they are: after their tables were changed, or have come from elsewhere. */
export const renewRowSums = (database: DatabaseConnection): void => {
  know(database);
  database.exec(`DELETE FROM row_sums WHERE kind NOT LIKE '${LOST}%'`);
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
    // S39: what somebody has made anew is not put back as it was before.
    const renew = `DELETE FROM row_sums WHERE ${lostOf(table)}${id('NEW')};`;
    const acts = {
      INSERT: forget('NEW') + renew + keep,
      UPDATE: forget('OLD') + forget('NEW') + keep,
      DELETE: forget('OLD'),
    };
    for (const [act, does] of Object.entries(acts))
      database.exec(`CREATE TEMP TRIGGER sum_${table}_${act} AFTER ${act} ON main."${table}" BEGIN ${does} END`);
  }
};
