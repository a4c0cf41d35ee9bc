// Calendars of other booking systems, asked again and again.
import type { FeedFailure, FeedView, MissedDecision } from '../../../shared/imports';
import { MINUTE_MS } from '../../../shared/time';
import type { Logger } from '../../basics/log';
import { hashOf } from '../../basics/tokens';
import type { Branch } from '../../office/branch';
import { type Step, type TakeStep, unchanged } from '../../storage/steps';
import { type Download, download } from './download';
import type { createFeedAddresses, Feed } from './feedAddresses';
import { type FeedAlarms, tellFeeds } from './feedAlarms';
import { type FeedState, type FeedStates, freshState } from './feedStates';
import { createFollowing, type FollowingParts } from './following';

export type FeedsParts = FollowingParts & {
  states: FeedStates;
  addresses: ReturnType<typeof createFeedAddresses>;
  take: TakeStep;
  branch: Pick<Branch, 'settings' | 'settingsVersion' | 'now'>;
  log: Logger;
  alarms: FeedAlarms;
  /** How long a server may take to send one. */
  downloadMs: number;
  /** Told when a calendar was asked. */
  changed: () => void;
};

type Got = Extract<Download, { kind: 'read' }>;

const LOOK_MS = 10_000;
/** A server that takes its old answer for the newest for ever is asked for all of it so often. */
const WHOLE_EVERY_MS = 24 * 60 * MINUTE_MS;

/** The calendars of the settings. One is read at a time. */
export const createFeeds = (parts: FeedsParts) => {
  const { branch, log, states, addresses, take } = parts;
  const following = createFollowing(parts);
  const closing = new AbortController();
  /** With which settings a calendar was read: others may make something else of the same entries. */
  const readWith = new Map<string, number>();
  /** Another address was set: read at the next look. */
  const moved = new Set<string>();

  const fail = async (feed: Feed, state: FeedState, failure: FeedFailure): Promise<void> => {
    await states.keep(feed.id, { ...state, failure });
    readWith.delete(feed.id);
    log.warn({ feed: feed.id, failure }, 'a calendar could not be followed');
  };

  /** What came is marked on the disk before anybody looks into it, and is so until it was followed. */
  const follow = async (feed: Feed, state: FeedState, got: Got, isByHand: boolean): Promise<void> => {
    const address = hashOf(feed.url);
    await states.keep(feed.id, { ...state, begun: address });
    const followed = await following.follow(feed, got.bytes, { before: state, isByHand });
    if (closing.signal.aborted && 'failure' in followed) return states.keep(feed.id, state);
    if ('failure' in followed)
      return fail(feed, { ...state, held: followed.failure.code === 'stopped' ? address : null }, followed.failure);
    const { reading, missed, kept } = followed;
    const version = missed === null ? { etag: got.etag, lastModified: got.lastModified } : {};
    await states.keep(feed.id, {
      ...state,
      ...version,
      fullAt: state.checkedAt,
      failure: null,
      reading,
      missed,
      kept,
      held: null,
    });
  };

  const read = async (feed: Feed, isByHand: boolean): Promise<void> => {
    moved.delete(feed.id);
    const version = branch.settingsVersion();
    const now = branch.now();
    const before = states.find(feed.id) ?? freshState(now);
    const isFresh = before.fullAt !== null && Math.abs(now - before.fullAt) < WHOLE_EVERY_MS;
    const known = isFresh && readWith.get(feed.id) === version ? before : null;
    const got = await download(feed.url, { known, closing: closing.signal, mostMs: parts.downloadMs });
    if (closing.signal.aborted) return;
    const checked = { ...before, checkedAt: branch.now() };
    if (got.kind === 'same') return states.keep(feed.id, { ...checked, failure: null });
    if (got.kind === 'failed') return fail(feed, checked, got.why);
    await follow(feed, { ...checked, etag: null, lastModified: null }, got, isByHand);
    readWith.set(feed.id, version);
  };

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
  const decide = async (feed: Feed, decision: MissedDecision): Promise<void> => {
    const state = states.find(feed.id);
    if (state === null || state.missed === null) return;
    const { missed, kept } = state;
    if (decision === 'keep') await states.keep(feed.id, { ...state, missed: null, kept: [...kept, ...missed.keys] });
    else if (await following.cancelMissed(feed.id, missed)) await states.keep(feed.id, { ...state, missed: null });
    else await fail(feed, state, { code: 'notImported' });
  };

  const isDue = ({ id, everyMin, url }: Feed) => {
    const state = states.find(id);
    if (state === null || moved.has(id)) return true;
    return state.held !== hashOf(url) && Math.abs(branch.now() - state.checkedAt) >= everyMin * MINUTE_MS;
  };
  const lookRound = async () => {
    const { feeds } = branch.settings();
    const ids = feeds.map(({ id }) => id);
    await states.keepOnly(ids);
    tellFeeds(parts.alarms, feeds, list());
    await take(() => addresses.keepOnly(ids));
    for (const feed of addresses.feedsOf(feeds))
      if (!closing.signal.aborted && isDue(feed)) await inTurn(feed, () => read(feed, false));
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
        readWith.delete(feedId);
        moved.add(feedId);
      };
      return { ...set, result: true, done };
    },
    /** Reads one now, as a whole; what has come of it, or null when the settings have no such calendar, or nobody knows where it is. */
    readNow: (feedId: string): Promise<FeedView | null> => {
      readWith.delete(feedId);
      return now(feedId, (feed) => read(feed, true));
    },
    /** What somebody has decided about appointments that are missing; nothing when none is any more. */
    decideMissed: (feedId: string, decision: MissedDecision): Promise<FeedView | null> =>
      now(feedId, (feed) => decide(feed, decision)),
    begin: (): void => void lookAgain(),
    close: async (): Promise<void> => {
      closing.abort();
      if (timer !== null) clearTimeout(timer);
      await queue;
    },
  };
};
export type Feeds = ReturnType<typeof createFeeds>;
