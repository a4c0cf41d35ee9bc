// S79: an office in a database of the house makes no backups: the house's own are its backups, and nothing is said of them here.
import { dirname } from 'node:path';
import type { DatabasePlace } from '../storage/engine';
import { lastResult } from '../storage/safekeeping/result';
import { type BackupParts, type Backups, createBackups } from './backups';

const createHouseBackups = (): Backups => ({
  tend: () => undefined,
  state: () => ({
    ...{ isOfHouse: true, folders: { here: '', copy: null }, isCopyOnSameDisk: false, busy: null, nextAt: null },
    ...{ backup: null, copy: null, database: null, list: [], rehearsal: null },
  }),
  lastAttempt: () => null,
  backUp: () => false,
  rehearse: () => false,
  close: () => Promise.resolve(),
});

type Kept = { file: string; database?: DatabasePlace | null };

/** How the last backup went; of a database's own nobody here knows. */
export const lastBackupOf = (
  { file, database }: Kept,
  known: ReturnType<Backups['lastAttempt']>,
): ReturnType<typeof lastResult> => (database ? null : lastResult(dirname(file), known));

/** Those that the office makes itself, or the house's. */
export const createBackupsOf = (
  { file, database, backupDirs }: Kept & { backupDirs?: BackupParts['folders'] },
  more: Omit<BackupParts, 'file' | 'folders'>,
): Backups =>
  database ? createHouseBackups() : createBackups({ file, folders: backupDirs ?? { here: null, copy: null }, ...more });
