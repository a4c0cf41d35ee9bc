// The office's store in an SQLite file. What a commit resolved for survives power loss.
import { statSync } from 'node:fs';
import { NEWEST_SHAPE } from './migrations';
import { modernise } from './migrations/modernise';
import type { Store as Port } from './port';
import { createLooking } from './retention/looking';
import { forgetActors } from './rows/actor';
import { deletePastDate } from './safekeeping/deletions';
import { type OfficeFile, openFile } from './safekeeping/file';
import type { Damage } from './safekeeping/mending/aside';
import { createAuditRows } from './sqlite/audit/auditRows';
import { createChecking } from './sqlite/audit/checking';
import { createBeside } from './sqlite/beside/beside';
import { type DatabaseConnection, isOfSqlite } from './sqlite/connection';
import { promised } from './sqlite/promised';
import { createTurnStore } from './sqlite/turns/turns';

export type Store = Omit<Port, 'close'> & {
  /** For whoever looks at the file itself. */
  database: DatabaseConnection;
  /** Where the log of another file was put that lay beside this one; null when there was none. */
  putAside: string | null;
  /** S38: what its disk has damaged and the office does without. */
  damage: Damage;
  close: () => void;
};

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const storeOf = ({ database, checkpoint, tend, probe, putAside, damage, close }: OfficeFile): Store => {
  const audit = createAuditRows(database);
  const checking = createChecking(database.name);
  const { writeLetter, writeNotice, ...beside } = createBeside(database, audit);
  const deletePast = deletePastDate(database);
  const { looking, close: stopLooking } = createLooking(database.name);
  const { settings, ...turns } = createTurnStore(database, { writeLetter, writeNotice }, audit);
  return {
    ...beside,
    ...turns,
    settings: { ...settings, shape: NEWEST_SHAPE, modernise: promised(modernise) },
    audit: {
      ...{ head: promised(audit.head), page: promised(audit.page) },
      cut: promised(audit.cut),
      check: checking.check,
    },
    isFault: isOfSqlite,
    deletePersonal: promised((upTo) => {
      forgetActors();
      if (!deletePast(upTo)) return 'more';
      return checkpoint('TRUNCATE') ? 'gone' : 'held';
    }),
    ...{ tend: promised(tend), probe: promised(probe) },
    sizes: promised(() => ({ database: sizeOf(database.name), log: sizeOf(`${database.name}-wal`) })),
    ...{ database, putAside, damage, looking },
    close: () => {
      checking.close();
      stopLooking();
      close();
    },
  };
};

/** Opens (or makes) the database in a file; see `openFile` for what it throws. */
export const openStore = (path: string): Store => {
  const file = openFile(path);
  try {
    return storeOf(file);
  } catch (error) {
    file.close();
    throw error;
  }
};
