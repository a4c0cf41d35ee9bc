// F: the forecast as plainly as it can be said: the whole line is played for everybody who asks. What is quick is held against it.
import type { CounterState, Visit } from '../../../../server/queue/day/day';
import type { Newcomer, Outlook } from '../../../../server/queue/forecast/forecast';
import { usualOf } from '../../../../server/queue/forecast/lessons';
import { absencesOf, nextShiftAt } from '../../../../server/queue/forecast/plan';
import {
  type Absence,
  BREAKS_UNKNOWN,
  type ProjectedCounter,
  type ProjectedVisitor,
  type Projection,
  paceOf,
  restOf,
} from '../../../../server/queue/forecast/projection';
import { recentCalls } from '../../../../server/queue/order/order';
import { mayServe, type Served } from '../../../../server/queue/order/serving';
import type { Counter } from '../../../../shared/settings';
import { MINUTE_MS } from '../../../../shared/time';
import { plainOrder } from './plainOrder';

/** The first instant from `at` on at which a counter is at work; Infinity when its clerk does not come back. */
const atWork = (at: number, absences: Absence[]): number => {
  let time = at;
  for (let next = absences[0]; next !== undefined && next.from <= time; next = absences[0]) {
    absences.shift();
    time += next.to - next.from;
  }
  return time;
};

/** Minutes until each call. */
export const plainWaits = ({ now, desks, people, policy, recent, until }: Projection): Map<string, number> => {
  const waits = new Map<string, number>();
  const left = new Map(people.map((person) => [person.id, person]));
  const takeNext = plainOrder(people, policy, recent);
  let open = desks.map(({ freeAt, absences, mayServe }) => {
    const ahead = absences.filter(({ to }) => to > now);
    return { freeAt: atWork(Math.max(now, freeAt), ahead), absences: ahead, mayServe };
  });
  while (left.size > 0) {
    open = open.filter(({ freeAt }) => freeAt < Number.POSITIVE_INFINITY);
    const [first] = open;
    if (first === undefined) break;
    const desk = open.reduce((best, one) => (one.freeAt < best.freeAt ? one : best), first);
    const at = desk.freeAt;
    const call = takeNext(at, (id) => (left.get(id)?.comesAt ?? Number.POSITIVE_INFINITY) <= at && desk.mayServe(id));
    const person = call === null ? undefined : left.get(call);
    if (person === undefined) {
      desk.freeAt = atWork(nextComing(left, at, desk.mayServe), desk.absences);
      continue;
    }
    left.delete(person.id);
    waits.set(person.id, (at - now) / MINUTE_MS);
    if (person.id === until) break;
    desk.freeAt = atWork(at + person.busyMs, desk.absences);
  }
  return waits;
};

const nextComing = (left: Map<string, ProjectedVisitor>, after: number, mayServe: (id: string) => boolean): number => {
  let next = Number.POSITIVE_INFINITY;
  for (const { id, comesAt } of left.values()) if (comesAt > after && comesAt < next && mayServe(id)) next = comesAt;
  return next;
};

/** Of visits that were served today, so many tell how fast it goes. */
const PACE_CASES = 40;

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

/** A pause without an end: so long altogether, and never less than so long from now on. */
const PAUSE_MIN = { usual: 20, least: 5 };

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
  visits: Map<string, Served>,
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
const peopleOf = (outlook: Outlook, minutesOf: MinutesOf, newcomer: Newcomer | null) => {
  const { day, settings, learned, now } = outlook;
  const visits = new Map<string, Served>();
  const people: ProjectedVisitor[] = [];
  const add = (visit: Served & { id: string }, one: Omit<ProjectedVisitor, 'busyMs'>, share: number) => {
    visits.set(visit.id, visit);
    people.push({ ...one, busyMs: share * (minutesOf(visit.serviceIds) + learned.wayMin) * MINUTE_MS });
  };
  for (const visit of day.waiting.values()) {
    const { id, slotAt, arrivedAt, home, raisedAt, errand } = visit;
    add(visit, { id, slotAt, arrivedAt, home, raisedAt, errand, comesAt: now }, 1);
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
  // W25: whose number is from home comes by its turn, until somebody behind it was called too long ago.
  for (const visit of day.byCode.values()) {
    const { id, home, state } = visit;
    if (state !== 'booked' || home === null || id === newcomer?.id) continue;
    const passed = [...day.visits.values()].filter(({ calledAt, arrivedAt, slotAt, home: theirs, why, counterId }) => {
      const ticketAt = slotAt ?? theirs?.placeAt ?? arrivedAt ?? 0;
      const counter = settings.counters.find((one) => one.id === counterId);
      const inLine = why !== null && ['line', 'lineAfterRun', 'back'].includes(why.rule);
      const isBehind = calledAt !== null && calledAt >= home.placeAt && ticketAt > home.placeAt;
      return inLine && isBehind && counter !== undefined && mayServe(outlook, counter, visit);
    });
    const turn = Math.min(...passed.map(({ calledAt }) => calledAt ?? now));
    if (now > turn + settings.fromHome.graceMin * MINUTE_MS) continue;
    const comesAt = Math.max(now, home.placeAt);
    add(visit, { id, slotAt: null, home, arrivedAt: now, comesAt }, learned.homeShare);
  }
  return { visits, people, add };
};

/** Minutes until the call of somebody who comes now; null while nobody serves them. */
export const plainForecast = (outlook: Outlook, newcomer: Newcomer): number | null => {
  const { day, settings, now, learned } = outlook;
  if (day.counters.size === 0) return null;
  const open = settings.counters.filter(({ id }) => day.counters.has(id));
  const unplanned = open.filter(({ plan }) => plan === null).length / Math.max(1, open.length);
  const factor = todaysPace(outlook) * (1 + (BREAKS_UNKNOWN - 1) * unplanned);
  const minutesOf = (serviceIds: readonly string[]) =>
    factor * (serviceIds.length === 0 ? learned.meanMin : usualMin(outlook, serviceIds));
  const { visits, people, add } = peopleOf(outlook, minutesOf, newcomer);
  const slotAt = newcomer.slotAt ?? null;
  const home = newcomer.home ?? null;
  add(newcomer, { id: newcomer.id, slotAt, home, arrivedAt: now, comesAt: Math.max(now, home?.placeAt ?? now) }, 1);
  const desks = settings.counters.flatMap((counter) => projectedCounters(outlook, counter, visits, minutesOf));
  const { policy } = settings;
  const waits = plainWaits({ now, desks, people, policy, recent: recentCalls(day), until: newcomer.id });
  return waits.get(newcomer.id) ?? null;
};
