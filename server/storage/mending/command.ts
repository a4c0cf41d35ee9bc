// S39: the program `npm run mend`: arguments in, words for the terminal and an exit code out.
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { wordsFor } from '../safekeeping/command';
import { makeDurable } from '../safekeeping/copy';
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

/** What no backup has, and what of it was given up. */
type Changed = { missing: Part[]; dropped: Part[] };

/** What is still missing when all of these backups were asked. */
const bringAllBack = (database: DatabaseConnection, parts: readonly Part[], backups: readonly string[]): Part[] => {
  let missing = [...parts];
  for (const backup of backups) {
    if (missing.length === 0) break;
    const opened = new Database(databaseIn(backup), { readonly: true, fileMustExist: true });
    try {
      if (opened.pragma('user_version', { simple: true }) === 0) throw unusable('COPY_FOREIGN');
      missing = missing.filter((part) => !bringBack(database, opened, part));
    } finally {
      opened.close();
    }
  }
  return missing;
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
  if (events.length === 0) return { missing: [], dropped: [] };
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
    return { missing: [...events], dropped: [] };
  }
};

const wordsOf = (parts: readonly Part[], missing: readonly Part[], dropped: readonly Part[], kept: string): string => {
  const back = parts.filter((part) => !missing.includes(part));
  const left = missing.filter((part) => !dropped.includes(part));
  return [
    ...(back.length > 0 ? [`Zurückgeholt, genau wie es war:\n${listOf(back)}`] : []),
    ...(dropped.length > 0
      ? [`Aufgegeben, denn es steht in keiner Sicherung. Was gebraucht wird, bitte neu anlegen:\n${listOf(dropped)}`]
      : []),
    ...(dropped.some((part) => part.kind === 'row' && part.id.includes('secondFactor:'))
      ? ['Wessen zweiter Faktor aufgegeben ist, meldet sich mit dem Passwort allein an und richtet einen neuen ein.']
      : []),
    ...(left.length > 0
      ? [
          `Steht in keiner Sicherung:\n${listOf(left)}`,
          'Auf das, worauf sich verzichten lässt, verzichtet „npm run mend -- --drop“. Sonst spielt „npm run restore -- SICHERUNG“ eine ganze Sicherung ein.',
        ]
      : []),
    `Was vorher da war, liegt in ${kept}. Darin können Angaben zu Personen stehen: bitte löschen, wenn es nicht mehr gebraucht wird.`,
  ].join('\n');
};

const mendFile = (file: string, backups: readonly string[], isDropping: boolean, now: number): Said => {
  if (inspectFiles(file) === 'foreignLog') throw unusable('LOG_FOREIGN');
  const database = open(file);
  try {
    const found = outstanding(database);
    if (found.length === 0) return { code: 0, words: 'Nichts ist beschädigt. Nichts wurde geändert.' };
    const kept = keep(file, now);
    takeAside(database, now);
    const parts = outstanding(database);
    keepRowSums(database);
    const { missing, dropped } = database.transaction(() => {
      const all = (some: readonly Part[]): Changed => {
        const missing = bringAllBack(database, some, backups);
        return { missing, dropped: isDropping ? missing.filter((part) => giveUp(database, part)) : [] };
      };
      const events = parts.filter(({ kind }) => kind === 'event');
      const [log, rest] = [withoutIndexes(database, events, all), all(parts.filter(({ kind }) => kind !== 'event'))];
      return { missing: [...log.missing, ...rest.missing], dropped: [...log.dropped, ...rest.dropped] };
    })();
    if (missing.length < parts.length || dropped.length > 0) tellMended(database, now);
    return { code: missing.length === dropped.length ? 0 : 1, words: wordsOf(parts, missing, dropped, kept) };
  } finally {
    database.close();
  }
};

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
    if (backups.some((one) => !existsSync(one))) throw unusable('COPY_MISSING');
    const lock = lockFile(file);
    try {
      return mendFile(file, backups, isDropping, now);
    } finally {
      lock.release();
    }
  } catch (error) {
    return { code: 1, words: wordsFor(error, dataDir) };
  }
};
