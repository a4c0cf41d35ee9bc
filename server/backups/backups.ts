// S45 to S48: the office backs itself up when the settings say so, beside everybody's work, and says when that fails. Time is
// told by two clocks: which night it is by the office's, how often anything is tried by one that nobody can set.
import { dirname, extname, join } from 'node:path';
import type { BackupAttempt, BackupPlace, BackupsState } from '../../shared/backups/state';
import type { Settings } from '../../shared/settings';
import type { Logger } from '../basics/log';
import { createThread } from '../basics/thread';
import type { ServerAlarms } from '../office/serverAlarms';
import { readResult, writeResult } from '../storage/safekeeping/result';
import {
  type BackupDone,
  type BackupFolders,
  type BackupWork,
  type Failure,
  hereOf,
} from '../storage/safekeeping/sets/work';
import { AHEAD_MS, nextDue } from './due';

/** Beside the storage, and of the same kind as this file: compiled, or as it was written where tests run. */
const PROGRAM = join(__dirname, '..', 'storage', 'safekeeping', 'sets', `backupProcess${extname(__filename)}`);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MOST_MB = 512;

/** How patient it is, by the clock that nobody can set. */
export const PATIENCE = {
  /** After a start the office has other things to do first. */
  firstMs: 10 * MINUTE_MS,
  /** Whatever clocks do and whatever fails: not more often than this. */
  gapMs: 30 * MINUTE_MS,
  /** And not less often, should the office's clock stand still. */
  longestMs: 26 * HOUR_MS,
  /** So long one of them may take. */
  mostMs: 2 * HOUR_MS,
  /** A list is looked at again after this, when somebody has the page open. */
  listMs: 10_000,
};

export type BackupParts = {
  /** Path of the database file. */
  file: string;
  folders: { here: string | null; copy: string | null };
  settings: () => Settings;
  now: () => number;
  /** The machine's clock may be wrong: what cannot be undone waits. */
  isClockDoubted: () => boolean;
  serverAlarms: Pick<ServerAlarms, 'raise' | 'settle'>;
  log: Logger;
  /** Somebody who looks at the page has something new to see. */
  changed: () => void;
  /** Real time in ms, which no wrong clock shifts. */
  elapsed?: () => number;
  patience?: typeof PATIENCE;
};

type What = NonNullable<BackupsState['busy']>['what'];
const WHAT: Record<BackupWork['kind'], What> = {
  ...{ backUp: 'backUp', copy: 'backUp', list: 'list', check: 'check', rehearse: 'rehearse' },
};

const STOPPED: Failure = { fault: 'stopped', error: 'the process was stopped' };
/** What a work that was stopped has not done. */
const undone = (asked: BackupWork): Partial<BackupDone> => {
  switch (asked.kind) {
    case 'backUp':
      return { backup: STOPPED };
    case 'copy':
      return { copy: STOPPED };
    case 'check':
      return { database: STOPPED };
    case 'list':
      return {};
    case 'rehearse': {
      const { name, place, now: at } = asked;
      return { rehearsal: { at, name, place, fault: 'stopped', found: null, loss: null, ms: 0 } };
    }
  }
};

const firstAttempt = (dataDir: string): BackupAttempt | null => {
  const last = readResult(dataDir);
  return last && { at: last.at, fault: last.ok ? null : 'other' };
};

export const createBackups = (parts: BackupParts) => {
  const { settings, now, serverAlarms, log, changed, patience = PATIENCE } = parts;
  const elapsed = parts.elapsed ?? (() => performance.now());
  const folders: BackupFolders = { dataDir: dirname(parts.file), ...parts.folders };
  const helper = createThread<BackupWork>({
    ...{ file: PROGRAM, mostMs: patience.mostMs, mostMb: MOST_MB, isProcess: true, log },
  });
  const begunAt = elapsed();
  const tried = { backup: Number.NEGATIVE_INFINITY, copy: Number.NEGATIVE_INFINITY, check: Number.NEGATIVE_INFINITY };
  let listedAt = Number.NEGATIVE_INFINITY;
  let madeAt: number | null = null;
  let isClosing = false;
  let attempted: { at: number; ok: boolean } | null = null;
  let state: Omit<BackupsState, 'folders' | 'nextAt' | 'isOfHouse'> = {
    ...{ isCopyOnSameDisk: false, busy: null, backup: firstAttempt(folders.dataDir) },
    ...{ copy: null, database: null, list: null, rehearsal: null },
  };

  const rules = () => {
    const { backups, office } = settings();
    return { keep: backups.keep, timeZone: office.timeZone, now: now(), isClockDoubted: parts.isClockDoubted() };
  };
  /** The newest good one; what a wrong clock dated ahead is none. */
  const lastAt = (): number | null => {
    const good = state.list?.filter(({ place, isWhole, at }) => place === 'here' && isWhole && at <= now() + AHEAD_MS);
    return good?.[0]?.at ?? null;
  };
  const dueAt = (): number => {
    const { backups, office } = settings();
    return nextDue(backups, office.timeZone, lastAt(), now());
  };

  const attempt = (failure: Failure | null | undefined, what: string): BackupAttempt | null => {
    if (failure === undefined) return null;
    if (failure !== null) log.error({ fault: failure.fault, error: failure.error }, `${what} failed`);
    return { at: now(), fault: failure?.fault ?? null };
  };
  const tell = (fault: 'database' | 'backupCopy', one: BackupAttempt | null, about = ''): void => {
    if (one === null) return;
    // A reading that was stopped has found nothing.
    if (fault === 'database' && one.fault !== null && one.fault !== 'damaged') return;
    if (one.fault === null) serverAlarms.settle(fault);
    else serverAlarms.raise(fault, about);
  };
  const take = (done: Partial<BackupDone>): void => {
    const backup = attempt(done.backup, 'the backup');
    const copy = attempt(done.copy, 'the copy of the backup');
    const database = attempt(done.database, 'the reading of the database');
    tell('backupCopy', copy, folders.copy ?? '');
    tell('database', database);
    if (backup !== null) attempted = { at: backup.at, ok: backup.fault === null };
    if (backup !== null && backup.fault === null) {
      madeAt = elapsed();
      log.info({ at: backup.at }, 'a backup was made');
    }
    state = {
      ...state,
      ...{ backup: backup ?? state.backup, copy: copy ?? state.copy, database: database ?? state.database },
      ...(done.list && { list: done.list, isCopyOnSameDisk: done.isCopyOnSameDisk ?? false }),
      rehearsal: done.rehearsal ?? state.rehearsal,
    };
    listedAt = elapsed();
  };
  /** Where the process could not say so itself. */
  const writeStopped = (asked: BackupWork): void => {
    if (asked.kind !== 'backUp' || isClosing) return;
    try {
      writeResult(folders.dataDir, { at: asked.now, ok: false, path: null, audit: null });
    } catch (error) {
      log.error({ error }, 'that a backup failed could not be written');
    }
  };

  /** One at a time; false where something is under way already. */
  const begin = (asked: BackupWork): boolean => {
    if (state.busy !== null || isClosing) return false;
    state = { ...state, busy: { what: WHAT[asked.kind], since: now() } };
    const finish = async () => {
      const answered = await helper.ask<BackupDone>(asked);
      if ('stopped' in answered) writeStopped(asked);
      if (!isClosing) take('stopped' in answered ? undone(asked) : answered.read);
      state = { ...state, busy: null };
      changed();
    };
    finish().catch((error: unknown) => log.error({ error }, 'what came of a backup could not be told'));
    return true;
  };
  const backUp = (): boolean => {
    tried.backup = elapsed();
    tried.copy = elapsed();
    return begin({ kind: 'backUp', folders, ...rules() });
  };

  const isRested = (what: keyof typeof tried): boolean => elapsed() - tried[what] >= patience.gapMs;
  const isCopyMissing = (): boolean => {
    const newest = state.list?.find(({ place, isWhole }) => place === 'here' && isWhole);
    const has = ({ place, name, isWhole }: { place: BackupPlace; name: string; isWhole: boolean }) =>
      place === 'copy' && isWhole && name === newest?.name;
    return folders.copy !== null && newest !== undefined && !state.list?.some(has);
  };
  const isCheckDue = (): boolean => {
    const { backups, office } = settings();
    const last = state.database?.at ?? null;
    if (elapsed() - tried.check >= patience.longestMs) return true;
    return nextDue({ ...backups, everyHours: null }, office.timeZone, last, now()) <= now();
  };
  const isDue = (): boolean => dueAt() <= now() || (madeAt !== null && elapsed() - madeAt >= patience.longestMs);

  return {
    /** To be called every second or so. */
    tend: (): void => {
      if (state.busy !== null || elapsed() - begunAt < patience.firstMs) return;
      if (state.list === null) return void begin({ kind: 'list', folders });
      if (isRested('check') && isCheckDue()) {
        tried.check = elapsed();
        return void begin({ kind: 'check', folders });
      }
      if (isRested('backup') && isDue()) return void backUp();
      if (isRested('copy') && isCopyMissing()) {
        tried.copy = elapsed();
        begin({ kind: 'copy', folders, ...rules() });
      }
    },
    /** For the page: what is known, and looked at again soon where that is long ago. */
    state: (): BackupsState => {
      if (state.busy === null && elapsed() - listedAt >= patience.listMs) begin({ kind: 'list', folders });
      const known = state.list === null ? null : Math.max(dueAt(), now());
      return { ...state, isOfHouse: false, folders: { here: hereOf(folders), copy: folders.copy }, nextAt: known };
    },
    /** How the last one since the start went, though nobody could write it down; null before the first. */
    lastAttempt: (): { at: number; ok: boolean } | null => attempted,
    /** False where something is under way already. */
    backUp,
    rehearse: (name: string, place: BackupPlace): boolean =>
      begin({ kind: 'rehearse', folders, name, place, now: now() }),
    close: (): Promise<void> => {
      isClosing = true;
      return helper.close();
    },
  };
};
export type Backups = ReturnType<typeof createBackups>;
