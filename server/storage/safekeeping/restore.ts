// `npm run restore`: puts a copy in the place of the database, and keeps what was there.
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createAuditRows } from '../sqlite/audit/auditRows';
import { Database } from '../sqlite/connection';
import { unusable } from '../unusable';
import { type CopyContent, copyDatabase, makeDurable } from './copy';
import { lockFile } from './file';
import { DATABASE_FILE } from './fileId';
import { finishRenewal } from './renewal';

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

export type RestoreOrder = {
  dataDir: string;
  /** A backup, or a database that was copied with its log; null: what can be read of the damaged one that is there. */
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
    const restored = `${file}.restored`;
    const content = await copyDatabase({
      ...{ from: source, to: restored, now },
      source: from === null ? 'readable' : 'atRest',
    });
    tellRestored(restored, now);
    const present = ['', '-wal'].filter((end) => existsSync(`${file}${end}`));
    const keptIn = present.length === 0 ? null : join(dataDir, `replaced-${now}`);
    if (keptIn !== null) {
      mkdirSync(keptIn);
      for (const end of present) keepAs(`${file}${end}`, join(keptIn, `${DATABASE_FILE}${end}`));
      makeDurable(keptIn);
    }
    renameSync(restored, file);
    makeDurable(file);
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    return { ...content, keptIn };
  } finally {
    lock.release();
  }
};
