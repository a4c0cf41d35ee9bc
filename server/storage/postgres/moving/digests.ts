// What a table holds, as one number and one digest: the same from either engine when every row and every byte is the same.
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { DatabaseConnection } from '../../sqlite/connection';
import type { Table } from '../shape/derived';
import { pagesOf } from '../shape/mirror';

export type Content = { rows: number; digest: string };

const asText = (value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : (value ?? null);

const createDigest = ({ columns }: Table) => {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add: (row: Record<string, unknown>): void => {
      rows++;
      hash.update(JSON.stringify(columns.map(({ name }) => asText(row[name]))));
    },
    content: (): Content => ({ rows, digest: hash.digest('hex') }),
  };
};

/** Both engines sort texts by their bytes. */
const keyOf = ({ key }: Table): string => key.map((column) => `"${column}"`).join(', ');

export const contentInFile = (database: DatabaseConnection, table: Table): Content => {
  const digest = createDigest(table);
  const rows = database.prepare(`SELECT * FROM ${table.name} ORDER BY ${keyOf(table)}`).iterate();
  for (const row of rows) digest.add(row as Record<string, unknown>);
  return digest.content();
};

/** Within a transaction. */
export const contentInDatabase = async (client: Client, office: string, table: Table): Promise<Content> => {
  const digest = createDigest(table);
  for await (const rows of pagesOf(client, office, table, '', keyOf(table))) for (const row of rows) digest.add(row);
  return digest.content();
};
