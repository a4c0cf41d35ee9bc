// A2, A4: which starts a day offers, who has them, and why there are none. Places are counted in cells of the grid.
import type { DayOffer } from '../../shared/appointments';
import type { NoSlots } from '../../shared/booking';
import type { RefusalCode } from '../../shared/refusals';
import type { Settings } from '../../shared/settings';
import { dayAfter, dayOf, MINUTE_MS, weekdayOf } from '../../shared/time';
import { closureOn } from './calendar';
import type { Day } from './day';
import { instantOf } from './hours';

/** What somebody comes for, and with how many. */
export type Wish = { serviceIds: string[]; persons: number };
/** Who looks: people at home see the public places, staff all of them. */
export type Via = 'public' | 'staff';

type Cell = { startAt: number; endAt: number; public: number; internal: number };

/** Minutes that a wish takes at the counter: its services' durations, for every person. */
export const minutesOf = (settings: Settings, { serviceIds, persons }: Wish): number =>
  persons * serviceIds.reduce((sum, id) => sum + (settings.services.find((one) => one.id === id)?.durationMin ?? 0), 0);

/** The spans of a day by the clock, and if there are none, why. An exception for a day stands above all else. */
const offersOn = (settings: Settings, day: string): { offers: DayOffer[]; none: NoSlots | null } => {
  const { hours, exceptions } = settings.appointments;
  const exception = exceptions.find((one) => one.day === day);
  if (exception && exception.hours.length > 0) return { offers: exception.hours, none: null };
  if (exception) return { offers: [], none: { why: 'closure', reason: exception.reason } };
  const closure = closureOn(settings, day);
  if (closure) return { offers: [], none: closure };
  const offers = hours.filter((offer) => offer.weekday === weekdayOf(day));
  return { offers, none: offers.length > 0 ? null : { why: 'closed' } };
};

const cellsOf = (settings: Settings, day: string): Cell[] => {
  const { timeZone } = settings.office;
  const stepMs = settings.appointments.gridMin * MINUTE_MS;
  const cells = offersOn(settings, day).offers.flatMap((offer) => {
    const [from, to] = [instantOf(day, offer.from, timeZone), instantOf(day, offer.to, timeZone)];
    // By instants, not by the clock: where the clocks change, a span is an hour shorter or longer.
    return Array.from({ length: Math.max(0, Math.floor((to - from) / stepMs)) }, (_, i) => ({
      startAt: from + i * stepMs,
      endAt: from + (i + 1) * stepMs,
      public: offer.public,
      internal: offer.internal,
    }));
  });
  return cells.sort((a, b) => a.startAt - b.startAt);
};

const remembered = new WeakMap<Settings, Map<string, Cell[]>>();

/** The cells of a day's grid, in their order. Worked out once for as long as the settings stay. */
const cellsOn = (settings: Settings, day: string): Cell[] => {
  const days = remembered.get(settings) ?? new Map<string, Cell[]>();
  remembered.set(settings, days);
  const cells = days.get(day) ?? cellsOf(settings, day);
  days.set(day, cells);
  return cells;
};

type Taken = { slotAt: number; minutes: number; isPublic: boolean };

/** Who has places: appointments, those cancelled that are not free again yet (A5), and holds (A3). */
const takenOn = (day: Day, now: number, except: string | null): Taken[] => {
  const taken: Taken[] = [];
  for (const { id, slotAt, minutes, state, freeAt, via } of day.visits.values()) {
    if (slotAt === null || minutes === null || id === except) continue;
    if (state !== 'cancelled' || (freeAt ?? 0) > now) taken.push({ slotAt, minutes, isPublic: via === 'public' });
  }
  for (const { id, slotAt, minutes, freeAt } of day.holds.values())
    if (freeAt > now && id !== except) taken.push({ slotAt, minutes, isPublic: true });
  return taken;
};

/** Places left in each cell. Staff's bookings take the internal places first, and public ones when those are gone. */
const freeIn = (cells: Cell[], taken: Taken[], via: Via): number[] => {
  const used = cells.map(() => ({ public: 0, staff: 0 }));
  for (const { slotAt, minutes, isPublic } of taken)
    cells.forEach(({ startAt, endAt }, i) => {
      const cell = used[i];
      if (cell && startAt < slotAt + minutes * MINUTE_MS && slotAt < endAt) cell[isPublic ? 'public' : 'staff'] += 1;
    });
  return cells.map((cell, i) => {
    const { public: publicly, staff } = used[i] ?? { public: 0, staff: 0 };
    if (via === 'staff') return cell.public + cell.internal - publicly - staff;
    return cell.public - publicly - Math.max(0, staff - cell.internal);
  });
};

/** The cells that an appointment of so many minutes takes from a start on; null where they do not follow each other. */
const spanFrom = (cells: Cell[], start: number, minutes: number): number[] | null => {
  const indexes: number[] = [];
  const until = (cells[start]?.startAt ?? 0) + minutes * MINUTE_MS;
  for (let i = start; ; i++) {
    const cell = cells[i];
    if (cell === undefined || (i > start && cells[i - 1]?.endAt !== cell.startAt)) return null;
    indexes.push(i);
    if (cell.endAt >= until) return indexes;
  }
};

/** Multiples of the golden ratio fall evenly: every share of the starts lies all over the day. */
const GOLDEN = 0.618_033_988_75;
const rankOf = (start: number): number => ((start * GOLDEN) % 1) * 100;

const releasesOf = (settings: Settings, day: string): { at: number; percent: number }[] =>
  settings.appointments.releases
    .map(({ daysAhead, at, percent }) => ({
      at: instantOf(dayAfter(day, -daysAhead), at, settings.office.timeZone),
      percent,
    }))
    .sort((a, b) => a.at - b.at);

/** The last day of which anything may be booked online now. */
export const lastBookableDay = (settings: Settings, now: number): string => {
  const today = dayOf(now, settings.office.timeZone);
  const farthest = Math.max(...settings.appointments.releases.map(({ daysAhead }) => daysAhead));
  for (let ahead = farthest; ahead > 0; ahead--) {
    const day = dayAfter(today, ahead);
    if (releasesOf(settings, day).some(({ at }) => at <= now)) return day;
  }
  return today;
};

/** What may become of a start, whether or not somebody has it already. */
type Start = { startAt: number; span: number[]; isReleased: boolean; isLate: boolean };

export type Ask = { wish: Wish; via: Via; now: number };

const startsOf = (settings: Settings, dayName: string, minutes: number, { via, now }: Omit<Ask, 'wish'>): Start[] => {
  const cells = cellsOn(settings, dayName);
  const { noticeMin, gridMin } = settings.appointments;
  const percent = releasesOf(settings, dayName).reduce((sum, one) => (one.at <= now ? sum + one.percent : sum), 0);
  const earliest = via === 'public' ? now + noticeMin * MINUTE_MS : now - gridMin * MINUTE_MS;
  return cells.flatMap(({ startAt }, i) => {
    const span = spanFrom(cells, i, minutes);
    if (span === null) return [];
    const isReleased = via === 'staff' || rankOf(i) < percent;
    return { startAt, span, isReleased, isLate: startAt < earliest };
  });
};

const freeCheck = (day: Day, settings: Settings, { via, now }: Omit<Ask, 'wish'>, except: string | null) => {
  const free = freeIn(cellsOn(settings, day.day), takenOn(day, now, except), via);
  return ({ span }: Start) => span.every((i) => (free[i] ?? 0) > 0);
};

const whyNone = (settings: Settings, day: string, starts: Start[], isFree: (start: Start) => boolean, now: number) => {
  const { none } = offersOn(settings, day);
  const inTime = starts.filter((start) => !start.isLate);
  if (day < dayOf(now, settings.office.timeZone)) return { why: 'past' } as const;
  if (none) return none;
  if (starts.length === 0) return { why: 'tooLong' } as const;
  if (inTime.length === 0) return { why: 'past' } as const;
  const next = releasesOf(settings, day).find(({ at }) => at > now);
  if (next && inTime.some((start) => !start.isReleased && isFree(start)))
    return { why: 'notYet', at: next.at } as const;
  return { why: 'full' } as const;
};

/** The starts of a day that are free (epoch ms, in their order), or why there is none. */
export const slotsOn = (day: Day, settings: Settings, ask: Ask): { starts: number[]; none: NoSlots | null } => {
  const starts = startsOf(settings, day.day, minutesOf(settings, ask.wish), ask);
  const isFree = freeCheck(day, settings, ask, null);
  const free = day.state === 'closed' ? [] : starts.filter((one) => one.isReleased && !one.isLate && isFree(one));
  if (free.length > 0) return { starts: free.map(({ startAt }) => startAt), none: null };
  return {
    starts: [],
    none: day.state === 'closed' ? { why: 'past' } : whyNone(settings, day.day, starts, isFree, ask.now),
  };
};

export type SlotAsk = { slotAt: number; minutes: number; via: Via; now: number; except: string | null };

/**
 * Whether one start may be taken: null, or `slotInThePast`, `slotNotOffered` (no start, too short, not released, too
 * late to book), `slotTaken`. What `except` has (a hold or an appointment, by id) counts as free.
 */
export const refusalOfSlot = (day: Day, settings: Settings, ask: SlotAsk): RefusalCode | null => {
  const start = startsOf(settings, day.day, ask.minutes, ask).find(({ startAt }) => startAt === ask.slotAt);
  if (day.state === 'closed' || ask.slotAt < ask.now - settings.appointments.gridMin * MINUTE_MS)
    return 'slotInThePast';
  // Whoever has a hold began in time.
  const isLate = start?.isLate && ask.except === null;
  if (start === undefined || !start.isReleased || isLate) return 'slotNotOffered';
  return freeCheck(day, settings, ask, ask.except)(start) ? null : 'slotTaken';
};
