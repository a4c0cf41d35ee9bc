// A2, A4: which starts a day offers, who has them, and why there are none. Places are counted in cells of the grid.

import type { NoSlots } from '../../../shared/protocol';
import type { RefusalCode } from '../../../shared/refusals';
import type { Settings } from '../../../shared/settings';
import type { DayOffer } from '../../../shared/settings/appointments';
import { dayAfter, dayOf, MINUTE_MS, wallTime, weekdayOf } from '../../../shared/time';
import type { Day } from '../day/day';
import { anyCounterServes } from '../order/serving';
import { closureOn } from './calendar';
import { instantOf } from './hours';
import type { Via, VisitRequest } from './request';

/** `rank`: from which share (in percent) of the day's starts on this one is among those released. */
export type Cell = { startAt: number; endAt: number; public: number; internal: number; rank: number };

/** Whole minutes that a visit takes at the counter: its services' durations, for every person. */
export const minutesOf = (settings: Settings, { serviceIds, persons }: VisitRequest): number => {
  const durations = serviceIds.map((id) => settings.services.find((one) => one.id === id)?.durationMin ?? 0);
  return Math.ceil(persons * durations.reduce((sum, minutes) => sum + minutes, 0));
};

/** The spans of a day by the clock, and if there are none, why. An exception for a day stands above all else. */
export const offersOn = (settings: Settings, day: string): { offers: DayOffer[]; none: NoSlots | null } => {
  const { hours, exceptions } = settings.appointments;
  const exception = exceptions.find((one) => one.day === day);
  if (exception && exception.hours.length > 0) return { offers: exception.hours, none: null };
  if (exception) return { offers: [], none: { why: 'closure', reason: exception.reason } };
  const closure = closureOn(settings, day);
  if (closure) return { offers: [], none: closure };
  const offers = hours.filter((offer) => offer.weekday === weekdayOf(day));
  return { offers, none: offers.length > 0 ? null : { why: 'closed' } };
};

/** Multiples of the golden ratio fall evenly: taken in their order, every share of the starts lies all over the day. */
const GOLDEN = 0.618_033_988_75;
const ranksOf = (count: number): number[] => {
  const ranks: number[] = [];
  Array.from({ length: count }, (_, i) => i)
    .sort((a, b) => ((a * GOLDEN) % 1) - ((b * GOLDEN) % 1))
    .forEach((start, order) => {
      // Multiplied first: a share that is a whole number comes out as one.
      ranks[start] = (order * 100) / count;
    });
  return ranks;
};

/** Where the clocks change, a span may have minutes that its clock times do not mean, and lack others. */
const isMeant = ({ startAt, endAt }: Pick<Cell, 'startAt' | 'endAt'>, day: string, offer: DayOffer, zone: string) => {
  for (let at = startAt; at < endAt; at += MINUTE_MS) {
    const wall = wallTime(at, zone);
    if (wall.day !== day || wall.time < offer.from || wall.time >= offer.to) return false;
  }
  return true;
};

const ORDINARY_DAY_MS = 24 * 60 * MINUTE_MS;

const cellsOf = (settings: Settings, day: string): Cell[] => {
  const { timeZone } = settings.office;
  const stepMs = settings.appointments.gridMin * MINUTE_MS;
  const isOrdinary = instantOf(day, '24:00', timeZone) - instantOf(day, '00:00', timeZone) === ORDINARY_DAY_MS;
  const cells = offersOn(settings, day).offers.flatMap((offer) => {
    const { public: publicly, internal } = offer;
    const [from, to] = [instantOf(day, offer.from, timeZone), instantOf(day, offer.to, timeZone)];
    return Array.from({ length: Math.max(0, Math.floor((to - from) / stepMs)) }, (_, i) => ({
      ...{ startAt: from + i * stepMs, endAt: from + (i + 1) * stepMs },
      ...{ public: publicly, internal },
    })).filter((cell) => isOrdinary || isMeant(cell, day, offer, timeZone));
  });
  const ranks = ranksOf(cells.length);
  return cells.sort((a, b) => a.startAt - b.startAt).map((cell, i) => ({ ...cell, rank: ranks[i] ?? 0 }));
};

/** More than can be booked; beyond that they are worked out anew. */
const MOST_DAYS_REMEMBERED = 800;
const remembered = new WeakMap<Settings, Map<string, Cell[]>>();

/** The cells of a day's grid, in their order. Worked out once for as long as the settings stay. */
export const cellsOn = (settings: Settings, day: string): Cell[] => {
  const days = remembered.get(settings) ?? new Map<string, Cell[]>();
  if (days.size >= MOST_DAYS_REMEMBERED) days.clear();
  remembered.set(settings, days);
  const cells = days.get(day) ?? cellsOf(settings, day);
  days.set(day, cells);
  return cells;
};

type Taken = { slotAt: number; minutes: number; isPublic: boolean };

/** Who has places: appointments, those cancelled that are not free again yet (A5), and holds (A3). */
const takenOn = (day: Day, now: number, except: string[]): Taken[] => {
  const taken: Taken[] = [];
  for (const { id, slotAt, minutes, state, freeAt, via } of day.visits.values()) {
    if (slotAt === null || minutes === null || except.includes(id)) continue;
    if (state !== 'cancelled' || (freeAt ?? 0) > now) taken.push({ slotAt, minutes, isPublic: via === 'public' });
  }
  for (const { id, slotAt, minutes, freeAt } of day.holds.values())
    if (freeAt > now && !except.includes(id)) taken.push({ slotAt, minutes, isPublic: true });
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
type Start = { startAt: number; span: number[]; rank: number; isReleased: boolean; isLate: boolean };

export type Ask = { wish: VisitRequest; via: Via; now: number };

/** The earliest start that may still be had: by staff the one that has begun. */
const earliestStart = ({ appointments }: Settings, { via, now }: Omit<Ask, 'wish'>): number =>
  via === 'public' ? now + appointments.noticeMin * MINUTE_MS : now - appointments.gridMin * MINUTE_MS + 1;

const startsOf = (settings: Settings, dayName: string, minutes: number, ask: Omit<Ask, 'wish'>): Start[] => {
  const cells = cellsOn(settings, dayName);
  const released = releasesOf(settings, dayName).filter(({ at }) => at <= ask.now);
  const percent = released.reduce((sum, one) => sum + one.percent, 0);
  const earliest = earliestStart(settings, ask);
  return cells.flatMap(({ startAt, rank }, i) => {
    const span = spanFrom(cells, i, minutes);
    if (span === null) return [];
    const isReleased = ask.via === 'staff' || rank < percent;
    return { startAt, span, rank, isReleased, isLate: startAt < earliest };
  });
};

type IsFree = (start: Start) => boolean;

/** Places left in each cell of a day. */
export type Places = readonly number[];

/** The places that people at home have left on a day, however long a visit is that is asked for. */
export const publicPlaces = (day: Day, settings: Settings, now: number): Places =>
  freeIn(cellsOn(settings, day.day), takenOn(day, now, []), 'public');

const areFree =
  (places: Places): IsFree =>
  ({ span }) =>
    span.every((i) => (places[i] ?? 0) > 0);

const freeCheck = (day: Day, settings: Settings, { via, now }: Omit<Ask, 'wish'>, except: string[]): IsFree =>
  areFree(freeIn(cellsOn(settings, day.day), takenOn(day, now, except), via));

/** When the first of the starts that are free now is released, early enough to be booked; null if none will be. */
const releasedAt = (settings: Settings, day: string, starts: Start[], now: number): number | null => {
  let percent = 0;
  for (const release of releasesOf(settings, day)) {
    percent += release.percent;
    const earliest = earliestStart(settings, { via: 'public', now: release.at });
    if (release.at > now && starts.some(({ rank, startAt }) => rank < percent && startAt >= earliest))
      return release.at;
  }
  return null;
};

const whyNone = (settings: Settings, day: string, starts: Start[], isFree: IsFree, now: number): NoSlots => {
  const { none } = offersOn(settings, day);
  if (day < dayOf(now, settings.office.timeZone)) return { why: 'past' };
  if (none) return none;
  if (cellsOn(settings, day).length === 0) return { why: 'closed' };
  if (starts.length === 0) return { why: 'tooLong' };
  const inTime = starts.filter((start) => !start.isLate);
  if (inTime.length === 0) return { why: 'past' };
  const held = inTime.filter((start) => !start.isReleased && isFree(start));
  const at = releasedAt(settings, day, held, now);
  return at === null ? { why: 'full' } : { why: 'notYet', at };
};

/** The places that staff have left on a day, cell by cell; what is taken from or given back to it changes nothing else. */
export const placesOn = (day: Day, settings: Settings, now: number) => {
  const cells = cellsOn(settings, day.day);
  const free = freeIn(cells, takenOn(day, now, []), 'staff');
  return {
    /** The first free start for so many minutes at this instant or later; null when the day has none. */
    firstFrom: (earliest: number, minutes: number): number | null =>
      day.state === 'closed'
        ? null
        : (startsOf(settings, day.day, minutes, { via: 'staff', now }).find(
            ({ startAt, isLate, span }) => startAt >= earliest && !isLate && span.every((i) => (free[i] ?? 0) > 0),
          )?.startAt ?? null),
    take: (slotAt: number, minutes: number, places: 1 | -1): void =>
      cells.forEach(({ startAt, endAt }, i) => {
        if (startAt < slotAt + minutes * MINUTE_MS && slotAt < endAt) free[i] = (free[i] ?? 0) - places;
      }),
  };
};

/** The starts of a day that are free (epoch ms, in their order), or why there is none. `places` as far as they are known. */
export const slotsOn = (
  day: Day,
  settings: Settings,
  ask: Ask,
  places: Places | null = null,
): { starts: number[]; none: NoSlots | null } => {
  if (day.state === 'closed') return { starts: [], none: { why: 'past' } };
  // K17: what nobody takes today is booked for another day.
  if (day.moved.size > 0 && !anyCounterServes(settings, ask.wish.serviceIds, day))
    return { starts: [], none: { why: 'full' } };
  const starts = startsOf(settings, day.day, minutesOf(settings, ask.wish), ask);
  const isFree = places === null ? freeCheck(day, settings, ask, []) : areFree(places);
  const free = starts.filter((one) => one.isReleased && !one.isLate && isFree(one));
  if (free.length > 0) return { starts: free.map(({ startAt }) => startAt), none: null };
  return { starts: [], none: whyNone(settings, day.day, starts, isFree, ask.now) };
};

export type SlotAsk = {
  slotAt: number;
  minutes: number;
  via: Via;
  now: number;
  /** Holds and appointments, by id, whose places count as free: they are given up for this one. */
  except: string[];
  /** Whoever has held this very start began in time. */
  wasHeld: boolean;
};

/**
 * Whether one start may be taken: null, or `slotInThePast`, `slotNotOffered` (no start, too short, not released, too
 * late to book), `slotTaken`.
 */
export const refusalOfSlot = (day: Day, settings: Settings, ask: SlotAsk): RefusalCode | null => {
  const start = startsOf(settings, day.day, ask.minutes, ask).find(({ startAt }) => startAt === ask.slotAt);
  if (day.state === 'closed' || ask.slotAt <= ask.now - settings.appointments.gridMin * MINUTE_MS)
    return 'slotInThePast';
  const isLate = start?.isLate && !ask.wasHeld;
  if (start === undefined || !start.isReleased || isLate) return 'slotNotOffered';
  return freeCheck(day, settings, ask, ask.except)(start) ? null : 'slotTaken';
};
