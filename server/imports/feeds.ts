// Calendars of other booking systems, asked again and again; what has vanished from one is cancelled.
import type { FeedSettings } from '../../shared/appointments';
import type { ImportedAppointment } from '../../shared/commands';
import type { FeedFailure, FeedReading, FeedView, RowFault } from '../../shared/imports';
import { dayOf, MINUTE_MS } from '../../shared/time';
import type { Branch } from '../branch';
import type { Logger } from '../log';
import type { Store } from '../store';
import { readCalendar } from './calendar';
import { download } from './download';
import { createFeedStates, type FeedState } from './feedStates';
import { countsOf, type Importing } from './importing';
import type { OwnRows } from './ownRows';
import { importKeyOf, readRows } from './rows';
import { createServiceFinder } from './services';

export type FeedsParts = {
  store: Pick<Store, 'database'>;
  branch: Pick<Branch, 'settings' | 'settingsVersion' | 'now'>;
  importing: Importing;
  ownRows: OwnRows;
  log: Logger;
  /** Told when a calendar was asked. */
  changed: () => void;
};

const LOOK_MS = 10_000;
const SHOWN_FAULTS = 50;
/** A calendar that loses this many entries at once and has none left is more likely broken than cancelled. */
const MOST_VANISHED = 3;

export const sourceOfFeed = (feedId: string): string => `feed-${feedId}`;

/** X1: what stands in an entry may name somebody; where it is and what is wrong with it does not. */
const withoutNames = ({ row, field, code, values }: RowFault): RowFault => ({
  ...{ row, id: null, field, code },
  values: 'text' in values && code !== 'unknownZone' ? { ...values, text: '…' } : values,
});

type Read = { reading: FeedReading } | { failure: FeedFailure };

/** What a calendar says becomes so here. Bad entries are named and left aside; the good ones are brought in together. */
const follow = async (feed: FeedSettings, text: string, parts: FeedsParts): Promise<Read> => {
  const { branch, importing, ownRows } = parts;
  const [sourceId, settings, now] = [sourceOfFeed(feed.id), branch.settings(), branch.now()];
  const { timeZone } = settings.office;
  const calendar = readCalendar(text, { finder: createServiceFinder(settings.services), timeZone });
  if (calendar === null) return { failure: { code: 'notACalendar' } };
  const { rows, faults } = readRows(calendar.said, { sourceId, settings, serviceId: feed.serviceId });
  const known = new Set(calendar.ids.map((id) => importKeyOf(sourceId, id)));
  const vanished = ownRows.ahead(sourceId).filter(({ importKey }) => !known.has(importKey));
  if (calendar.ids.length === 0 && vanished.length >= MOST_VANISHED)
    return { failure: { code: 'emptied', entries: vanished.length } };
  const today = dayOf(now, timeZone);
  const told = rows
    .map(({ appointment }) => appointment)
    .filter(({ isCancelled, slotAt }) => isCancelled || dayOf(slotAt, timeZone) >= today);
  const imported = await importing(sourceId, [...told, ...vanished.map(cancellationOf)]);
  if ('refused' in imported) return { failure: { code: 'notImported' } };
  const named = [...calendar.faults, ...faults].sort((a, b) => a.row - b.row).map(withoutNames);
  const counts = countsOf(imported.rows);
  return { reading: { at: now, counts, faultCount: named.length, faults: named.slice(0, SHOWN_FAULTS) } };
};

const cancellationOf = (own: ReturnType<OwnRows['ahead']>[number]): ImportedAppointment => ({
  importKey: own.importKey,
  slotAt: own.slotAt,
  serviceIds: own.serviceIds,
  persons: own.persons,
  minutes: own.minutes,
  language: own.language,
  contact: null,
  externalId: '',
  isCancelled: true,
});

/** The calendars of the settings. One is read at a time. */
export const createFeeds = (parts: FeedsParts) => {
  const { branch, log } = parts;
  const states = createFeedStates(parts.store);
  const closing = new AbortController();
  /** With which settings a calendar was read: others may make something else of the same entries. */
  const readWith = new Map<string, number>();

  const read = async (feed: FeedSettings): Promise<void> => {
    const version = branch.settingsVersion();
    const before = states.find(feed.id);
    const isRead = before !== null && readWith.get(feed.id) === version;
    const got = await download(feed.url, isRead ? before : null, closing.signal);
    if (closing.signal.aborted) return;
    const asked = { checkedAt: branch.now(), etag: null, lastModified: null, reading: before?.reading ?? null };
    if (got.kind === 'same') states.keep(feed.id, { ...asked, ...before, checkedAt: asked.checkedAt, failure: null });
    else if (got.kind === 'failed') fail(feed, { ...asked, ...before, checkedAt: asked.checkedAt, failure: got.why });
    else {
      const followed = await follow(feed, got.text, parts);
      if ('failure' in followed) return fail(feed, { ...asked, failure: followed.failure });
      const { etag, lastModified } = got;
      states.keep(feed.id, { ...asked, etag, lastModified, failure: null, reading: followed.reading });
      readWith.set(feed.id, version);
    }
  };

  const fail = (feed: FeedSettings, state: FeedState) => {
    states.keep(feed.id, state);
    readWith.delete(feed.id);
    log.warn({ feed: feed.id, failure: state.failure }, 'a calendar could not be followed');
  };

  let queue = Promise.resolve();
  const readInTurn = (feed: FeedSettings): Promise<void> => {
    queue = queue
      .then(() => (closing.signal.aborted ? undefined : read(feed)))
      .then(parts.changed)
      .catch((error: unknown) => log.error({ error, feed: feed.id }, 'a calendar could not be read'));
    return queue;
  };

  const isDue = ({ id, everyMin }: FeedSettings) => {
    const at = states.find(id)?.checkedAt;
    return at === undefined || Math.abs(branch.now() - at) >= everyMin * MINUTE_MS;
  };
  const lookRound = async () => {
    const { feeds } = branch.settings();
    states.keepOnly(feeds.map(({ id }) => id));
    for (const feed of feeds) if (!closing.signal.aborted && isDue(feed)) await readInTurn(feed);
  };

  let timer: NodeJS.Timeout | null = null;
  const lookAgain = async () => {
    await lookRound().catch((error: unknown) => log.error({ error }, 'the calendars could not be looked at'));
    if (!closing.signal.aborted) timer = setTimeout(lookAgain, LOOK_MS);
  };

  return {
    list: (): FeedView[] => branch.settings().feeds.map(({ id }) => states.viewOf(id)),
    /** Reads one now; what has come of it, or null when the settings have no such calendar. */
    readNow: async (feedId: string): Promise<FeedView | null> => {
      const feed = branch.settings().feeds.find(({ id }) => id === feedId);
      if (feed === undefined) return null;
      readWith.delete(feedId);
      await readInTurn(feed);
      return states.viewOf(feedId);
    },
    begin: (): void => void lookAgain(),
    close: async (): Promise<void> => {
      closing.abort();
      if (timer !== null) clearTimeout(timer);
      await queue;
    },
  };
};
