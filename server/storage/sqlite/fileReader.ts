// Reads an office's file from another process than the one that writes it.
import { z } from 'zod';
import type { Booker } from '../../queue/day/day';
import type { StoredDay } from '../port';
import { forgetActors } from '../rows/actor';
import { type Reader, SOME_ADDRESS, withoutPerson } from '../rows/outside';
import { Database, type DatabaseConnection } from './connection';
import { promised } from './promised';
import { createRecordRows } from './records/records';
import { createEventRows } from './turns/events';
import { createLessonRows } from './turns/lessons';
import { createSettingsRows } from './turns/settings';

/** A log that another process left behind is read first; that takes a moment. */
const LOCK_WAIT_MS = 2000;

const bookerRow = z.object({ visit_id: z.string(), email: z.string().nullable(), delete_on: z.string() });

const createBookerRows = (database: DatabaseConnection) => {
  const select = database.prepare(
    `SELECT visit_id, iif(email IS NULL, NULL, '${SOME_ADDRESS}') AS email, delete_on FROM bookers WHERE day = ?`,
  );
  return (day: string): Booker[] =>
    select.all(day).map((found) => {
      const { visit_id: visitId, email, delete_on: deleteOn } = bookerRow.parse(found);
      return withoutPerson({ visitId, email, deleteOn });
    });
};

/** Of an office that is at work: its file is there, and has today's tables. */
export const openFileReader = (file: string): Reader => {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: LOCK_WAIT_MS });
  const events = createEventRows(database);
  const bookersOf = createBookerRows(database);
  const lessons = createLessonRows(database);
  const settings = createSettingsRows(database);
  const records = createRecordRows(database);
  const beside = (day: string) => ({ remarks: [], bookers: bookersOf(day) });
  return {
    days: {
      read: promised((day): StoredDay => ({ day, events: events.ofDay(day), ...beside(day) })),
      from: promised((first): StoredDay[] =>
        [...events.from(first)].map(([day, ofDay]) => ({ day, events: ofDay, ...beside(day) })),
      ),
      ofKey: promised(events.ofKey),
    },
    settings: { newest: promised(settings.newest) },
    answers: { to: promised(events.answersTo) },
    lessons: { from: promised(lessons.from) },
    records: { newest: promised(records.newest), textOf: promised(records.textOf) },
    forget: forgetActors,
    close: promised(() => void database.close()),
  };
};
