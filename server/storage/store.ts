// The event log and the settings in SQLite. What a commit returned from survives power loss.
import { z } from 'zod';
import { actorSchema } from '../../shared/actors';
import { foldAddress } from '../../shared/contacts';
import { type Actor, type DayEvent, eventSchema, type StoredEvent } from '../../shared/events';
import { type Lesson, lessonSchema } from '../../shared/lessons';
import { type Settings, settingsSchema } from '../../shared/settings';
import { dayAfter, dayOf } from '../../shared/time';
import type { Booker, Remark } from '../queue/day/day';
import type { Letter } from './lettering';
import { createOrigins } from './origins';
import { deletePastDate } from './safekeeping/deletions';
import { type OfficeFile, openFile } from './safekeeping/file';

/** What a command was answered (JSON), and the digest of what it asked: kept with what it led to (N4). */
export type Answer = { reply: string; digest: string };

/** What one turn of commands leaves behind, all of it or nothing. */
export type Commit = {
  events: { stored: StoredEvent; answer: Answer | null }[];
  remarks: { day: string; remark: Remark }[];
  bookers: { day: string; booker: Booker }[];
  /** Mail that is to be sent about it. */
  letters: Letter[];
  /** What days that are over have taught. */
  lessons: { day: string; lesson: Lesson }[];
  settings: {
    version: number;
    at: number;
    by: Actor;
    settings: Settings;
    commandId: string | null;
    answer: Answer | null;
  } | null;
};

/** An answer that was given, with who asked. */
type GivenAnswer = Answer & { by: Actor };

const eventRow = z.object({
  day: z.string(),
  version: z.number(),
  at: z.number(),
  by: z.string(),
  command_id: z.string(),
  event: z.string(),
});
const remarkRow = z.object({ visit_id: z.string(), place: z.string(), note: z.string() });
const bookerRow = z.object({
  visit_id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  external_id: z.string().nullable(),
  network: z.string().nullable(),
  wide_network: z.string().nullable(),
  booked_at: z.int().nullable(),
  delete_on: z.string(),
});
const foundRow = z.object({ day: z.string(), visit_id: z.string(), name: z.string(), email: z.string().nullable() });
const lessonRow = z.object({ day: z.string(), lesson: z.string() });
const answerRow = z.object({
  by: z.string(),
  answer: z.string(),
  digest: z.string(),
});
const settingsRow = z.object({ version: z.number(), settings: z.string() }).optional();
const dayRow = z.object({ day: z.string().nullable() });
const dayFound = z.object({ day: z.string() }).optional();

/** Opens (or makes) the database in a file; see `openFile` for what it throws. */
export const openStore = (path: string) => {
  const file = openFile(path);
  try {
    return { ...createStore(file), putAside: file.putAside, close: file.close };
  } catch (error) {
    file.close();
    throw error;
  }
};
export type Store = ReturnType<typeof openStore>;

const createStore = ({ database, checkpoint, tend, probe }: OfficeFile) => {
  const insertEvent = database.prepare(
    'INSERT INTO events (day, version, at, by, command_id, type, event, answer, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertSettings = database.prepare(
    'INSERT INTO settings (version, at, by, settings, command_id, answer, digest) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const selectEvents = database.prepare('SELECT * FROM events WHERE day = ? ORDER BY version');
  const selectAnswers = database.prepare(
    `SELECT by, at, answer, digest FROM events WHERE command_id = ? AND answer IS NOT NULL AND at >= ?
     UNION ALL SELECT by, at, answer, digest FROM settings WHERE command_id = ? AND answer IS NOT NULL AND at >= ?
     ORDER BY at DESC`,
  );
  const selectSettings = database.prepare('SELECT version, settings FROM settings ORDER BY version DESC LIMIT 1');
  const selectOpened = database.prepare("SELECT max(day) AS day FROM events WHERE type = 'dayOpened' AND day <= ?");
  const selectClosed = database.prepare("SELECT max(day) AS day FROM events WHERE type = 'dayClosed' AND day < ?");
  const selectUnclosed = database.prepare(
    `SELECT day FROM events WHERE day >= ? AND day < ? GROUP BY day
     HAVING max(iif(type = 'dayClosed', version, 0)) <= max(iif(type = 'dayOpened', version, 0)) ORDER BY day`,
  );

  const insertRemark = database.prepare(
    'INSERT OR REPLACE INTO remarks (day, visit_id, place, note) VALUES (?, ?, ?, ?)',
  );
  const selectRemarks = database.prepare('SELECT visit_id, place, note FROM remarks WHERE day = ?');

  const insertBooker = database.prepare(
    `INSERT OR REPLACE INTO bookers
     (day, visit_id, name, email, phone, external_id, is_open, delete_on, folded, network, wide_network, booked_at)
     VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)`,
  );
  const selectBookers = database.prepare('SELECT * FROM bookers WHERE day = ?');
  const selectNames = database.prepare('SELECT day, visit_id, name, email FROM bookers WHERE day >= ? AND is_open = 1');
  const origins = createOrigins(database);
  const cancelBooker = database.prepare(
    'UPDATE bookers SET is_open = 0, delete_on = min(delete_on, ?) WHERE day = ? AND visit_id = ?',
  );
  const deleteBooker = database.prepare('DELETE FROM bookers WHERE day = ? AND visit_id = ?');
  const insertLetter = database.prepare('INSERT INTO letters (kind, day, visit_id, delete_on) VALUES (?, ?, ?, ?)');
  const insertLesson = database.prepare('INSERT OR REPLACE INTO lessons (day, lesson) VALUES (?, ?)');
  const selectDaysWith = database.prepare('SELECT DISTINCT day FROM events WHERE day >= ? AND type = ? ORDER BY day');
  const selectLessons = database.prepare('SELECT day, lesson FROM lessons WHERE day >= ? AND day < ? ORDER BY day');
  const newestWith = (field: 'key' | 'code' | 'importKey') =>
    database.prepare(
      `SELECT day FROM events WHERE type = 'appointmentBooked' AND json_extract(event, '$.${field}') = ?
       ORDER BY at DESC, version DESC LIMIT 1`,
    );
  const [selectByKey, selectByCode, selectByImport] = [newestWith('key'), newestWith('code'), newestWith('importKey')];
  const dayOfNewest = (select: typeof selectByKey, value: string): string | null =>
    dayFound.parse(select.get(value))?.day ?? null;
  const deletePast = deletePastDate(database);

  /** A booker goes with the appointment when it moves; after a cancellation there is a mail to be sent, and no more. */
  const keepBooker = ({ day, at, event }: StoredEvent) => {
    if (event.type !== 'appointmentCancelled') return;
    const tomorrow = dayAfter(dayOf(at, 'UTC'), 1);
    if (event.movedTo === null) cancelBooker.run(tomorrow, day, event.visitId);
    else deleteBooker.run(day, event.visitId);
  };

  const commit = database.transaction(({ events, remarks, bookers, letters, lessons, settings }: Commit) => {
    // Before the events: a cancellation of the same turn takes the booker away again.
    for (const { day, booker } of bookers) {
      const { visitId, name, email, phone, externalId, deleteOn, origin } = booker;
      const folded = email === null ? null : foldAddress(email);
      const from = [origin?.network.narrow ?? null, origin?.network.wide ?? null, origin?.at ?? null];
      insertBooker.run(day, visitId, name, email, phone, externalId, deleteOn, folded, ...from);
    }
    for (const { stored, answer } of events) {
      const { day, version, at, by, commandId, event } = stored;
      const [asked, happened] = [JSON.stringify(by), JSON.stringify(event)];
      const { reply, digest } = answer ?? { reply: null, digest: null };
      insertEvent.run(day, version, at, asked, commandId, event.type, happened, reply, digest);
      keepBooker(stored);
    }
    for (const { kind, day, visitId, deleteOn, counted } of letters) {
      insertLetter.run(kind, day, visitId, deleteOn);
      if (counted !== null) origins.countLetter(counted.day, counted.address);
    }
    for (const { day, lesson } of lessons) insertLesson.run(day, JSON.stringify(lesson));
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
    /** What is counted of those who book online. */
    origins,
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
    bookersOf: (day: string): Booker[] =>
      selectBookers.all(day).map((found) => {
        const { visit_id, name, email, phone, external_id, delete_on, network, wide_network, booked_at } =
          bookerRow.parse(found);
        const isOnline = network !== null && booked_at !== null;
        const origin = isOnline ? { network: { narrow: network, wide: wide_network }, at: booked_at } : null;
        return { visitId: visit_id, name, email, phone, externalId: external_id, deleteOn: delete_on, origin };
      }),
    /** Who has an open appointment on a day or later. */
    bookersFrom: (day: string): { day: string; visitId: string; name: string; email: string | null }[] =>
      selectNames.all(day).map((found) => {
        const { visit_id: visitId, ...rest } = foundRow.parse(found);
        return { visitId, ...rest };
      }),
    /** The day of the newest appointment with this key, this code, or imported by this key. */
    dayOfKey: (key: string): string | null => dayOfNewest(selectByKey, key),
    dayOfCode: (code: string): string | null => dayOfNewest(selectByCode, code),
    dayOfImport: (importKey: string): string | null => dayOfNewest(selectByImport, importKey),
    /** Days from `from` on that have events of a type. */
    daysWith: (type: DayEvent['type'], from: string): string[] =>
      selectDaysWith.all(from, type).flatMap((row) => dayRow.parse(row).day ?? []),
    /** What the days from `from` until before `to` have taught. */
    lessons: (from: string, to: string): { day: string; lesson: Lesson }[] =>
      selectLessons.all(from, to).map((found) => {
        const { day, lesson } = lessonRow.parse(found);
        return { day, lesson: lessonSchema.parse(JSON.parse(lesson)) };
      }),
    /**
     * X1: what is to be deleted at the end of a day or before, overwritten in the file and gone from its log. False when
     * somebody who reads the file keeps the log from being cut: then names are still in it.
     */
    deletePersonal: (upTo: string): boolean => {
      deletePast(upTo);
      return checkpoint('TRUNCATE');
    },
    tend,
    probe,
    /** What was answered to commands with this id since an instant, and to whom; the latest first. */
    answersTo: (id: string, since: number): GivenAnswer[] =>
      selectAnswers.all(id, since, id, since).map((found) => {
        const row = answerRow.parse(found);
        return { by: actorSchema.parse(JSON.parse(row.by)), reply: row.answer, digest: row.digest };
      }),
    /** The newest settings; null in a new database. */
    settings: (): { version: number; settings: Settings } | null => {
      const row = settingsRow.parse(selectSettings.get());
      return row ? { version: row.version, settings: settingsSchema.parse(JSON.parse(row.settings)) } : null;
    },
    /** The latest day before another one that was closed, null before the first. */
    lastClosedDay: (before: string): string | null => dayRow.parse(selectClosed.get(before)).day,
    /** The latest day that was opened, up to this one if one is named; null before the first. */
    lastOpenedDay: (upTo = '9999-12-31'): string | null => dayRow.parse(selectOpened.get(upTo)).day,
    /** Days from `from` until before `to` that have events and were not closed, or opened again since. */
    unclosedDays: (from: string, to: string): string[] =>
      selectUnclosed.all(from, to).flatMap((row) => dayRow.parse(row).day ?? []),
  };
};
