// Before the database is opened: whether what lies there belongs together. SQLite would mix an older file with a newer log.
import { renameSync, rmSync } from 'node:fs';
import type { DatabaseConnection } from '../sqlite/connection';
import { areSumsRight } from '../sqlite/sums/sums';
import { unusable } from '../unusable';
import { readFileId } from './fileId';
import { type LogContent, readLog } from './log';

const isOwnLog = (id: number, { ids }: LogContent): boolean => {
  const first = ids[0];
  // Logs of the program's earlier versions may hold any pages.
  if (first === undefined) return true;
  // Of a checkpoint that was cut short the file may have the first page already, with the id that ends what it brings.
  return id === first - 1 || ids.includes(id);
};

/**
 * Looks at a database file and its log while nobody works with them. Throws `unusable` when the file is missing beside its
 * log, is no database, or when its log is damaged.
 */
export const inspectFiles = (file: string): 'noLog' | 'ownLog' | 'foreignLog' => {
  const log = readLog(`${file}-wal`);
  const id = readFileId(file);
  if (id === 'foreign') throw unusable('DATA_FOREIGN');
  if (id === 'empty') {
    if (!log.isEmpty || log.isDamaged) throw unusable('DATA_MISSING');
    return 'noLog';
  }
  if (!log.isEmpty && !isOwnLog(id, log)) return 'foreignLog';
  if (log.isDamaged) throw unusable('LOG_DAMAGED');
  return log.isEmpty ? 'noLog' : 'ownLog';
};

/** What was found: whether the log has something that the file lacks, and where a log that is not the file's was put. */
export type Found = { hasLog: boolean; putAside: string | null };

/** The same before the office opens them. A log of another file is put aside under a name of its own. */
export const examineFiles = (file: string, now: number): Found => {
  const found = inspectFiles(file);
  if (found !== 'foreignLog') return { hasLog: found === 'ownLog', putAside: null };
  const putAside = `${file}-wal.aside-${now}`;
  renameSync(`${file}-wal`, putAside);
  rmSync(`${file}-shm`, { force: true });
  return { hasLog: false, putAside };
};

const GAPS = `SELECT day FROM events GROUP BY day HAVING min(version) <> 1 OR count(*) <> max(version) LIMIT 1`;

type Check = 'quick_check' | 'integrity_check';

/** Whether every page and every day's list of events is whole. Reads the whole file. */
export const arePagesWhole = (database: DatabaseConnection, check: Check): boolean =>
  database.pragma(`${check}(1)`, { simple: true }) === 'ok' && database.prepare(GAPS).get() === undefined;

/** The same, and whether every row is as it was written (S63). */
export const isWhole = (database: DatabaseConnection, check: Check): boolean =>
  arePagesWhole(database, check) && areSumsRight(database);
