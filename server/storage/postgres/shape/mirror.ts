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

/** Rows of a table in pages, within a transaction. */
export async function* pagesOf(
  client: Client,
  office: string,
  table: Table,
  condition = '',
  order = orderOf(table),
): AsyncGenerator<Record<string, unknown>[]> {
  const names = table.columns.map(({ name }) => `"${name}"`).join(', ');
  await client.query({
    text: `DECLARE of_table NO SCROLL CURSOR FOR SELECT ${names} FROM ${table.name}
      WHERE office = $1 ${condition} ORDER BY ${order}`,
    values: [office],
  });
  for (;;) {
    const { rows } = await client.query(`FETCH ${ROWS} FROM of_table`);
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query('CLOSE of_table');
}

/** How many an office has. */
export const rowsOf = async (client: Client, office: string, { name }: Table): Promise<number> => {
  const { rows } = await client.query(`SELECT count(*) AS count FROM ${name} WHERE office = $1`, [office]);
  return Number(rows[0].count);
};

const copyTable = async (pages: AsyncGenerator<Record<string, unknown>[]>, table: Table, into: DatabaseConnection) => {
  const columns = table.columns.map(({ name }) => name);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const insert = into.prepare(`INSERT INTO ${table.name} (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  const insertAll = into.transaction((rows: Record<string, unknown>[]) => {
    for (const row of rows) insert.run(columns.map((name) => row[name]));
  });
  for await (const rows of pages) insertAll(rows);
};

/** Within a transaction; the tables of `into` are there and empty. */
export const copyInto = async (
  client: Client,
  office: string,
  into: DatabaseConnection,
  wanted: Wanted = everything,
): Promise<void> => {
  for (const table of tablesOf()) {
    const condition = wanted(table.name);
    if (condition !== null) await copyTable(pagesOf(client, office, table, condition), table, into);
  }
};

/** Everything as it is at one moment. */
export const mirror = async (
  client: Client,
  office: string,
  into: DatabaseConnection,
  wanted: Wanted = everything,
): Promise<void> => {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await copyInto(client, office, into, wanted);
  } finally {
    await client.query('ROLLBACK');
  }
};
