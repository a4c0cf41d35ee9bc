// A whole copy of an office in one file: made while it runs, checked, and without what is past its date (X1).
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { dayAfter, dayOf } from '../../../shared/time';
import type { AuditHead } from '../auditPort';
import { migrate } from '../migrations';
import { createAuditRows } from '../sqlite/audit/auditRows';
import { Database, type DatabaseConnection } from '../sqlite/connection';
import { keepRowSums } from '../sqlite/sums/rowSums';
import { unusable } from '../unusable';
import { deletePastDate } from './deletions';
import { codeOf } from './errors';
import { beginNewIds } from './fileId';
import { inspectFiles, isWhole } from './guard';

/** What a copy holds: for the person who made it. */
export type CopyContent = { events: number; lastDay: string | null; head: AuditHead | null };

const contentRow = z.object({ events: z.number(), lastDay: z.string().nullable() });
const zoneRow = z.object({ zone: z.string() }).optional();

const timeZoneOf = (database: DatabaseConnection): string =>
  zoneRow.parse(
    database
      .prepare("SELECT json_extract(settings, '$.office.timeZone') AS zone FROM settings ORDER BY version DESC LIMIT 1")
      .get(),
  )?.zone ?? 'UTC';

/** Written to the disk itself, the name in its folder too. */
export const makeDurable = (path: string): void => {
  for (const one of [path, dirname(path)]) {
    const handle = openSync(one, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
};

/** Makes one whole, current, checked file out of a database that nobody works with. Throws `unusable`. */
const tidy = (path: string, now: number): CopyContent => {
  const database = new Database(path);
  try {
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version === 0) throw unusable('DATA_FOREIGN');
    if (!isWhole(database, 'integrity_check')) throw unusable('DATA_DAMAGED');
    database.pragma('journal_mode = DELETE');
    migrate(database);
    keepRowSums(database);
    const [deletePast, yesterday] = [deletePastDate(database), dayAfter(dayOf(now, timeZoneOf(database)), -1)];
    while (!deletePast(yesterday));
    // Also what was deleted before and still stands in free pages of a database that did not overwrite.
    database.exec('VACUUM');
    beginNewIds(database);
    if (!isWhole(database, 'integrity_check')) throw unusable('DATA_DAMAGED');
    const content = database.prepare('SELECT count(*) AS events, max(day) AS lastDay FROM events').get();
    return { ...contentRow.parse(content), head: createAuditRows(database).head() };
  } finally {
    database.close();
  }
};

const isDatabaseError = (error: unknown): boolean => /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error) ?? '');

/** One step: a copy in many would begin anew with each commit of the office. */
const ALL_PAGES = 2 ** 30;

/** A database that somebody may work with, as it is at this moment. */
const copyInUse = async (from: string, to: string): Promise<void> => {
  const source = new Database(from, { fileMustExist: true, timeout: 5000 });
  try {
    await source.backup(to, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
};

/** A database that nobody works with, with the log that belongs to it; what lies there is only read. */
const copyAtRest = (from: string, to: string, isReadable: boolean): void => {
  const found = isReadable ? 'ownLog' : inspectFiles(from);
  copyFileSync(from, to);
  if (found === 'ownLog' && existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
};

export type CopyOrder = {
  from: string;
  /** The copy appears there whole or not at all. */
  to: string;
  /** `inUse` as somebody works with it, `atRest` only read, `readable` the same and whatever of its log can be read. */
  source: 'inUse' | 'atRest' | 'readable';
  /** Epoch ms: what is past its date then is left out. */
  now: number;
};

/** Copies a database to one checked file. Throws `unusable` when the source is no whole database of this program. */
export const copyDatabase = async ({ from, to, source, now }: CopyOrder): Promise<CopyContent> => {
  const unfinished = `${to}.unfinished`;
  const remove = () => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${end}`, { force: true });
  };
  remove();
  try {
    if (source === 'inUse') await copyInUse(from, unfinished);
    else copyAtRest(from, unfinished, source === 'readable');
    const content = tidy(unfinished, now);
    makeDurable(unfinished);
    renameSync(unfinished, to);
    makeDurable(to);
    return content;
  } catch (error) {
    throw isDatabaseError(error) ? unusable('DATA_DAMAGED') : error;
  } finally {
    remove();
  }
};
