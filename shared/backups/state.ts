// What the administration's page of backups is told, and what a rehearsal of the way back has found.

/** Where a backup lies: in the office's own folder of backups, or in the second place. */
export const BACKUP_PLACES = ['here', 'copy'] as const;
export type BackupPlace = (typeof BACKUP_PLACES)[number];

/** Why a backup, a copy or a rehearsal came to nothing. Each has a sentence: `backups.why.<name>`. */
export const BACKUP_FAULTS = [
  /** The folder is missing, or is no folder. */
  'missing',
  /** The second place was on a disk of its own, and now it is not: its share is not mounted. */
  'notMounted',
  /** Nothing may be written there. */
  'denied',
  /** There is not enough room. */
  'full',
  /** What was written is not what is read: files are missing, shorter or changed. */
  'torn',
  /** The database is damaged. */
  'damaged',
  /** A newer version of the program has written it. */
  'newer',
  /** The audit is not as it was written. */
  'audit',
  /** It took too long, or was ended with the office. */
  'stopped',
  /** Anything else; the log has it. */
  'other',
] as const;
export type BackupFault = (typeof BACKUP_FAULTS)[number];

/** One backup as it lies in a place. */
export type BackupEntry = {
  /** The name of its folder. */
  name: string;
  place: BackupPlace;
  /** Epoch ms; of what it holds nothing is newer. */
  at: number;
  bytes: number;
  /** Checked when it was made; false where files are missing or of another size since then. */
  isWhole: boolean;
  lastDay: string | null;
};

/** How the last attempt went; `fault` null is well. */
export type BackupAttempt = { at: number; fault: BackupFault | null };

/** What of the running office a backup does not have: it would be lost by going back. */
export type BackupLoss = { events: number; visits: number; appointments: number; settings: number };

/** What a rehearsal found: everything that a start would read was read; nothing of the running office was changed. */
export type Rehearsal = {
  at: number;
  name: string;
  place: BackupPlace;
  fault: BackupFault | null;
  found: null | {
    days: number;
    visits: number;
    events: number;
    people: number;
    recordings: number;
    lastAt: number | null;
    auditEntries: number;
  };
  loss: BackupLoss | null;
  /** How long the reading took. */
  ms: number;
};

/** What `backups` answers. */
export type BackupsState = {
  /** S79: the office is in a database of the house, whose own backups are its backups: nothing of the following is known. */
  isOfHouse: boolean;
  /** The folders as the environment names them; no second place is null. */
  folders: { here: string; copy: string | null };
  /** The second place is on the same disk: it does not help when that disk breaks. */
  isCopyOnSameDisk: boolean;
  /** What is under way, since when. */
  busy: { what: 'backUp' | 'rehearse' | 'list' | 'check'; since: number } | null;
  /** When the next one is due by the settings. */
  nextAt: number | null;
  backup: BackupAttempt | null;
  copy: BackupAttempt | null;
  /** The database itself, read through every night. */
  database: BackupAttempt | null;
  /** Newest first; null until somebody has looked. */
  list: BackupEntry[] | null;
  rehearsal: Rehearsal | null;
};
