// `npm run backup`: a backup while the office runs or rests, and whether it came to be.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unusable } from '../unusable';
import { type CopyContent, copyDatabase } from './copy';
import { codeOf } from './errors';
import { lockFile } from './file';
import { DATABASE_FILE } from './fileId';
import { inspectFiles } from './guard';
import { makeSet } from './sets/set';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The lock, if nobody has it: then what lies there has to be looked at before it is opened. */
const lockIfFree = (file: string): { release: () => void } | null => {
  try {
    return lockFile(file);
  } catch (error) {
    if (codeOf(error) === 'SQLITE_BUSY') return null;
    throw error;
  }
};

export type BackupOrder = {
  dataDir: string;
  /** A folder, or a file that does not exist yet; null takes the folder `backups` beside the database. */
  to: string | null;
  now: number;
};

/** Into a folder the whole backup, with recordings and checksums; into a file the database alone. */
const makeIn = async (dataDir: string, wanted: string, now: number): Promise<CopyContent & { path: string }> => {
  if (isFolder(wanted)) return makeSet({ dataDir, folder: wanted, now });
  const content = await copyDatabase({ from: join(dataDir, DATABASE_FILE), to: wanted, source: 'inUse', now });
  return { ...content, path: wanted };
};

/** Makes a backup; where it is and what it holds. Throws `unusable`, and BACKUP_EXISTS when it is there already. */
export const backUp = async ({ dataDir, to, now }: BackupOrder): Promise<CopyContent & { path: string }> => {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) throw unusable('DATA_MISSING');
  const wanted = to === null ? join(dataDir, 'backups') : resolve(to);
  if (to === null) mkdirSync(wanted, { recursive: true });
  if (!isFolder(wanted) && existsSync(wanted)) throw Object.assign(new Error('it exists'), { code: 'BACKUP_EXISTS' });
  if (!isFolder(dirname(wanted))) throw Object.assign(new Error('no such folder'), { code: 'BACKUP_NOWHERE' });
  const lock = lockIfFree(file);
  try {
    if (lock !== null && inspectFiles(file) === 'foreignLog') throw unusable('LOG_FOREIGN');
    return await makeIn(dataDir, wanted, now);
  } finally {
    lock?.release();
  }
};
