// The event log and the settings in SQLite. What a commit returned from survives power loss.
import Database from 'better-sqlite3';
import { z } from 'zod';
import { roleSchema } from '../shared/commands';
import { type Actor, eventSchema, type StoredEvent } from '../shared/events';
import { type Settings, settingsSchema } from '../shared/settings';
import { migrate } from './migrations';
import type { Remark } from './queue/day';

/** What a command was answered (JSON), and the digest of what it asked: kept with what it led to (N4). */
export type Answer = { reply: string; digest: string };

/** What one turn of commands leaves behind, all of it or nothing. */
export type Commit = {
  events: { stored: StoredEvent; answer: Answer | null }[];
  remarks: { day: string; remark: Remark }[];
  settings: {
    version: number;
    at: number;
    by: Actor;
    settings: Settings;
    commandId: string | null;
    answer: Answer | null;
  } | null;
};

/** An answer that was given, with who asked and by which id. */
export type GivenAnswer = Answer & { by: Actor; commandId: string; at: number };

const actorSchema: z.ZodType<Actor> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('device'),
    deviceId: z.string(),
    role: roleSchema,
    stationId: z.string(),
    personId: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('office') }),
]);

const eventRow = z.object({
  day: z.string(),
  version: z.number(),
  at: z.number(),
  by: z.string(),
  command_id: z.string(),
  event: z.string(),
});
const remarkRow = z.object({ visit_id: z.string(), place: z.string(), note: z.string() });
const answerRow = z.object({
  by: z.string(),
  command_id: z.string(),
  at: z.number(),
  answer: z.string(),
  digest: z.string(),
});
const settingsRow = z.object({ version: z.number(), settings: z.string() }).optional();
const dayRow = z.object({ day: z.string().nullable() });

const LOCK_WAIT_MS = 3000;

/**
 * Two programs on one file would give out the same numbers. The lock is a transaction in a file beside it, which the
 * system ends with the process, however that ends.
 */
const lock = (file: string) => {
  const holder = new Database(`${file}.lock`, { timeout: LOCK_WAIT_MS });
  try {
    holder.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    throw error;
  }
  return holder;
};

/**
 * Opens (or makes) the database in a file. Throws SQLITE_BUSY when another program works with it, and when it is of a
 * newer version or not a database.
 */
export const openStore = (file: string) => {
  const holder = lock(file);
  try {
    const opened = openDatabase(file);
    const close = () => {
      opened.database.close();
      holder.close();
    };
    return { ...opened, close };
  } catch (error) {
    holder.close();
    throw error;
  }
};
export type Store = ReturnType<typeof openStore>;

const openDatabase = (file: string) => {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // The office stands still while it waits: whoever copies the file shall do so by a backup, not by a lock.
  database.pragma('busy_timeout = 200');
  migrate(database);

  const insertEvent = database.prepare(
    'INSERT INTO events (day, version, at, by, command_id, type, event, answer, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertSettings = database.prepare(
    'INSERT INTO settings (version, at, by, settings, command_id, answer, digest) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const selectEvents = database.prepare('SELECT * FROM events WHERE day = ? ORDER BY version');
  const selectAnswers = database.prepare(
    `SELECT by, command_id, at, answer, digest FROM events WHERE day >= ? AND answer IS NOT NULL AND at >= ?
     UNION ALL SELECT by, command_id, at, answer, digest FROM settings WHERE answer IS NOT NULL AND at >= ?`,
  );
  const selectSettings = database.prepare('SELECT version, settings FROM settings ORDER BY version DESC LIMIT 1');
  const selectOpened = database.prepare("SELECT max(day) AS day FROM events WHERE type = 'dayOpened'");
  const selectUnclosed = database.prepare(
    `SELECT DISTINCT day FROM events WHERE day >= ? AND day < ?
     EXCEPT SELECT day FROM events WHERE type = 'dayClosed' ORDER BY day`,
  );

  const insertRemark = database.prepare(
    'INSERT OR REPLACE INTO remarks (day, visit_id, place, note) VALUES (?, ?, ?, ?)',
  );
  const selectRemarks = database.prepare('SELECT visit_id, place, note FROM remarks WHERE day = ?');
  const deleteRemarks = database.prepare('DELETE FROM remarks WHERE day < ?');

  const commit = database.transaction(({ events, remarks, settings }: Commit) => {
    for (const { stored, answer } of events) {
      const { day, version, at, by, commandId, event } = stored;
      const [asked, happened] = [JSON.stringify(by), JSON.stringify(event)];
      const { reply, digest } = answer ?? { reply: null, digest: null };
      insertEvent.run(day, version, at, asked, commandId, event.type, happened, reply, digest);
    }
    for (const { day, remark } of remarks) insertRemark.run(day, remark.visitId, remark.place, remark.note);
    if (settings === null) return;
    const { version, at, by, commandId, answer } = settings;
    const document = JSON.stringify(settings.settings);
    insertSettings.run(
      version,
      at,
      JSON.stringify(by),
      document,
      commandId,
      answer?.reply ?? null,
      answer?.digest ?? null,
    );
  });

  return {
    database,
    /** Durable when it returns; throws, and nothing is stored, when the disk does not take it. */
    commit: (turn: Commit): void => commit.immediate(turn),
    eventsOf: (day: string): StoredEvent[] =>
      selectEvents.all(day).map((found) => {
        const row = eventRow.parse(found);
        const by = actorSchema.parse(JSON.parse(row.by));
        const event = eventSchema.parse(JSON.parse(row.event));
        return { day: row.day, version: row.version, at: row.at, by, commandId: row.command_id, event };
      }),
    remarksOf: (day: string): Remark[] =>
      selectRemarks.all(day).map((found) => {
        const row = remarkRow.parse(found);
        return { visitId: row.visit_id, place: row.place, note: row.note };
      }),
    /** X1: what was written about visits of earlier days. */
    deleteRemarksBefore: (day: string): void => void deleteRemarks.run(day),
    /** Answers given since an instant that lies in a day or after it. */
    answersSince: (day: string, at: number): GivenAnswer[] =>
      selectAnswers.all(day, at, at).map((found) => {
        const row = answerRow.parse(found);
        const by = actorSchema.parse(JSON.parse(row.by));
        return { by, commandId: row.command_id, at: row.at, reply: row.answer, digest: row.digest };
      }),
    /** The newest settings; null in a new database. */
    settings: (): { version: number; settings: Settings } | null => {
      const row = settingsRow.parse(selectSettings.get());
      return row ? { version: row.version, settings: settingsSchema.parse(JSON.parse(row.settings)) } : null;
    },
    /** The latest day that was opened, null before the first. */
    lastOpenedDay: (): string | null => dayRow.parse(selectOpened.get()).day,
    /** Days from `from` until before `to` that have events but no closing. */
    unclosedDays: (from: string, to: string): string[] =>
      selectUnclosed.all(from, to).flatMap((row) => dayRow.parse(row).day ?? []),
  };
};
