// S63: each event has the sum of all that says what happened. SQLite notices a page that is no page, and no letter in it that
// a disk has changed.
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { unusable } from '../../unusable';
import type { DatabaseConnection } from '../connection';

type Part = string | number;

/** Of one event: its columns as they are stored, without the answer that somebody was given. */
export const sumOf = (day: Part, version: Part, at: Part, by: Part, commandId: Part, type: Part, event: Part): number =>
  crc32(`${day} ${version} ${at} ${by} ${commandId} ${type} ${event}`);

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

/** The same in SQL, for a connection that knows it; what is about to change may be named otherwise. */
export const sumInSql = ({ by = 'by', event = 'event' } = {}): string =>
  `event_sum(day, version, at, ${by}, command_id, type, ${event})`;

/** Lets a connection say `event_sum`. */
export const knowSums = (database: DatabaseConnection): void => {
  database.function('event_sum', { deterministic: true, varargs: true }, (...parts: unknown[]) =>
    sumOf(...(parts as Parameters<typeof sumOf>)),
  );
};

/** Files of earlier versions have none, and events of that time neither. */
const hasSums = (database: DatabaseConnection): boolean =>
  database.prepare("SELECT 1 FROM pragma_table_info('events') WHERE name = 'sum'").get() !== undefined;

const WRONG = `sum IS NOT NULL AND sum <> ${sumInSql()}`;

/** Whether every event that has a sum is as it was written. */
export const areSumsRight = (database: DatabaseConnection): boolean => {
  if (!hasSums(database)) return true;
  knowSums(database);
  return database.prepare(`SELECT 1 FROM events WHERE ${WRONG} LIMIT 1`).get() === undefined;
};

/** Lets somebody change what is stored: what was right before is right after it. Throws `unusable` where something was not. */
export const keepSums = (database: DatabaseConnection, change: () => void): void => {
  const isSummed = hasSums(database);
  if (isSummed && !areSumsRight(database)) throw unusable('DATA_DAMAGED');
  change();
  if (isSummed) database.exec(`UPDATE events SET sum = ${sumInSql()} WHERE ${WRONG}`);
};
