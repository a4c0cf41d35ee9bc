import { z } from 'zod';
import type { Applies, StoredFeed } from '../../changes';
import type { DatabaseConnection } from '../connection';

const row = z.object({
  feed_id: z.string(),
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
  at: z.number(),
  outcome: z.string(),
});

export const createFeedRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM import_feeds ORDER BY feed_id');
  const insert = database.prepare(
    'INSERT OR REPLACE INTO import_feeds (feed_id, etag, last_modified, at, outcome) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM import_feeds WHERE feed_id = ?');
  return {
    all: (): StoredFeed[] =>
      select.all().map((found) => {
        const { feed_id, etag, last_modified, at, outcome } = row.parse(found);
        return { feedId: feed_id, etag, lastModified: last_modified, checkedAt: at, outcome: JSON.parse(outcome) };
      }),
    apply: {
      keepFeed: ({ feed: { feedId, etag, lastModified, checkedAt, outcome } }) =>
        void insert.run(feedId, etag, lastModified, checkedAt, JSON.stringify(outcome)),
      removeFeeds: ({ feedIds }) => {
        for (const feedId of feedIds) remove.run(feedId);
      },
    } satisfies Applies<'keepFeed' | 'removeFeeds'>,
  };
};
