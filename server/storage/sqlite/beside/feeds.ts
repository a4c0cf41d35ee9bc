import type { Applies, StoredFeed } from '../../changes';
import { feedOf } from '../../rows/systems';
import type { DatabaseConnection } from '../connection';

export const createFeedRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM import_feeds ORDER BY feed_id');
  const insert = database.prepare(
    'INSERT OR REPLACE INTO import_feeds (feed_id, etag, last_modified, at, outcome) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM import_feeds WHERE feed_id = ?');
  return {
    all: (): StoredFeed[] => select.all().map(feedOf),
    apply: {
      keepFeed: ({ feed: { feedId, etag, lastModified, checkedAt, outcome } }) =>
        void insert.run(feedId, etag, lastModified, checkedAt, JSON.stringify(outcome)),
      removeFeeds: ({ feedIds }) => {
        for (const feedId of feedIds) remove.run(feedId);
      },
    } satisfies Applies<'keepFeed' | 'removeFeeds'>,
  };
};
