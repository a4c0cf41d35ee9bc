// Which engine keeps an office's data: a file of its own, or a database of the house.
import type { Store as Port } from './port';
import { openDatabaseStore } from './postgres/store';
import { openStore } from './store';

/** A database (`postgres://...`), and whose rows of it: an office's. */
export type DatabasePlace = { url: string; office: string };

/** A store of either engine. */
export type Store = Port & {
  /** Where the log of another file was put that lay beside this one; null when there was none. */
  putAside: string | null;
  /** S77: false while the office's database is not to be reached; a file always is. */
  isThere: () => boolean;
};

export { THE_OFFICE } from './postgres/store';

export type EngineOrder = {
  /** Path of the database file. */
  file: string;
  /** Null keeps everything in the file. */
  database: DatabasePlace | null;
  /** S77: what is in memory is not what is stored any more: the program has to end. */
  onLost: (error: unknown) => void;
};

/** Rejects with what the engine makes of a file or a database that cannot be used. */
export const openEngine = async ({ file, database, onLost }: EngineOrder): Promise<Store> =>
  database === null
    ? { ...openStore(file), isThere: () => true }
    : { ...(await openDatabaseStore({ ...database, onLost })), putAside: null };
