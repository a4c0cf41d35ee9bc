// S16: where calendars are. Whoever knows an address can read the calendar, so it is kept beside the settings, and only its
// host is told.
import type { FeedSettings } from '../../../shared/settings/appointments';
import type { Secrets } from '../../storage/secrets';
import { type Step, together, unchanged } from '../../storage/steps';

/** A calendar of the settings that can be read. */
export type Feed = FeedSettings & { url: string };

const PREFIX = 'feed:';
const nameOf = (feedId: string) => `${PREFIX}${feedId}`;

export const createFeedAddresses = (secrets: Secrets) => {
  const of = (feedId: string): string | null => secrets.named(nameOf(feedId));
  return {
    of,
    set: (feedId: string, url: string): Step<void> => secrets.set(nameOf(feedId), url),
    hostOf: (feedId: string): string | null => {
      const url = of(feedId);
      return url === null || !URL.canParse(url) ? null : new URL(url).host;
    },
    /** With their addresses; those that have none yet are left out. */
    feedsOf: (feeds: readonly FeedSettings[]): Feed[] =>
      feeds.flatMap((feed) => {
        const url = of(feed.id);
        return url === null ? [] : [{ ...feed, url }];
      }),
    /** Forgets those of calendars that the settings no longer have. */
    keepOnly: (feedIds: readonly string[]): Step<void> =>
      secrets
        .namedLike(PREFIX)
        .filter((name) => !feedIds.includes(name.slice(PREFIX.length)))
        .map((name) => secrets.set(name, null))
        .reduce(together, unchanged(undefined)),
  };
};
