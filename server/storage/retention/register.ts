// X12: what each column of the database holds of people, and until when. The one place: a column that is not declared here
// fails a test, and the proof for the data protection officer names it.
import { NAMES_SOMEBODY, SAYS_WHY_LOCKED } from './naming';

/** `visitor`: of somebody who books or waits. `staff`: of somebody who works here. `act`: who of them did it. */
export type Holding = 'nothing' | 'visitor' | 'staff' | 'act';

/**
 * By which column a row is deleted: a day at whose end it goes, or an instant from which the set time counts; or, in SQL, when
 * it should be gone together with what it belongs to.
 */
export type Dated = { day: string } | { instant: string } | { goneWhen: string };

export type TableRule = {
  /** What the proof calls it; in words on the page. */
  columns: Record<string, Holding>;
  /** Null where nothing is of a person. */
  dated: Dated | null;
  /** SQL: which rows name somebody; left out for all. */
  names?: string;
};

/** Of a sum: its row is not there any more. */
const GONE_WITH_ROW = [
  ...[
    ['bookers', 'day, visit_id'],
    ['remarks', 'day, visit_id'],
    ['waiting_list', 'id'],
    ['reminders_refused', 'address'],
  ],
  ...[
    ['persons', 'id'],
    ['secrets', 'name'],
  ],
]
  .map(([kind, key]) => `(kind = '${kind}' AND id NOT IN (SELECT json_array(${key}) FROM ${kind}))`)
  .join(' OR ');

/** Nothing of a person in these columns. */
const nothing = <Name extends string>(...columns: Name[]): Record<Name, 'nothing'> =>
  Object.fromEntries(columns.map((column) => [column, 'nothing'])) as Record<Name, 'nothing'>;

export const REGISTER: Record<string, TableRule> = {
  // The days. Who did it goes after the set time, with what was written at a locked kiosk; the rest is nobody's and stays
  // (decision 0030).
  events: {
    columns: {
      ...nothing('day', 'version', 'at', 'command_id', 'type', 'sum'),
      by: 'act',
      event: 'act',
      answer: 'act',
      digest: 'act',
    },
    dated: { instant: 'at' },
    names: `(${NAMES_SOMEBODY} OR ${SAYS_WHY_LOCKED})`,
  },
  settings: {
    columns: {
      ...nothing('version', 'at', 'settings', 'command_id', 'sum', 'day', 'day_version'),
      by: 'act',
      answer: 'act',
      digest: 'act',
    },
    dated: { instant: 'at' },
    names: `(json_extract(by, '$.personId') IS NOT NULL OR coalesce(json_extract(by, '$.deviceId'), '') <> '')`,
  },
  // S37: sums of rows in other tables, by their keys; each goes with its row.
  row_sums: {
    columns: { ...nothing('kind', 'sum'), id: 'visitor' },
    dated: { goneWhen: GONE_WITH_ROW },
  },
  // What is wrong with machines, by their names.
  alarms: { columns: nothing('kind', 'about', 'since', 'told_at'), dated: null },
  lessons: { columns: nothing('day', 'lesson'), dated: null },
  day_figures: { columns: nothing('day', 'version', 'format', 'facts'), dated: null },
  day_records: { columns: nothing('day', 'head', 'text'), dated: null },
  server_faults: { columns: nothing('day', 'fault', 'times', 'sec'), dated: null },

  // Who did it, and whom of staff it was about, stands apart from what is chained, and goes (decision 0029).
  audit: {
    columns: {
      ...nothing('seq', 'at', 'kind', 'name', 'outcome', 'asker', 'place', 'roles', 'subject', 'detail', 'hash'),
      ...{ who: 'act', about: 'act', person: 'act', device: 'act', about_person: 'act', salt: 'act' },
    },
    dated: { instant: 'at' },
    names: '(person IS NOT NULL OR device IS NOT NULL OR about_person IS NOT NULL OR salt IS NOT NULL)',
  },

  // Visitors.
  bookers: {
    columns: {
      ...nothing('day', 'is_open', 'delete_on', 'booked_at'),
      ...{ visit_id: 'visitor', name: 'visitor', email: 'visitor', phone: 'visitor', external_id: 'visitor' },
      ...{ folded: 'visitor', network: 'visitor', wide_network: 'visitor', answers: 'visitor' },
    },
    dated: { day: 'delete_on' },
  },
  remarks: {
    columns: { ...nothing('day'), visit_id: 'visitor', place: 'visitor', note: 'visitor', before: 'visitor' },
    dated: { day: 'day' },
  },
  letters: {
    columns: {
      ...nothing('id', 'kind', 'day', 'attempts', 'next_at', 'delete_on'),
      ...{ visit_id: 'visitor', wish_id: 'visitor', alarm: 'staff' },
    },
    dated: { day: 'delete_on' },
  },
  letters_counted: { columns: { ...nothing('day', 'count'), address: 'visitor' }, dated: { day: 'day' } },
  pushes: {
    columns: {
      ...nothing('day', 'language'),
      ...{ visit_id: 'visitor', endpoint: 'visitor', p256dh: 'visitor', auth: 'visitor' },
    },
    dated: { day: 'day' },
  },
  // An objection holds until it is so old that the address has no appointment any more (A21).
  reminders_refused: { columns: { ...nothing('delete_on'), address: 'visitor' }, dated: { day: 'delete_on' } },
  waiting_list: {
    columns: {
      ...nothing('service_ids', 'persons', 'from_day', 'to_day', 'language', 'joined_at', 'told_at', 'delete_on'),
      ...nothing('confirmed_at'),
      ...{ id: 'visitor', key_hash: 'visitor', email: 'visitor', folded: 'visitor' },
    },
    dated: { day: 'delete_on' },
  },
  networks_seen: { columns: { ...nothing('at'), network: 'visitor' }, dated: { instant: 'at' } },

  // Staff: as long as they work here, and the set time after.
  persons: {
    columns: {
      ...nothing('removed_at', 'role_ids', 'must_change'),
      ...{ id: 'staff', name: 'staff', password_hash: 'staff', sign_on: 'staff' },
      ...{ locked_until: 'staff', last_login_at: 'staff' },
    },
    dated: { instant: 'removed_at' },
  },
  sessions: {
    columns: { ...nothing('device_id', 'expires_at', 'used_at'), token_hash: 'staff', person_id: 'staff' },
    dated: { instant: 'expires_at' },
  },
  invitations: {
    columns: {
      ...nothing('id', 'code_hash', 'role', 'station_id', 'made_at', 'expires_at', 'made_by'),
      person_id: 'staff',
    },
    dated: { instant: 'expires_at' },
  },
  given_answers: { columns: { ...nothing('request', 'at'), answer: 'staff' }, dated: { instant: 'at' } },

  // Machines and other systems.
  devices: {
    columns: nothing('id', 'role', 'station_id', 'token_hash', 'paired_at', 'last_seen_at', 'revoked_at'),
    dated: null,
  },
  secrets: {
    columns: { name: 'staff', value: 'staff' },
    dated: { goneWhen: 'substr(name, 14) NOT IN (SELECT id FROM persons WHERE removed_at IS NULL)' },
    // Second factors, each with its person; the others are the office's own.
    names: "name LIKE 'secondFactor:%'",
  },
  import_sources: {
    columns: nothing('id', 'name', 'token_hash', 'created_at', 'last_used_at', 'revoked_at'),
    dated: null,
  },
  programs: {
    columns: nothing(
      ...(['id', 'name', 'scopes', 'counter_id', 'token_hash', 'created_at', 'last_used_at', 'revoked_at'] as const),
    ),
    dated: null,
  },
  hooks: { columns: nothing('id', 'name', 'events', 'created_at', 'last_sent_at', 'trouble'), dated: null },
  // Numbers and counters, as the log has them: nobody's. Told or given up within a day.
  notices: {
    columns: nothing('id', 'hook_id', 'is_urgent', 'message', 'at', 'body', 'attempts', 'next_at'),
    dated: null,
  },
  import_feeds: { columns: nothing('feed_id', 'etag', 'last_modified', 'at', 'outcome'), dated: null },
};
