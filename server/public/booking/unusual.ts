// A16: far more online bookings from one network than usual: seen within a minute, looked at by a person, cancelled in one act.
import { LRUCache } from 'lru-cache';
import type { Actor } from '../../../shared/events';
import type { CancelledResult, Reply, UnusualResult } from '../../../shared/protocol';
import { newToken } from '../../basics/tokens';
import { type Answers, done, refused } from '../../office/answers';
import type { Branch } from '../../office/branch';
import type { ServerAlarms } from '../../office/serverAlarms';
import { keysOf, type Network } from '../../queue/day/network';
import { serviceNames } from '../../queue/views/parts';
import type { BookedFrom, Store } from '../../storage/port';
import { answering, type Step, type TakeStep } from '../../storage/steps';

const HOUR_MS = 3_600_000;
/** So far back bookings are looked at. */
const LOOKED_BACK_MS = 24 * HOUR_MS;
/** Staff look at so many networks within a day, and at the oldest of them again. */
const MOST_SEEN = 1_000;
/** Many households and phones share a wider network of IPv6: from it so many times as much is unusual. */
const WIDE_TIMES = 2;

export type UnusualParts = {
  store: Pick<Store, 'networksSeen'>;
  take: TakeStep;
  branch: Pick<Branch, 'settings' | 'now' | 'dayNamed' | 'handle' | 'bookedOnlineSince'>;
  serverAlarms: Pick<ServerAlarms, 'raise' | 'settle'>;
};

type Place = { day: string; visitId: string };

/** Those that lie with so many of their network within an hour; in the order of their booking. */
const crowded = (booked: readonly BookedFrom[], least: number): BookedFrom[] =>
  booked.filter((_one, i) => {
    const first = Math.max(0, i - least + 1);
    for (let start = first; start <= i && start + least <= booked.length; start++) {
      const [from, to] = [booked[start]?.at ?? 0, booked[start + least - 1]?.at ?? 0];
      if (to - from <= HOUR_MS) return true;
    }
    return false;
  });

type Shown = UnusualResult['patterns'][number]['appointments'];

const inOrder = (appointments: Shown): Shown =>
  [...appointments].sort((a, b) => a.bookedAt - b.bookedAt || a.slotAt - b.slotAt);

export const createUnusual = async ({ store, take, branch, serverAlarms }: UnusualParts) => {
  /** Until when somebody has looked at the bookings of a network. */
  const seen = new LRUCache<string, number>({ max: MOST_SEEN });
  for (const { network, at } of await store.networksSeen.all()) seen.set(network, at);
  let isRaised = false;

  /** Those that nobody has looked at, by what `keyOf` says of their network; null stands in no group. */
  const groupedBy = (booked: readonly BookedFrom[], keyOf: (network: Network) => string | null) => {
    const groups = new Map<string, BookedFrom[]>();
    for (const one of booked) {
      const key = keyOf(one.network);
      if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return groups;
  };

  /** By the digest of a network; by that of a wider one where none in it stands out for itself. */
  const patterns = (): Map<string, BookedFrom[]> => {
    const now = branch.now();
    /** Never after now, whatever a clock has said. */
    const isSeen = (key: string, { at }: BookedFrom): boolean => {
      const until = seen.peek(key) ?? 0;
      return until <= now && at <= until;
    };
    const unseen = branch
      .bookedOnlineSince(now - LOOKED_BACK_MS)
      .filter((one) => keysOf(one.network).every((key) => !isSeen(key, one)));
    const least = branch.settings().appointments.unusualPerHour;
    const narrow = [...groupedBy(unseen, (network) => network.narrow)]
      .map(([key, booked]) => [key, crowded(booked, least)] as const)
      .filter(([, booked]) => booked.length > 0);
    const shownSo = new Set(narrow.flatMap(([, booked]) => booked));
    const rest = unseen.filter((one) => !shownSo.has(one));
    const wide = [...groupedBy(rest, (network) => network.wide)]
      .map(([key, booked]) => [key, crowded(booked, WIDE_TIMES * least)] as const)
      .filter(([, booked]) => booked.length > 0);
    return new Map([...narrow, ...wide]);
  };

  const shown = ({ day: dayName, visitId, at }: BookedFrom): Shown => {
    const day = branch.dayNamed(dayName);
    const visit = day.visits.get(visitId);
    if (visit === undefined || visit.slotAt === null || visit.state !== 'booked') return [];
    const { slotAt, persons, serviceIds } = visit;
    const name = day.bookers.get(visitId)?.name ?? null;
    const services = serviceNames(branch.settings(), serviceIds);
    return [{ day: dayName, visitId, slotAt, bookedAt: at, persons, services, name }];
  };

  const look = (): void => {
    const found = patterns();
    if (found.size === 0) {
      if (isRaised) serverAlarms.settle('unusualBookings');
      isRaised = false;
    } else if (!isRaised) {
      isRaised = true;
      serverAlarms.raise('unusualBookings', String(Math.max(...[...found.values()].map((booked) => booked.length))));
    }
  };

  const settle = (network: string): Step<void> => {
    const at = branch.now();
    const limits = { forgetBefore: at - LOOKED_BACK_MS, most: MOST_SEEN };
    return {
      result: undefined,
      changes: [{ type: 'seeNetwork', seen: { network, at }, ...limits }],
      done: () => {
        seen.set(network, at);
        look();
      },
    };
  };

  const isOfNetwork = (network: string, chosen: readonly Place[]): boolean => {
    const known = new Set((patterns().get(network) ?? []).map(({ day, visitId }) => `${day} ${visitId}`));
    return chosen.every(({ day, visitId }) => known.has(`${day} ${visitId}`));
  };

  return {
    /** Raises the alarm, or settles it. */
    look,
    /** What there is to look at: networks by a digest, the busiest first. */
    list: (): Pick<UnusualResult, 'patterns'> => ({
      patterns: [...patterns()]
        .map(([network, booked]) => ({ network, appointments: inOrder(booked.flatMap(shown)) }))
        .filter(({ appointments }) => appointments.length > 0)
        .sort((a, b) => b.appointments.length - a.appointments.length),
    }),
    /** Somebody has looked, and it is all right. */
    settle,
    /**
     * Cancels those chosen of a pattern, each with its letter; what has been checked in or cancelled meanwhile stays as
     * it is. Refused as `unknownVisit` when one of them is not of the pattern: then nothing is cancelled.
     */
    cancel: async (network: string, chosen: readonly Place[], by: Actor): Promise<Reply<CancelledResult>> => {
      if (!isOfNetwork(network, chosen)) return refused('unknownVisit');
      const replies = await Promise.all(
        chosen.map(({ day, visitId }) =>
          branch.handle({ id: newToken(), by, command: { type: 'cancelAppointment', day, visitId } }),
        ),
      );
      await take(() => settle(network));
      const cancelled = replies.filter(({ ok }) => ok).length;
      return done({ cancelled, kept: replies.length - cancelled });
    },
  };
};
export type Unusual = Awaited<ReturnType<typeof createUnusual>>;

/** A16: what the head of the office asks about unusual bookings. */
export const unusualAnswers = (
  unusual: Pick<Unusual, 'list' | 'cancel' | 'settle'>,
  today: () => UnusualResult['today'],
): Answers<'unusualBookings' | 'cancelBookings' | 'settleBookings'> => ({
  unusualBookings: () => done({ ...unusual.list(), today: today() }),
  cancelBookings: ({ network, appointments }, { by }) => unusual.cancel(network, appointments, by),
  settleBookings: ({ network }, { keeping }) => keeping(() => answering(unusual.settle(network), () => done(null))),
});
