// Which tables and columns there really are: asked of the database itself, so that nothing is overlooked.
import { z } from 'zod';
import type { DatabaseConnection } from '../sqlite/connection';

const tableRows = z.array(z.object({ name: z.string() }));
const columnRows = z.array(z.object({ name: z.string(), type: z.string() }));

/** `bytes` are those of the columns that hold no text: sealed answers, packed figures. */
export type Columns = { table: string; columns: string[]; bytes: string[] };

export const schemaOf = (database: DatabaseConnection): Columns[] => {
  const tables = database.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  const columnsOf = database.prepare('SELECT name, type FROM pragma_table_info(?)');
  return tableRows.parse(tables.all()).map(({ name: table }) => {
    const columns = columnRows.parse(columnsOf.all(table));
    const bytes = columns.filter(({ type }) => type === 'BLOB');
    return { table, columns: columns.map(({ name }) => name), bytes: bytes.map(({ name }) => name) };
  });
};
