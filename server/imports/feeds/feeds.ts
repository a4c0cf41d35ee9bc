// Calendars of other booking systems, asked again and again.
import type { FeedView, MissedDecision } from '../../../shared/imports';
import { type Step, type TakeStep, unchanged } from '../../storage/steps';
import type { createFeedAddresses, Feed } from './feedAddresses';
import { type FeedAlarms, tellFeeds } from './feedAlarms';
import { createFeedReader, type FeedReaderParts } from './feedReader';

export type FeedsParts = Omit<FeedReaderParts, 'closing'> & {
  addresses: ReturnType<typeof createFeedAddresses>;
  take: TakeStep;
  alarms: FeedAlarms;
  /** Told when a calendar was asked. */
  changed: () => void;
};

const LOOK_MS = 10_000;

/** The calendars of the settings. One is read at a time. */
export const createFeeds = (parts: FeedsParts) => {
  const { branch, log, states, addresses, take } = parts;
  const closing = new AbortController();
  const reader = createFeedReader({ ...parts, closing: closing.signal });

  const viewOf = (feedId: string): FeedView => ({ ...states.viewOf(feedId), host: addresses.hostOf(feedId) });
  const list = (): FeedView[] => branch.settings().feeds.map(({ id }) => viewOf(id));
  const tell = () => {
    tellFeeds(parts.alarms, branch.settings().feeds, list());
    parts.changed();
  };

  let queue = Promise.resolve();
  const inTurn = (feed: Feed, act: () => Promise<void>): Promise<void> => {
    queue = queue
      .then(() => (closing.signal.aborted ? undefined : act()))
      .then(tell)
      .catch((error: unknown) => log.error({ error, feed: feed.id }, 'a calendar could not be read'));
    return queue;
  };
  const lookRound = async () => {
    const { feeds } = branch.settings();
    const ids = feeds.map(({ id }) => id);
    await states.keepOnly(ids);
    tellFeeds(parts.alarms, feeds, list());
    await take(() => addresses.keepOnly(ids));
    for (const feed of addresses.feedsOf(feeds))
      if (!closing.signal.aborted && reader.isDue(feed)) await inTurn(feed, () => reader.read(feed, false));
  };

  let timer: NodeJS.Timeout | null = null;
  const lookAgain = async () => {
    await lookRound().catch((error: unknown) => log.error({ error }, 'the calendars could not be looked at'));
    if (!closing.signal.aborted) timer = setTimeout(lookAgain, LOOK_MS);
  };
  const now = async (feedId: string, act: (feed: Feed) => Promise<void>): Promise<FeedView | null> => {
    const feed = addresses.feedsOf(branch.settings().feeds).find(({ id }) => id === feedId);
    if (feed === undefined) return null;
    await inTurn(feed, () => act(feed));
    return viewOf(feedId);
  };

  return {
    list,
    /** Where one is, from now on; false when the settings have no such calendar. */
    setAddress: (feedId: string, url: string): Step<boolean> => {
      if (!branch.settings().feeds.some(({ id }) => id === feedId)) return unchanged(false);
      const set = addresses.set(feedId, url);
      const done = () => {
        set.done?.();
        reader.move(feedId);
      };
      return { ...set, result: true, done };
    },
    /** Reads one now, as a whole; what has come of it, or null when the settings have no such calendar, or nobody knows where it is. */
    readNow: (feedId: string): Promise<FeedView | null> => {
      reader.forget(feedId);
      return now(feedId, (feed) => reader.read(feed, true));
    },
    /** What somebody has decided about appointments that are missing; nothing when none is any more. */
    decideMissed: (feedId: string, decision: MissedDecision): Promise<FeedView | null> =>
      now(feedId, (feed) => reader.decide(feed, decision)),
    begin: (): void => void lookAgain(),
    close: async (): Promise<void> => {
      closing.abort();
      if (timer !== null) clearTimeout(timer);
      await queue;
    },
  };
};
export type Feeds = ReturnType<typeof createFeeds>;
