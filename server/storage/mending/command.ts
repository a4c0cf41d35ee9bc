// S39: the program `npm run mend`: arguments in, words for the terminal and an exit code out.
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { wordsFor } from '../safekeeping/command';
import { makeDurable } from '../safekeeping/copy';
import { codeOf } from '../safekeeping/errors';
import { lockFile } from '../safekeeping/file';
import { DATABASE_FILE } from '../safekeeping/fileId';
import { arePagesWhole, inspectFiles } from '../safekeeping/guard';
import { takeAside } from '../safekeeping/mending/aside';
import type { Part } from '../safekeeping/mending/damage';
import { listFolder } from '../safekeeping/sets/manifest';
import { Database, type DatabaseConnection, isOfSqlite } from '../sqlite/connection';
import { keepRowSums, type Summed } from '../sqlite/sums/rowSums';
import { knowSums } from '../sqlite/sums/sums';
import { unusable } from '../unusable';
import { bringBack, giveUp, outstanding, tellMended } from './mend';

const USAGE = [
  'npm run mend                 holt Beschädigtes aus den Sicherungen zurück; zuerst den Server anhalten',
  'npm run mend -- SICHERUNG    nur aus dieser Sicherung',
  'npm run mend -- --drop       gibt auf, was in keiner Sicherung steht',
].join('\n');

type Said = { code: 0 | 1; words: string };
/** Where backups lie, as the environment says. */
export type MendFolders = { dataDir: string; here: string | undefined; copy: string | undefined };

const NAMES: Record<Summed, string> = {
  bookers: 'Name und Adresse zu einem Termin',
  remarks: 'Notiz zu einem Besuch',
  waiting_list: 'Eintrag der Warteliste',
  letters: 'Brief, der noch nicht verschickt ist',
  reminders_refused: 'Wunsch nach keiner Erinnerung',
  pushes: 'Telefon, das klingeln soll',
  persons: 'Konto',
  secrets: 'Geheimnis',
  invitations: 'Link für einen Bildschirm',
  devices: 'Bildschirm',
  programs: 'Zugang eines Programms',
  hooks: 'Web-Hook',
  import_sources: 'Zugang eines Buchungssystems',
  import_feeds: 'Stand eines Kalenders',
  lessons: 'Erfahrung eines Tages für die Wartezeit',
  day_figures: 'Zahlen eines Tages',
  day_records: 'veröffentlichter Tag',
};

const keyOf = z.array(z.unknown());
const nameOf = (part: Part): string => {
  if (part.kind === 'event') return `Ereignis ${part.version} des Tages ${part.day}`;
  if (part.kind === 'settings') return `Einstellungen, Version ${part.version}`;
  const [first] = keyOf.parse(JSON.parse(part.id));
  return part.table === 'secrets' ? `Geheimnis „${first}“` : `${NAMES[part.table]} (${part.table})`;
};

/** Equal ones are counted: their keys say nothing to anybody. */
const listOf = (parts: readonly Part[]): string => {
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(nameOf(part), (counts.get(nameOf(part)) ?? 0) + 1);
  return [...counts].map(([name, count]) => `  ${count > 1 ? `${count} × ` : ''}${name}`).join('\n');
};

/** Whole backups, the newest first; the second place after the first. */
const backupsIn = ({ dataDir, here, copy }: MendFolders): string[] =>
  ([here ?? join(dataDir, 'backups'), copy] as const).flatMap((folder) =>
    folder === undefined || !existsSync(folder)
      ? []
      : listFolder(folder, 'here')
          .filter(({ isWhole }) => isWhole)
          .map(({ name }) => join(folder, name)),
  );
const databaseIn = (backup: string): string => (statSync(backup).isDirectory() ? join(backup, DATABASE_FILE) : backup);

/** What no backup has, what of it was given up, and what nobody misses any more. */
type Changed = { missing: Part[]; dropped: Part[]; settled: Part[] };

/** Where to look. One that somebody names has to be read; of those that lie there the disk may have damaged some as well. */
type Sought = { backups: readonly string[]; areNamed: boolean };

/** Throws COPY_FOREIGN for what cannot be read as a backup. */
const openBackup = (backup: string): DatabaseConnection => {
  let opened: DatabaseConnection | null = null;
  try {
    opened = new Database(databaseIn(backup), { readonly: true, fileMustExist: true });
    const isOurs = opened.pragma('user_version', { simple: true }) !== 0;
    if (!isOurs || !arePagesWhole(opened, 'quick_check')) throw unusable('COPY_FOREIGN');
    return opened;
  } catch (error) {
    opened?.close();
    throw isOfSqlite(error) ? unusable('COPY_FOREIGN') : error;
  }
};

const openSought = (backup: string, { areNamed }: Sought): DatabaseConnection | null => {
  try {
    return openBackup(backup);
  } catch (error) {
    if (areNamed) throw error;
    return null;
  }
};

/** What is still missing when all of these backups were asked. */
const bringAllBack = (
  database: DatabaseConnection,
  parts: readonly Part[],
  sought: Sought,
): Pick<Changed, 'missing' | 'settled'> => {
  let missing = [...parts];
  const settled: Part[] = [];
  for (const backup of sought.backups) {
    if (missing.length === 0) break;
    const opened = openSought(backup, sought);
    if (opened === null) continue;
    try {
      missing = missing.filter((part) => {
        const back = bringBack(database, opened, part);
        if (back === 'settled') settled.push(part);
        return back === 'missing';
      });
    } finally {
      opened.close();
    }
  }
  return { missing, settled };
};

/** As it is before anything is changed. */
const keep = (file: string, now: number): string => {
  let [at, kept] = [now, ''];
  do kept = join(dirname(file), `replaced-${at++}`);
  while (existsSync(kept));
  mkdirSync(kept);
  for (const end of ['', '-wal'])
    if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, join(kept, `${DATABASE_FILE}${end}`));
  makeDurable(kept);
  return kept;
};

const open = (file: string): DatabaseConnection => {
  const database = new Database(file);
  database.pragma('synchronous = FULL');
  database.pragma('secure_delete = ON');
  if (!arePagesWhole(database, 'quick_check')) {
    database.close();
    throw unusable('DATA_DAMAGED');
  }
  knowSums(database);
  return database;
};

const indexRows = z.array(z.object({ name: z.string(), sql: z.string() }));

/**
 * There are indexes of what events say, and SQLite changes no event of which it cannot read that. Where one is left that it
 * cannot read, nothing of the log is changed.
 */
const withoutIndexes = (
  database: DatabaseConnection,
  events: readonly Part[],
  act: (events: readonly Part[]) => Changed,
): Changed => {
  if (events.length === 0) return { missing: [], dropped: [], settled: [] };
  const indexes = indexRows.parse(
    database
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'events' AND sql IS NOT NULL")
      .all(),
  );
  const changing = database.transaction(() => {
    for (const { name } of indexes) database.exec(`DROP INDEX "${name}"`);
    const changed = act(events);
    for (const { sql } of indexes) database.exec(sql);
    return changed;
  });
  try {
    return changing();
  } catch (error) {
    if (!isOfSqlite(error)) throw error;
    return { missing: [...events], dropped: [], settled: [] };
  }
};

/** Where it was looked for: what stands in none of no backups may stand in one all the same. */
const soughtIn = ({ backups, areNamed }: Sought): string => {
  const folders = [...new Set(backups.map((one) => dirname(one)))].join(', ');
  if (areNamed) return `Nachgesehen in ${backups.join(', ')}.`;
  return backups.length === 0
    ? 'Es wurde keine Sicherung gefunden. Wo sie liegen, sagen BACKUP_DIR und BACKUP_COPY_DIR.'
    : `Nachgesehen in allen lesbaren von ${backups.length} Sicherungen (${folders}).`;
};

const wordsOf = (
  parts: readonly Part[],
  { missing, dropped, settled }: Changed,
  sought: Sought,
  kept: string,
): string => {
  const back = parts.filter((part) => !missing.includes(part) && !settled.includes(part));
  const left = missing.filter((part) => !dropped.includes(part));
  return [
    ...(back.length > 0 ? [`Zurückgeholt, genau wie es war:\n${listOf(back)}`] : []),
    ...(settled.length > 0
      ? [`Inzwischen neu angelegt oder abgesagt, und bleibt, wie es jetzt ist:\n${listOf(settled)}`]
      : []),
    ...(dropped.length > 0
      ? [`Aufgegeben, denn es steht in keiner Sicherung. Was gebraucht wird, bitte neu anlegen:\n${listOf(dropped)}`]
      : []),
    ...(dropped.some((part) => part.kind === 'row' && part.id.includes('secondFactor:'))
      ? ['Wessen zweiter Faktor aufgegeben ist, meldet sich mit dem Passwort allein an und richtet einen neuen ein.']
      : []),
    ...(dropped.some(({ kind }) => kind === 'settings')
      ? ['Wo es die neuesten Einstellungen waren, gelten wieder die davor, auch Rollen und Rechte: bitte prüfen.']
      : []),
    ...(left.length > 0
      ? [
          `Steht in keiner Sicherung:\n${listOf(left)}`,
          'Auf das, worauf sich verzichten lässt, verzichtet „npm run mend -- --drop“. Sonst spielt „npm run restore -- SICHERUNG“ eine ganze Sicherung ein.',
        ]
      : []),
    ...(missing.length > 0 ? [soughtIn(sought)] : []),
    `Was vorher da war, liegt in ${kept}. Darin können Angaben zu Personen stehen: bitte löschen, wenn es nicht mehr gebraucht wird.`,
  ].join('\n');
};

const mendFile = (file: string, sought: Sought, isDropping: boolean, now: number): Said => {
  if (inspectFiles(file) === 'foreignLog') throw unusable('LOG_FOREIGN');
  const database = open(file);
  try {
    const found = outstanding(database);
    if (found.length === 0) return { code: 0, words: 'Nichts ist beschädigt. Nichts wurde geändert.' };
    const kept = keep(file, now);
    takeAside(database, now);
    const parts = outstanding(database);
    keepRowSums(database);
    const changed = database.transaction((): Changed => {
      const all = (some: readonly Part[]): Changed => {
        const { missing, settled } = bringAllBack(database, some, sought);
        return { missing, settled, dropped: isDropping ? missing.filter((part) => giveUp(database, part)) : [] };
      };
      const events = parts.filter(({ kind }) => kind === 'event');
      const [log, rest] = [withoutIndexes(database, events, all), all(parts.filter(({ kind }) => kind !== 'event'))];
      const missing = [...log.missing, ...rest.missing];
      const dropped = [...log.dropped, ...rest.dropped];
      if (missing.length < parts.length || dropped.length > 0) tellMended(database, now);
      return { missing, dropped, settled: rest.settled };
    })();
    const { missing, dropped } = changed;
    return { code: missing.length === dropped.length ? 0 : 1, words: wordsOf(parts, changed, sought, kept) };
  } finally {
    database.close();
  }
};

/** Not single rows, but what they stand in: the start's words for it would lead here again. */
const isBeyond = (error: unknown): boolean => /^(DATA_DAMAGED|SQLITE_CORRUPT)/.test(codeOf(error) ?? '');
const PAGES =
  'Beschädigt sind nicht einzelne Angaben, sondern ganze Seiten der Datenbank. Nichts wurde geändert. Eine Sicherung spielt „npm run restore -- SICHERUNG“ ein; was jetzt daliegt, wird dabei aufgehoben.';

/** `npm run mend`. */
export const runMend = (folders: MendFolders, words: string[], now: number): Said => {
  const dataDir = resolve(folders.dataDir);
  const named = words.filter((word) => !word.startsWith('-'));
  const isDropping = words.includes('--drop');
  if (named.length > 1 || words.length > named.length + Number(isDropping)) return { code: 1, words: USAGE };
  const file = join(dataDir, DATABASE_FILE);
  try {
    if (!existsSync(file)) throw unusable('DATA_MISSING');
    const backups = named.length > 0 ? named.map((one) => resolve(one)) : backupsIn({ ...folders, dataDir });
    if (backups.some((one) => !existsSync(one) || !existsSync(databaseIn(one)))) throw unusable('COPY_MISSING');
    const lock = lockFile(file);
    try {
      return mendFile(file, { backups, areNamed: named.length > 0 }, isDropping, now);
    } finally {
      lock.release();
    }
  } catch (error) {
    return { code: 1, words: isBeyond(error) ? PAGES : wordsFor(error, dataDir) };
  }
};
