// An office of PostgreSQL as tables of SQLite: for whoever looks through everything (X11, X13, S26) with the same eyes as in a
// file, and for the way back into one.
import type { Client } from 'pg';
import type { DatabaseConnection } from '../../sqlite/connection';
import { type Table, tablesOf } from './derived';

/** So many rows are on their way at once. */
const ROWS = 2_000;

/** Which rows of a table are wanted; all where it says nothing. Null: none. */
export type Wanted = (table: string) => string | null;
export const everything: Wanted = () => '';

const orderOf = ({ order, key }: Table): string =>
  [...(order === null ? [] : [order]), ...key].map((c) => `"${c}"`).join(', ');

/** Copies rows as they are at one moment: within one transaction that only reads. `onRows` hears how many there were. */
const copyTable = async (
  client: Client,
  office: string,
  table: Table,
  condition: string,
  into: DatabaseConnection,
): Promise<number> => {
  const columns = table.columns.map(({ name }) => name);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const insert = into.prepare(`INSERT INTO ${table.name} (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  const insertAll = into.transaction((rows: Record<string, unknown>[]) => {
    for (const row of rows) insert.run(columns.map((name) => row[name]));
  });
  await client.query({
    text: `DECLARE of_table NO SCROLL CURSOR FOR SELECT ${names} FROM ${table.name}
      WHERE office = $1 ${condition} ORDER BY ${orderOf(table)}`,
    values: [office],
  });
  let count = 0;
  for (;;) {
    const { rows } = await client.query(`FETCH ${ROWS} FROM of_table`);
    if (rows.length === 0) break;
    insertAll(rows);
    count += rows.length;
  }
  await client.query('CLOSE of_table');
  return count;
};

/** The tables of `into` are there and empty. */
export const mirror = async (
  client: Client,
  office: string,
  into: DatabaseConnection,
  wanted: Wanted = everything,
): Promise<number> => {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    let count = 0;
    for (const table of tablesOf()) {
      const condition = wanted(table.name);
      if (condition !== null) count += await copyTable(client, office, table, condition, into);
    }
    return count;
  } finally {
    await client.query('ROLLBACK');
  }
};
