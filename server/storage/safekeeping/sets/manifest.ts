// What stands in a backup: one folder with the database, recordings, and a list of every file with its checksum.
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupEntry, BackupPlace } from '../../../../shared/backups/state';

export const MANIFEST_FILE = 'inhalt.json';
/** Where recordings stand, in the data folder and in a backup. */
export const RECORDINGS = 'recordings';
/** What is being made, or deleted, has this at its end: it is no backup. */
export const UNFINISHED = '.unfinished';
/** Where a rehearsal reads, with that at its end. */
export const PROBE = 'probe';

/** No way out of the folder: plain names, at most three deep. */
const pathSchema = z.string().regex(/^(?:[\w-][\w.-]*\/){0,2}[\w-][\w.-]*$/);
const manifestSchema = z.strictObject({
  format: z.literal(1),
  at: z.int(),
  events: z.int(),
  lastDay: z.string().nullable(),
  /** S26: the head of the audit in it. */
  audit: z.strictObject({ seq: z.int(), hash: z.string() }).nullable(),
  files: z.array(z.strictObject({ path: pathSchema, bytes: z.int(), sha256: z.string().length(64) })).max(20_000),
});
export type Manifest = z.infer<typeof manifestSchema>;

const NAME = /^wertmarke-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)Z$/;

/** 'wertmarke-2026-03-02-080000Z': names in the order of their times. */
export const nameAt = (now: number): string => {
  const [day = '', time = ''] = new Date(now).toISOString().split('T');
  return `wertmarke-${day}-${time.slice(0, 8).replaceAll(':', '')}Z`;
};
export const isBackupName = (name: string): boolean => NAME.test(name);
/** The second that a name says. */
const atOf = (name: string): number => {
  const [, day, hour, minute, second] = NAME.exec(name) ?? [];
  return Date.parse(`${day}T${hour}:${minute}:${second}Z`);
};

const CHUNK = 1024 * 1024;

/** SHA-256 of a file as it is read from its disk. */
export const hashOf = (file: string): string => {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(CHUNK);
  const handle = openSync(file, 'r');
  try {
    for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk))
      hash.update(chunk.subarray(0, read));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
};

/** null where it is missing, or is none. */
export const readManifest = (folder: string): Manifest | null => {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')));
  } catch {
    return null;
  }
};

const torn = (what: string) => Object.assign(new Error(`the backup is torn: ${what}`), { code: 'BACKUP_TORN' });

/** Whether every file is there with its size, and nothing else was read: quick, and finds what was cut short. */
const hasSizes = (folder: string, { files }: Manifest): boolean =>
  files.every(({ path, bytes }) => statSync(join(folder, path), { throwIfNoEntry: false })?.size === bytes);

/** What a backup says of itself once every byte of it was read and is as it was written. Throws BACKUP_TORN. */
export const verifiedManifest = (folder: string): Manifest => {
  const manifest = readManifest(folder);
  if (manifest === null) throw torn(MANIFEST_FILE);
  for (const { path, sha256 } of manifest.files) {
    const file = join(folder, path);
    if (!existsSync(file) || hashOf(file) !== sha256) throw torn(path);
  }
  return manifest;
};

/** The backups of a folder, newest first. Throws what the system throws when it cannot be read. */
export const listFolder = (folder: string, place: BackupPlace): BackupEntry[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isBackupName(entry.name))
    .map(({ name }): BackupEntry => {
      const path = join(folder, name);
      const manifest = readManifest(path);
      const bytes = manifest?.files.reduce((sum, file) => sum + file.bytes, 0) ?? 0;
      return {
        ...{ name, place, bytes, at: manifest?.at ?? atOf(name), lastDay: manifest?.lastDay ?? null },
        isWhole: manifest !== null && hasSizes(path, manifest),
      };
    })
    .sort((one, other) => other.at - one.at);
