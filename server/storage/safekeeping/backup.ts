// `npm run backup`: a copy while the office runs or rests, and whether it came to be.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unusable } from '../unusable';
import { type CopyContent, copyDatabase } from './copy';
import { codeOf } from './errors';
import { lockFile } from './file';
import { DATABASE_FILE } from './fileId';
import { inspectFiles } from './guard';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** 'wertmarke-2026-03-02-080000Z.db': names in the order of their times. */
const nameAt = (now: number): string => {
  const [day = '', time = ''] = new Date(now).toISOString().split('T');
  return `wertmarke-${day}-${time.slice(0, 8).replaceAll(':', '')}Z.db`;
};

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
  /** A file that does not exist yet or a folder; null takes the folder `backups` beside the database. */
  to: string | null;
  now: number;
};

/** Makes a backup; where it is and what it holds. Throws `unusable`, and EEXIST when the file is there already. */
export const backUp = async ({ dataDir, to, now }: BackupOrder): Promise<CopyContent & { path: string }> => {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) throw unusable('DATA_MISSING');
  const wanted = to === null ? join(dataDir, 'backups') : resolve(to);
  if (to === null) mkdirSync(wanted, { recursive: true });
  const path = isFolder(wanted) ? join(wanted, nameAt(now)) : wanted;
  if (existsSync(path)) throw Object.assign(new Error('the file exists'), { code: 'BACKUP_EXISTS', path });
  if (!isFolder(dirname(path))) throw Object.assign(new Error('no such folder'), { code: 'BACKUP_NOWHERE' });
  const lock = lockIfFree(file);
  try {
    if (lock !== null && inspectFiles(file) === 'foreignLog') throw unusable('LOG_FOREIGN');
    const content = await copyDatabase({ from: file, to: path, source: 'inUse', now });
    return { ...content, path };
  } finally {
    lock?.release();
  }
};
