// A new database in the place of the old one, which is kept beside it: decided by one rename, finished by whoever opens next.
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeDurable } from './copy';

const ENDS = ['', '-wal', '-shm', '-lock', '.lock', '.lock-journal'];
const PENDING = '.renewal-';

/** Where the new one is made; nobody opens it as the office's. */
export const freshFile = (file: string): string => `${file}.fresh`;

/** What an earlier program made and did not decide about. */
export const clearFresh = (file: string): void => {
  for (const end of ENDS) rmSync(`${freshFile(file)}${end}`, { force: true });
};

/** The folder in which the old database is kept. */
export const keptFolder = (file: string, at: number): string => join(dirname(file), `vorfuehrung-${at}`);

/**
 * Decides, durably and in one step, that the fresh file takes the place of the database: before it nothing has happened, after
 * it the next start opens the new one. The fresh one has to be closed, without a log.
 */
export const decideRenewal = (file: string, at: number): void => {
  makeDurable(freshFile(file));
  renameSync(freshFile(file), `${file}${PENDING}${at}`);
  makeDurable(`${file}${PENDING}${at}`);
  clearFresh(file);
};

const pendingOf = (file: string): { path: string; at: number } | null => {
  const name = readdirSync(dirname(file)).find((one) => one.startsWith(`${basename(file)}${PENDING}`));
  const at = Number(name?.split(PENDING)[1]);
  return name !== undefined && Number.isSafeInteger(at) ? { path: join(dirname(file), name), at } : null;
};

/** A second name for a file, or a copy where the disk knows no second names. */
const keepAs = (path: string, kept: string): void => {
  if (existsSync(kept)) return;
  try {
    linkSync(path, kept);
  } catch {
    copyFileSync(path, kept);
  }
};

/** The log first: once the file is kept, all of it is, and what stands in its place may be the new one already. */
const keepOld = (file: string, folder: string): void => {
  const kept = join(folder, basename(file));
  if (existsSync(kept) || !existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  if (existsSync(`${file}-wal`)) keepAs(`${file}-wal`, `${kept}-wal`);
  keepAs(file, kept);
  makeDurable(kept);
};

/**
 * Finishes what was decided; to be called with the lock, before anything is opened. Killed at any moment, the next one does
 * the same again: what is decided goes last. Where the old one is kept; null when nothing was decided.
 */
export const finishRenewal = (file: string): string | null => {
  const pending = pendingOf(file);
  if (pending === null) return null;
  const folder = keptFolder(file, pending.at);
  keepOld(file, folder);
  const placed = `${file}.placed`;
  copyFileSync(pending.path, placed);
  makeDurable(placed);
  renameSync(placed, file);
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  makeDurable(file);
  rmSync(pending.path);
  makeDurable(file);
  return folder;
};
