// One calendar of another booking system: fetched, followed, and what somebody decides about its missing appointments.
import type { FeedFailure, MissedDecision } from '../../../shared/imports';
import { MINUTE_MS } from '../../../shared/time';
import type { Logger } from '../../basics/log';
import { hashOf } from '../../basics/tokens';
import type { Branch } from '../../office/branch';
import { type Download, download } from './download';
import type { Feed } from './feedAddresses';
import { type FeedState, type FeedStates, freshState } from './feedStates';
import { createFollowing, type FollowingParts } from './following';

export type FeedReaderParts = FollowingParts & {
  states: FeedStates;
  branch: Pick<Branch, 'settings' | 'settingsVersion' | 'now'>;
  log: Logger;
  /** How long a server may take to send one. */
  downloadMs: number;
  /** Aborted when the office closes: what is under way is given up, and read again at the next start. */
  closing: AbortSignal;
};

type Got = Extract<Download, { kind: 'read' }>;

/** A server that takes its old answer for the newest for ever is asked for all of it so often. */
const WHOLE_EVERY_MS = 24 * 60 * MINUTE_MS;

/** Reads one calendar at a time; whoever calls keeps them in turn. */
export const createFeedReader = (parts: FeedReaderParts) => {
  const { branch, log, states, closing } = parts;
  const following = createFollowing(parts);
  /** With which settings a calendar was read: others may make something else of the same entries. */
  const readWith = new Map<string, number>();
  /** Those to be read at the next look. */
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
    if (closing.aborted && 'failure' in followed) return states.keep(feed.id, state);
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
    const got = await download(feed.url, { known, closing, mostMs: parts.downloadMs });
    if (closing.aborted) return;
    const checked = { ...before, checkedAt: branch.now() };
    if (got.kind === 'same') return states.keep(feed.id, { ...checked, failure: null });
    if (got.kind === 'failed') return fail(feed, checked, got.why);
    await follow(feed, { ...checked, etag: null, lastModified: null }, got, isByHand);
    readWith.set(feed.id, version);
  };
  const decide = async (feed: Feed, decision: MissedDecision): Promise<void> => {
    const state = states.find(feed.id);
    if (state === null || state.missed === null) return;
    const { missed, kept } = state;
    if (decision === 'keep') await states.keep(feed.id, { ...state, missed: null, kept: [...kept, ...missed.keys] });
    else if (await following.cancelMissed(feed.id, missed)) await states.keep(feed.id, { ...state, missed: null });
    else await fail(feed, state, { code: 'notImported' });
  };

  /** Asked for the first time, set to another address, or its time has come; not one that did not finish last time. */
  const isDue = ({ id, everyMin, url }: Feed) => {
    const state = states.find(id);
    if (state === null || moved.has(id)) return true;
    return state.held !== hashOf(url) && Math.abs(branch.now() - state.checkedAt) >= everyMin * MINUTE_MS;
  };

  return {
    ...{ read, decide, isDue },
    /** Read as a whole next time. */
    forget: (feedId: string): void => void readWith.delete(feedId),
    /** Another address was set: read at the next look. */
    move: (feedId: string): void => {
      readWith.delete(feedId);
      moved.add(feedId);
    },
  };
};
