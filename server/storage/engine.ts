// Which engine keeps an office's data: a file of its own, or a database of the house.
import type { Store as Port } from './port';
import { clearFreshOffice, decideOfficeRenewal, freshOffice, keptOffice } from './postgres/renewal';
import { openDatabaseStore } from './postgres/store';
import type { Damage } from './safekeeping/mending/aside';
import { clearFresh, decideRenewal, freshFile, keptFolder } from './safekeeping/renewal';
import { openStore } from './store';

/** A database (`postgres://...`), and whose rows of it: an office's. `isOneOfSeveral`: another program waits for the office (S84). */
export type DatabasePlace = { url: string; office: string; isOneOfSeveral?: boolean };

/** A store of either engine. */
export type Store = Port & {
  /** Where the log of another file was put that lay beside this one; null when there was none. */
  putAside: string | null;
  /** S38: what its disk has damaged and the office does without; of a database the house looks. */
  damage: Damage;
  /** S77: false while the office's database is not to be reached; a file always is. */
  isThere: () => boolean;
};

export { createLineKeeper, type Line, type LineRead, readLine } from './postgres/line';
export {
  doorOf,
  keepAddress,
  keepDoor,
  type OfficeAtHome,
  officeIdSchema,
  officesAtHome,
  refuseUnknownOffice,
  THE_OFFICE,
} from './postgres/offices';
export { type FiguresElsewhere, openFigures } from './postgres/reads/elsewhere';
export { awaitOffice } from './postgres/session/standing';

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
    : { ...(await openDatabaseStore({ ...database, onLost })), putAside: null, damage: { lost: 0, standing: 0 } };

/** G17: a new office that takes the place of this one with the next start, and where this one is kept then. */
export type Renewal = {
  /** Empty; nobody opens it as the office. */
  open: () => Promise<Port>;
  clear: () => Promise<void>;
  /** Durably and in one step: before it nothing has happened. */
  decide: (at: number) => Promise<void>;
  keptIn: (at: number) => string;
};

const renewalOfFile = (file: string): Renewal => ({
  open: () => Promise.resolve(openStore(freshFile(file))),
  clear: () => Promise.resolve(clearFresh(file)),
  decide: (at) => Promise.resolve(decideRenewal(file, at)),
  keptIn: (at) => keptFolder(file, at),
});

const renewalOfDatabase = ({ url, office }: DatabasePlace): Renewal => ({
  open: () => openDatabaseStore({ url, office: freshOffice(office), onLost: () => undefined }),
  clear: () => clearFreshOffice(url, office),
  decide: (at) => decideOfficeRenewal(url, office, at),
  keptIn: (at) => keptOffice(office, at),
});

export const renewalOf = ({ file, database }: Pick<EngineOrder, 'file' | 'database'>): Renewal =>
  database === null ? renewalOfFile(file) : renewalOfDatabase(database);
