// Which write-ahead log belongs to which database file: SQLite itself does not know, and applies any.
import { closeSync, openSync, readSync } from 'node:fs';
import type { DatabaseConnection } from '../sqlite/connection';
import { codeOf } from './errors';

/** Where the header of the file, which is the beginning of its first page, has the application id. */
const ID_AT = 68;
const HEADER_BYTES = 100;
/** The database's name in the data folder. */
export const DATABASE_FILE = 'wertmarke.db';

const MAGIC = 'SQLite format 3\0';
const LARGEST = 2 ** 31 - 1;

/** The id in a first page. */
export const idIn = (page: Buffer): number => page.readUInt32BE(ID_AT);

/** The next one of a line of ids; `random` (0 to 1) begins a line. */
export const idAfter = (id: number, random: number): number =>
  id === 0 || id >= LARGEST ? 1 + Math.floor(random * 2 ** 30) : id + 1;

/** What stands in the file itself, without its log: its id, 'empty' (or missing), or 'foreign' when it is no database. */
export const readFileId = (file: string): number | 'empty' | 'foreign' => {
  const header = Buffer.alloc(HEADER_BYTES);
  const found = readAt(file, header, 0);
  if (found === 0) return 'empty';
  return found < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC ? 'foreign' : idIn(header);
};

/** Bytes read from a place in a file; none when there is no such file. */
const readAt = (file: string, into: Buffer, place: number): number => {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
  try {
    return readSync(handle, into, 0, into.length, place);
  } finally {
    closeSync(handle);
  }
};

/**
 * Gives the file its next id, in a durable commit. Done before and after every checkpoint: what comes into the file has an
 * id that no earlier part of the log has, and a log begins with the first page and the id after its file's.
 */
export const stampNextId = (database: DatabaseConnection): void => {
  const before = Number(database.pragma('application_id', { simple: true }));
  database.pragma(`application_id = ${idAfter(before, Math.random())}`);
};

/** Begins a line of ids that no other file has. */
export const beginNewIds = (database: DatabaseConnection): void => {
  database.pragma(`application_id = ${idAfter(0, Math.random())}`);
};
