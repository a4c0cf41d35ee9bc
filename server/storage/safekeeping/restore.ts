// `npm run restore`: puts a copy in the place of the database, and keeps what was there.
import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createAuditRows } from '../sqlite/audit/auditRows';
import { Database } from '../sqlite/connection';
import { unusable } from '../unusable';
import { type CopyContent, copyDatabase, makeDurable } from './copy';
import { lockFile } from './file';
import { DATABASE_FILE } from './fileId';
import { finishRenewal } from './renewal';
import { RECORDINGS, verifiedManifest } from './sets/manifest';

/** A second name for a file, or a copy where the disk knows no second names. */
const keepAs = (path: string, kept: string): void => {
  try {
    linkSync(path, kept);
  } catch {
    copyFileSync(path, kept);
  }
};

/** S26: entries that came after the copy are not in it, and the chain says why. */
const tellRestored = (file: string, at: number): void => {
  const database = new Database(file);
  try {
    createAuditRows(database).write({
      ...{ at, kind: 'act', name: 'restore', outcome: 'done', asker: 'terminal', place: null, device: null },
      ...{ roles: [], person: null, about: null, subject: null, detail: {} },
    });
  } finally {
    database.close();
  }
};

/** A backup that is a folder has recordings, and says how each of its files was written. Throws BACKUP_TORN. */
const openBackup = (from: string): { database: string; recordings: string | null } => {
  if (!statSync(from).isDirectory()) return { database: from, recordings: null };
  const { files } = verifiedManifest(from);
  const hasRecordings = files.some(({ path }) => path.startsWith(`${RECORDINGS}/`));
  return { database: join(from, DATABASE_FILE), recordings: hasRecordings ? join(from, RECORDINGS) : null };
};

/** Recordings of a backup take the place of those that are there, which are kept; without any in it nothing changes. */
const placeRecordings = (dataDir: string, recordings: string | null, keptIn: string | null): void => {
  if (recordings === null) return;
  const [there, placed] = [join(dataDir, RECORDINGS), join(dataDir, `${RECORDINGS}.restored`)];
  rmSync(placed, { recursive: true, force: true });
  cpSync(recordings, placed, { recursive: true });
  if (existsSync(there) && keptIn !== null) renameSync(there, join(keptIn, RECORDINGS));
  rmSync(there, { recursive: true, force: true });
  renameSync(placed, there);
};

export type RestoreOrder = {
  dataDir: string;
  /** A backup (a folder, or a database alone), or a database with its log; null: what can be read of the damaged one. */
  from: string | null;
  now: number;
};

/**
 * Restores. Throws SQLITE_BUSY while the office runs, and `unusable`; then nothing was changed. Killed at any moment, the
 * next start finds the old database or the new one: a log of the old beside the new is known for another's.
 */
export const restore = async ({
  dataDir,
  from,
  now,
}: RestoreOrder): Promise<CopyContent & { keptIn: string | null }> => {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, DATABASE_FILE);
  const source = from === null ? file : resolve(from);
  if (!existsSync(source)) throw unusable('COPY_MISSING');
  const lock = lockFile(file);
  try {
    finishRenewal(file);
    const { database, recordings } = openBackup(source);
    const restored = `${file}.restored`;
    const content = await copyDatabase({
      ...{ from: database, to: restored, now },
      source: from === null ? 'readable' : 'atRest',
    });
    tellRestored(restored, now);
    const present = ['', '-wal'].filter((end) => existsSync(`${file}${end}`));
    const isEmpty = present.length === 0 && !existsSync(join(dataDir, RECORDINGS));
    const keptIn = isEmpty ? null : join(dataDir, `replaced-${now}`);
    if (keptIn !== null) {
      mkdirSync(keptIn);
      for (const end of present) keepAs(`${file}${end}`, join(keptIn, `${DATABASE_FILE}${end}`));
      makeDurable(keptIn);
    }
    renameSync(restored, file);
    makeDurable(file);
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    placeRecordings(dataDir, recordings, keptIn);
    return { ...content, keptIn };
  } finally {
    lock.release();
  }
};
