// X1, X10: what is past its date at the end of a day goes, and acts that are past theirs lose who did them.
import { z } from 'zod';
import { FORGOTTEN } from '../../../../shared/actors';
import { actsBefore, retentionOf } from '../../retention/acts';
import { DAILY, DATED } from '../../retention/dated';
import { forgetActors } from '../../rows/actor';
import type { Readers } from '../session/readers';
import type { Statement, Statements } from '../session/statements';

/** So many at once; a log that was never cleaned takes many times. */
const MOST_EVENTS = 1000;
const MOST_SETTINGS = 20;
const MOST_ENTRIES = 2000;

/** What stands beside the days and names staff, or holds an answer to them: gone with their acts. */
const ROWS = [
  'persons WHERE office = $1 AND removed_at < $2',
  'sessions WHERE office = $1 AND expires_at < $2',
  'invitations WHERE office = $1 AND expires_at < $2',
  'given_answers WHERE office = $1 AND at < $2',
  'networks_seen WHERE office = $1 AND at < $2',
];

const actRow = z.object({ day: z.string(), version: z.int(), type: z.string(), by: z.string(), event: z.string() });
type Act = z.infer<typeof actRow>;
const json = z.record(z.string(), z.unknown());
const actor = z.looseObject({ kind: z.string(), personId: z.string().nullish(), deviceId: z.string().nullish() });
const savedRow = z.object({ version: z.int(), by: z.string() });
const seqRow = z.object({ first: z.int().nullable(), last: z.int().nullable() });

const nobody = (by: string): string => {
  const who = actor.parse(JSON.parse(by));
  if (who.kind === 'device') return JSON.stringify({ ...who, personId: null, deviceId: '' });
  return who.kind === 'program' ? JSON.stringify({ ...who, personId: null }) : by;
};
const withoutPerson = ({ type, event }: Act): string =>
  type === 'counterOpened' ? JSON.stringify({ ...json.parse(JSON.parse(event)), personId: FORGOTTEN }) : event;
const withoutReason = ({ type, event }: Act): string => {
  const happened = json.parse(JSON.parse(event));
  if (type === 'kioskLocked') return JSON.stringify({ ...happened, reason: '' });
  const locks = Object.keys(json.parse(happened['locks'] ?? {})).map((kiosk) => [kiosk, '']);
  return JSON.stringify({ ...happened, locks: Object.fromEntries(locks) });
};

const of = <Row, Part>(rows: readonly Row[], part: (row: Row) => Part): Part[] => rows.map(part);

/**
 * S63: an event that came from a file has that file's sum, which is none any more when it is changed here. The answer goes too: its digest is made from who logged in, and could be tried with every name.
 */
const FORGET_ACTS = `UPDATE events SET by = new.by, event = new.event, answer = NULL, digest = NULL, names_somebody = 0, sum = NULL
  FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[]) AS new (day, version, by, event)
  WHERE events.office = $1 AND events.day = new.day AND events.version = new.version`;
const FORGET_REASONS = `UPDATE events SET event = new.event, says_why_locked = 0, sum = NULL
  FROM unnest($2::text[], $3::bigint[], $4::text[]) AS new (day, version, event)
  WHERE events.office = $1 AND events.day = new.day AND events.version = new.version`;
const FORGET_SAVERS = `UPDATE settings SET by = new.by, answer = NULL, digest = NULL
  FROM unnest($2::bigint[], $3::text[]) AS new (version, by)
  WHERE settings.office = $1 AND settings.version = new.version`;

type Part = { statements: Statement[]; isAll: boolean };

const createForgetting = (readers: Readers, { statement }: Statements) => {
  const acts = async (mark: 'names_somebody' | 'says_why_locked', before: number): Promise<Act[]> => {
    const found = await readers.all(
      `SELECT day, version, type, by, event FROM events WHERE office = $1 AND ${mark} = 1 AND at < $2
       ORDER BY at LIMIT ${MOST_EVENTS}`,
      before,
    );
    return found.map((row) => actRow.parse(row));
  };
  const ofEvents = async (before: number): Promise<Part> => {
    const rows = await acts('names_somebody', before);
    const key = [of(rows, ({ day }) => day), of(rows, ({ version }) => version)] as const;
    const done = statement(
      FORGET_ACTS,
      ...key,
      of(rows, ({ by }) => nobody(by)),
      of(rows, withoutPerson),
    );
    return { statements: rows.length === 0 ? [] : [done], isAll: rows.length < MOST_EVENTS };
  };
  const ofReasons = async (before: number): Promise<Part> => {
    const rows = await acts('says_why_locked', before);
    const key = [of(rows, ({ day }) => day), of(rows, ({ version }) => version)] as const;
    const done = statement(FORGET_REASONS, ...key, of(rows, withoutReason));
    return { statements: rows.length === 0 ? [] : [done], isAll: rows.length < MOST_EVENTS };
  };
  const ofSettings = async (before: number): Promise<Part> => {
    const found = await readers.all('SELECT version, by FROM settings WHERE office = $1 AND at < $2', before);
    const rows = found
      .map((row) => savedRow.parse(row))
      .filter(({ by }) => actor.parse(JSON.parse(by)).kind === 'device' && nobody(by) !== by)
      .slice(0, MOST_SETTINGS);
    const done = statement(
      FORGET_SAVERS,
      of(rows, ({ version }) => version),
      of(rows, ({ by }) => nobody(by)),
    );
    return { statements: rows.length === 0 ? [] : [done], isAll: rows.length < MOST_SETTINGS };
  };
  /** Entries from the beginning on, without a gap. */
  const ofAudit = async (before: number): Promise<Part> => {
    const { first, last } = seqRow.parse(
      await readers.one(
        `SELECT (SELECT min(seq) FROM audit WHERE office = $1 AND salt IS NOT NULL) AS first,
          (SELECT max(seq) FROM audit WHERE office = $1 AND at < $2) AS last`,
        before,
      ),
    );
    if (first === null || last === null || first > last) return { statements: [], isAll: true };
    const forget = statement(
      `UPDATE audit SET person = NULL, device = NULL, about_person = NULL, salt = NULL
       WHERE office = $1 AND seq >= $2 AND seq < $3 AND seq <= $4`,
      ...[first, first + MOST_ENTRIES, last],
    );
    return { statements: [forget], isAll: first + MOST_ENTRIES > last };
  };
  return async (before: number): Promise<Part> => {
    const parts = await Promise.all([ofEvents(before), ofReasons(before), ofSettings(before), ofAudit(before)]);
    const rows = ROWS.map((what) => statement(`DELETE FROM ${what}`, before));
    return {
      statements: [...rows, ...parts.flatMap(({ statements }) => statements)],
      isAll: parts.every(({ isAll }) => isAll),
    };
  };
};

const NEWEST = 'SELECT settings FROM settings WHERE office = $1 ORDER BY version DESC LIMIT 1';

/** The statements that delete what is to go at the end of a day or before; `isAll` false while there is more. */
export const createDeletions = (readers: Readers, made: Statements): ((upTo: string) => Promise<Part>) => {
  const { statement } = made;
  const forget = createForgetting(readers, made);
  return async (upTo) => {
    forgetActors();
    const rows = [
      ...DAILY.map((table) => statement(`DELETE FROM ${table} WHERE office = $1 AND day <= $2`, upTo)),
      ...DATED.map((table) => statement(`DELETE FROM ${table} WHERE office = $1 AND delete_on <= $2`, upTo)),
    ];
    const retention = retentionOf(await readers.one(NEWEST));
    if (retention === null) return { statements: rows, isAll: true };
    const { statements, isAll } = await forget(actsBefore(upTo, retention));
    return { statements: [...rows, ...statements], isAll };
  };
};
