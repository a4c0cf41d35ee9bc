// The event log and the settings in SQLite. What a commit returned from survives power loss.
import Database from 'better-sqlite3';
import { z } from 'zod';
import { roleSchema } from '../shared/commands';
import { type Actor, eventSchema, type StoredEvent } from '../shared/events';
import { type Settings, settingsSchema } from '../shared/settings';
import { migrate } from './migrations';

/** What a command was answered (JSON), kept under its sender and id, with the digest of what it asked. */
export type Answer = { id: string; at: number; digest: string; reply: string };

/** What one turn of commands leaves behind, all of it or nothing. */
export type Commit = {
  events: StoredEvent[];
  answers: Answer[];
  settings: { version: number; at: number; by: Actor; settings: Settings } | null;
};

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
const answerRow = z.object({ id: z.string(), at: z.number(), digest: z.string(), reply: z.string() });
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
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('busy_timeout = 5000');
  migrate(database);

  const insertEvent = database.prepare(
    'INSERT INTO events (day, version, at, by, command_id, type, event) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertAnswer = database.prepare('INSERT INTO answers (id, at, digest, reply) VALUES (?, ?, ?, ?)');
  const insertSettings = database.prepare('INSERT INTO settings (version, at, by, settings) VALUES (?, ?, ?, ?)');
  const selectEvents = database.prepare('SELECT * FROM events WHERE day = ? ORDER BY version');
  const selectAnswers = database.prepare('SELECT * FROM answers ORDER BY rowid');
  const selectSettings = database.prepare('SELECT version, settings FROM settings ORDER BY version DESC LIMIT 1');
  const selectOpened = database.prepare("SELECT max(day) AS day FROM events WHERE type = 'dayOpened'");
  const selectUnclosed = database.prepare(
    `SELECT DISTINCT day FROM events WHERE day >= ? AND day < ?
     EXCEPT SELECT day FROM events WHERE type = 'dayClosed' ORDER BY day`,
  );
  const forget = database.prepare('DELETE FROM answers WHERE at < ?');

  const commit = database.transaction(({ events, answers, settings }: Commit) => {
    for (const { day, version, at, by, commandId, event } of events)
      insertEvent.run(day, version, at, JSON.stringify(by), commandId, event.type, JSON.stringify(event));
    for (const { id, at, digest, reply } of answers) insertAnswer.run(id, at, digest, reply);
    if (settings)
      insertSettings.run(settings.version, settings.at, JSON.stringify(settings.by), JSON.stringify(settings.settings));
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
    /** All answers that are kept, oldest first. */
    answers: (): Answer[] => selectAnswers.all().map((row) => answerRow.parse(row)),
    /** Answers older than this instant are not asked for again. */
    forgetAnswersBefore: (at: number): void => void forget.run(at),
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
    close: (): void => {
      database.close();
      holder.close();
    },
  };
};
export type Store = ReturnType<typeof openStore>;
