// A2 to A5: whatever is set and whatever happens, slots keep to their hours and their places, and say why there are none.
import fc from 'fast-check';
import type { Day, Hold, Visit } from '../../../../server/queue/day/day';
import type { DayCommand } from '../../../../server/queue/decide';
import { instantOf } from '../../../../server/queue/slots/hours';
import type { Via, VisitRequest } from '../../../../server/queue/slots/request';
import { lastBookableDay, minutesOf, refusalOfSlot, slotsOn } from '../../../../server/queue/slots/slots';
import type { ImportedAppointment } from '../../../../shared/commands';
import type { Actor, StoredEvent } from '../../../../shared/events';
import { type Settings, settingsSchema } from '../../../../shared/settings';
import type { DayOffer } from '../../../../shared/settings/appointments';
import { dayAfter, dayOf, MINUTE_MS, wallTime, weekdayOf } from '../../../../shared/time';
import { clerk, IMPORT, openHistory, settingsWith, VISITOR } from '../history';

/** Days around a change of the clocks; in Europe on Easter Sunday, on Lord Howe by half an hour, in Egypt at midnight. */
const PLACES = [
  { timeZone: 'Europe/Berlin', from: '2027-03-26' },
  { timeZone: 'Europe/Berlin', from: '2027-10-30' },
  { timeZone: 'Australia/Lord_Howe', from: '2026-04-03' },
  { timeZone: 'Australia/Lord_Howe', from: '2026-10-03' },
  { timeZone: 'Africa/Cairo', from: '2026-04-22' },
  { timeZone: 'Africa/Cairo', from: '2026-10-28' },
  { timeZone: 'America/St_Johns', from: '2026-03-06' },
];
const DAYS = 5;
/** Of Northrhine-Westphalia, in those days. */
const HOLIDAYS = ['2026-04-03', '2026-04-06', '2026-10-03', '2026-11-01', '2027-03-26', '2027-03-29', '2027-11-01'];

const clockTime = (fives: number) =>
  `${String(Math.floor(fives / 12)).padStart(2, '0')}:${String((fives % 12) * 5).padStart(2, '0')}`;
const dayOffers: fc.Arbitrary<DayOffer[]> = fc
  .record({
    ends: fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 288 }), fc.constantFrom(0, 12, 24, 30, 36, 96, 288)), {
      maxLength: 6,
    }),
    places: fc.array(fc.record({ public: fc.integer({ min: 0, max: 2 }), internal: fc.integer({ min: 0, max: 2 }) }), {
      ...{ minLength: 6, maxLength: 6 },
    }),
    touching: fc.boolean(),
  })
  .map(({ ends, places, touching }) => {
    const sorted = ends.sort((a, b) => a - b);
    const step = touching ? 1 : 2;
    return sorted.flatMap((from, i) => {
      const [to, place] = [sorted[i + 1], places[i]];
      if (i % step !== 0 || to === undefined || place === undefined) return [];
      return [{ from: clockTime(from), to: clockTime(to), ...place }];
    });
  });

/** Where people are in each other's way. */
const fewPlaces = fc.constant([{ from: '22:00', to: '24:00', public: 1, internal: 1 }]);

const releases = fc
  .record({
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 2 }),
    daysAhead: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 3, maxLength: 3 }),
    at: fc.array(fc.integer({ min: 0, max: 288 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ cuts, daysAhead, at }) => {
    const bounds = [0, ...cuts.sort((a, b) => a - b), 100];
    return bounds.slice(1).map((bound, i) => ({
      ...{ daysAhead: daysAhead[i] ?? 0, at: clockTime(at[i] ?? 0) },
      percent: bound - (bounds[i] ?? 0),
    }));
  });

const offices = fc.record({
  place: fc.constantFrom(...PLACES),
  weekly: fc.array(fc.oneof(dayOffers, fewPlaces), { minLength: 7, maxLength: 7 }),
  exceptions: fc.uniqueArray(fc.record({ ahead: fc.integer({ min: 0, max: DAYS - 1 }), hours: dayOffers }), {
    ...{ maxLength: 2, selector: ({ ahead }) => ahead },
  }),
  closures: fc.array(fc.record({ ahead: fc.integer({ min: 0, max: DAYS }), days: fc.integer({ min: 0, max: 1 }) }), {
    maxLength: 1,
  }),
  holidaysOf: fc.constantFrom(null, 'NW' as const),
  durations: fc.array(fc.constantFrom(1, 4, 7.5, 12, 15, 25, 60, 90), { minLength: 3, maxLength: 3 }),
  appointments: fc.record({
    gridMin: fc.constantFrom(5, 10, 15, 20, 30, 60),
    releases: fc.oneof(fc.constant([{ daysAhead: 30, at: '00:00', percent: 100 }]), releases),
    noticeMin: fc.constantFrom(0, 30, 60, 1440),
    holdMin: fc.integer({ min: 1, max: 30 }),
    freeAgainMin: fc.constantFrom({ least: 0, most: 0 }, { least: 5, most: 60 }, { least: 600, most: 601 }),
    mostPersons: fc.constant(3),
  }),
});
type Decided = typeof offices extends fc.Arbitrary<infer One> ? One : never;
type Office = { settings: Settings; from: string };

const officeOf = ({ place, weekly, exceptions, closures, holidaysOf, durations, appointments }: Decided): Office => {
  const base = settingsWith({});
  const settings = settingsSchema.parse({
    ...base,
    office: { ...base.office, timeZone: place.timeZone },
    services: base.services
      .slice(0, 3)
      .map((service, i) => ({ ...service, durationMin: durations[i] ?? 1, booking: 'online' })),
    calendar: {
      holidaysOf,
      closures: closures.map(({ ahead, days }) => ({
        ...{ from: dayAfter(place.from, ahead), to: dayAfter(place.from, ahead + days), reason: { de: 'Umzug' } },
      })),
    },
    appointments: {
      ...base.appointments,
      ...appointments,
      hours: weekly.flatMap((offers, i) => offers.map((offer) => ({ weekday: i + 1, ...offer }))),
      exceptions: exceptions.map(({ ahead, hours }) => ({
        ...{ day: dayAfter(place.from, ahead), hours, reason: null },
      })),
    },
  });
  return { settings, from: place.from };
};

type Places = { public: number; internal: number };

/** What a day offers, by the clock on the wall alone; null where there is nothing by right. */
const offersOf = ({ appointments, calendar }: Settings, day: string): DayOffer[] => {
  const exception = appointments.exceptions.find((one) => one.day === day);
  if (exception) return exception.hours;
  if (calendar.closures.some(({ from, to }) => from <= day && day <= to)) return [];
  if (calendar.holidaysOf !== null && HOLIDAYS.includes(day)) return [];
  return appointments.hours.filter((offer) => offer.weekday === weekdayOf(day));
};

type Minute = { at: number; time: string };
const clocks = new Map<string, Minute[]>();

/** The minutes of a day as the clock on the wall goes through them. */
const minutesOn = (day: string, timeZone: string): Minute[] => {
  const known = clocks.get(`${day} ${timeZone}`);
  if (known) return known;
  const minutes: Minute[] = [];
  const [first, end] = [-1, 2].map((days) => Date.parse(`${dayAfter(day, days)}T00:00Z`));
  for (let at = first ?? 0; at < (end ?? 0); at += MINUTE_MS) {
    const wall = wallTime(at, timeZone);
    if (wall.day === day) minutes.push({ at, time: wall.time });
  }
  clocks.set(`${day} ${timeZone}`, minutes);
  return minutes;
};

const isIn = ({ from, to }: DayOffer, { time }: Minute) => from <= time && time < to;

/** Every minute of a day in which appointments are received, with its places. */
const minutesOffered = (settings: Settings, day: string): Map<number, Places> => {
  const offers = offersOf(settings, day);
  return new Map(
    minutesOn(day, settings.office.timeZone).flatMap((minute) => {
      const offer = offers.find((one) => isIn(one, minute));
      return offer ? [[minute.at, offer]] : [];
    }),
  );
};

/** The starts of a day's grid: whole steps from the beginning of an offer, every minute of them offered. */
const gridOf = (settings: Settings, day: string): Set<number> => {
  const { timeZone } = settings.office;
  const steps = settings.appointments.gridMin;
  const grid = new Set<number>();
  for (const offer of offersOf(settings, day)) {
    const [first, end] = [instantOf(day, offer.from, timeZone), instantOf(day, offer.to, timeZone)];
    const meant = new Set(
      minutesOn(day, timeZone)
        .filter((minute) => minute.at < end && isIn(offer, minute))
        .map(({ at }) => at),
    );
    for (const start of meant) {
      // An offer that begins at a time which the clocks leave out begins as much later; a time that they show twice
      // is meant once where an offer begins or ends with it.
      const isOnGrid = start >= first && (start - first) % (steps * MINUTE_MS) === 0 && start < end;
      const rest = Array.from({ length: steps }, (_, i) => start + i * MINUTE_MS);
      if (isOnGrid && rest.every((minute) => meant.has(minute))) grid.add(start);
    }
  }
  return grid;
};

type Taken = { from: number; to: number; isPublic: boolean };
type Calendar = { minutes: Map<number, Places>; grid: Set<number> };

const isCounted = (visit: Visit, extras: Set<string>) =>
  visit.state !== 'cancelled' && visit.via !== 'import' && !extras.has(visit.id);
const until = (from: number, minutes: number | null) => from + (minutes ?? 0) * MINUTE_MS;

/** The holds of a day as its events have them. */
const holdsOf = (events: readonly StoredEvent[], day: string): Hold[] => {
  const holds = new Map<string, Hold>();
  for (const { day: there, at, event } of events) {
    if (there !== day) continue;
    if (event.type === 'slotHeld') holds.set(event.holdId, { ...event, id: event.holdId });
    const returned = event.type === 'slotReturned' ? holds.get(event.holdId) : undefined;
    if (returned && event.type === 'slotReturned') Object.assign(returned, { until: at, freeAt: event.freeAt });
    if (event.type === 'appointmentBooked' && event.holdId !== null) holds.delete(event.holdId);
  }
  return [...holds.values()];
};
const heldPlace = ({ slotAt, minutes }: Hold): Taken => ({ from: slotAt, to: until(slotAt, minutes), isPublic: true });

/** Who really has a place: appointments, and holds that run. */
const takenOf = (day: Day, holds: Hold[], now: number, extras: Set<string>): Taken[] => [
  ...[...day.visits.values()].flatMap((visit) => {
    const { slotAt, minutes, via } = visit;
    if (slotAt === null || !isCounted(visit, extras)) return [];
    return [{ from: slotAt, to: until(slotAt, minutes), isPublic: via === 'public' }];
  }),
  ...holds.filter((hold) => hold.until > now).map(heldPlace),
];

/** Who keeps others out: all of those, and what is not free again yet. */
const blockedOf = (day: Day, holds: Hold[], now: number): Taken[] => [
  ...[...day.visits.values()].flatMap(({ slotAt, minutes, via, state, freeAt }) => {
    const isGone = state === 'cancelled' && (freeAt ?? 0) <= now;
    return slotAt === null || isGone ? [] : [{ from: slotAt, to: until(slotAt, minutes), isPublic: via === 'public' }];
  }),
  ...holds.filter((hold) => hold.freeAt > now).map(heldPlace),
];

const hasPlace = (blocked: Taken[], places: Places, cell: { from: number; to: number }, via: Via): boolean => {
  const there = blocked.filter(({ from, to }) => from < cell.to && cell.from < to);
  const publicly = there.filter(({ isPublic }) => isPublic).length;
  const staff = there.length - publicly;
  if (via === 'staff') return there.length < places.public + places.internal;
  return publicly + Math.max(0, staff - places.internal) < places.public;
};

type Act =
  | { kind: 'pass'; minutes: number }
  | { kind: 'hold'; slot: Slot; wish: VisitRequest; instead: number | null }
  | { kind: 'giveBack'; hold: number }
  | { kind: 'book'; by: Via; slot: Slot; wish: VisitRequest; hold: number | null; isExtra: boolean }
  | { kind: 'move'; by: Via; visit: number; slot: Slot; hold: number | null; isExtra: boolean }
  | { kind: 'cancel'; by: Via; visit: number }
  | { kind: 'import'; key: number; slot: Slot; wish: VisitRequest; minutes: number | null; isCancelled: boolean };
/** One of the free starts of a day, or any fifth minute of it. */
type Slot = { ahead: number; pick: number; isFree: boolean };

const slot: fc.Arbitrary<Slot> = fc.record({
  ahead: fc.oneof(fc.constant(0), fc.nat({ max: DAYS - 1 })),
  pick: fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 400 })),
  isFree: fc.oneof(fc.constant(true), fc.boolean()),
});
const wish: fc.Arbitrary<VisitRequest> = fc.record({
  serviceIds: fc.subarray(['ausweis', 'abholung', 'wohnsitz'], { minLength: 1, maxLength: 2 }),
  persons: fc.integer({ min: 1, max: 3 }),
});
const via = fc.constantFrom<Via>('public', 'staff');
const index = fc.nat({ max: 12 });
const maybe = fc.option(index);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), minutes: fc.constantFrom(0, 1, 5, 20, 70, 600) }),
  fc.record({ kind: fc.constant('hold' as const), slot, wish, instead: maybe }),
  fc.record({ kind: fc.constant('giveBack' as const), hold: index }),
  fc.record({ kind: fc.constant('book' as const), by: via, slot, wish, hold: maybe, isExtra: fc.boolean() }),
  fc.record({ kind: fc.constant('book' as const), by: via, slot, wish, hold: maybe, isExtra: fc.constant(false) }),
  fc.record({
    ...{ kind: fc.constant('move' as const), by: via, visit: index, slot, hold: maybe },
    isExtra: fc.constant(false),
  }),
  fc.record({ kind: fc.constant('cancel' as const), by: via, visit: index }),
  fc.record({
    ...{ kind: fc.constant('import' as const), key: fc.nat({ max: 3 }), slot, wish },
    ...{ minutes: fc.option(fc.integer({ min: 1, max: 100 })), isCancelled: fc.boolean() },
  }),
);

type Held = { holdId: string; slotAt: number; until: number; wish: VisitRequest };
const oneOf = <One>(list: readonly One[], pick: number): One | null => list[pick % Math.max(1, list.length)] ?? null;
const person = (by: Via): Actor => (by === 'public' ? VISITOR : clerk(1));

/** An office to which things happen; after each of them its promises can be looked at. */
const live = ({ settings, from }: Office) => {
  const history = openHistory(settings, from);
  const days = Array.from({ length: DAYS }, (_, i) => dayAfter(from, i));
  const calendars = new Map<string, Calendar>();
  const calendarOf = (day: string): Calendar => {
    const known = calendars.get(day) ?? { minutes: minutesOffered(settings, day), grid: gridOf(settings, day) };
    calendars.set(day, known);
    return known;
  };
  const extras = new Set<string>();
  const holds: Held[] = [];
  history.time.now = instantOf(from, '00:00', settings.office.timeZone);

  const slotAtOf = ({ ahead, pick, isFree }: Slot, wished: VisitRequest, by: Via): number => {
    const day = days[ahead] ?? from;
    const ask = { wish: wished, via: by, now: history.time.now };
    const free = isFree ? oneOf(slotsOn(history.dayNamed(day), settings, ask).starts, pick) : null;
    return free ?? instantOf(day, '00:00', settings.office.timeZone) + pick * 5 * MINUTE_MS;
  };
  const dayAt = (slotAt: number) => history.dayNamed(dayOf(slotAt, settings.office.timeZone));
  const booked = () =>
    days.flatMap((day) => [...history.dayNamed(day).visits.values()].map((visit) => ({ day, visit })));
  const placeOf = (hold: Held | null, isExtra: boolean) =>
    isExtra ? ({ kind: 'extra' } as const) : ({ kind: 'free', holdId: hold?.holdId ?? null } as const);

  const ask = (command: DayCommand, by: Actor, there: Day) => {
    const decision = history.when(command, by, there);
    return 'refusal' in decision ? null : decision.result;
  };
  const noteExtra = (result: unknown, isExtra: boolean) => {
    if (isExtra && result !== null) extras.add((result as { visitId: string }).visitId);
  };

  const happen = (act: Act) => {
    switch (act.kind) {
      case 'pass':
        history.time.now += act.minutes * MINUTE_MS;
        return;
      case 'hold': {
        const instead = act.instead === null ? null : oneOf(holds, act.instead);
        const slotAt = slotAtOf(act.slot, act.wish, 'public');
        const given = instead && { holdId: instead.holdId, slotAt: instead.slotAt };
        const result = ask({ type: 'holdSlot', ...act.wish, slotAt, instead: given }, VISITOR, dayAt(slotAt));
        if (result !== null) holds.push({ ...(result as Omit<Held, 'wish'>), wish: act.wish });
        return;
      }
      case 'giveBack': {
        const hold = oneOf(holds, act.hold);
        if (hold) ask({ type: 'returnSlot', ...hold }, VISITOR, dayAt(hold.slotAt));
        return;
      }
      case 'book': {
        const hold = act.hold === null ? null : oneOf(holds, act.hold);
        const isExtra = act.isExtra && act.by === 'staff';
        const { serviceIds, persons } = hold?.wish ?? act.wish;
        const slotAt = hold?.slotAt ?? slotAtOf(act.slot, act.wish, act.by);
        const there = dayAt(slotAt);
        const place = placeOf(hold, isExtra);
        const runs = hold !== null && (there.holds.get(hold.holdId)?.until ?? 0) > history.time.now;
        const what = { serviceIds, persons, slotAt, place, language: 'de', contact: null } as const;
        const result = ask({ type: 'bookAppointment', ...what }, person(act.by), there);
        // A3: what is held can be booked by its hold until the time is up.
        if (runs && !isExtra) expect(result).not.toBeNull();
        return noteExtra(result, isExtra);
      }
      case 'move': {
        const found = oneOf(booked(), act.visit);
        const hold = act.hold === null ? null : oneOf(holds, act.hold);
        if (found === null) return;
        const slotAt = hold?.slotAt ?? slotAtOf(act.slot, found.visit, act.by);
        const what = { day: found.day, visitId: found.visit.id, slotAt, place: placeOf(hold, act.isExtra) };
        ask({ type: 'moveAppointment', ...what }, person(act.by), history.dayNamed(found.day));
        return;
      }
      case 'cancel': {
        const found = oneOf(booked(), act.visit);
        const command = { type: 'cancelAppointment', day: found?.day ?? '', visitId: found?.visit.id ?? '' } as const;
        if (found) ask(command, person(act.by), history.dayNamed(found.day));
        return;
      }
      case 'import': {
        const { isCancelled, minutes } = act;
        const [slotAt, importKey] = [slotAtOf(act.slot, act.wish, 'staff'), `source-01:${act.key}`];
        const row: ImportedAppointment = {
          ...{ importKey, slotAt, ...act.wish, minutes, isCancelled },
          ...{ language: 'de', contact: null, externalId: String(act.key) },
        };
        ask({ type: 'importAppointments', appointments: [row] }, IMPORT, history.day);
        return;
      }
    }
  };
  return { ...history, settings, days, extras, calendarOf, happen };
};
type Life = ReturnType<typeof live>;

/** A2, A3: nobody has a place that is not there; all of an appointment lies inside the offered hours of its day. */
const checkTaken = ({ days, dayNamed, time, events, extras, calendarOf }: Life) => {
  const wrong = days.flatMap((name) => {
    const taken = takenOf(dayNamed(name), holdsOf(events, name), time.now, extras);
    const { minutes, grid } = calendarOf(name);
    const crowded = taken.filter(({ from }) => {
      const there = taken.filter((one) => one.from <= from && from < one.to);
      const places = minutes.get(from) ?? { public: 0, internal: 0 };
      const publicly = there.filter(({ isPublic }) => isPublic).length;
      return publicly > places.public || there.length > places.public + places.internal;
    });
    const outside = taken.filter(({ from, to }) => {
      const all = Array.from({ length: (to - from) / MINUTE_MS }, (_, i) => from + i * MINUTE_MS);
      return !grid.has(from) || !all.every((minute) => minutes.has(minute));
    });
    return crowded.length + outside.length > 0 ? [{ name, crowded, outside }] : [];
  });
  expect(wrong).toEqual([]);
};

/** A2, A5: a day offers every start that has a place, and no other; asked one by one it says the same. */
const checkOffer = (life: Life, name: string, wished: VisitRequest, by: Via) => {
  const { settings, dayNamed, time, calendarOf } = life;
  const [day, { minutes, grid }] = [dayNamed(name), calendarOf(name)];
  const { gridMin, noticeMin } = settings.appointments;
  const [step, length] = [gridMin * MINUTE_MS, minutesOf(settings, wished)];
  const { starts, none } = slotsOn(day, settings, { wish: wished, via: by, now: time.now });
  const blocked = blockedOf(day, holdsOf(life.events, name), time.now);
  const earliest = by === 'public' ? time.now + noticeMin * MINUTE_MS : time.now - step + 1;
  const isFree = (start: number) =>
    Array.from({ length: Math.ceil(length / gridMin) }, (_, i) => start + i * step).every((from) => {
      const places = minutes.get(from);
      return grid.has(from) && places !== undefined && hasPlace(blocked, places, { from, to: from + step }, by);
    });
  const possible = [...grid].filter((start) => start >= earliest && isFree(start)).sort((a, b) => a - b);
  const areAllReleased = by === 'staff' || settings.appointments.releases[0]?.daysAhead === 30;
  const offered = areAllReleased ? possible : possible.filter((start) => starts.includes(start));

  const first = instantOf(name, '00:00', settings.office.timeZone);
  const some = [...grid].filter((_, i) => i % 7 === time.now % 7);
  const asked = [...some, ...Array.from({ length: 10 }, (_, i) => first + i * 154 * MINUTE_MS)];
  const ask = { minutes: length, via: by, now: time.now, except: [], wasHeld: false };
  const granted = asked.filter((slotAt) => refusalOfSlot(day, settings, { slotAt, ...ask }) === null);
  expect({ starts, granted, hasNone: none !== null }).toEqual({
    starts: offered,
    granted: asked.filter((slotAt) => starts.includes(slotAt)),
    hasNone: starts.length === 0,
  });
};

/** A4: a reason is true. */
const checkReason = ({ settings, dayNamed, time, calendarOf }: Life, name: string, wished: VisitRequest, by: Via) => {
  const [day, { grid }] = [dayNamed(name), calendarOf(name)];
  const ask = { wish: wished, via: by, now: time.now };
  const { none } = slotsOn(day, settings, ask);
  if (none === null) return;
  const today = dayOf(time.now, settings.office.timeZone);
  const { appointments, calendar } = settings;
  const exception = appointments.exceptions.find((one) => one.day === name);
  const isShut = calendar.closures.some(({ from, to }) => from <= name && name <= to);
  const { noticeMin, gridMin } = appointments;
  const earliest = by === 'public' ? time.now + noticeMin * MINUTE_MS : time.now - gridMin * MINUTE_MS + 1;
  const steps = Math.ceil(minutesOf(settings, wished) / gridMin);
  const long = [...grid].filter((start) =>
    Array.from({ length: steps }, (_, i) => start + i * gridMin * MINUTE_MS).every((cell) => grid.has(cell)),
  );
  switch (none.why) {
    case 'past':
      return expect(name < today || (long.length > 0 && long.every((start) => start < earliest))).toBe(true);
    case 'closed':
      // Without a cell there is nothing to offer: no hours, or the hour that the clock leaves out.
      return expect(grid.size === 0 && (exception !== undefined || !isShut)).toBe(true);
    case 'closure':
      return expect(exception ? exception.hours.length === 0 : isShut).toBe(true);
    case 'holiday':
      return expect(HOLIDAYS.includes(name) && exception === undefined && !isShut).toBe(true);
    case 'tooLong':
      return expect(long).toEqual([]);
    case 'full':
      return expect(long.some((start) => start >= earliest)).toBe(true);
    case 'notYet':
      expect(none.at).toBeGreaterThan(time.now);
      return expect(slotsOn(day, settings, { ...ask, now: none.at }).starts).not.toEqual([]);
  }
};

/** Two people with the same code could not be told apart. */
const checkCodes = ({ days, dayNamed }: Life) => {
  for (const name of days) {
    const open = [...dayNamed(name).visits.values()].filter(({ state }) => state !== 'cancelled');
    expect(new Set(open.map(({ code }) => code)).size).toBe(open.length);
    expect(new Set(open.map(({ key }) => key)).size).toBe(open.length);
  }
};

/** One evening, four starts, one place for those at home and one for staff. */
const crowded: fc.Arbitrary<Decided> = fc.record({
  place: fc.constant({ timeZone: 'Europe/Berlin', from: '2027-10-30' }),
  weekly: fc.constant(Array.from({ length: 7 }, () => [{ from: '22:00', to: '24:00', public: 1, internal: 1 }])),
  exceptions: fc.constant([]),
  closures: fc.constant([]),
  holidaysOf: fc.constant(null),
  durations: fc.constant([12, 25, 60]),
  appointments: fc.record({
    gridMin: fc.constant(30),
    releases: fc.constant([{ daysAhead: 30, at: '00:00', percent: 100 }]),
    noticeMin: fc.constant(0),
    holdMin: fc.constant(10),
    freeAgainMin: fc.constantFrom({ least: 0, most: 0 }, { least: 5, most: 60 }),
    mostPersons: fc.constant(3),
  }),
});
const looks = fc.array(fc.tuple(fc.oneof(fc.constant(0), fc.nat({ max: DAYS - 1 })), wish, via), { minLength: 4 });

test.each([
  ['whatever is set', offices, 25, 200],
  ['however crowded it is', crowded, 60, 400],
])('A2, A3, A4, A5 %s: hours, places, holds, offers and reasons are right', (_, decisions, most, numRuns) => {
  fc.assert(
    fc.property(decisions, fc.array(act, { maxLength: most, size: 'max' }), looks, (decided, acts, looked) => {
      const office = officeOf(decided);
      const life = live(office);
      acts.forEach((one, i) => {
        life.happen(one);
        checkTaken(life);
        const [ahead, wished, by] = looked[i % looked.length] ?? [0, { serviceIds: ['ausweis'], persons: 1 }, 'public'];
        const name = life.days[ahead] ?? office.from;
        checkOffer(life, name, wished, by);
        checkReason(life, name, wished, by);
      });
      checkCodes(life);
    }),
    { numRuns },
  );
});

const HALF = { serviceIds: ['ausweis'], persons: 1 };
const MONDAY = '2017-11-06';
const at = (time: string, day = MONDAY) => instantOf(day, time, 'Europe/Berlin');

type Changes = Partial<Settings['appointments']>;
/** Monday from eight to twelve in half hours, one place. */
const halfDay = (changes: Changes = {}, more: Partial<Settings> = {}): Settings => {
  const base = settingsWith({});
  const hours = [{ weekday: 1, from: '08:00', to: '12:00', public: 1, internal: 0 }];
  return settingsSchema.parse({
    ...base,
    appointments: { ...base.appointments, gridMin: 30, hours, ...changes },
    ...more,
  });
};
const starts = (settings: Settings, wished: VisitRequest = HALF, now = at('07:00')) =>
  slotsOn(openHistory(settings).day, settings, { wish: wished, via: 'public', now }).starts.map(
    (start) => wallTime(start, 'Europe/Berlin').time,
  );
const why = (settings: Settings, day: string, now = at('07:00'), wished: VisitRequest = HALF) =>
  slotsOn(openHistory(settings).dayNamed(day), settings, { wish: wished, via: 'public', now }).none;

test('A2 an appointment takes as long as its services for each person, in whole steps of the grid', () => {
  const settings = halfDay(
    {},
    {
      services: settingsWith({}).services.map((one) => ({ ...one, durationMin: one.id === 'ausweis' ? 31 : 14.5 })),
    },
  );
  expect(minutesOf(settings, HALF)).toBe(31);
  expect(minutesOf(settings, { serviceIds: ['abholung'], persons: 1 })).toBe(15);
  expect(minutesOf(settings, { serviceIds: ['ausweis', 'abholung'], persons: 2 })).toBe(91);
  expect(starts(settings, { serviceIds: ['abholung'], persons: 1 })).toHaveLength(8);
  expect(starts(settings)).toEqual(['08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00']);
  expect(starts(settings, { serviceIds: ['ausweis', 'abholung'], persons: 2 })).toEqual([
    ...['08:00', '08:30', '09:00', '09:30', '10:00'],
  ]);
});

test('A2 a long appointment takes all of its steps from others, and none of what comes after it', () => {
  const settings = halfDay();
  const { day, done } = openHistory(settings);
  const place = { kind: 'free', holdId: null } as const;
  const wished = { ...HALF, persons: 4, slotAt: at('09:30') };
  done({ type: 'bookAppointment', ...wished, place, language: 'de', contact: null }, VISITOR);
  const { starts: left } = slotsOn(day, settings, { wish: HALF, via: 'public', now: at('09:00') });
  expect(left.map((start) => wallTime(start, 'Europe/Berlin').time)).toEqual(['09:00', '10:30', '11:00', '11:30']);
});

test('A2 online nobody books later than so long before the slot; staff book what has just begun', () => {
  const settings = halfDay({ noticeMin: 60 });
  expect(starts(settings, HALF, at('09:00'))).toEqual(['10:00', '10:30', '11:00', '11:30']);
  expect(starts(settings, HALF, at('09:00') + 1)).toEqual(['10:30', '11:00', '11:30']);
  const first = (now: number) =>
    slotsOn(openHistory(settings).day, settings, { wish: HALF, via: 'staff', now }).starts[0];
  expect([first(at('09:00') - 1), first(at('09:00'))]).toEqual([at('08:30'), at('09:00')]);
});

test('A2 where the clocks change, only times are offered that the clock on the wall shows within the hours', () => {
  const hours = [
    { weekday: 7, from: '01:30', to: '02:30', public: 1, internal: 0 },
    { weekday: 7, from: '02:30', to: '04:00', public: 1, internal: 0 },
  ];
  const settings = halfDay({ hours });
  const on = (day: string) =>
    slotsOn(openHistory(settings, day).day, settings, { wish: HALF, via: 'public', now: at('00:00', day) }).starts.map(
      (start) => new Date(start).toISOString().slice(11, 16),
    );
  expect(on('2017-03-26')).toEqual(['00:30', '01:30']);
  expect(on('2017-10-29')).toEqual(['23:30', '00:00', '00:30', '01:30', '02:00', '02:30']);
  expect(on('2017-11-05')).toEqual(['00:30', '01:00', '01:30', '02:00', '02:30']);
});

test('A4 every reason, and which comes first', () => {
  const closures = [{ from: '2017-11-13', to: '2017-11-20', reason: { de: 'Umzug ins neue Rathaus' } }];
  const exceptions = [
    { day: '2017-11-20', hours: [{ from: '14:00', to: '15:00', public: 1, internal: 0 }], reason: null },
    { day: '2017-11-27', hours: [], reason: { de: 'Personalversammlung' } },
  ];
  const settings = halfDay({ exceptions }, { calendar: { holidaysOf: 'NW', closures } });
  for (const over of ['2017-10-30', '2017-11-01', '2017-11-05']) expect(why(settings, over)).toEqual({ why: 'past' });
  expect(why(settings, MONDAY)).toBeNull();
  expect(why(settings, MONDAY, at('11:31'))).toEqual({ why: 'past' });
  expect(why(settings, '2017-11-07')).toEqual({ why: 'closed' });
  expect(why(settings, '2017-11-13')).toEqual({ why: 'closure', reason: { de: 'Umzug ins neue Rathaus' } });
  expect(why(settings, '2017-11-20')).toBeNull();
  expect(why(settings, '2017-11-27')).toEqual({ why: 'closure', reason: { de: 'Personalversammlung' } });
  expect(why(settings, '2017-12-25')).toMatchObject({ why: 'holiday', name: expect.stringContaining('Weihnacht') });
  const nine = { serviceIds: ['wohnsitz', 'ausweis'], persons: 9 };
  expect(why(settings, MONDAY, at('07:00'), nine)).toEqual({ why: 'tooLong' });
});

test('A4 full, and not released yet, and what is released too late to be booked', () => {
  const hours = [{ weekday: 1, from: '14:00', to: '15:30', public: 1, internal: 0 }];
  const releases = [
    { daysAhead: 1, at: '10:00', percent: 34 },
    { daysAhead: 0, at: '12:15', percent: 30 },
    { daysAhead: 0, at: '12:30', percent: 36 },
  ];
  const [all, inParts] = [halfDay({ hours }), halfDay({ hours, releases })];
  const { day, done, time } = openHistory(all);
  time.now = at('12:00');
  const look = (settings: Settings, now = time.now) => slotsOn(day, settings, { wish: HALF, via: 'public', now });
  const book = (slotAt: number) =>
    done(
      {
        ...{ type: 'bookAppointment', ...HALF, slotAt, language: 'de', contact: null },
        place: { kind: 'free', holdId: null },
      },
      clerk(1),
    );
  expect(look(inParts, at('06:00', '2017-11-05')).none).toEqual({ why: 'notYet', at: at('10:00', '2017-11-05') });
  const released = look(inParts).starts;
  expect(released).toHaveLength(2);
  for (const slotAt of released) book(slotAt);
  // At 12:15 another 30 percent of three starts are none.
  expect(look(inParts).none).toEqual({ why: 'notYet', at: at('12:30') });
  expect(look(halfDay({ hours, releases, noticeMin: 121 })).none).toEqual({ why: 'full' });
  const [last] = look(all).starts;
  book(last ?? 0);
  expect(look(all).none).toEqual({ why: 'full' });
  expect(look(inParts).none).toEqual({ why: 'full' });
});

test('A2 the share of the starts that are released is right, and lies all over the day', () => {
  const now = at('12:00', '2017-10-30');
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 288 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 3 }),
      (count, cuts) => {
        const bounds = [...cuts.sort((a, b) => a - b), 100];
        const hours = [{ weekday: 1, from: '00:00', to: clockTime(count), public: 1, internal: 0 }];
        let before: number[] = [];
        bounds.forEach((share, i) => {
          const parts = [share, 100 - share].filter((percent) => percent > 0);
          const shares = parts.map((percent, part) => ({ daysAhead: 7 - part * 7, at: '12:00', percent }));
          const settings = halfDay({ gridMin: 5, hours, releases: shares });
          const four = { serviceIds: ['abholung'], persons: 1 };
          const free = slotsOn(openHistory(settings).day, settings, { wish: four, via: 'public', now }).starts;
          expect(Math.abs(free.length - (count * share) / 100)).toBeLessThan(1);
          for (const start of before) expect(free).toContain(start);
          const edges = [at('00:00') - 5 * MINUTE_MS, ...free, at('00:00') + count * 5 * MINUTE_MS];
          const gaps = edges.slice(1).map((edge, k) => (edge - (edges[k] ?? 0)) / (5 * MINUTE_MS));
          expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.ceil(300 / share) + 1);
          if (i === bounds.length - 1) expect(free).toHaveLength(count);
          before = free;
        });
      },
    ),
    { examples: [[200, [29]]] },
  );
});

test('A4 the last day that may be booked is the last of which anything is released', () => {
  const releases = [
    { daysAhead: 14, at: '07:00', percent: 60 },
    { daysAhead: 2, at: '12:00', percent: 40 },
  ];
  const settings = halfDay({ releases });
  expect(lastBookableDay(settings, at('06:59'))).toBe('2017-11-19');
  expect(lastBookableDay(settings, at('07:00'))).toBe('2017-11-20');
  const sameDay = halfDay({ releases: [{ daysAhead: 0, at: '12:00', percent: 100 }] });
  expect(lastBookableDay(sameDay, at('07:00'))).toBe(MONDAY);
});
