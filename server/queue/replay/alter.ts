// R11: a past day as it would have been with something changed. What nobody can know is drawn by chance.
import type { ReplayChange } from '../../../shared/replay/replay';
import type { Counter, Settings } from '../../../shared/settings';
import { MINUTE_MS, weekdayOf } from '../../../shared/time';
import { newDay } from '../day/day';
import { instantOf } from '../slots/hours';
import { cellsOn, minutesOf, placesOn } from '../slots/slots';
import type { Chance } from './chance';
import type { Leg, PastDay, PastVisit, Shift } from './pastDay';

export type Planned = { day: PastDay; settings: Settings };

/** Before any appointment was seen: so long before their time people come. */
const USUAL_LEAD_MS = 6 * MINUTE_MS;
const SHORTEST_DAY_MS = 60 * MINUTE_MS;
/** Counters that open or close so close to the day's ends open and close with the office. */
const WITH_OFFICE_MS = 20 * MINUTE_MS;

/** The same day with what was chance drawn again: who took how long. */
export const redrawn = (day: PastDay, chance: Chance): PastDay => {
  const times = new Map<string, Pick<Leg, 'wayMs' | 'serviceMs' | 'afterMs'>[]>();
  const isPlain = ({ legs }: PastVisit) => legs.length === 1 && legs[0]?.ends.how === 'done';
  for (const visit of day.visits.filter(isPlain)) {
    const key = visit.serviceIds.join();
    times.set(key, [
      ...(times.get(key) ?? []),
      ...visit.legs.map(({ wayMs, serviceMs, afterMs }) => ({ wayMs, serviceMs, afterMs })),
    ]);
  }
  for (const [key, list] of times) times.set(key, chance.shuffled(list));
  return {
    ...day,
    visits: day.visits.map((visit) => {
      const drawn = isPlain(visit) ? times.get(visit.serviceIds.join())?.pop() : undefined;
      return drawn ? { ...visit, legs: visit.legs.map((leg) => ({ ...leg, ...drawn })) } : visit;
    }),
  };
};

const endsOf = ({ shifts }: PastDay) => ({
  opens: Math.min(...shifts.map(({ from }) => from)),
  closes: Math.max(...shifts.map(({ to }) => to)),
});

/** A shift without a span: what is left before and after it, as pauses where something is left on both sides. */
const without = (shift: Shift, from: number, to: number): Shift[] => {
  if (to <= shift.from || from >= shift.to) return [shift];
  if (from <= shift.from && to >= shift.to) return [];
  if (from <= shift.from) return [{ ...shift, from: to }];
  if (to >= shift.to) return [{ ...shift, to: from }];
  return [{ ...shift, pauses: [...shift.pauses, { at: from, ms: to - from, until: false, afterMs: null }] }];
};

const servesAll = (counters: readonly (Counter | undefined)[], needed: ReadonlySet<string>): boolean =>
  [...needed].every((id) =>
    counters.some((counter) => counter?.serviceIds === null || counter?.serviceIds?.includes(id)),
  );

type Span = { from: number; to: number };

const takeCounters = ({ day, settings }: Planned, count: number, { from, to }: Span, chance: Chance): Planned => {
  let shifts = day.shifts;
  const needed = new Set(day.visits.flatMap(({ serviceIds }) => serviceIds));
  for (let i = 0; i < count; i++) {
    const there = chance.shuffled(shifts.filter((shift) => shift.from < to && shift.to > from));
    const counterOf = ({ counterId }: Shift) => settings.counters.find(({ id }) => id === counterId);
    // Nobody takes away the one counter that serves something, if there is another.
    const gone = there.find((one) => servesAll(there.filter((two) => two !== one).map(counterOf), needed)) ?? there[0];
    if (gone === undefined) break;
    shifts = shifts.flatMap((shift) => (shift === gone ? without(shift, from, to) : [shift]));
  }
  return { day: { ...day, shifts }, settings };
};

/** Another counter works as one of those did that were there. */
const addCounters = ({ day, settings }: Planned, count: number, { from, to }: Span, chance: Chance): Planned => {
  const shifts = [...day.shifts];
  const counters = [...settings.counters];
  for (let i = 0; i < count; i++) {
    const like = chance.pick(day.shifts);
    const counter = settings.counters.find(({ id }) => id === like?.counterId);
    if (like === undefined || counter === undefined) break;
    const id = `replay-more-${i}`;
    counters.push({ ...counter, id });
    shifts.push({ ...like, counterId: id, from, to, holds: [] });
  }
  return { day: { ...day, shifts }, settings: { ...settings, counters } };
};

const withCounters = (planned: Planned, change: ReplayChange, chance: Chance): Planned => {
  const { opens, closes } = endsOf(planned.day);
  const { timeZone } = planned.settings.office;
  const from = Math.max(opens, instantOf(planned.day.day, change.from, timeZone));
  const to = Math.min(closes, instantOf(planned.day.day, change.to, timeZone));
  if (change.counters === 0 || from >= to) return planned;
  return change.counters < 0
    ? takeCounters(planned, -change.counters, { from, to }, chance)
    : addCounters(planned, change.counters, { from, to }, chance);
};

/** Visitors and breaks spread over the new hours as they did over the old ones. */
const withHours = ({ day, settings }: Planned, { opensMin, closesMin }: ReplayChange): Planned => {
  const { opens, closes } = endsOf(day);
  const [newOpens, newCloses] = [opens + opensMin * MINUTE_MS, closes + closesMin * MINUTE_MS];
  if ((opensMin === 0 && closesMin === 0) || newCloses - newOpens < SHORTEST_DAY_MS) return { day, settings };
  const scale = (newCloses - newOpens) / (closes - opens);
  const moved = (at: number): number => {
    if (at <= opens) return at + newOpens - opens;
    return at >= closes ? at + newCloses - closes : Math.round(newOpens + (at - opens) * scale);
  };
  const grid = settings.appointments.gridMin * MINUTE_MS;
  const slot = (at: number) => Math.round(moved(at) / grid) * grid;
  return {
    settings,
    day: {
      ...day,
      visits: day.visits.map((visit) => {
        const slotAt = visit.slotAt === null ? null : slot(visit.slotAt);
        const goneAt = visit.goneAt === null ? null : moved(visit.goneAt);
        const early = visit.slotAt === null ? 0 : visit.arrivedAt - visit.slotAt;
        return { ...visit, slotAt, goneAt, arrivedAt: slotAt === null ? moved(visit.arrivedAt) : slotAt + early };
      }),
      moves: day.moves.map((move) => ({ ...move, at: moved(move.at) })),
      shifts: day.shifts.map((shift) => ({
        ...shift,
        from: shift.from - opens <= WITH_OFFICE_MS ? shift.from + newOpens - opens : Math.max(newOpens, shift.from),
        to: closes - shift.to <= WITH_OFFICE_MS ? shift.to + newCloses - closes : Math.min(newCloses, shift.to),
        pauses: shift.pauses.map((pause) => ({ ...pause, at: moved(pause.at) })),
        holds: shift.holds.map(({ at, ms }) => ({ at: moved(at), ms })),
      })),
    },
  };
};

const withVisitors = ({ day, settings }: Planned, { visitorsPercent }: ReplayChange, chance: Chance): Planned => {
  if (visitorsPercent === 0) return { day, settings };
  const exact = (Math.abs(visitorsPercent) / 100) * day.visits.length;
  const count = Math.floor(exact + chance.share());
  const chosen = chance.shuffled(day.visits).slice(0, count);
  if (visitorsPercent < 0) {
    const gone = new Set(chosen);
    return { settings, day: { ...day, visits: day.visits.filter((visit) => !gone.has(visit)) } };
  }
  // The others come as these did, some minutes before or after.
  const more = chosen.map((visit, i) => {
    const by = visit.slotAt === null ? Math.round((chance.share() - 0.5) * 30 * MINUTE_MS) : 0;
    const goneAt = visit.goneAt === null ? null : visit.goneAt + by;
    return { ...visit, id: `replay-visit-${i}`, arrivedAt: visit.arrivedAt + by, goneAt };
  });
  return { settings, day: { ...day, visits: [...day.visits, ...more] } };
};

const withPlaces = (settings: Settings, more: number): Settings => {
  const widened = <Offer extends { public: number }>(offer: Offer): Offer => ({
    ...offer,
    public: offer.public + more,
  });
  const { appointments } = settings;
  return {
    ...settings,
    appointments: {
      ...appointments,
      hours: appointments.hours.map(widened),
      exceptions: appointments.exceptions.map((one) => ({ ...one, hours: one.hours.map(widened) })),
    },
  };
};

/** How many of a day are to have an appointment: as was asked, or as places more are used that there were. */
const bookedWanted = ({ day, settings }: Planned, { bookedPercent, places }: ReplayChange, chance: Chance): number => {
  const booked = day.visits.filter(({ slotAt }) => slotAt !== null).length;
  if (bookedPercent !== null) return Math.floor((bookedPercent / 100) * day.visits.length + chance.share());
  const cells = cellsOn(settings, day.day);
  const offered = cells.reduce((sum, cell) => sum + cell.public + cell.internal, 0);
  return offered === 0 ? booked : Math.floor(booked * (1 + (places * cells.length) / offered) + chance.share());
};

/** R11: walk-ins who would have booked, at free times of the real slots, and come as early for them as others do. */
const withBookings = (planned: Planned, change: ReplayChange, leadsMs: readonly number[], chance: Chance): Planned => {
  if (change.bookedPercent === null && change.places === 0) return planned;
  const { day } = planned;
  const settings = withPlaces(planned.settings, change.places);
  const cells = cellsOn(settings, day.day);
  const [first, last] = [cells[0], cells.at(-1)];
  const booked = day.visits.filter(({ slotAt }) => slotAt !== null);
  let left = bookedWanted(planned, change, chance) - booked.length;
  if (first === undefined || last === undefined || left <= 0) return planned;
  const { opens, closes } = endsOf(day);
  const places = placesOn(newDay(day.day), settings, first.startAt - 24 * 60 * MINUTE_MS);
  const minutes = (visit: PastVisit) => Math.max(settings.appointments.gridMin, minutesOf(settings, visit));
  for (const visit of booked) places.take(visit.slotAt ?? 0, minutes(visit), 1);
  const slots = new Map<string, number>();
  for (const visit of chance.shuffled(day.visits.filter(({ slotAt }) => slotAt === null))) {
    if (left <= 0) break;
    // While somebody is at work who can serve them in time.
    const until = Math.min(last.endAt, closes) - minutes(visit) * MINUTE_MS;
    const from = Math.max(first.startAt, opens);
    const freeFrom = (at: number): number | null => {
      const start = places.firstFrom(at, minutes(visit));
      return start !== null && start <= until ? start : null;
    };
    const slotAt = freeFrom(from + chance.share() * (until - from)) ?? freeFrom(from);
    if (slotAt === null) continue;
    places.take(slotAt, minutes(visit), 1);
    slots.set(visit.id, slotAt);
    left -= 1;
  }
  const visits = day.visits.map((visit) => {
    const slotAt = slots.get(visit.id);
    if (slotAt === undefined) return visit;
    const arrivedAt = slotAt - (chance.pick(leadsMs) ?? USUAL_LEAD_MS);
    return { ...visit, slotAt, arrivedAt, goneAt: visit.goneAt === null ? null : Math.max(visit.goneAt, arrivedAt) };
  });
  return { settings, day: { ...day, visits } };
};

/** R11: the day with everything of a change; as it was on a weekday that the change leaves alone. */
export const altered = (
  planned: Planned,
  change: ReplayChange,
  leadsMs: readonly number[],
  chance: Chance,
): Planned => {
  if (!change.weekdays.includes(weekdayOf(planned.day.day)) || planned.day.shifts.length === 0) return planned;
  const more = withVisitors(planned, change, chance);
  const later = withHours(withBookings(more, change, leadsMs, chance), change);
  return withCounters(later, change, chance);
};
