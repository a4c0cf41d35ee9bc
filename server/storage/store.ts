// The office's store in an SQLite file. What a commit resolved for survives power loss.
import type { Store as Port } from './port';
import { createLooking } from './retention/looking';
import { deletePastDate } from './safekeeping/deletions';
import { type OfficeFile, openFile } from './safekeeping/file';
import { createBeside } from './sqlite/beside/beside';
import { type DatabaseConnection, isOfSqlite } from './sqlite/connection';
import { promised } from './sqlite/promised';
import { forgetActors } from './sqlite/turns/actor';
import { createTurnStore } from './sqlite/turns/turns';

export type Store = Omit<Port, 'close'> & {
  /** For whoever looks at the file itself. */
  database: DatabaseConnection;
  /** Where the log of another file was put that lay beside this one; null when there was none. */
  putAside: string | null;
  close: () => void;
};

const storeOf = ({ database, checkpoint, tend, probe, putAside, close }: OfficeFile, path: string): Store => {
  const { writeLetter, ...beside } = createBeside(database);
  const deletePast = deletePastDate(database);
  const { looking, close: stopLooking } = createLooking(path);
  return {
    ...beside,
    ...createTurnStore(database, writeLetter),
    isFault: isOfSqlite,
    deletePersonal: promised((upTo) => {
      forgetActors();
      if (!deletePast(upTo)) return 'more';
      return checkpoint('TRUNCATE') ? 'gone' : 'held';
    }),
    ...{ tend: promised(tend), probe: promised(probe) },
    ...{ database, putAside, looking },
    close: () => {
      stopLooking();
      close();
    },
  };
};

/** Opens (or makes) the database in a file; see `openFile` for what it throws. */
export const openStore = (path: string): Store => {
  const file = openFile(path);
  try {
    return storeOf(file, path);
  } catch (error) {
    file.close();
    throw error;
  }
};
