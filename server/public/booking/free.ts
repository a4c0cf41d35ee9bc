// Which slots are free, for people at home: day by day, the next ones, and those nearest to one that has gone.

import { LRUCache } from 'lru-cache';
import type { PublicDay, PublicDays, PublicSlots } from '../../../shared/booking';
import type { NoSlots } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import { dayAfter, dayOf } from '../../../shared/time';
import type { Day } from '../../queue/day/day';
import { isTodayClosed } from '../../queue/forecast/today';
import type { VisitRequest } from '../../queue/slots/request';
import { lastBookableDay, minutesOf, type Places, publicPlaces, slotsOn } from '../../queue/slots/slots';
import type { Followed } from '../followed';

type Offer = { starts: number[]; none: NoSlots | null };
/** Something of a day, and what it was worked out from. */
type Remembered<What> = { what: What; settings: Settings; version: number; at: number };

const FULL: Offer = { starts: [], none: { why: 'full' } };
const DAYS_SHOWN = 28;
/** So far somebody is led away from the slot that was wished for. */
const DAYS_LOOKED_AHEAD = 60;
const ALTERNATIVES = 6;
/** In a rush hundreds ask for the same day in the same second. */
const REMEMBERED_MS = 1000;
const MOST_REMEMBERED = 5000;
const MOST_DAYS = 200;

const earlier = (...days: string[]): string => days.sort()[0] ?? '';
const later = (...days: string[]): string => days.sort().at(-1) ?? '';

export const createFreeSlots = (branch: Pick<Followed, 'settings' | 'now' | 'dayNamed' | 'today' | 'outlook'>) => {
  const offers = new LRUCache<string, Remembered<Offer>>({ max: MOST_REMEMBERED });
  /** S93: counted once for all wishes, however many are made up. */
  const places = new LRUCache<string, Remembered<Places>>({ max: MOST_DAYS });

  /** As it was just now, if the day is what it was; else it is worked out. */
  const fresh = <What extends object>(
    remembered: LRUCache<string, Remembered<What>>,
    key: string,
    day: Day,
    work: (now: number) => What,
  ): What => {
    const [settings, now, { version }] = [branch.settings(), branch.now(), day];
    const before = remembered.get(key);
    const isFresh = before && Math.abs(now - before.at) < REMEMBERED_MS;
    if (isFresh && before.settings === settings && before.version === version) return before.what;
    const what = work(now);
    remembered.set(key, { what, settings, version, at: now });
    return what;
  };

  /** What a day offers; days that are over are not even looked up. */
  const on = (name: string, request: VisitRequest): Offer => {
    const settings = branch.settings();
    if (name < dayOf(branch.now(), settings.office.timeZone)) return { starts: [], none: { why: 'past' } };
    const day = branch.dayNamed(name);
    const isToday = day === branch.today();
    const key = `${name} ${minutesOf(settings, request)}${isToday ? ` ${[...request.serviceIds].sort().join()}` : ''}`;
    return fresh(offers, key, day, (now) => {
      if (isToday && isTodayClosed(branch.outlook(), request.serviceIds)) return FULL;
      const left = fresh(places, name, day, () => publicPlaces(day, settings, now));
      return slotsOn(day, settings, { wish: request, via: 'public', now }, left);
    });
  };

  const today = () => dayOf(branch.now(), branch.settings().office.timeZone);
  let last: { day: string; settings: Settings; at: number } | null = null;
  const lastDay = (): string => {
    const [settings, now] = [branch.settings(), branch.now()];
    if (last?.settings !== settings || Math.abs(now - last.at) >= REMEMBERED_MS)
      last = { day: lastBookableDay(settings, now), settings, at: now };
    return last.day;
  };

  /** Days from one to another, both included; days that are over come as they are. */
  const daysBetween = (from: string, to: string): string[] => {
    const days: string[] = [];
    for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day);
    return days;
  };

  /** The first free starts from a day on, no more than so many, in their order. */
  const firstFrom = (from: string, request: VisitRequest, most: number): number[] => {
    const starts: number[] = [];
    for (let day = later(from, today()); day <= lastDay() && starts.length < most; day = dayAfter(day, 1))
      starts.push(...on(day, request).starts);
    return starts.slice(0, most);
  };

  return {
    /** How many offers are remembered. */
    size: (): number => offers.size,
    today,
    lastDay,
    days: (from: string, request: VisitRequest): PublicDays => {
      const [last, end] = [lastDay(), dayAfter(from, DAYS_SHOWN - 1)];
      const days = daysBetween(from, earlier(end, last)).map((day): PublicDay => {
        const { starts, none } = on(day, request);
        return { day, free: starts.length, firstAt: starts[0] ?? null, none };
      });
      const [next] = firstFrom(from, request, 1);
      const { timeZone } = branch.settings().office;
      return { days, next: next === undefined ? null : { day: dayOf(next, timeZone), slotAt: next } };
    },
    slots: (day: string, request: VisitRequest): PublicSlots => {
      const offer = on(day, request);
      const next = offer.none === null ? [] : firstFrom(dayAfter(day, 1), request, ALTERNATIVES);
      return { day, ...offer, next };
    },
    /** A3: instead of a start that has gone: those of its day, the nearest first, then those of the days after it. */
    alternatives: (slotAt: number, request: VisitRequest): number[] => {
      const [wished, last] = [dayOf(slotAt, branch.settings().office.timeZone), lastDay()];
      const first = wished <= last ? later(wished, today()) : today();
      const end = earlier(dayAfter(first, DAYS_LOOKED_AHEAD), last);
      const nearest = [...on(first, request).starts].sort((a, b) => Math.abs(a - slotAt) - Math.abs(b - slotAt));
      for (let day = dayAfter(first, 1); day <= end && nearest.length < ALTERNATIVES; day = dayAfter(day, 1))
        nearest.push(...on(day, request).starts);
      return nearest.slice(0, ALTERNATIVES);
    },
  };
};
export type FreeSlots = ReturnType<typeof createFreeSlots>;
