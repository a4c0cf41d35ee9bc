// S45: makes a backup beside the working office: a folder that appears whole and checked, or not at all.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { AuditHead } from '../../auditPort';
import { copyDatabase, makeDurable } from '../copy';
import { codeOf } from '../errors';
import { DATABASE_FILE } from '../fileId';
import {
  hashOf,
  isBackupName,
  MANIFEST_FILE,
  type Manifest,
  nameAt,
  PROBE,
  RECORDINGS,
  UNFINISHED,
  verifiedManifest,
} from './manifest';

/** So much stays free for the office itself: a backup that fills its disk would stop it. */
const LEFT_BYTES = 64 * 1024 * 1024;
/** The copy, and what tidying it takes beside it. */
const TIMES = 2;
const LONG_MS = 6 * 3_600_000;

const bytesOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Throws ENOSPC before anything is written. */
export const needRoom = (folder: string, bytes: number): void => {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < bytes + LEFT_BYTES)
    throw Object.assign(new Error('not enough room for a backup'), { code: 'ENOSPC' });
};

const bytesOfRecordings = (dataDir: string): number => {
  const folder = join(dataDir, RECORDINGS);
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + bytesOf(join(parentPath, name)), 0);
};

/** Every file of a voice of the office's own; one that goes meanwhile is left out. */
const copyRecordings = (dataDir: string, to: string): string[] => {
  const from = join(dataDir, RECORDINGS);
  if (!existsSync(from)) return [];
  return readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: language }) => {
      mkdirSync(join(to, RECORDINGS, language), { recursive: true });
      return readdirSync(join(from, language))
        .filter((name) => name.endsWith('.wav'))
        .map((name) => `${RECORDINGS}/${language}/${name}`);
    })
    .filter((path) => {
      try {
        copyFileSync(join(dataDir, path), join(to, path));
        return true;
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return false;
        throw error;
      }
    });
};

/** What a killed program left; one that another program makes at this moment is left alone. */
export const clearUnfinished = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const [of] = name.split(UNFINISHED);
    if (!name.endsWith(UNFINISHED) || !(of === PROBE || isBackupName(of ?? ''))) continue;
    if (Date.now() - statSync(join(folder, name)).mtimeMs > LONG_MS)
      rmSync(join(folder, name), { recursive: true, force: true });
  }
};

/** A folder's new name, on the disk itself; some shares know no such thing for folders. */
const makeFolderDurable = (folder: string): void => {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'EISDIR', 'ENOTSUP', 'EBADF'].includes(codeOf(error) ?? '')) throw error;
  }
};

/** Fills an unfinished folder and gives it its name; what went wrong leaves nothing behind. */
const whole = async (path: string, fill: (unfinished: string) => Promise<void> | void): Promise<void> => {
  const unfinished = `${path}${UNFINISHED}`;
  if (existsSync(path)) throw Object.assign(new Error('it is there already'), { code: 'BACKUP_EXISTS' });
  rmSync(unfinished, { recursive: true, force: true });
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    await fill(unfinished);
    renameSync(unfinished, path);
    makeFolderDurable(dirname(path));
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
};

const writeManifest = (folder: string, manifest: Manifest): void => {
  const file = join(folder, MANIFEST_FILE);
  writeFileSync(file, `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
  makeDurable(file);
};

/** `deleteAsOf`: what is past its date then is left out, other than at `now` where the clock may be wrong. */
export type SetOrder = { dataDir: string; folder: string; now: number; deleteAsOf?: number };
export type SetMade = { name: string; path: string; events: number; lastDay: string | null; head: AuditHead | null };

/** Makes a backup in a folder that is there. Throws `unusable`, ENOSPC, BACKUP_TORN and what the system throws. */
export const makeSet = async ({ dataDir, folder, now, deleteAsOf = now }: SetOrder): Promise<SetMade> => {
  clearUnfinished(folder);
  const from = join(dataDir, DATABASE_FILE);
  needRoom(folder, TIMES * (bytesOf(from) + bytesOf(`${from}-wal`)) + bytesOfRecordings(dataDir));
  const name = nameAt(now);
  const path = join(folder, name);
  const made: Omit<SetMade, 'name' | 'path'> = { events: 0, lastDay: null, head: null };
  await whole(path, async (unfinished) => {
    const to = join(unfinished, DATABASE_FILE);
    const content = await copyDatabase({ from, to, source: 'inUse', now: deleteAsOf });
    Object.assign(made, content);
    const paths = [DATABASE_FILE, ...copyRecordings(dataDir, unfinished)];
    for (const one of paths) makeDurable(join(unfinished, one));
    writeManifest(unfinished, {
      ...{ format: 1, at: now, events: content.events, lastDay: content.lastDay, audit: content.head },
      files: paths.map((one) => {
        const file = join(unfinished, one);
        return { path: one, bytes: bytesOf(file), sha256: hashOf(file) };
      }),
    });
    verifiedManifest(unfinished);
  });
  return { name, path, ...made };
};

/** Copies a backup to another folder, and reads there what was written. Throws as `makeSet`. */
export const copySet = async (from: string, to: string): Promise<void> => {
  const manifest = verifiedManifest(from);
  clearUnfinished(dirname(to));
  needRoom(
    dirname(to),
    manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  await whole(to, (unfinished) => {
    for (const { path } of manifest.files) {
      const file = join(unfinished, path);
      mkdirSync(dirname(file), { recursive: true });
      copyFileSync(join(from, path), file);
      const handle = openSync(file, 'r+');
      try {
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    }
    copyFileSync(join(from, MANIFEST_FILE), join(unfinished, MANIFEST_FILE));
    verifiedManifest(unfinished);
  });
};

/** Deletes a backup; killed in between, nobody takes the rest for one. */
export const deleteSet = (folder: string, name: string): void => {
  const going = join(folder, `${name}${UNFINISHED}`);
  rmSync(going, { recursive: true, force: true });
  renameSync(join(folder, name), going);
  rmSync(going, { recursive: true, force: true });
};
