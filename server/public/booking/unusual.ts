// A16: far more online bookings from one network than usual: seen within a minute, looked at by a person, cancelled in one act.
import { LRUCache } from 'lru-cache';
import type { Actor } from '../../../shared/events';
import type { CancelledResult, Reply, UnusualResult } from '../../../shared/protocol';
import { refuse } from '../../../shared/refusals';
import { newToken } from '../../basics/tokens';
import type { Branch } from '../../office/branch';
import type { ServerAlarms } from '../../office/serverAlarms';
import { serviceNames } from '../../queue/views/parts';
import type { BookedFrom } from '../../storage/port';

const HOUR_MS = 3_600_000;
/** So far back bookings are looked at. */
const LOOKED_BACK_MS = 24 * HOUR_MS;
const MOST_SEEN = 1_000;

export type UnusualParts = {
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

export const createUnusual = ({ branch, serverAlarms }: UnusualParts) => {
  /** Until when somebody has looked at the bookings of a network. */
  const seen = new LRUCache<string, number>({ max: MOST_SEEN });
  let isRaised = false;

  const patterns = (): Map<string, BookedFrom[]> => {
    const byNetwork = new Map<string, BookedFrom[]>();
    for (const one of branch.bookedOnlineSince(branch.now() - LOOKED_BACK_MS)) {
      if (one.at <= (seen.get(one.network) ?? 0)) continue;
      byNetwork.set(one.network, [...(byNetwork.get(one.network) ?? []), one]);
    }
    const least = branch.settings().appointments.unusualPerHour;
    const found = [...byNetwork].map(([network, booked]) => [network, crowded(booked, least)] as const);
    return new Map(found.filter(([, booked]) => booked.length > 0));
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

  const settle = (network: string): void => {
    seen.set(network, branch.now());
    look();
  };

  const isOfNetwork = (network: string, chosen: readonly Place[]): boolean => {
    const known = new Set((patterns().get(network) ?? []).map(({ day, visitId }) => `${day} ${visitId}`));
    return chosen.every(({ day, visitId }) => known.has(`${day} ${visitId}`));
  };

  return {
    /** Raises the alarm, or settles it. */
    look,
    /** What there is to look at: networks by a digest, the busiest first. */
    list: (): UnusualResult => ({
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
    cancel: async (network: string, chosen: readonly Place[], by: Actor): Promise<Reply> => {
      if (!isOfNetwork(network, chosen)) return { ok: false, ...refuse('unknownVisit') };
      const replies = await Promise.all(
        chosen.map(({ day, visitId }) =>
          branch.handle({ id: newToken(), by, command: { type: 'cancelAppointment', day, visitId } }),
        ),
      );
      settle(network);
      const cancelled = replies.filter(({ ok }) => ok).length;
      const result: CancelledResult = { cancelled, kept: replies.length - cancelled };
      return { ok: true, result };
    },
  };
};
export type Unusual = ReturnType<typeof createUnusual>;
