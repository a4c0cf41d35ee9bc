// The days as they are read from PostgreSQL.
import { z } from 'zod';
import { foldAddress } from '../../../../shared/contacts';
import type { StoredEvent } from '../../../../shared/events';
import type { Booker, Remark } from '../../../queue/day/day';
import type { Store, StoredDay } from '../../port';
import { answerOf, bookedFromOf, bookerOf, eventOf, lessonOf, remarkOf, settingsOf } from '../../rows/days';
import type { GivenIds } from '../../rows/givenIds';
import { SOME_ADDRESS } from '../../rows/outside';
import type { Readers } from '../session/readers';

type Days = Pick<Store, 'days' | 'answers' | 'lessons' | 'bookers'> & {
  settings: Pick<Store['settings'], 'newest' | 'of'>;
};

const dayRow = z.object({ day: z.string().nullable() });
const dayFound = z.object({ day: z.string() }).optional();
const importRow = z.object({ key: z.string(), day: z.string() });
const counted = z.object({ count: z.int() });
const dated = z.object({ day: z.string() });

const LOG = 'SELECT day, version, at, by, command_id, event FROM events WHERE office = $1';
const SETTINGS = 'SELECT version, at, by, settings, day, day_version FROM settings WHERE office = $1';
const REMARKS = 'SELECT day, visit_id, place, note, before FROM remarks WHERE office = $1';

/** No row, and no right to any. */
const NO_REMARKS = `SELECT day, visit_id, place, note, before FROM (SELECT ''::text AS day, ''::text AS visit_id, ''::text AS place,
  ''::text AS note, 0 AS before) AS nobody WHERE $1::text IS NULL`;

/** How people's rows are read: as they are, or (S83) with nothing but whether an appointment has an address. */
const PEOPLE = {
  inside: { remarks: REMARKS, bookers: 'SELECT * FROM bookers WHERE office = $1' },
  outside: {
    remarks: NO_REMARKS,
    bookers: `SELECT day, visit_id, '' AS name, CASE WHEN email IS NULL THEN NULL ELSE '${SOME_ADDRESS}' END AS email,
      NULL AS phone, NULL AS external_id, NULL AS network, NULL AS wide_network, NULL AS booked_at, delete_on,
      '[]' AS answers FROM bookers WHERE office = $1`,
  },
};
export type Place = keyof typeof PEOPLE;

/** Rows by their day, in their order. */
const byDay = <Read>(rows: readonly unknown[], read: (row: unknown) => Read): Map<string, Read[]> => {
  const days = new Map<string, Read[]>();
  for (const row of rows) {
    const { day } = dated.parse(row);
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(read(row));
    else days.set(day, [read(row)]);
  }
  return days;
};

const createDays = ({ all, one }: Readers, place: Place): Store['days'] => {
  const people = PEOPLE[place];
  const day = async (text: string, ...values: string[]): Promise<string | null> =>
    dayRow.parse(await one(text, ...values)).day;
  const days = async (text: string, ...values: string[]): Promise<string[]> =>
    (await all(text, ...values)).map((row) => dated.parse(row).day);
  return {
    read: async (name): Promise<StoredDay> => {
      const [events, remarks, bookers] = await Promise.all([
        all(`${LOG} AND day = $2 ORDER BY version`, name),
        all(`${people.remarks} AND day = $2 ORDER BY visit_id`, name),
        all(`${people.bookers} AND day = $2 ORDER BY visit_id`, name),
      ]);
      return { day: name, events: events.map(eventOf), remarks: remarks.map(remarkOf), bookers: bookers.map(bookerOf) };
    },
    from: async (first): Promise<StoredDay[]> => {
      const [events, remarks, bookers] = await Promise.all([
        all(`${LOG} AND day >= $2 ORDER BY day, version`, first),
        all(`${people.remarks} AND day >= $2 ORDER BY day, visit_id`, first),
        all(`${people.bookers} AND day >= $2 ORDER BY day, visit_id`, first),
      ]);
      const [ofRemarks, ofBookers]: [Map<string, Remark[]>, Map<string, Booker[]>] = [
        byDay(remarks, remarkOf),
        byDay(bookers, bookerOf),
      ];
      return [...byDay<StoredEvent>(events, eventOf)].map(([name, ofDay]) => ({
        ...{ day: name, events: ofDay, remarks: ofRemarks.get(name) ?? [], bookers: ofBookers.get(name) ?? [] },
      }));
    },
    ofKey: async (key) =>
      dayFound.parse(
        await one(
          `SELECT day FROM events WHERE office = $1 AND booking_key IS NOT NULL AND booking_key = $2
           ORDER BY at DESC, version DESC LIMIT 1`,
          key,
        ),
      )?.day ?? null,
    ofImports: async (importKeys) => {
      const rows = await all(
        `SELECT DISTINCT ON (import_key) import_key AS key, day FROM events
         WHERE office = $1 AND import_key IS NOT NULL AND import_key = ANY($2::text[])
         ORDER BY import_key, at DESC, version DESC`,
        [...importKeys],
      );
      return new Map(rows.map((row) => [importRow.parse(row).key, importRow.parse(row).day]));
    },
    ofPaper: async (keys) => {
      const rows = await all(
        `SELECT DISTINCT ON (booking_key) booking_key AS key, day FROM events AS brought
         WHERE office = $1 AND booking_key IS NOT NULL AND booking_key = ANY($2::text[]) AND type = 'paperBrought'
         AND NOT EXISTS (
           SELECT 1 FROM events AS back WHERE back.office = $1 AND back.booking_key = brought.booking_key
           AND back.day = brought.day AND back.type = 'paperTakenBack' AND back.version > brought.version
         )
         ORDER BY booking_key, at DESC, version DESC`,
        [...keys],
      );
      return new Map(rows.map((row) => [importRow.parse(row).key, importRow.parse(row).day]));
    },
    // A key's prefix ends with a colon; what begins with it comes before the next character.
    importedFrom: (sourceId, first) =>
      days(
        `SELECT DISTINCT day FROM events WHERE office = $1 AND import_key IS NOT NULL
         AND import_key >= $2 AND import_key < $3 AND day >= $4 ORDER BY day`,
        ...[`${sourceId}:`, `${sourceId};`, first],
      ),
    lastOpened: (upTo = '9999-12-31') =>
      day("SELECT max(day) AS day FROM events WHERE office = $1 AND type = 'dayOpened' AND day <= $2", upTo),
    lastClosed: (before) =>
      day("SELECT max(day) AS day FROM events WHERE office = $1 AND type = 'dayClosed' AND day < $2", before),
    unclosed: (from, to) =>
      days(
        // From day to day by the key: a log of years is not read for it.
        `WITH RECURSIVE days (day) AS (
           SELECT min(day) FROM events WHERE office = $1 AND day >= $2 AND day < $3
           UNION ALL SELECT (SELECT min(day) FROM events WHERE office = $1 AND day > days.day AND day < $3)
           FROM days WHERE day IS NOT NULL)
         SELECT day FROM days WHERE day IS NOT NULL AND (
           SELECT type FROM events WHERE office = $1 AND events.day = days.day AND type IN ('dayOpened', 'dayClosed')
           ORDER BY version DESC LIMIT 1) IS DISTINCT FROM 'dayClosed' ORDER BY day`,
        ...[from, to],
      ),
  };
};

const ANSWERS = `SELECT by, command_id, at, answer, digest FROM events
  WHERE office = $1 AND command_id = ANY($2::text[]) AND answer IS NOT NULL AND at >= $3
  UNION ALL SELECT by, command_id, at, answer, digest FROM settings
  WHERE office = $1 AND command_id = ANY($2::text[]) AND answer IS NOT NULL AND at >= $3 ORDER BY at DESC`;

export const createDayReads = (readers: Readers, given: Pick<GivenIds, 'among'>, place: Place = 'inside'): Days => {
  const { all, one } = readers;
  return {
    days: createDays(readers, place),
    settings: {
      newest: async () => settingsOf(await one(`${SETTINGS} ORDER BY version DESC LIMIT 1`)),
      of: async (version) => settingsOf(await one(`${SETTINGS} AND version = $2`, version)),
    },
    answers: {
      to: async (commandIds, since) => {
        const asked = given.among(commandIds, since);
        if (asked.length === 0) return [];
        const found = (await all(ANSWERS, asked, since)).map(answerOf);
        return commandIds.flatMap((id) => found.filter(({ commandId }) => commandId === id));
      },
    },
    lessons: {
      from: async (first) =>
        (await all('SELECT day, lesson FROM lessons WHERE office = $1 AND day >= $2 ORDER BY day', first)).map(
          lessonOf,
        ),
    },
    bookers: {
      open: async (email, from, to) =>
        counted.parse(
          await one(
            `SELECT count(*) AS count FROM bookers
             WHERE office = $1 AND folded = $2 AND day BETWEEN $3 AND $4 AND is_open = 1`,
            ...[foldAddress(email), from, to],
          ),
        ).count,
      bookedSince: async (since) =>
        (
          await all(
            `SELECT network, wide_network, booked_at, day, visit_id, delete_on, is_open FROM bookers
             WHERE office = $1 AND network IS NOT NULL AND booked_at >= $2 ORDER BY booked_at, day, visit_id`,
            since,
          )
        ).map(bookedFromOf),
    },
  };
};
