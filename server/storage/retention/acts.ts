// X10: after the set time an act has no person any more, and whoever was removed no name; nor is there what was written at
// a locked kiosk. What was done, where and when stays.
import { z } from 'zod';
import { FORGOTTEN } from '../../../shared/actors';
import { retentionSchema } from '../../../shared/settings/retention';
import { dayAfter } from '../../../shared/time';
import { instantOf } from '../../queue/slots/hours';
import { forgetAuditPeople } from '../sqlite/audit/forgetting';
import type { DatabaseConnection } from '../sqlite/connection';
import { isNewestRight, knowSums, sumInSql } from '../sqlite/sums/sums';
import { NAMES_SOMEBODY, SAYS_WHY_LOCKED } from './naming';

/** So many at once: some milliseconds, in which nobody is answered. A log that was never cleaned takes many times. */
const MOST_EVENTS = 1000;
/** Versions of the settings are long. */
const MOST_SETTINGS = 20;

const NOBODY = `CASE json_extract(by, '$.kind')
  WHEN 'device' THEN json_set(by, '$.personId', NULL, '$.deviceId', '')
  WHEN 'program' THEN json_set(by, '$.personId', NULL)
  ELSE by END`;
const OPENED_BY_NOBODY = `iif(type = 'counterOpened', json_set(event, '$.personId', '${FORGOTTEN}'), event)`;
const LOCKED = `iif(type = 'kioskLocked',
  json_set(event, '$.reason', ''),
  json_set(event, '$.locks', json((SELECT json_group_object(key, '') FROM json_each(event, '$.locks')))))`;
/** S63: of what was right before; what a disk has changed does not become right by it. */
const summed = (changed: { by?: string; event: string }): string =>
  `sum = iif(sum = ${sumInSql()}, ${sumInSql(changed)}, sum)`;

/** The answer goes too: its digest is made from who logged in, and could be tried with every name. */
const EVENTS = `
  UPDATE events SET
    by = ${NOBODY}, event = ${OPENED_BY_NOBODY}, answer = NULL, digest = NULL,
    ${summed({ by: NOBODY, event: OPENED_BY_NOBODY })}
  WHERE (day, version) IN (
    SELECT day, version FROM events WHERE at < ? AND ${NAMES_SOMEBODY} ORDER BY at LIMIT ${MOST_EVENTS})`;

/** That a kiosk was locked stays; what people wrote about it may name somebody. */
const LOCKS = `
  UPDATE events SET event = ${LOCKED}, ${summed({ event: LOCKED })}
  WHERE (day, version) IN (
    SELECT day, version FROM events WHERE at < ? AND ${SAYS_WHY_LOCKED} ORDER BY at LIMIT ${MOST_EVENTS})`;

const SETTINGS = `
  UPDATE settings SET by = json_set(by, '$.personId', NULL, '$.deviceId', ''), answer = NULL, digest = NULL
  WHERE version IN (
    SELECT version FROM settings WHERE at < ? AND json_extract(by, '$.kind') = 'device'
    AND (json_extract(by, '$.personId') IS NOT NULL OR json_extract(by, '$.deviceId') <> '') LIMIT ${MOST_SETTINGS})`;

/** What stands beside the days and names staff, or holds an answer to them: gone with their acts. */
const ROWS = [
  'persons WHERE removed_at < ?',
  'sessions WHERE expires_at < ?',
  'invitations WHERE expires_at < ?',
  'given_answers WHERE at < ?',
  'networks_seen WHERE at < ?',
];

const settingsRow = z.object({ settings: z.string() }).optional();
const wanted = z.object({ office: z.object({ timeZone: z.string() }), retention: retentionSchema });

/** What of the newest settings, as they are stored, says when acts are forgotten; null in an office that has none. */
export const retentionOf = (found: unknown): z.infer<typeof wanted> | null => {
  const newest = settingsRow.parse(found);
  return newest ? wanted.parse(JSON.parse(newest.settings)) : null;
};
export const readRetention = (database: DatabaseConnection): z.infer<typeof wanted> | null =>
  retentionOf(database.prepare('SELECT settings FROM settings ORDER BY version DESC LIMIT 1').get());

/** Acts before this instant are nobody's any more once a day is over. */
export const actsBefore = (upTo: string, { office, retention }: z.infer<typeof wanted>): number =>
  instantOf(dayAfter(upTo, 1 - retention.actsDays), '00:00', office.timeZone);

/** At the end of a day ('YYYY-MM-DD'): takes a part of it, and says whether that was all. */
export const forgetActs = (database: DatabaseConnection): ((upTo: string) => boolean) => {
  knowSums(database);
  const [events, locks] = [database.prepare(EVENTS), database.prepare(LOCKS)];
  const settings = database.prepare(SETTINGS);
  const rows = ROWS.map((what) => database.prepare(`DELETE FROM ${what}`));
  const ofAudit = forgetAuditPeople(database);
  return (upTo) => {
    // By settings that a disk has changed nobody is forgotten too early (S37); what has a date of its own goes all the same.
    const retention = isNewestRight(database) ? readRetention(database) : null;
    if (retention === null) return true;
    const before = actsBefore(upTo, retention);
    for (const row of rows) row.run(before);
    const isAll = [
      events.run(before).changes < MOST_EVENTS,
      locks.run(before).changes < MOST_EVENTS,
      settings.run(before).changes < MOST_SETTINGS,
      ofAudit(before),
    ];
    return isAll.every(Boolean);
  };
};
