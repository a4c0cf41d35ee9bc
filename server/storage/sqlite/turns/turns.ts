// The days in SQLite: the log, what stands beside its events, and the commit that writes a turn to all of it.

import type { Store, StoredDay, Turn, TurnLetter, TurnNotice } from '../../port';
import type { AuditRows } from '../audit/auditRows';
import type { DatabaseConnection } from '../connection';
import { promised } from '../promised';
import { FORGET_LOST_OF_VISIT } from '../sums/rowSums';
import { createBookerRows } from './bookers';
import { createEventRows } from './events';
import { readGivenIds } from './given';
import { createLessonRows } from './lessons';
import { createRemarkRows } from './remarks';
import { createSettingsRows } from './settings';

type Days = Pick<Store, 'commit' | 'days' | 'answers' | 'lessons' | 'bookers'> & {
  settings: Pick<Store['settings'], 'newest' | 'of'>;
};

/** What a turn leaves for others to send. */
type TurnWriters = { writeLetter: (letter: TurnLetter) => void; writeNotice: (notice: TurnNotice) => void };

export const createTurnStore = (
  database: DatabaseConnection,
  { writeLetter, writeNotice }: TurnWriters,
  audit: Pick<AuditRows, 'write' | 'within'>,
): Days => {
  const events = createEventRows(database);
  const remarks = createRemarkRows(database);
  const bookers = createBookerRows(database);
  const lessons = createLessonRows(database);
  const settings = createSettingsRows(database);
  const given = readGivenIds(database);

  const forgets = [
    ...['bookers', 'remarks', 'letters', 'pushes'].map((table) => `${table} WHERE day = ? AND visit_id = ?`),
    // S39: a row that is aside is not put back either.
    FORGET_LOST_OF_VISIT,
  ].map((what) => database.prepare(`DELETE FROM ${what}`));

  const write = database.transaction((turn: Turn) => {
    // Before the events: a cancellation of the same turn takes the booker away again.
    for (const { day, booker } of turn.bookers) bookers.write(day, booker);
    for (const event of turn.events) {
      events.write(event);
      bookers.follow(event.stored);
    }
    for (const letter of turn.letters) writeLetter(letter);
    for (const notice of turn.notices) writeNotice(notice);
    for (const { day, lesson } of turn.lessons) lessons.write(day, lesson);
    for (const { day, remark } of turn.remarks) remarks.write(day, remark);
    for (const { day, visitId } of turn.forgotten) for (const forget of forgets) forget.run(day, visitId);
    if (turn.settings !== null) settings.write(turn.settings);
    for (const entry of turn.audit) audit.write(entry);
  });

  const beside = (day: string) => ({ remarks: remarks.ofDay(day), bookers: bookers.ofDay(day) });

  return {
    commit: promised(
      audit.within((turn: Turn) => {
        given.add(turn);
        write.immediate(turn);
      }),
    ),
    days: {
      read: promised((day): StoredDay => ({ day, events: events.ofDay(day), ...beside(day) })),
      from: promised((first): StoredDay[] =>
        [...events.from(first)].map(([day, ofDay]) => ({ day, events: ofDay, ...beside(day) })),
      ),
      ...{ ofKey: promised(events.ofKey), ofImports: promised(events.ofImports) },
      ofPaper: promised(events.ofPaper),
      importedFrom: promised(events.importedFrom),
      ...{ lastOpened: promised(events.lastOpened), lastClosed: promised(events.lastClosed) },
      unclosed: promised(events.unclosed),
    },
    settings: { newest: promised(settings.newest), of: promised(settings.of) },
    answers: { to: promised((ids, since) => events.answersTo(given.among(ids, since), since)) },
    lessons: { from: promised(lessons.from) },
    bookers: { open: promised(bookers.open), bookedSince: promised(bookers.bookedSince) },
  };
};
