// The database file while the office works with it: locked, durable, its log short and its own.
import { statSync } from 'node:fs';
import { z } from 'zod';
import { migrate } from '../migrations';
import { Database, type DatabaseConnection } from '../sqlite/connection';
import { keepRowSums } from '../sqlite/sums/rowSums';
import { unusable } from '../unusable';
import { readFileId, stampNextId } from './fileId';
import { arePagesWhole, examineFiles } from './guard';
import { type Damage, setDamagedAside } from './mending/aside';
import { finishRenewal } from './renewal';

const LOCK_WAIT_MS = 3000;
/** So large the log may grow before it is brought into the file. */
const MOST_LOG_BYTES = 4_000_000;

const checkpointRows = z.tuple([z.object({ busy: z.number() })]);

/**
 * Two programs on one file would give out the same numbers. The lock is a transaction in a file beside it, which the
 * system ends with the process, however that ends. Throws SQLITE_BUSY when another program has it.
 */
export const lockFile = (file: string): { release: () => void } => {
  const holder = new Database(`${file}.lock`, { timeout: LOCK_WAIT_MS });
  try {
    holder.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    throw error;
  }
  return { release: () => void holder.close() };
};

/** Of a file that is not there, 0. */
const bytesOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Another file, or none, stands in the place of the one that is worked with: what is stored would be gone with it. */
const moved = () => Object.assign(new Error('the database file was moved or deleted'), { code: 'DATA_MOVED' });
const inodeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.ino ?? null;

/** S38: rows that the office can do without keep it from nothing. Throws `unusable` where others are damaged. */
const lookAt = (database: DatabaseConnection, hasLog: boolean): Damage => {
  if (Number(database.pragma('user_version', { simple: true })) === 0) return { lost: 0, standing: 0 };
  // After an end in order there is no log: then pages and events are taken as they are, and read in no time.
  if (hasLog && !arePagesWhole(database, 'quick_check')) throw unusable('DATA_DAMAGED');
  return setDamagedAside(database, hasLog, Date.now());
};

const prepare = (database: DatabaseConnection, hasLog: boolean): Damage => {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // The office stands still while it waits: whoever copies the file shall do so by a backup, not by a lock.
  database.pragma('busy_timeout = 200');
  // X1: what is deleted is overwritten.
  database.pragma('secure_delete = ON');
  // Every checkpoint is our own, because each one is followed by a new id of the file.
  database.pragma('wal_autocheckpoint = 0');
  const damage = lookAt(database, hasLog);
  migrate(database);
  keepRowSums(database);
  return damage;
};

const openDatabase = (file: string, hasLog: boolean): { database: DatabaseConnection; damage: Damage } => {
  const database = new Database(file);
  try {
    return { database, damage: prepare(database, hasLog) };
  } catch (error) {
    database.close();
    throw error;
  }
};

/**
 * Opens (or makes) a database and keeps every other program from it. Throws SQLITE_BUSY when another program works with
 * it, and `unusable` when what lies there cannot be worked with.
 */
export const openFile = (file: string) => {
  const lock = lockFile(file);
  let opened: DatabaseConnection | null = null;
  try {
    finishRenewal(file);
    const { hasLog, putAside } = examineFiles(file, Date.now());
    const { database, damage } = openDatabase(file, hasLog);
    opened = database;
    /** Brings the log into the file; false when somebody who reads is in the way, and a part of it stays. */
    const checkpoint = (kind: 'PASSIVE' | 'TRUNCATE'): boolean => {
      stampNextId(database);
      const [{ busy }] = checkpointRows.parse(database.pragma(`wal_checkpoint(${kind})`));
      stampNextId(database);
      return busy === 0;
    };
    const inode = inodeOf(file);
    checkpoint('TRUNCATE');
    // The file itself has an id before any log is written over it.
    if (readFileId(file) === 0) checkpoint('TRUNCATE');
    return {
      database,
      checkpoint,
      /** Where the log of another file was put that lay beside this one; null when there was none. */
      putAside,
      /** S38: what its disk has damaged and the office does without. */
      damage,
      /** Keeps the log short; to be called now and then. */
      tend: (): void => {
        if (inodeOf(file) !== inode) throw moved();
        if (bytesOf(`${file}-wal`) > MOST_LOG_BYTES) checkpoint('PASSIVE');
      },
      /** Throws when the disk does not take a durable commit now. */
      probe: (): void => stampNextId(database),
      close: (): void => {
        try {
          stampNextId(database);
        } catch {
          // A full disk takes no checkpoint either: the log stays, and it is the file's.
        }
        database.close();
        lock.release();
      },
    };
  } catch (error) {
    opened?.close();
    lock.release();
    throw error;
  }
};
export type OfficeFile = ReturnType<typeof openFile>;
