// What is kept of a calendar between two readings: its version, and how the last one went. It names nobody.
import { z } from 'zod';
import { type FeedFailure, type FeedReading, type FeedView, IMPORT_FIELDS, ROW_FAULTS } from '../../shared/imports';
import type { Store } from '../store';
import type { Version } from './download';

export type FeedState = { checkedAt: number; failure: FeedFailure | null; reading: FeedReading | null } & Version;

const failureSchema: z.ZodType<FeedFailure> = z.union([
  z.object({ code: z.enum(['unreachable', 'tooSlow', 'tooLarge', 'notACalendar', 'notImported']) }),
  z.object({ code: z.literal('status'), status: z.number() }),
  z.object({ code: z.literal('emptied'), entries: z.number() }),
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
const outcomeSchema = z.object({ failure: failureSchema.nullable(), reading: readingSchema.nullable() });
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
  const find = (feedId: string): FeedState | null => {
    const found = select.get(feedId);
    if (found === undefined) return null;
    const { etag, last_modified, at, outcome } = stateRow.parse(found);
    return { checkedAt: at, etag, lastModified: last_modified, ...outcomeSchema.parse(JSON.parse(outcome)) };
  };
  return {
    find,
    viewOf: (feedId: string): FeedView => {
      const { checkedAt = null, failure = null, reading = null } = find(feedId) ?? {};
      return { id: feedId, checkedAt, failure, reading };
    },
    keep: (feedId: string, { checkedAt, failure, reading, etag, lastModified }: FeedState): void =>
      void insert.run(feedId, etag, lastModified, checkedAt, JSON.stringify({ failure, reading })),
    /** Forgets the calendars that the settings no longer have. */
    keepOnly: (feedIds: string[]): void => void deleteOthers.run(JSON.stringify(feedIds)),
  };
};
