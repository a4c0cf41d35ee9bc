// S39: what a disk has damaged comes back out of backups, exactly as it was, or is given up by whoever says so.
import { z } from 'zod';
import { NEWEST_SHAPE } from '../migrations';
import { codeOf } from '../safekeeping/errors';
import { damageIn, type Part } from '../safekeeping/mending/damage';
import { createAuditRows } from '../sqlite/audit/auditRows';
import type { DatabaseConnection } from '../sqlite/connection';
import { type DamagedRow, dropRow, putRowBack, rowIn, rowsLost } from '../sqlite/sums/rowSums';
import { sumOf, sumOfSettings } from '../sqlite/sums/sums';

/** What is damaged, and what was taken out at a start. */
export const outstanding = (database: DatabaseConnection): Part[] => [
  ...damageIn(database, true).map(({ part }) => part),
  ...rowsLost(database).map((row) => ({ kind: 'row' as const, ...row })),
];

const eventRow = z.object({
  ...{ day: z.string(), version: z.number(), at: z.number(), by: z.string(), command_id: z.string() },
  ...{ type: z.string(), event: z.string(), sum: z.number() },
});
const eventAt = (database: DatabaseConnection, { day, version }: Part & { kind: 'event' }) =>
  eventRow.safeParse(database.prepare('SELECT * FROM events WHERE day = ? AND version = ?').get(day, version)).data;
const sumOfEvent = ({ day, version, at, by, command_id: id, type, event }: z.infer<typeof eventRow>): number =>
  sumOf(day, version, at, by, id, type, event);

const versionRow = z.object({
  ...{ version: z.number(), at: z.number(), settings: z.string(), sum: z.number() },
  ...{ day: z.string().nullable(), day_version: z.number().nullable() },
});
const versionAt = (database: DatabaseConnection, { version }: Part & { kind: 'settings' }) =>
  versionRow.safeParse(database.prepare('SELECT * FROM settings WHERE version = ?').get(version)).data;
const sumOfVersion = ({ version, at, settings, day, day_version: after }: z.infer<typeof versionRow>): number =>
  sumOfSettings(version, at, settings, day, after);

/** Whether theirs is whole, and what ours was before the disk changed it, or its sum. */
const isTheSame = <Row extends { sum: number }>(ours: Row, theirs: Row, sum: (row: Row) => number): boolean =>
  sum(theirs) === theirs.sum && (theirs.sum === ours.sum || theirs.sum === sum(ours));

const eventBack = (
  database: DatabaseConnection,
  backup: DatabaseConnection,
  part: Part & { kind: 'event' },
): boolean => {
  const [ours, theirs] = [eventAt(database, part), eventAt(backup, part)];
  if (ours === undefined || theirs === undefined || !isTheSame(ours, theirs, sumOfEvent)) return false;
  database
    .prepare(
      `UPDATE events SET at = @at, by = @by, command_id = @command_id, type = @type, event = @event, sum = @sum
       WHERE day = @day AND version = @version`,
    )
    .run(theirs);
  return true;
};

const versionBack = (
  database: DatabaseConnection,
  backup: DatabaseConnection,
  part: Part & { kind: 'settings' },
): boolean => {
  const [ours, theirs] = [versionAt(database, part), versionAt(backup, part)];
  if (ours === undefined || theirs === undefined || !isTheSame(ours, theirs, sumOfVersion)) return false;
  database
    .prepare(
      `UPDATE settings SET at = @at, settings = @settings, day = @day, day_version = @day_version, sum = @sum
       WHERE version = @version`,
    )
    .run(theirs);
  return true;
};

const openBooker = z.object({ day: z.string(), visit_id: z.string(), is_open: z.literal(1) });

/** K10: not those that were taken back. What is damaged itself may be no JSON. */
const CANCELLED = `SELECT 1 FROM events AS c WHERE c.day = ? AND c.type = 'appointmentCancelled'
  AND iif(json_valid(c.event), json_extract(c.event, '$.visitId'), NULL) = ? AND NOT EXISTS (
    SELECT 1 FROM events AS u, json_each(iif(json_valid(u.event), u.event, '{}'), '$.versions') AS undone
    WHERE u.day = c.day AND u.type = 'actUndone' AND undone.value = c.version)`;

/** X1: who has cancelled or moved an appointment meanwhile is not kept as if it still stood. */
const isOver = (database: DatabaseConnection, { table }: DamagedRow, row: Record<string, unknown>): boolean => {
  const { data } = openBooker.safeParse(row);
  if (table !== 'bookers' || data === undefined) return false;
  return database.prepare(CANCELLED).get(data.day, data.visit_id) !== undefined;
};

/** What another row has taken meanwhile (an account's name) was made anew. */
const isTaken = (error: unknown): boolean => (codeOf(error) ?? '').startsWith('SQLITE_CONSTRAINT');

/** `settled`: nobody misses it any more, and it stays as it is now. */
type Back = 'back' | 'missing' | 'settled';

const rowBack = (database: DatabaseConnection, part: DamagedRow, row: Record<string, unknown>): Back => {
  if (isOver(database, part, row)) return 'settled';
  try {
    return database.transaction(() => putRowBack(database, part, row))() ? 'back' : 'missing';
  } catch (error) {
    if (isTaken(error)) return 'settled';
    throw error;
  }
};

/** Takes a part out of a backup, where it is there as it was. For a connection that keeps sums. */
export const bringBack = (database: DatabaseConnection, backup: DatabaseConnection, part: Part): Back => {
  if (part.kind === 'event') return eventBack(database, backup, part) ? 'back' : 'missing';
  if (part.kind === 'settings') return versionBack(database, backup, part) ? 'back' : 'missing';
  const row = rowIn(backup, part);
  if (row === null) return 'missing';
  const back = rowBack(database, part, row);
  if (back === 'settled') dropRow(database, part);
  return back;
};

/** A day's log is whole or it is none: without one of its events it goes. Its figures are kept beside it. */
const dropDay = (database: DatabaseConnection, day: string): void =>
  void database.prepare('DELETE FROM events WHERE day = ?').run(day);

/** Goes on without it; false for what the office cannot be without. */
export const giveUp = (database: DatabaseConnection, part: Part): boolean => {
  if (part.kind === 'event') {
    const isNeeded = damageIn(database, true).some(
      ({ part: one, fate }) => one.kind === 'event' && one.day === part.day && fate === 'shut',
    );
    if (!isNeeded) dropDay(database, part.day);
    return !isNeeded;
  }
  if (part.kind === 'settings') {
    const { changes } = database
      .prepare('DELETE FROM settings WHERE version = ? AND (SELECT count(*) FROM settings) > 1')
      .run(part.version);
    return changes > 0;
  }
  dropRow(database, part);
  return true;
};

/** The audit says that it was done; not that of a file of an earlier version, which the next start brings to today's shape. */
export const tellMended = (database: DatabaseConnection, at: number): void => {
  if (database.pragma('user_version', { simple: true }) !== NEWEST_SHAPE) return;
  createAuditRows(database).write({
    ...{ at, kind: 'act', name: 'mend', outcome: 'done', asker: 'terminal', place: null, device: null },
    ...{ roles: [], person: null, about: null, subject: null, detail: {} },
  });
};
