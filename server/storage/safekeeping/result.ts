// How a backup or a restore went: told by the program that made it to the office, which runs beside it or later.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const RESULT_FILE = 'backup.json';
/** S26: the head of the audit in the copy, to be held against it later. */
const headSchema = z.object({ seq: z.int(), hash: z.string() });
const resultSchema = z.object({
  at: z.number(),
  ok: z.boolean(),
  path: z.string().nullable(),
  audit: headSchema.nullable().default(null),
});
export type BackupResult = z.infer<typeof resultSchema>;

/** Whole or not at all. */
const writeWhole = (file: string, what: unknown): void => {
  writeFileSync(`${file}.tmp`, JSON.stringify(what), { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
};
export const writeResult = (dataDir: string, result: BackupResult): void =>
  writeWhole(join(dataDir, RESULT_FILE), result);

/** null when none was made yet, or when nobody can say. */
export const readResult = (dataDir: string): BackupResult | null => {
  try {
    return resultSchema.parse(JSON.parse(readFileSync(join(dataDir, RESULT_FILE), 'utf8')));
  } catch {
    return null;
  }
};

/** The later of what stands in the folder and of what the office knows besides: a full disk takes no word of its own failure. */
export const lastResult = (
  dataDir: string,
  known: { at: number; ok: boolean } | null,
): { at: number; ok: boolean } | null => {
  const written = readResult(dataDir);
  return written === null || (known !== null && known.at > written.at) ? known : written;
};

const FAILED_FILE = 'failed-restores.json';
const failedSchema = z.array(z.number());

const failedRestores = (dataDir: string): number[] => {
  try {
    return failedSchema.parse(JSON.parse(readFileSync(join(dataDir, FAILED_FILE), 'utf8')));
  } catch {
    return [];
  }
};

/** More of them than an office has to know. */
const MOST_FAILED = 100;

/** A restore failed at this instant: the database is left alone, so that the office has to write it down (S26). */
export const tellFailedRestore = (dataDir: string, at: number): void =>
  writeWhole(join(dataDir, FAILED_FILE), [...failedRestores(dataDir), at].slice(-MOST_FAILED));

/** When restores failed that nobody has written down yet; `written` forgets them. */
export const openFailedRestores = (dataDir: string) => ({
  list: (): number[] => failedRestores(dataDir),
  written: (): void => rmSync(join(dataDir, FAILED_FILE), { force: true }),
});
export type FailedRestores = ReturnType<typeof openFailedRestores>;
