// F: how long until the call. The day as it stands, put before the projection; and what people are told of it.
import type { Forecast } from '../../../shared/printing';
import type { Counter, Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import type { CounterState, Day, Visit } from '../day/day';
import { recentCalls } from '../order/order';
import { mayServe } from '../order/serving';
import { type Band, type Learned, usualOf } from './lessons';
import { absencesOf, nextShiftAt } from './plan';
import {
  type Absence,
  BREAKS_UNKNOWN,
  type ProjectedCounter,
  type ProjectedVisitor,
  paceOf,
  projectWaits,
  restOf,
} from './projection';

/** What a forecast is made from: the day so far, and what was learned before it. `now` in epoch ms. */
export type Outlook = { day: Day; settings: Settings; learned: Learned; now: number };

/** Somebody who might draw a ticket now, or a visit of the day. */
export type Candidate = Pick<Visit, 'id' | 'serviceIds' | 'onlyCounterId'> & Partial<Pick<Visit, 'errand'>>;

/** Somebody who comes now: with an appointment, or a walk-in. */
export type Newcomer = Candidate & Partial<Pick<Visit, 'slotAt'>>;

/** Of visits that were served today, so many tell how fast it goes. */
const PACE_CASES = 40;

/** A pause without an end: so long altogether, and never less than so long from now on. */
const PAUSE_MIN = { usual: 20, least: 5 };

/** Minutes at the counter that services take together, as learned. */
const usualMin = ({ settings, learned }: Outlook, serviceIds: readonly string[]): number =>
  serviceIds.reduce((sum, id) => sum + (learned.durations.get(id) ?? usualOf(settings, id)), 0);

/** How fast today goes, by its latest visits. */
const todaysPace = (outlook: Outlook): number =>
  paceOf(
    outlook.day.latestServed
      .slice(-PACE_CASES)
      .map(({ serviceIds, min }) => ({ took: min, usual: usualMin(outlook, serviceIds) })),
  );

const pauseEnd = ({ since, until }: NonNullable<CounterState['paused']>, planned: readonly Absence[], now: number) => {
  const least = now + PAUSE_MIN.least * MINUTE_MS;
  if (until !== null) return until > now ? until : least;
  const rest = planned.find((absence) => absence.from <= now && now < absence.to);
  return rest && rest.to < Number.POSITIVE_INFINITY ? rest.to : Math.max(since + PAUSE_MIN.usual * MINUTE_MS, least);
};

/** When an open counter can call next. */
const freeAt = (outlook: Outlook, state: CounterState, planned: readonly Absence[], minutesOf: MinutesOf): number => {
  const { day, now, learned } = outlook;
  if (state.paused) return pauseEnd(state.paused, planned, now);
  const visit = state.visitId === null ? undefined : day.visits.get(state.visitId);
  if (visit === undefined) return now;
  const usual = minutesOf(visit.serviceIds);
  if (visit.state === 'called') return now + (learned.wayMin + usual) * MINUTE_MS;
  return now + restOf(usual * MINUTE_MS, now - visit.since);
};

type MinutesOf = (serviceIds: readonly string[]) => number;

const projectedCounters = (
  outlook: Outlook,
  counter: Counter,
  visits: Map<string, Candidate>,
  minutesOf: MinutesOf,
): ProjectedCounter[] => {
  const { day, settings, now } = outlook;
  const serves = (id: string) => {
    const visit = visits.get(id);
    return visit !== undefined && mayServe(outlook, counter, visit);
  };
  const state = day.counters.get(counter.id);
  const planned = absencesOf(settings, counter, day.day);
  if (state === undefined) {
    const opensAt = nextShiftAt(settings, counter, day.day, now);
    return opensAt === null ? [] : [{ freeAt: opensAt, absences: later(planned, opensAt), mayServe: serves }];
  }
  // Who is there though the plan says otherwise: at work with somebody, the break comes after; else it was given up.
  const isBusy = state.visitId !== null;
  const ahead = planned.filter(({ from, to }) => from > now || (isBusy && to > now));
  return [{ freeAt: freeAt(outlook, state, planned, minutesOf), absences: ahead, mayServe: serves }];
};

const later = (absences: readonly Absence[], at: number) => absences.filter(({ from }) => from >= at);

/** K20: when somebody on an errand is expected back; null where nobody is, or nobody can say. */
const returnAt = ({ state, errand, since }: Visit, now: number): number | null => {
  if (state !== 'parked' || errand === null || now >= since + errand.overdueMin * MINUTE_MS) return null;
  return Math.max(since + errand.usualMin * MINUTE_MS, now + MINUTE_MS);
};

/** Everybody who waits or is expected: appointments to come, at their slot, less the share of those who never do. */
const peopleOf = ({ day, learned, now }: Outlook, minutesOf: MinutesOf, newcomer: Newcomer | null) => {
  const visits = new Map<string, Candidate>();
  const people: ProjectedVisitor[] = [];
  const add = (visit: Candidate, one: Omit<ProjectedVisitor, 'busyMs'>, share: number) => {
    visits.set(visit.id, visit);
    people.push({ ...one, busyMs: share * (minutesOf(visit.serviceIds) + learned.wayMin) * MINUTE_MS });
  };
  for (const visit of day.waiting.values()) {
    const { id, slotAt, arrivedAt, raisedAt, errand } = visit;
    add(visit, { id, slotAt, arrivedAt, raisedAt, errand, comesAt: now }, 1);
  }
  // K20: who is on an errand comes back to the counter that sent them. Of whom nobody has heard for too long, nobody knows.
  for (const visit of day.visits.values()) {
    const comesAt = returnAt(visit, now);
    if (comesAt === null || visit.errand === null || visit.arrivedAt === null) continue;
    const { id, slotAt, arrivedAt, serviceIds, onlyCounterId } = visit;
    const errand = { ...visit.errand, backAt: comesAt };
    add({ id, serviceIds, onlyCounterId, errand }, { id, slotAt, arrivedAt, errand, comesAt }, 1);
  }
  for (const visit of day.byCode.values()) {
    const { id, slotAt, state } = visit;
    // Who comes now is not expected besides.
    if (state === 'booked' && slotAt !== null && slotAt > now && id !== newcomer?.id)
      add(visit, { id, slotAt, arrivedAt: slotAt, comesAt: slotAt }, learned.showShare);
  }
  return { visits, people, add };
};

/** Counters more or fewer than there are, for "what if". */
export type Change = 'none' | 'oneMore' | 'oneFewer';

/** Who goes, if one does: somebody at work, so that neither a pause nor a shift to come counts for it. */
const lastAtWork = ({ day, settings }: Outlook): Counter | undefined =>
  settings.counters.findLast(({ id }) => day.counters.get(id)?.paused === null) ??
  settings.counters.findLast(({ id }) => day.counters.has(id));

const anotherCounter = (now: number): ProjectedCounter => ({ freeAt: now, absences: [], mayServe: () => true });

/** Nobody in particular: whom every counter serves. */
const ANYBODY = { serviceIds: [], onlyCounterId: null };

/** The projection's question, as the day stands. */
const play = (outlook: Outlook, change: Change, newcomer: Newcomer | null) => {
  const { day, settings, now, learned } = outlook;
  const open = settings.counters.filter(({ id }) => day.counters.has(id));
  const unplanned = open.filter(({ plan }) => plan === null).length / Math.max(1, open.length);
  const factor = todaysPace(outlook) * (1 + (BREAKS_UNKNOWN - 1) * unplanned);
  const minutesOf = (serviceIds: readonly string[]) =>
    factor * (serviceIds.length === 0 ? learned.meanMin : usualMin(outlook, serviceIds));
  const { visits, people, add } = peopleOf(outlook, minutesOf, newcomer);
  const run = (until: string | null) => {
    const gone = change === 'oneFewer' ? lastAtWork(outlook) : undefined;
    const desks = settings.counters
      .filter((counter) => counter !== gone)
      .flatMap((counter) => projectedCounters(outlook, counter, visits, minutesOf));
    if (change === 'oneMore') desks.push(anotherCounter(now));
    return projectWaits({ now, desks, people, policy: settings.policy, recent: recentCalls(day), until });
  };
  return { add, run };
};

/**
 * Minutes from `now` until each candidate's call, by id: everybody who waits or is expected, and somebody who might draw
 * a ticket now. Missing are those whom no counter serves. Stops as soon as `newcomer`, if there is one, is called.
 */
export const projectCalls = (
  outlook: Outlook,
  newcomer: Newcomer | null,
  change: Change = 'none',
): Map<string, number> => {
  const { day, now } = outlook;
  if (day.counters.size === 0 && change !== 'oneMore') return new Map();
  const { add, run } = play(outlook, change, newcomer);
  const slotAt = newcomer?.slotAt ?? null;
  if (newcomer) add(newcomer, { id: newcomer.id, slotAt, arrivedAt: now, comesAt: now }, 1);
  return run(newcomer?.id ?? null);
};

/** Minutes that walk-ins wait who draw their tickets at these instants (epoch ms) to come, those who are called at all. */
export const projectArrivals = (outlook: Outlook, instants: readonly number[], change: Change): number[] => {
  const { add, run } = play(outlook, change, null);
  const idOf = (i: number) => `expected-${i}`;
  instants.forEach((at, i) => {
    add({ id: idOf(i), ...ANYBODY }, { id: idOf(i), slotAt: null, arrivedAt: at, comesAt: at }, 1);
  });
  const minutes = run(null);
  return instants.flatMap((at, i) => {
    const called = minutes.get(idOf(i));
    return called === undefined ? [] : [called - (at - outlook.now) / MINUTE_MS];
  });
};

/** Before the office's own weeks are known, the range is 0.75 E - 1 to 1.3 E + 4 minutes. */
const coldStart = (minutes: number) => ({ fromMin: 0.75 * minutes - 1, toMin: 1.3 * minutes + 4 });

/**
 * The range in minutes that holds in 80 % of cases, not rounded and never below 0, around a projection in `minutes`: by
 * the `bands` that were learned, or with none of them by the one to start with.
 */
export const bandOf = (minutes: number, bands: readonly Band[]): { fromMin: number; toMin: number } => {
  const band = bands.find(({ upToMin }) => minutes <= upToMin) ?? bands.at(-1);
  const { fromMin, toMin } = band ? { fromMin: minutes + band.below, toMin: minutes + band.above } : coldStart(minutes);
  return { fromMin: Math.max(0, fromMin), toMin: Math.max(0, toMin) };
};

const STEP_MIN = 5;

/** F4: the same as people are told it: rounded outward to steps of five minutes, and never to less than the first five. */
export const toldRange = (minutes: number, bands: readonly Band[]): Forecast => {
  const { fromMin, toMin } = bandOf(minutes, bands);
  return {
    fromMin: Math.floor(fromMin / STEP_MIN) * STEP_MIN,
    toMin: Math.max(STEP_MIN, Math.ceil(toMin / STEP_MIN) * STEP_MIN),
  };
};

/** F1: minutes until the call of somebody who draws a ticket for these services now; null while nobody serves them. */
export const expectedFor = (outlook: Outlook, newcomer: Newcomer, change: Change = 'none'): number | null =>
  projectCalls(outlook, newcomer, change).get(newcomer.id) ?? null;
