// Sees to the file: that what is past its date is really gone from it (X1), that its log stays short, that it takes commits.
import type { Logger } from '../basics/log';
import type { Store } from '../storage/port';
import type { ServerAlarms } from './serverAlarms';

const EVERY_MS = 60_000;
const BACKUP_EVERY_MS = 10_000;
const PROBE_EVERY_MS = 30_000;
/** A backup or a person who reads the file may take a while; after that somebody has to look. */
const ALARM_AFTER_MS = 3_600_000;

/** Nothing has its date on or before this day. */
const LONG_AGO = '1970-01-02';

export type FileCareParts = {
  /** How the last backup went; null when there was none. */
  lastBackup?: () => { ok: boolean } | null;
  store: Pick<Store, 'deletePersonal' | 'tend' | 'probe'>;
  log: Logger;
  serverAlarms: ServerAlarms;
  /** Real time in ms, which no wrong clock shifts. */
  elapsed?: () => number;
};

export const createFileCare = ({
  store,
  log,
  serverAlarms,
  lastBackup = () => null,
  elapsed = () => performance.now(),
}: FileCareParts) => {
  /** What is still to be deleted, since when, and when it was tried last. */
  let pending: { upTo: string; since: number; triedAt: number } | null = null;

  const take = async (upTo: string): Promise<'gone' | 'more' | 'held'> => {
    try {
      const taken = await store.deletePersonal(upTo);
      if (taken === 'held')
        log.warn("what was deleted is still in the database's log, because somebody reads the file");
      return taken;
    } catch (error) {
      log.error({ error }, 'personal data could not be deleted, and is tried again');
      return 'held';
    }
  };

  const attempt = async (upTo: string): Promise<void> => {
    const now = elapsed();
    const taken = await take(upTo);
    if (taken === 'gone') {
      pending = null;
      serverAlarms.settle('deletion');
      return;
    }
    // It goes on with the next second, and nobody has to look.
    if (taken === 'more') {
      pending = { upTo, since: now, triedAt: Number.NEGATIVE_INFINITY };
      return;
    }
    pending = { upTo, since: pending?.since ?? now, triedAt: now };
    if (now - pending.since >= ALARM_AFTER_MS) serverAlarms.raise('deletion');
  };

  let isFailing = false;
  let probedAt = Number.NEGATIVE_INFINITY;
  /** A disk that takes nothing shall be known before somebody presses a key. */
  const probe = async (): Promise<void> => {
    await store.probe();
    probedAt = elapsed();
  };
  let lookedAt = Number.NEGATIVE_INFINITY;
  const lookAtBackup = () => {
    if (elapsed() - lookedAt < BACKUP_EVERY_MS) return;
    lookedAt = elapsed();
    if (lastBackup()?.ok === false) serverAlarms.raise('backup');
    else serverAlarms.settle('backup');
  };

  return {
    /** Deletes what is to go at the end of this day or before; what cannot go yet is tried again. */
    forget: (day: string): Promise<void> => attempt(pending !== null && pending.upTo > day ? pending.upTo : day),
    /** X13: what was deleted just now is overwritten too. False while somebody who reads the file is in the way. */
    sweep: async (): Promise<boolean> => {
      await attempt(pending?.upTo ?? LONG_AGO);
      return pending === null;
    },
    /** A commit has failed. */
    failed: (): void => {
      isFailing = true;
      serverAlarms.raise('disk');
    },
    /** To be called every second or so. */
    tend: async (): Promise<void> => {
      lookAtBackup();
      if (pending !== null && elapsed() - pending.triedAt >= EVERY_MS) await attempt(pending.upTo);
      try {
        await store.tend();
        if (isFailing || elapsed() - probedAt >= PROBE_EVERY_MS) await probe();
        isFailing = false;
        serverAlarms.settle('disk');
      } catch (error) {
        if (!isFailing) log.error({ error }, 'the database takes nothing');
        isFailing = true;
        serverAlarms.raise('disk');
      }
    },
  };
};
export type FileCare = ReturnType<typeof createFileCare>;
