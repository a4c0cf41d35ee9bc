// SQLite for every Node that is supported. The package's newer versions crash on Node 20, the older ones on Node 24:
// there V8 collects a statement when no script runs, and the old way to wrap it ends the process.
import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';

const FIRST_NODE_OF_NEWER = 22;

const isNewer = Number(process.versions.node.split('.')[0]) >= FIRST_NODE_OF_NEWER;

/** Opens a database file: `new Database(path, options)`. */
export const Database: typeof Sqlite = createRequire(__filename)(isNewer ? 'better-sqlite3' : 'better-sqlite3-node20');

/** Whether SQLite threw it. By its name: the package sets the class of its errors once a process, however often it is loaded. */
export const isOfSqlite = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'SqliteError';

export type DatabaseConnection = Sqlite.Database;
