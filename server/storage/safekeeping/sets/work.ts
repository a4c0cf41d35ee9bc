// What is done in the process beside the office: backups, copies, their rotation, rehearsals, the nightly reading of the file.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupEntry, BackupFault, BackupPlace, Rehearsal } from '../../../../shared/backups/state';
import type { BackupSettings } from '../../../../shared/settings/machine/backups';
import { dayOf } from '../../../../shared/time';
import { Database } from '../../sqlite/connection';
import { unusable } from '../../unusable';
import { DATABASE_FILE } from '../fileId';
import { isWhole } from '../guard';
import { writeResult } from '../result';
import { faultOf } from './faults';
import { listFolder, nameAt } from './manifest';
import { rehearse } from './rehearsal';
import { pastKeeping } from './rotation';
import { copySet, deleteSet, makeSet } from './set';

/** Where backups lie, as the environment says; `here` null is the folder `backups` beside the database. */
export type BackupFolders = { dataDir: string; here: string | null; copy: string | null };
type Rules = { keep: BackupSettings['keep']; timeZone: string; now: number; isClockDoubted: boolean };

export type BackupWork =
  | ({ kind: 'backUp'; folders: BackupFolders } & Rules)
  | ({ kind: 'copy'; folders: BackupFolders } & Rules)
  | { kind: 'list'; folders: BackupFolders }
  | { kind: 'check'; folders: BackupFolders }
  | { kind: 'rehearse'; folders: BackupFolders; name: string; place: BackupPlace; now: number };

/** Why, in the words of the page, and what the log says. */
export type Failure = { fault: BackupFault; error: string };
/** What came of it; what was not tried is undefined. */
export type BackupDone = {
  backup?: Failure | null;
  copy?: Failure | null;
  database?: Failure | null;
  rehearsal?: Rehearsal;
  list: BackupEntry[];
  isCopyOnSameDisk: boolean;
};

export const hereOf = ({ dataDir, here }: BackupFolders): string => here ?? join(dataDir, 'backups');

const coded = (code: string, what: string) => Object.assign(new Error(what), { code });
const needFolder = (folder: string): void => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw coded('BACKUP_NOWHERE', 'no such folder');
};
const openHere = (folders: BackupFolders): string => {
  const folder = hereOf(folders);
  // One that the environment names is somebody's to make: it may be a disk that is not mounted.
  if (folders.here === null) mkdirSync(folder, { recursive: true, mode: 0o700 });
  needFolder(folder);
  return folder;
};

const isOnSameDisk = (folder: string, dataDir: string): boolean =>
  statSync(folder, { throwIfNoEntry: false })?.dev === statSync(dataDir).dev;

const SECOND_MS = 1000;

/** What is remembered of the second place: an empty mount point looks like a folder, and would fill the office's own disk. */
const COPY_FILE = 'zweiter-ort.json';
const copySchema = z.object({ folder: z.string(), isElsewhere: z.boolean() });
const wasElsewhere = (here: string, folder: string): boolean => {
  try {
    const known = copySchema.parse(JSON.parse(readFileSync(join(here, COPY_FILE), 'utf8')));
    return known.folder === folder && known.isElsewhere;
  } catch {
    return false;
  }
};

const rotate = (folder: string, place: BackupPlace, { keep, timeZone, now, isClockDoubted }: Rules): void => {
  if (isClockDoubted) return;
  const all = listFolder(folder, place).map((one) => ({ ...one, day: dayOf(one.at, timeZone) }));
  for (const name of pastKeeping(all, keep, now)) deleteSet(folder, name);
};

/** The newest good one, if the second place has it not. */
const copyNewest = async (folders: BackupFolders & { copy: string }, rules: Rules): Promise<void> => {
  const { copy, dataDir } = folders;
  const here = hereOf(folders);
  needFolder(copy);
  const isElsewhere = !isOnSameDisk(copy, dataDir);
  if (!isElsewhere && wasElsewhere(here, copy)) throw coded('BACKUP_NOT_MOUNTED', 'the second place is not mounted');
  const newest = listFolder(here, 'here').find(({ isWhole }) => isWhole);
  if (newest === undefined) return;
  const there = listFolder(copy, 'copy').find(({ name }) => name === newest.name);
  // What was cut short there is of no use, and its name is needed.
  if (there && !there.isWhole) deleteSet(copy, newest.name);
  if (!there?.isWhole) await copySet(join(here, newest.name), join(copy, newest.name));
  writeFileSync(join(here, COPY_FILE), JSON.stringify({ folder: copy, isElsewhere }), { mode: 0o600 });
  rotate(copy, 'copy', rules);
};

const failureOf = (error: unknown): Failure => ({
  fault: faultOf(error),
  error: error instanceof Error ? error.message : String(error),
});
const tried = async (what: () => unknown): Promise<Failure | null> => {
  try {
    await what();
    return null;
  } catch (error) {
    return failureOf(error);
  }
};

const copyTo = (folders: BackupFolders, rules: Rules): Promise<Failure | null> | null => {
  const { copy } = folders;
  return copy === null ? null : tried(() => copyNewest({ ...folders, copy }, rules));
};

/** Asked for twice within a second, the later one has the next second's name. */
const freeAt = (folder: string, now: number): number => {
  let at = now;
  while (existsSync(join(folder, nameAt(at)))) at += SECOND_MS;
  return at;
};

const backUp = async (folders: BackupFolders, rules: Rules) => {
  const { dataDir } = folders;
  const { now, isClockDoubted } = rules;
  const backup = await tried(async () => {
    const folder = openHere(folders);
    // A clock that may be wrong deletes nothing, in no backup either.
    const order = { dataDir, folder, now: freeAt(folder, now), deleteAsOf: isClockDoubted ? 0 : now };
    const made = await makeSet(order);
    writeResult(dataDir, { at: now, ok: true, path: made.path, audit: made.head });
    rotate(folder, 'here', rules);
  });
  if (backup !== null) await tried(() => writeResult(dataDir, { at: now, ok: false, path: null, audit: null }));
  const copy = backup === null ? await copyTo(folders, rules) : undefined;
  return { backup, ...(copy === undefined ? {} : { copy }) };
};

const folderOf = (folders: BackupFolders, place: BackupPlace): string => {
  if (place === 'here') return hereOf(folders);
  if (folders.copy === null) throw coded('BACKUP_NOWHERE', 'there is no second place');
  return folders.copy;
};

const tryRestore = (asked: Extract<BackupWork, { kind: 'rehearse' }>): Rehearsal => {
  const { folders, name, place, now } = asked;
  const begun = performance.now();
  const of = { at: now, name, place };
  const ms = () => Math.round(performance.now() - begun);
  try {
    const backup = join(folderOf(folders, place), name);
    const rehearsed = rehearse({ dataDir: folders.dataDir, backup, probeIn: openHere(folders), now });
    return { ...of, ...rehearsed, ms: ms() };
  } catch (error) {
    return { ...of, fault: faultOf(error), found: null, loss: null, ms: ms() };
  }
};

/** S48: the office's own file, page by page, while it is worked with. */
const checkDatabase = (dataDir: string): Promise<Failure | null> =>
  tried(() => {
    const database = new Database(join(dataDir, DATABASE_FILE), { readonly: true, fileMustExist: true });
    try {
      if (!isWhole(database, 'quick_check')) throw unusable('DATA_DAMAGED');
    } finally {
      database.close();
    }
  });

const listed = (folders: BackupFolders): Pick<BackupDone, 'list' | 'isCopyOnSameDisk'> => {
  const { copy, dataDir } = folders;
  const of = (folder: string, place: BackupPlace): BackupEntry[] => {
    try {
      return existsSync(folder) ? listFolder(folder, place) : [];
    } catch {
      return [];
    }
  };
  const list = [...of(hereOf(folders), 'here'), ...(copy === null ? [] : of(copy, 'copy'))];
  return {
    list: list.sort((one, other) => other.at - one.at),
    isCopyOnSameDisk: copy !== null && existsSync(copy) && isOnSameDisk(copy, dataDir),
  };
};

/** Never rejects for what backups can meet: the answer says what failed. */
export const work = async (asked: BackupWork): Promise<BackupDone> => {
  const { folders } = asked;
  switch (asked.kind) {
    case 'backUp':
      return { ...(await backUp(folders, asked)), ...listed(folders) };
    case 'copy':
      return { copy: await copyTo(folders, asked), ...listed(folders) };
    case 'check':
      return { database: await checkDatabase(folders.dataDir), ...listed(folders) };
    case 'rehearse':
      return { rehearsal: tryRestore(asked), ...listed(folders) };
    case 'list':
      return listed(folders);
  }
};
