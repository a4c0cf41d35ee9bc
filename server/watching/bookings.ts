// S54: how much is booked online, by the day and the hour of booking, held against the same weekday of the weeks before. Only
// counts are kept; they are taken from the events once after each start, a day each second, and from then on as they come.
import { z } from 'zod';
import type { BookingsToday } from '../../shared/commands/oversight';
import type { StoredEvent } from '../../shared/events';
import { dayAfter, dayOf, wallTime } from '../../shared/time';
import type { Branch } from '../office/branch';
import type { ServerAlarms } from '../office/serverAlarms';
import type { LoggedEvent, Store } from '../storage/port';
import { isUnusual } from './usual';

const WEEKS = 8;
const WEEK_DAYS = 7;
/** Days so far ahead are looked through, whatever the office releases. */
const MOST_AHEAD = 400;

const bookedSchema = z.object({ type: z.literal('appointmentBooked'), movedFrom: z.string().nullable() });
const visitorSchema = z.object({ kind: z.literal('visitor') });

/** Booked by somebody at home, and not only moved to another day. */
const isBooking = (by: unknown, event: unknown): boolean => {
  const booked = bookedSchema.safeParse(event);
  return booked.success && booked.data.movedFrom === null && visitorSchema.safeParse(by).success;
};
/** Most events are none; those are not even read. */
const isBookingLogged = ({ by, event }: LoggedEvent): boolean =>
  event.includes('"appointmentBooked"') && isBooking(JSON.parse(by), JSON.parse(event));

export type BookingsParts = {
  store: { figures: Pick<Store['figures'], 'log'> };
  branch: Pick<Branch, 'settings' | 'now'>;
  serverAlarms: Pick<ServerAlarms, 'raise' | 'settle'>;
};

export const createBookings = ({ store, branch, serverAlarms }: BookingsParts) => {
  const begunAt = branch.now();
  /** By day of booking, its hours. */
  const counts = new Map<string, number[]>();
  let isReading = false;
  let raised: { day: string; about: string } | null = null;
  const zone = () => branch.settings().office.timeZone;

  const count = (at: number): void => {
    const { day, time } = wallTime(at, zone());
    const hours = counts.get(day) ?? Array.from({ length: 24 }, () => 0);
    const hour = Number(time.slice(0, 2));
    hours[hour] = (hours[hour] ?? 0) + 1;
    counts.set(day, hours);
  };

  /** What lies between the first day that counts and the last that could be booked. */
  const daysToRead = (): string[] => {
    const today = dayOf(begunAt, zone());
    const ahead = Math.max(0, ...branch.settings().appointments.releases.map(({ daysAhead }) => daysAhead));
    const days = WEEKS * WEEK_DAYS + Math.min(MOST_AHEAD, ahead) + 1;
    return Array.from({ length: days }, (_, i) => dayAfter(today, i - WEEKS * WEEK_DAYS));
  };
  const unread = daysToRead();

  const totalOf = (hours: readonly number[]): number => hours.reduce((sum, one) => sum + one, 0);
  const state = (): BookingsToday | null => {
    if (unread.length > 0) return null;
    const today = dayOf(branch.now(), zone());
    const first = [...counts.keys()].sort()[0] ?? today;
    const past = Array.from({ length: WEEKS }, (_, i) => dayAfter(today, -WEEK_DAYS * (i + 1))).filter(
      (day) => day >= first,
    );
    const hoursOf = (day: string) => counts.get(day) ?? [];
    const now = hoursOf(today);
    return {
      ...{ count: totalOf(now), past: past.map((day) => totalOf(hoursOf(day))) },
      ...{ busiest: Math.max(0, ...now), pastBusiest: past.map((day) => Math.max(0, ...hoursOf(day))) },
    };
  };

  const foundNow = (): string | null => {
    const seen = state();
    if (seen === null) return null;
    const least = branch.settings().appointments.unusualPerHour;
    if (isUnusual(seen.count, seen.past, least)) return `${seen.count}, max. ${Math.max(...seen.past)}`;
    if (isUnusual(seen.busiest, seen.pastBusiest, least))
      return `${seen.busiest}/h, max. ${Math.max(...seen.pastBusiest)}/h`;
    return null;
  };

  /** Raised once on a day, as it was then, and over with the day. */
  const look = (): void => {
    const day = dayOf(branch.now(), zone());
    if (raised !== null && raised.day !== day) {
      serverAlarms.settle('unusualDay');
      raised = null;
    }
    const about = raised === null ? foundNow() : null;
    if (about === null) return;
    raised = { day, about };
    serverAlarms.raise('unusualDay', about);
  };

  const forgetOld = (): void => {
    const oldest = dayAfter(dayOf(branch.now(), zone()), -(WEEKS + 1) * WEEK_DAYS);
    for (const day of counts.keys()) if (day < oldest) counts.delete(day);
  };

  return {
    /** What has been committed. */
    follow: (events: readonly StoredEvent[]): void => {
      const booked = events.filter(({ at, by, event }) => at >= begunAt && isBooking(by, event));
      for (const { at } of booked) count(at);
      if (booked.length > 0) look();
    },
    /** To be called every second or so: reads one day more on which anything happened, until all are read. */
    tend: async (): Promise<void> => {
      if (unread.length === 0 || isReading) return;
      isReading = true;
      try {
        for (let isEmpty = true, day = unread[0]; isEmpty && day !== undefined; day = unread[0]) {
          const logged = await store.figures.log(day);
          isEmpty = logged.length === 0;
          unread.shift();
          for (const one of logged) if (one.at < begunAt && isBookingLogged(one)) count(one.at);
        }
      } finally {
        isReading = false;
      }
      if (unread.length > 0) return;
      forgetOld();
      look();
    },
    /** To be called every minute or so. */
    look: (): void => {
      forgetOld();
      look();
    },
    /** For the page; null until the past is known. */
    state,
  };
};
