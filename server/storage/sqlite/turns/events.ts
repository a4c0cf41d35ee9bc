// The event log by days, and the answers that stand with what they led to.
import { z } from 'zod';
import type { StoredEvent } from '../../../../shared/events';
import type { GivenAnswer, Turn } from '../../port';
import { answerOf, eventOf } from '../../rows/days';
import { unusable } from '../../unusable';
import type { DatabaseConnection } from '../connection';
import { rightOne, sumOf } from '../sums/sums';

const dayRow = z.object({ day: z.string().nullable() });
const paperRow = z.object({ day: z.string(), version: z.number() });
const takenBackRow = z.object({ key: z.string(), version: z.number() });
const dayFound = z.object({ day: z.string() }).optional();

/** Which days have what, found by the indexes of the log. */
const createDayQueries = (database: DatabaseConnection) => {
  const selectOpened = database.prepare("SELECT max(day) AS day FROM events WHERE type = 'dayOpened' AND day <= ?");
  const selectClosed = database.prepare("SELECT max(day) AS day FROM events WHERE type = 'dayClosed' AND day < ?");
  // From day to day by the key: a log of years is not read for it.
  const selectUnclosed = database.prepare(
    `WITH RECURSIVE days (day) AS (
       SELECT min(day) FROM events WHERE day >= ? AND day < ?
       UNION ALL SELECT (SELECT min(day) FROM events WHERE day > days.day AND day < ?) FROM days WHERE day IS NOT NULL)
     SELECT day FROM days WHERE day IS NOT NULL AND (
       SELECT type FROM events WHERE events.day = days.day AND type IN ('dayOpened', 'dayClosed')
       ORDER BY version DESC LIMIT 1) IS NOT 'dayClosed' ORDER BY day`,
  );
  // A key's prefix ends with a colon; what begins with it comes before the next character.
  const selectImported = database.prepare(
    `SELECT DISTINCT day FROM events WHERE type = 'appointmentBooked'
     AND json_extract(event, '$.importKey') >= ? AND json_extract(event, '$.importKey') < ? AND day >= ? ORDER BY day`,
  );
  const newestWith = (field: 'key' | 'importKey') =>
    database.prepare(
      `SELECT day FROM events WHERE type = 'appointmentBooked' AND json_extract(event, '$.${field}') = ?
       ORDER BY at DESC, version DESC LIMIT 1`,
    );
  const selectPaper = database.prepare(
    `SELECT day, version FROM events WHERE type = 'paperBrought' AND json_extract(event, '$.key') = ?
     ORDER BY at DESC, version DESC`,
  );
  const selectTakenBack = database.prepare(
    "SELECT json_extract(event, '$.key') AS key, version FROM events WHERE day = ? AND type = 'paperTakenBack'",
  );
  /** K29: whether a slip was taken back on its day after it was brought in; each day is read once. */
  const takenBackIn = () => {
    const days = new Map<string, Map<string, number>>();
    const read = (day: string): Map<string, number> => {
      const rows = selectTakenBack.all(day).map((row) => takenBackRow.parse(row));
      const last = new Map<string, number>();
      for (const { key, version } of rows) last.set(key, Math.max(version, last.get(key) ?? 0));
      days.set(day, last);
      return last;
    };
    return (key: string, { day, version }: { day: string; version: number }): boolean =>
      ((days.get(day) ?? read(day)).get(key) ?? 0) > version;
  };
  const [selectByKey, selectByImport] = [newestWith('key'), newestWith('importKey')];
  return {
    ofKey: (key: string): string | null => dayFound.parse(selectByKey.get(key) ?? selectPaper.get(key))?.day ?? null,
    ofImports: (importKeys: readonly string[]): Map<string, string> =>
      new Map(
        importKeys.flatMap((key): [string, string][] => {
          const found = dayFound.parse(selectByImport.get(key));
          return found ? [[key, found.day]] : [];
        }),
      ),
    ofPaper: (keys: readonly string[]): Map<string, string> => {
      const isBack = takenBackIn();
      return new Map(
        keys.flatMap((key): [string, string][] =>
          selectPaper
            .all(key)
            .map((row) => paperRow.parse(row))
            .filter((row) => !isBack(key, row))
            .map(({ day }) => [key, day]),
        ),
      );
    },
    importedFrom: (sourceId: string, day: string): string[] =>
      selectImported.all(`${sourceId}:`, `${sourceId};`, day).flatMap((row) => dayRow.parse(row).day ?? []),
    lastOpened: (upTo = '9999-12-31'): string | null => dayRow.parse(selectOpened.get(upTo)).day,
    lastClosed: (before: string): string | null => dayRow.parse(selectClosed.get(before)).day,
    unclosed: (from: string, to: string): string[] =>
      selectUnclosed.all(from, to, to).flatMap((row) => dayRow.parse(row).day ?? []),
  };
};

/** An event before it that is missing has another key, and would be missed by nobody. Throws `unusable`. */
const inItsPlace = (event: StoredEvent, place: number): StoredEvent => {
  if (event.version !== place + 1) throw unusable('DATA_DAMAGED');
  return event;
};

export const createEventRows = (database: DatabaseConnection) => {
  const insert = database.prepare(
    `INSERT INTO events (day, version, at, by, command_id, type, event, answer, digest, sum)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectDay = database.prepare('SELECT * FROM events WHERE day = ? ORDER BY version');
  const selectFrom = database.prepare('SELECT * FROM events WHERE day >= ? ORDER BY day, version');
  const selectAnswers = database.prepare(
    `SELECT by, command_id, at, answer, digest FROM events WHERE command_id = ? AND answer IS NOT NULL AND at >= ?
     UNION ALL SELECT by, command_id, at, answer, digest FROM settings
     WHERE command_id = ? AND answer IS NOT NULL AND at >= ? ORDER BY at DESC`,
  );
  return {
    ...createDayQueries(database),
    ofDay: (day: string): StoredEvent[] =>
      selectDay.all(day).map((found, place) => inItsPlace(eventOf(rightOne(found)), place)),
    /** By day, in their order. */
    from: (day: string): Map<string, StoredEvent[]> => {
      const days = new Map<string, StoredEvent[]>();
      for (const found of selectFrom.iterate(day)) {
        const event = eventOf(rightOne(found));
        const ofDay = days.get(event.day);
        inItsPlace(event, ofDay?.length ?? 0);
        if (ofDay) ofDay.push(event);
        else days.set(event.day, [event]);
      }
      return days;
    },
    /** Of one id the latest first. */
    answersTo: (commandIds: readonly string[], since: number): GivenAnswer[] =>
      commandIds.flatMap((id) => selectAnswers.all(id, since, id, since).map(answerOf)),
    write: ({ stored, answer }: Turn['events'][number]): void => {
      const { day, version, at, by, commandId, event } = stored;
      const [asked, happened] = [JSON.stringify(by), JSON.stringify(event)];
      const { reply, digest } = answer ?? { reply: null, digest: null };
      const sum = sumOf(day, version, at, asked, commandId, event.type, happened);
      insert.run(day, version, at, asked, commandId, event.type, happened, reply, digest, sum);
    },
  };
};
