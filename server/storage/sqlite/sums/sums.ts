// S63: each event has the sum of all that says what happened, and each version of the settings (S37). SQLite notices a page that
// is no page, and no letter in it that a disk has changed. Rows beside them have theirs in ./rowSums.
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { unusable } from '../../unusable';
import type { DatabaseConnection } from '../connection';
import { areRowSumsRight, renewRowSums } from './rowSums';

type Part = string | number;

/** Of one event: its columns as they are stored, without the answer that somebody was given. */
export const sumOf = (day: Part, version: Part, at: Part, by: Part, commandId: Part, type: Part, event: Part): number =>
  crc32(`${day} ${version} ${at} ${by} ${commandId} ${type} ${event}`);

/** Of a version of the settings, without who saved it, which is forgotten (X10). */
export const sumOfSettings = (
  version: number,
  at: number,
  settings: string,
  day: string | null,
  dayVersion: number | null,
): number => crc32(`${version} ${at} ${day} ${dayVersion} ${settings}`);

const summedRow = z.object({
  ...{ day: z.string(), version: z.number(), at: z.number(), by: z.string(), command_id: z.string() },
  ...{ type: z.string(), event: z.string(), sum: z.number().nullable() },
});

/** A row of an event, as it is: nobody is told what nobody wrote. Throws `unusable`. */
export const rightOne = (found: unknown): unknown => {
  const { day, version, at, by, command_id: commandId, type, event, sum } = summedRow.parse(found);
  if (sum !== null && sum !== sumOf(day, version, at, by, commandId, type, event)) throw unusable('DATA_DAMAGED');
  return found;
};

const summedVersion = z
  .object({
    ...{ version: z.number(), at: z.number(), settings: z.string(), day: z.string().nullable() },
    ...{ day_version: z.number().nullable(), sum: z.number().nullable() },
  })
  .optional();

/** The same of a version of the settings, if there is one. */
export const rightVersion = (found: unknown): unknown => {
  const row = summedVersion.parse(found);
  if (row === undefined || row.sum === null) return found;
  const { version, at, settings, day, day_version: dayVersion, sum } = row;
  if (sum !== sumOfSettings(version, at, settings, day, dayVersion)) throw unusable('DATA_DAMAGED');
  return found;
};

/** The same in SQL, for a connection that knows it; what is about to change may be named otherwise. */
export const sumInSql = ({ by = 'by', event = 'event' } = {}): string =>
  `event_sum(day, version, at, ${by}, command_id, type, ${event})`;
const SUM_OF_SETTINGS = 'settings_sum(version, at, settings, day, day_version)';

/** Lets a connection say `event_sum` and `settings_sum`. */
export const knowSums = (database: DatabaseConnection): void => {
  const options = { deterministic: true, varargs: true };
  database.function('event_sum', options, (...parts: unknown[]) => sumOf(...(parts as Parameters<typeof sumOf>)));
  database.function('settings_sum', options, (...parts: unknown[]) =>
    sumOfSettings(...(parts as Parameters<typeof sumOfSettings>)),
  );
};

/** Files of earlier versions have none, and what was written at that time neither. */
const hasSums = (database: DatabaseConnection, table: 'events' | 'settings'): boolean =>
  database.prepare("SELECT 1 FROM pragma_table_info(?) WHERE name = 'sum'").get(table) !== undefined;

const WRONG = {
  events: `sum IS NOT NULL AND sum <> ${sumInSql()}`,
  settings: `sum IS NOT NULL AND sum <> ${SUM_OF_SETTINGS}`,
};

const eventPlaces = z.array(z.object({ day: z.string(), version: z.number() }));
const versions = z.array(z.number());

/** Which events are not as they were written, and which versions of the settings. Reads all of them. */
export const partsDamaged = (
  database: DatabaseConnection,
): { events: { day: string; version: number }[]; versions: number[] } => {
  knowSums(database);
  const found = (table: keyof typeof WRONG, what: string) =>
    hasSums(database, table) ? database.prepare(`SELECT ${what} FROM ${table} WHERE ${WRONG[table]}`) : null;
  return {
    events: eventPlaces.parse(found('events', 'day, version')?.all() ?? []),
    versions: versions.parse(found('settings', 'version')?.pluck().all() ?? []),
  };
};

/** Whether everything that has a sum is as it was written. */
export const areSumsRight = (database: DatabaseConnection): boolean => {
  knowSums(database);
  const isRight = (table: keyof typeof WRONG): boolean =>
    !hasSums(database, table) ||
    database.prepare(`SELECT 1 FROM ${table} WHERE ${WRONG[table]} LIMIT 1`).get() === undefined;
  return isRight('events') && isRight('settings') && areRowSumsRight(database);
};

/** Whether the newest settings are as they were written; for a connection that knows sums. */
export const isNewestRight = (database: DatabaseConnection): boolean =>
  database
    .prepare(`SELECT 1 FROM settings WHERE version = (SELECT max(version) FROM settings) AND ${WRONG.settings}`)
    .get() === undefined;

/** Lets somebody change what is stored: what was right before is right after it. Throws `unusable` where something was not. */
export const keepSums = (database: DatabaseConnection, change: () => void): void => {
  const isSummed = hasSums(database, 'events');
  if (isSummed && !areSumsRight(database)) throw unusable('DATA_DAMAGED');
  change();
  if (isSummed) database.exec(`UPDATE events SET sum = ${sumInSql()} WHERE ${WRONG.events}`);
  if (!hasSums(database, 'settings')) return;
  knowSums(database);
  // There are few of them: those of earlier versions have one from now on.
  database.exec(`UPDATE settings SET sum = ${SUM_OF_SETTINGS}`);
  renewRowSums(database);
};

/** Gives a sum to what has none: it was written where there are none (S76), and has come into a file. */
export const sumTheRest = (database: DatabaseConnection): void => {
  knowSums(database);
  database.exec(`UPDATE events SET sum = ${sumInSql()} WHERE sum IS NULL`);
  database.exec(`UPDATE settings SET sum = ${SUM_OF_SETTINGS} WHERE sum IS NULL`);
};
