// What is kept of a calendar between two readings: its version, and how the last one went. It names nobody.
import { z } from 'zod';
import { type FeedFailure, type FeedReading, type FeedView, IMPORT_FIELDS, ROW_FAULTS } from '../../../shared/imports';
import type { Store } from '../../storage/store';
import type { Version } from './download';
import type { Missed } from './missed';

export type FeedState = {
  checkedAt: number;
  failure: FeedFailure | null;
  reading: FeedReading | null;
  /** When the whole of it came last, whatever the server said of its age. */
  fullAt: number | null;
  /** With this address its reading has begun, and not ended yet. */
  begun: string | null;
  /** With this address it is not read by itself any more. */
  held: string | null;
  /** What is missing in it waits for a decision; what somebody has decided to keep is missed no more. */
  missed: Missed | null;
  kept: string[];
} & Version;

const failureSchema: z.ZodType<FeedFailure> = z.union([
  z.object({
    code: z.enum([
      'unreachable',
      'tooSlow',
      'tooLarge',
      'ledInside',
      'notACalendar',
      'tooManyEntries',
      'notImported',
      'stopped',
      'unfinished',
    ]),
  }),
  z.object({ code: z.literal('status'), status: z.number() }),
]);
const readingSchema: z.ZodType<FeedReading> = z.object({
  at: z.number(),
  counts: z.object({
    booked: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    cancelled: z.number(),
    ignored: z.number(),
  }),
  faultCount: z.number(),
  faults: z.array(
    z.object({
      row: z.number(),
      id: z.null(),
      field: z.enum(IMPORT_FIELDS),
      code: z.enum(ROW_FAULTS),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
const keysSchema = z.array(z.string());
const outcomeSchema = z.object({
  failure: failureSchema.nullable(),
  reading: readingSchema.nullable(),
  fullAt: z.number().nullable(),
  begun: z.string().nullable(),
  held: z.string().nullable(),
  missed: z.object({ keys: keysSchema, of: z.number(), at: z.number() }).nullable(),
  kept: keysSchema,
});
const feedIdRow = z.object({ feed_id: z.string() });
const stateRow = z.object({
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
  at: z.number(),
  outcome: z.string(),
});

export const createFeedStates = ({ database }: Pick<Store, 'database'>) => {
  const select = database.prepare('SELECT * FROM import_feeds WHERE feed_id = ?');
  const insert = database.prepare(
    'INSERT OR REPLACE INTO import_feeds (feed_id, etag, last_modified, at, outcome) VALUES (?, ?, ?, ?, ?)',
  );
  const deleteOthers = database.prepare(
    'DELETE FROM import_feeds WHERE feed_id NOT IN (SELECT value FROM json_each(?))',
  );
  const selectIds = database.prepare('SELECT feed_id FROM import_feeds');
  const find = (feedId: string): FeedState | null => {
    const found = select.get(feedId);
    if (found === undefined) return null;
    const { etag, last_modified, at, outcome } = stateRow.parse(found);
    return { checkedAt: at, etag, lastModified: last_modified, ...outcomeSchema.parse(JSON.parse(outcome)) };
  };
  const keep = (feedId: string, { checkedAt, etag, lastModified, ...outcome }: FeedState): void =>
    void insert.run(feedId, etag, lastModified, checkedAt, JSON.stringify(outcome));

  return {
    find,
    /** Of a calendar that was never asked. */
    fresh: (at: number): FeedState => ({
      ...{ checkedAt: at, etag: null, lastModified: null, failure: null, reading: null, fullAt: null },
      ...{ begun: null, held: null, missed: null, kept: [] },
    }),
    viewOf: (feedId: string): Omit<FeedView, 'host'> => {
      const { checkedAt = null, failure = null, reading = null, missed = null } = find(feedId) ?? {};
      const missing = missed === null ? null : { entries: missed.keys.length, of: missed.of, at: missed.at };
      return { id: feedId, checkedAt, failure, reading, missed: missing };
    },
    keep,
    /** Those whose reading has begun and never ended: the program ended meanwhile, and they may be why. */
    holdUnfinished: (): void => {
      for (const row of selectIds.all()) {
        const { feed_id } = feedIdRow.parse(row);
        const state = find(feed_id);
        if (state === null || state.begun === null) continue;
        keep(feed_id, { ...state, failure: { code: 'unfinished' }, held: state.begun, begun: null });
      }
    },
    /** Forgets the calendars that the settings no longer have. */
    keepOnly: (feedIds: string[]): void => void deleteOthers.run(JSON.stringify(feedIds)),
  };
};
