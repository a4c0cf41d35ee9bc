// How the last backup went: told by the program that made it to the office, which runs beside it.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
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
export const writeResult = (dataDir: string, result: BackupResult): void => {
  const file = join(dataDir, RESULT_FILE);
  writeFileSync(`${file}.tmp`, JSON.stringify(result), { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
};

/** null when none was made yet, or when nobody can say. */
export const readResult = (dataDir: string): BackupResult | null => {
  try {
    return resultSchema.parse(JSON.parse(readFileSync(join(dataDir, RESULT_FILE), 'utf8')));
  } catch {
    return null;
  }
};
