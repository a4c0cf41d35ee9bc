// X13: all rows that hold something of one person, read from every day that is kept.
import { z } from 'zod';
import { personOf, stationOf } from '../../../shared/actors';
import type { Found, FoundAct, FoundVisit, FoundWish } from '../lookingPort';
import { actorOf } from '../rows/actor';
import type { DatabaseConnection } from '../sqlite/connection';
import { NAMES_SOMEBODY } from './naming';

const visitRow = z.object({
  day: z.string(),
  visit_id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  external_id: z.string().nullable(),
  network: z.string().nullable(),
  booked_at: z.int().nullable(),
  /** JSON, as the form was filled in. */
  answers: z.string(),
  delete_on: z.string(),
  place: z.string().nullable(),
  note: z.string().nullable(),
});

const wishRow = z.object({
  id: z.string(),
  email: z.string(),
  service_ids: z.string(),
  persons: z.int(),
  from_day: z.string(),
  to_day: z.string(),
  language: z.enum(['de', 'en']),
  joined_at: z.int(),
  confirmed_at: z.int().nullable(),
  told_at: z.int().nullable(),
  delete_on: z.string(),
});

const MOST = 100;
const SHORTEST_PHONE = 5;

/** A remark's text, with what it said before (K10), as often as that was something else. */
const NOTE = `(SELECT group_concat(said, ' · ') FROM (
  SELECT r.note AS said UNION
  SELECT trim(json_extract(value, '$.place') || ' ' || json_extract(value, '$.note')) FROM json_each(r.before))
  WHERE said <> '')`;

/** Who booked, with the remark; and remarks about visits that nobody booked. */
const VISITS = `
  SELECT b.day, b.visit_id, b.name, b.email, b.phone, b.external_id, b.network, b.booked_at, b.answers, b.delete_on, r.place, ${NOTE} AS note
  FROM bookers AS b LEFT JOIN remarks AS r ON r.day = b.day AND r.visit_id = b.visit_id
  UNION ALL
  SELECT r.day, r.visit_id, NULL, NULL, NULL, NULL, NULL, NULL, '[]', r.day, r.place, ${NOTE}
  FROM remarks AS r WHERE NOT EXISTS (SELECT 1 FROM bookers AS b WHERE b.day = r.day AND b.visit_id = r.visit_id)
  ORDER BY 1, 2`;

/** Without accents; umlauts without their dots, or written as two letters. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '');
const spelt = (text: string): string =>
  bare(text.toLowerCase().normalize('NFC').replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue'));

/** A number as the net dials it inside the country. */
const dialled = (phone: string): string => phone.replace(/\D/g, '').replace(/^(?:00)?49(?=[1-9])|^0+/, '');

/** What is looked for: each word somewhere in the name or in a remark, a part of the address, the end of a number, a code. */
const wantedBy = (text: string) => {
  const words = text.trim().split(/\s+/);
  const [address, phone] = [text.trim().toLowerCase(), dialled(text)];
  const isPhone = /^[\d\s()+/.-]+$/.test(text.trim()) && phone.length >= SHORTEST_PHONE;
  const hasAll = (held: string | null) =>
    held !== null && [bare, spelt].some((as) => words.every((word) => as(held).includes(as(word))));
  return {
    isVisit: ({ name, email, phone: held, place, note }: z.infer<typeof visitRow>): boolean =>
      hasAll(name) ||
      hasAll(place === null ? null : `${place} ${note ?? ''}`) ||
      (email?.toLowerCase().includes(address) ?? false) ||
      (isPhone && held !== null && dialled(held).endsWith(phone)),
    isWish: ({ email }: FoundWish): boolean => email.toLowerCase().includes(address),
  };
};

const placeRow = z.object({ day: z.string(), visit_id: z.string() });
const kindRow = z.object({ kind: z.string() });

/** Everything that is kept of who is meant by a name, an e-mail address, a phone number, or a code. */
export const findVisitor = (database: DatabaseConnection, text: string): Found => {
  const wanted = wantedBy(text);
  const byCode = new Set(
    database
      .prepare(
        `SELECT day, json_extract(event, '$.visitId') AS visit_id FROM events
         WHERE type = 'appointmentBooked' AND json_extract(event, '$.code') = ?`,
      )
      .all(text.trim().toUpperCase())
      .map((row) => placeRow.parse(row))
      .map(({ day, visit_id }) => `${day} ${visit_id}`),
  );
  const kinds = database.prepare("SELECT kind FROM letters WHERE day = ? AND visit_id = ? AND kind <> 'told'");
  const visits: FoundVisit[] = [];
  for (const row of database.prepare(VISITS).iterate()) {
    const visit = visitRow.parse(row);
    if (!byCode.has(`${visit.day} ${visit.visit_id}`) && !wanted.isVisit(visit)) continue;
    if (visits.length > MOST) break;
    visits.push({ ...visit, letters: [] });
  }
  const wishes = database
    .prepare('SELECT * FROM waiting_list ORDER BY joined_at')
    .all()
    .map((row) => wishRow.parse(row))
    .filter(wanted.isWish);
  return {
    visits: visits.slice(0, MOST).map((visit) => ({
      ...visit,
      letters: kinds.all(visit.day, visit.visit_id).map((row) => kindRow.parse(row).kind),
    })),
    wishes: wishes.slice(0, MOST),
    isMore: visits.length > MOST || wishes.length > MOST,
  };
};

const actRow = z.object({ at: z.int(), day: z.string(), type: z.string(), by: z.string() });

/** What a person did and is still known to have done, the newest first. */
export const findActs = (database: DatabaseConnection, personId: string): FoundAct[] =>
  database
    .prepare(
      `SELECT at, day, type, by FROM events WHERE at >= 0 AND ${NAMES_SOMEBODY}
       AND json_extract(by, '$.personId') = ? ORDER BY at DESC`,
    )
    .all(personId)
    .map((row) => actRow.parse(row))
    .map(({ by, ...act }) => ({ ...act, actor: actorOf(by) }))
    .flatMap(({ actor, ...act }) => {
      if (personOf(actor) !== personId) return [];
      return [{ ...act, stationId: actor.kind === 'device' ? actor.stationId : (stationOf(actor, 'counter') ?? '') }];
    });
