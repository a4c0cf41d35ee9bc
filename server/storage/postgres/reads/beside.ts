// What stands beside the days, as it is read from PostgreSQL.
import { z } from 'zod';
import { foldAddress } from '../../../../shared/contacts';
import type { Store } from '../../port';
import { letterCountOf, letterOf, pushOf, TOLD, toldOf, wishCountsOf, wishOf } from '../../rows/mail';
import { deviceOf, invitationOf, personOf, sessionOf } from '../../rows/staff';
import {
  alarmOf,
  faultOf,
  feedOf,
  figuresOf,
  hookOf,
  loggedOf,
  noticeOf,
  noticesWaitingOf,
  programOf,
  recordHeadOf,
  recordTextOf,
  seenNetworkOf,
  sourceOf,
} from '../../rows/systems';
import type { Readers } from '../session/readers';

type Lists = Pick<
  Store,
  | ('devices' | 'staff' | 'sessions' | 'invitations' | 'sources' | 'feeds' | 'programs' | 'hooks' | 'secrets')
  | ('networksSeen' | 'alarms')
>;
const secretRow = z.object({ name: z.string(), value: z.string() });

/** Everything there is of a kind. */
export const createLists = ({ all }: Readers): Lists => {
  const list = <Read>(rest: string, read: (row: unknown) => Read) => ({
    all: async (): Promise<Read[]> => (await all(`SELECT * FROM ${rest}`)).map((row) => read(row)),
  });
  return {
    devices: list('devices WHERE office = $1 AND revoked_at IS NULL ORDER BY paired_at, id', deviceOf),
    staff: list('persons WHERE office = $1 AND removed_at IS NULL ORDER BY rowid', personOf),
    sessions: list('sessions WHERE office = $1 ORDER BY rowid', sessionOf),
    invitations: list('invitations WHERE office = $1 ORDER BY made_at, rowid', invitationOf),
    sources: list('import_sources WHERE office = $1 ORDER BY created_at, id', sourceOf),
    feeds: list('import_feeds WHERE office = $1 ORDER BY feed_id', feedOf),
    programs: list('programs WHERE office = $1 ORDER BY created_at, id', programOf),
    hooks: list('hooks WHERE office = $1 ORDER BY created_at, id', hookOf),
    secrets: list('secrets WHERE office = $1 ORDER BY name', (row) => {
      const { name, value } = secretRow.parse(row);
      return { name, value };
    }),
    networksSeen: list('networks_seen WHERE office = $1 ORDER BY at, network', seenNetworkOf),
    alarms: {
      all: async () =>
        (await all('SELECT kind, about, since, told_at FROM alarms WHERE office = $1 ORDER BY since, kind, about')).map(
          alarmOf,
        ),
    },
  };
};

type Post = Pick<Store, 'outbox' | 'letterCounts' | 'pushes' | 'wishes' | 'notices' | 'givenAnswers'>;
const counted = z.object({ count: z.int() });
const answerRow = z.object({ answer: z.instanceof(Uint8Array) }).optional();
const visitRow = z.object({ visit_id: z.string() });

const createOutbox = ({ all, one }: Readers): Store['outbox'] => ({
  due: async (now, which) => {
    const kind = which === 'alarms' ? "kind = 'alarm'" : `kind <> '${TOLD}'`;
    const found = await one(
      `SELECT * FROM letters WHERE office = $1 AND ${kind} AND next_at <= $2 ORDER BY next_at, id LIMIT 1`,
      now,
    );
    return found === undefined ? null : letterOf(found);
  },
  waiting: async (now) =>
    counted.parse(
      await one(
        `SELECT count(*) AS count FROM letters
         WHERE office = $1 AND kind <> '${TOLD}' AND (next_at <= $2 OR attempts > 0)`,
        now,
      ),
    ).count,
  reminders: async () =>
    (await all("SELECT * FROM letters WHERE office = $1 AND kind = 'reminder' AND attempts = 0 ORDER BY id")).map(
      letterOf,
    ),
  refusesReminders: async (address) =>
    (await one('SELECT 1 AS is_there FROM reminders_refused WHERE office = $1 AND address = $2', address)) !==
    undefined,
  told: async () =>
    toldOf(
      await all(
        `SELECT day, count(*) AS count FROM letters WHERE office = $1 AND kind IN ('${TOLD}', 'slotFree') GROUP BY day`,
      ),
    ),
});

const createWishes = ({ all, one }: Readers): Store['wishes'] => {
  const first = (found: unknown) => (found === undefined ? null : wishOf(found));
  return {
    named: async (id) => first(await one('SELECT * FROM waiting_list WHERE office = $1 AND id = $2', id)),
    byKey: async (keyHash) =>
      first(await one('SELECT * FROM waiting_list WHERE office = $1 AND key_hash = $2 ORDER BY rowid', keyHash)),
    waiting: async () =>
      (
        await all(
          `SELECT * FROM waiting_list WHERE office = $1 AND told_at IS NULL AND confirmed_at IS NOT NULL
           ORDER BY joined_at, rowid`,
        )
      ).map(wishOf),
    of: async (email) =>
      (
        await all(
          'SELECT * FROM waiting_list WHERE office = $1 AND folded = $2 AND told_at IS NULL ORDER BY rowid',
          foldAddress(email),
        )
      ).map(wishOf),
    counts: async () =>
      wishCountsOf(
        await one(
          `SELECT count(*) AS all, count(*) FILTER (WHERE confirmed_at IS NULL) AS unconfirmed
           FROM waiting_list WHERE office = $1`,
        ),
      ),
  };
};

/** What waits to be sent, and to whom. */
export const createPostReads = (readers: Readers): Post => {
  const { all, one } = readers;
  return {
    outbox: createOutbox(readers),
    wishes: createWishes(readers),
    letterCounts: {
      from: async (day) =>
        (
          await all(
            'SELECT day, address, count FROM letters_counted WHERE office = $1 AND day >= $2 ORDER BY day, address',
            day,
          )
        ).map(letterCountOf),
    },
    pushes: {
      of: async (day, visitId) =>
        (
          await all(
            'SELECT * FROM pushes WHERE office = $1 AND day = $2 AND visit_id = $3 ORDER BY rowid',
            day,
            visitId,
          )
        ).map(pushOf),
      visits: async (day) =>
        (await all('SELECT DISTINCT visit_id FROM pushes WHERE office = $1 AND day = $2', day)).map(
          (row) => visitRow.parse(row).visit_id,
        ),
    },
    notices: {
      next: async (hookId, isUrgent) =>
        noticeOf(
          await one(
            `SELECT id, message, at, body, attempts, next_at FROM notices
             WHERE office = $1 AND hook_id = $2 AND is_urgent = $3 ORDER BY id LIMIT 1`,
            ...[hookId, Number(isUrgent)],
          ),
          hookId,
        ),
      waiting: async () =>
        noticesWaitingOf(
          await all('SELECT hook_id, count(*) AS count FROM notices WHERE office = $1 GROUP BY hook_id'),
        ),
    },
    givenAnswers: {
      find: async (request) =>
        answerRow.parse(await one('SELECT answer FROM given_answers WHERE office = $1 AND request = $2', request))
          ?.answer ?? null,
    },
  };
};

/** From day to day by the key of the log: its events themselves, which are many, are not read. */
const MISSING = `WITH RECURSIVE days (day) AS (
    SELECT max(day) FROM events WHERE office = $1 AND day < $2
    UNION ALL
    SELECT (SELECT max(day) FROM events WHERE office = $1 AND day < days.day) FROM days WHERE days.day IS NOT NULL
  )
  SELECT days.day AS day FROM days LEFT JOIN day_figures AS kept ON kept.office = $1 AND kept.day = days.day
  WHERE days.day IS NOT NULL AND (kept.day IS NULL OR kept.format <> $3
    OR kept.version <> (SELECT max(version) FROM events WHERE office = $1 AND events.day = days.day))
  ORDER BY days.day DESC LIMIT $4`;
const dayRow = z.object({ day: z.string() });

export const createFigureReads = ({ all }: Readers): Pick<Store, 'figures'> => ({
  figures: {
    between: async (from, to, format, most) =>
      (
        await all(
          `SELECT * FROM day_figures WHERE office = $1 AND day BETWEEN $2 AND $3 AND format = $4 ORDER BY day LIMIT $5`,
          ...[from, to, format, most],
        )
      ).map(figuresOf),
    missing: async (before, format, most) =>
      (await all(MISSING, before, format, most)).map((row) => dayRow.parse(row).day),
    log: async (day) =>
      (await all('SELECT version, at, by, event FROM events WHERE office = $1 AND day = $2 ORDER BY version', day)).map(
        loggedOf,
      ),
    faults: async (from, to) =>
      (
        await all(
          `SELECT day, fault, times, sec FROM server_faults WHERE office = $1 AND day BETWEEN $2 AND $3
           ORDER BY day, fault`,
          ...[from, to],
        )
      ).map(faultOf),
  },
});

export const createRecordReads = ({ all, one }: Readers): Pick<Store, 'records'> => ({
  records: {
    newest: async (most) =>
      (await all('SELECT day, head FROM day_records WHERE office = $1 ORDER BY day DESC LIMIT $2', most)).map(
        recordHeadOf,
      ),
    textOf: async (day) => {
      const found = await one('SELECT text FROM day_records WHERE office = $1 AND day = $2', day);
      return found === undefined ? null : recordTextOf(found);
    },
  },
});
