// What a calendar says becomes so here: its good entries come in, what it has no more is cancelled or asked about.

import type { ImportedAppointment } from '../../../shared/commands';
import type { FeedFailure, FeedReading, ImportCounts, RowFault } from '../../../shared/imports';
import type { ImportedRow } from '../../../shared/protocol';
import type { FeedSettings } from '../../../shared/settings/appointments';
import { dayOf } from '../../../shared/time';
import type { Branch } from '../../office/branch';
import { countsOf, type Importing } from '../importing';
import type { OwnRows } from '../ownRows';
import type { Reader } from '../reading/reader';
import type { CalendarReading } from '../reading/readings';
import type { FeedState } from './feedStates';
import { judgeMissing, type Missed } from './missed';

export type FollowingParts = {
  branch: Pick<Branch, 'settings' | 'now'>;
  importing: Importing;
  ownRows: OwnRows;
  reader: Pick<Reader, 'calendar'>;
};
type Followed = { reading: FeedReading; missed: Missed | null; kept: string[] };

const SHOWN_FAULTS = 50;
const MOST_TOLD = 5000;
/** So many come in at once: between them the office does other things. */
const AT_ONCE = 100;

export const sourceOfFeed = (feedId: string): string => `feed-${feedId}`;

/** X1: what stands in an entry may name somebody; where it is and what is wrong with it does not. */
const withoutNames = ({ row, field, code, values }: RowFault): RowFault => ({
  ...{ row, id: null, field, code },
  values: 'text' in values && code !== 'unknownZone' ? { ...values, text: '…' } : values,
});

type Own = ReturnType<OwnRows['ahead']>[number];

const cancellationOf = (own: Own): ImportedAppointment => ({
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

/** Null when they could not be stored; those before are then stored already, and the next reading brings the rest. */
const bringIn = async (
  sourceId: string,
  all: ImportedAppointment[],
  importing: Importing,
): Promise<ImportCounts | null> => {
  const rows: ImportedRow[] = [];
  for (let begin = 0; begin < all.length || begin === 0; begin += AT_ONCE) {
    const imported = await importing(sourceId, all.slice(begin, begin + AT_ONCE));
    if ('refused' in imported) return null;
    rows.push(...imported.rows);
  }
  return countsOf(rows);
};

export const createFollowing = ({ branch, importing, ownRows, reader }: FollowingParts) => {
  const bring = async (
    feed: FeedSettings,
    read: CalendarReading,
    { before, isByHand }: { before: Pick<FeedState, 'missed' | 'kept'>; isByHand: boolean },
  ): Promise<Followed | { failure: FeedFailure }> => {
    const [sourceId, now, { timeZone }] = [sourceOfFeed(feed.id), branch.now(), branch.settings().office];
    const today = dayOf(now, timeZone);
    const told = read.rows
      .map(({ appointment }) => appointment)
      .filter(({ isCancelled, slotAt }) => isCancelled || dayOf(slotAt, timeZone) >= today);
    if (told.length > MOST_TOLD) return { failure: { code: 'tooManyEntries' } };
    const { gone, missed, kept } = judgeMissing({
      ahead: ownRows.ahead(sourceId),
      read: new Set(read.keys),
      nameless: read.nameless,
      before: before.missed,
      kept: before.kept,
      ...{ now, isByHand },
    });
    const counts = await bringIn(sourceId, [...told, ...gone.map(cancellationOf)], importing);
    if (counts === null) return { failure: { code: 'notImported' } };
    const faults = read.faults.slice(0, SHOWN_FAULTS).map(withoutNames);
    return { reading: { at: now, counts, faultCount: read.faults.length, faults }, missed, kept };
  };

  return {
    /** Reads it, and does what it says. Bad entries are named and left aside. */
    follow: async (
      feed: FeedSettings,
      bytes: Uint8Array,
      asked: { before: Pick<FeedState, 'missed' | 'kept'>; isByHand: boolean },
    ): Promise<Followed | { failure: FeedFailure }> => {
      const { services, languages, office } = branch.settings();
      const answered = await reader.calendar({
        ...{ bytes, sourceId: sourceOfFeed(feed.id), serviceId: feed.serviceId },
        settings: { services, languages, office },
      });
      if ('stopped' in answered) return { failure: { code: 'stopped' } };
      return answered.read === null ? { failure: { code: 'notACalendar' } } : bring(feed, answered.read, asked);
    },
    /** Somebody has decided that what is missing is cancelled. False when it could not be stored. */
    cancelMissed: async (feedId: string, { keys }: Missed): Promise<boolean> => {
      const missed = new Set(keys);
      const gone = ownRows.ahead(sourceOfFeed(feedId)).filter(({ importKey }) => missed.has(importKey));
      return (await bringIn(sourceOfFeed(feedId), gone.map(cancellationOf), importing)) !== null;
    },
  };
};
