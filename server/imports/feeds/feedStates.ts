// What is kept of a calendar between two readings: its version, and how the last one went. It names nobody.
import { z } from 'zod';
import { type FeedFailure, type FeedReading, type FeedView, IMPORT_FIELDS, ROW_FAULTS } from '../../../shared/imports';
import type { StoredFeed } from '../../storage/changes';
import type { Store } from '../../storage/port';
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

const stateOf = ({ checkedAt, etag, lastModified, outcome }: StoredFeed): FeedState => ({
  ...{ checkedAt, etag, lastModified },
  ...outcomeSchema.parse(outcome),
});

/** Of a calendar that was never asked. */
export const freshState = (at: number): FeedState => ({
  ...{ checkedAt: at, etag: null, lastModified: null, failure: null, reading: null, fullAt: null },
  ...{ begun: null, held: null, missed: null, kept: [] },
});

export const readFeedStates = async (store: Pick<Store, 'save' | 'feeds'>) => {
  const known = new Map((await store.feeds.all()).map((feed) => [feed.feedId, stateOf(feed)]));

  const keep = async (feedId: string, state: FeedState): Promise<void> => {
    const { checkedAt, etag, lastModified, ...outcome } = state;
    await store.save([{ type: 'keepFeed', feed: { feedId, etag, lastModified, checkedAt, outcome } }]);
    known.set(feedId, state);
  };

  return {
    find: (feedId: string): FeedState | null => known.get(feedId) ?? null,
    viewOf: (feedId: string): Omit<FeedView, 'host'> => {
      const { checkedAt = null, failure = null, reading = null, missed = null } = known.get(feedId) ?? {};
      const missing = missed === null ? null : { entries: missed.keys.length, of: missed.of, at: missed.at };
      return { id: feedId, checkedAt, failure, reading, missed: missing };
    },
    keep,
    /** Those whose reading has begun and never ended: the program ended meanwhile, and they may be why. */
    holdUnfinished: async (): Promise<void> => {
      for (const [feedId, state] of [...known])
        if (state.begun !== null)
          await keep(feedId, { ...state, failure: { code: 'unfinished' }, held: state.begun, begun: null });
    },
    /** Forgets the calendars that the settings no longer have. */
    keepOnly: async (feedIds: readonly string[]): Promise<void> => {
      const gone = [...known.keys()].filter((feedId) => !feedIds.includes(feedId));
      if (gone.length === 0) return;
      await store.save([{ type: 'removeFeeds', feedIds: gone }]);
      for (const feedId of gone) known.delete(feedId);
    },
  };
};
export type FeedStates = Awaited<ReturnType<typeof readFeedStates>>;
