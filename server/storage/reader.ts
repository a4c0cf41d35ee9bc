// The reading half of an office's store, for who follows its log from another process. Nothing can be written by it, and of
// people it brings no more than whether an appointment has an address.
import type { EngineOrder } from './engine';
import { createRecordReads } from './postgres/reads/beside';
import { createDayReads } from './postgres/reads/days';
import { openReaders } from './postgres/session/readers';
import { forgetActors } from './rows/actor';
import type { Reader } from './rows/outside';
import { openFileReader } from './sqlite/fileReader';

/** The office alone knows which ids it has answered; from outside each is looked for. */
const EVERY_ID = { among: (ids: readonly string[]): string[] => [...ids] };

const openDatabaseReader = async ({ url, office }: NonNullable<EngineOrder['database']>): Promise<Reader> => {
  const readers = await openReaders(url, office, null);
  const { days, settings, answers, lessons } = createDayReads(readers, EVERY_ID, 'outside');
  const { records } = createRecordReads(readers);
  return { days, settings, answers, lessons, records, forget: forgetActors, close: readers.close };
};

/** Of an office that is at work: its file or database is there, and has today's tables. */
export const openReader = async ({ file, database }: Omit<EngineOrder, 'onLost'>): Promise<Reader> =>
  database === null ? openFileReader(file) : openDatabaseReader(database);
