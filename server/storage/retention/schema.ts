// Which tables and columns there really are: asked of the database itself, so that nothing is overlooked.
import { z } from 'zod';
import type { DatabaseConnection } from '../sqlite/connection';

const names = z.array(z.object({ name: z.string() }));

export type Columns = { table: string; columns: string[] };

export const schemaOf = (database: DatabaseConnection): Columns[] =>
  names
    .parse(
      database
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .all(),
    )
    .map(({ name: table }) => ({
      table,
      columns: names
        .parse(database.prepare('SELECT name FROM pragma_table_info(?)').all(table))
        .map(({ name }) => name),
    }));
