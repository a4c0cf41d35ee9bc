// The programs `npm run backup` and `npm run restore`: arguments in, words for the terminal and an exit code out.
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AuditHead } from '../auditPort';
import { backUp } from './backup';
import { wordsForStart } from './cannotStart';
import { codeOf } from './errors';
import { DATABASE_FILE } from './fileId';
import { restore } from './restore';
import { tellFailedRestore, writeResult } from './result';
import { readManifest } from './sets/manifest';

const USAGE = {
  backup:
    'npm run backup                 in den Ordner BACKUP_DIR, sonst backups neben der Datenbank\nnpm run backup -- ORDNER       in einen anderen Ordner, den es gibt\nnpm run backup -- DATEI        nur die Datenbank, in eine neue Datei',
  restore:
    'npm run restore -- SICHERUNG   spielt eine Sicherung ein; was da war, wird aufgehoben\nnpm run restore -- --readable  behält von einer beschädigten Datenbank, was lesbar ist',
};

type Said = { code: 0 | 1; words: string };

/** S79: what is in a database of the house is backed up with it; null for an office in a file. */
export const saidOfHouse = (databaseUrl: string | undefined): Said | null =>
  databaseUrl
    ? {
        code: 1,
        words:
          'Dieses Amt liegt in einer Datenbank (DATABASE_URL). Gesichert und zurückgespielt wird sie mit den Mitteln des Datenbankservers (pg_dump, PITR), nicht von diesem Programm. Was dabei zu beachten ist, steht in docs/operate.md. Nichts wurde geändert.',
      }
    : null;

const bytesOf = (path: string): number =>
  readManifest(path)?.files.reduce((sum, { bytes }) => sum + bytes, 0) ?? statSync(path).size;
const size = (path: string): string => `${Math.ceil(bytesOf(path) / 1024).toLocaleString('de-DE')} KB`;

/** Why it cannot be done with this data folder; throws what is nobody's to mend. */
export const wordsFor = (error: unknown, dataDir: string): string => {
  const code = codeOf(error);
  if (code === 'BACKUP_EXISTS') return 'Die Sicherung gibt es schon. Nichts wurde geändert.';
  if (code === 'BACKUP_TORN')
    return 'Die Sicherung ist nicht mehr so, wie sie geschrieben wurde: Dateien fehlen oder sind verändert. Nichts wurde geändert.';
  if (code === 'BACKUP_NOWHERE') return 'Den Ordner gibt es nicht. Nichts wurde geändert.';
  if (code === 'SQLITE_BUSY')
    return `Mit ${dataDir} arbeitet gerade ein Programm. Bitte den Server anhalten. Nichts wurde geändert.`;
  const words = wordsForStart(error, { dir: dataDir, host: undefined, port: 0, publicPort: 0 });
  if (words !== null) return words;
  throw error;
};

/** What to note, to compare it with the audit later. */
const headWords = (head: AuditHead | null): string =>
  head === null ? '' : `\nStand des Protokolls: Eintrag ${head.seq}, Prüfsumme ${head.hash.slice(0, 16)}`;

const asked = (dataDir: string, words: string[]): { dataDir: string; first: string | null; isReadable: boolean } => ({
  dataDir: resolve(dataDir),
  first: words.find((word) => !word.startsWith('-')) ?? null,
  isReadable: words.includes('--readable'),
});

/** `npm run backup`. */
export const runBackup = async (dataDirSaid: string, words: string[], now: number): Promise<Said> => {
  const { dataDir, first } = asked(dataDirSaid, words);
  if (words.some((word) => word.startsWith('-')) || words.length > 1) return { code: 1, words: USAGE.backup };
  try {
    const { path, events, lastDay, head } = await backUp({ dataDir, to: first, now });
    writeResult(dataDir, { at: now, ok: true, path, audit: head });
    return {
      code: 0,
      words: `Gesichert und geprüft: ${path} (${size(path)}, ${events} Ereignisse, letzter Tag ${lastDay ?? 'keiner'})${headWords(head)}`,
    };
  } catch (error) {
    const why = wordsFor(error, dataDir);
    told(() => writeResult(dataDir, { at: now, ok: false, path: null, audit: null }));
    return { code: 1, words: `Nicht gesichert. ${why}` };
  }
};

/** The office learns of it by a file; where even that cannot be written, the exit code has to do. */
const told = (tell: () => void): void => {
  try {
    tell();
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
  }
};

/** `npm run restore`. */
export const runRestore = async (dataDirSaid: string, words: string[], now: number): Promise<Said> => {
  const { dataDir, first, isReadable } = asked(dataDirSaid, words);
  if ((first === null) !== isReadable || words.length !== 1) return { code: 1, words: USAGE.restore };
  try {
    const { events, lastDay, keptIn } = await restore({ dataDir, from: first, now });
    const kept =
      keptIn === null
        ? ''
        : `\nWas vorher da war, liegt in ${keptIn}. Darin können Angaben zu Personen stehen: bitte löschen, wenn es nicht mehr gebraucht wird.`;
    return {
      code: 0,
      words: `Eingespielt: ${join(dataDir, DATABASE_FILE)} (${events} Ereignisse, letzter Tag ${lastDay ?? 'keiner'})${kept}`,
    };
  } catch (error) {
    const why = wordsFor(error, dataDir);
    told(() => tellFailedRestore(dataDir, now));
    return { code: 1, words: `Nicht eingespielt. ${why}` };
  }
};
