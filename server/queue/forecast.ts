// F: how long until the call. A forward projection of the call order with the counters that are open.
import type { Forecast } from '../../shared/printing';
import type { Counter, Settings } from '../../shared/settings';
import { MINUTE_MS } from '../../shared/time';
import type { Day, Visit } from './day';
import { mayServe, recentCalls } from './order';
import { startOrder, type Waiting } from './policy';

/** From the call until the visitor stands at the counter, in minutes, where nobody has measured it yet. */
const WAY_MIN = 0.5;
/** A case that takes longer than usual is expected to take this share of the usual duration more. */
const REST_SHARE = 0.3;
/** Share of the booked who come. */
const SHOW_SHARE = 0.92;

/** Somebody who might draw a ticket now, or a visit of the day. */
export type Candidate = Pick<Visit, 'id' | 'serviceIds' | 'onlyCounterId'>;

const usualMs = (settings: Settings, serviceIds: string[]): number =>
  serviceIds.reduce((sum, id) => sum + (settings.services.find((one) => one.id === id)?.durationMin ?? 0), 0) *
  MINUTE_MS;

type Desk = { counter: Counter; freeAt: number };

const freeAt = (day: Day, settings: Settings, counterId: string, now: number): number | null => {
  const state = day.counters.get(counterId);
  if (state === undefined) return null;
  if (state.paused) return state.paused.until === null ? null : Math.max(now, state.paused.until);
  const visit = state.visitId === null ? undefined : day.visits.get(state.visitId);
  if (visit === undefined) return now;
  const usual = usualMs(settings, visit.serviceIds);
  if (visit.state === 'called') return now + WAY_MIN * MINUTE_MS + usual;
  return now + Math.max(usual - (now - visit.since), REST_SHARE * usual);
};

const desksOf = (day: Day, settings: Settings, now: number): Desk[] =>
  settings.counters.flatMap((counter) => {
    const at = freeAt(day, settings, counter.id, now);
    return at === null ? [] : [{ counter, freeAt: at }];
  });

type Person = Candidate & { comesAt: number; serviceMs: number };

const peopleOf = (day: Day, settings: Settings, now: number) => {
  const people = new Map<string, Person>();
  const waiting: Waiting[] = [];
  const add = (visit: Candidate, one: Waiting, comesAt: number, weight: number) => {
    const { id, serviceIds, onlyCounterId } = visit;
    const serviceMs = weight * (usualMs(settings, serviceIds) + WAY_MIN * MINUTE_MS);
    people.set(id, { id, serviceIds, onlyCounterId, comesAt, serviceMs });
    waiting.push(one);
  };
  for (const visit of day.waiting.values()) add(visit, visit, now, 1);
  for (const visit of day.byCode.values()) {
    const slotAt = visit.slotAt ?? 0;
    if (visit.state === 'booked' && slotAt > now)
      add(visit, { id: visit.id, slotAt, arrivedAt: slotAt }, slotAt, SHOW_SHARE);
  }
  return { people, waiting, add };
};

const soonest = (desks: Desk[]) => desks.reduce((best, one) => (one.freeAt < best.freeAt ? one : best));

/**
 * Minutes from `now` until each candidate's call, by id: everybody who waits, and somebody who might draw a ticket now.
 * Missing are those whom no open counter serves. Stops as soon as `newcomer`, if there is one, has been called.
 */
export const projectCalls = (
  day: Day,
  settings: Settings,
  now: number,
  newcomer: Candidate | null,
): Map<string, number> => {
  const minutes = new Map<string, number>();
  let desks = desksOf(day, settings, now);
  if (desks.length === 0) return minutes;
  const { people, waiting, add } = peopleOf(day, settings, now);
  if (newcomer) add(newcomer, { id: newcomer.id, slotAt: null, arrivedAt: now }, now, 1);
  const takeNext = startOrder(waiting, settings.policy, recentCalls(day));
  while (desks.length > 0) {
    const desk = soonest(desks);
    const at = desk.freeAt;
    const call = takeNext(at, (id) => {
      const person = people.get(id);
      return person !== undefined && person.comesAt <= at && mayServe(day, desk.counter, person);
    });
    const person = call === null ? undefined : people.get(call.id);
    if (person === undefined) {
      const comesNext = nextArrival(people, at);
      if (comesNext === null) desks = desks.filter((one) => one !== desk);
      else desk.freeAt = comesNext;
      continue;
    }
    people.delete(person.id);
    minutes.set(person.id, (at - now) / MINUTE_MS);
    desk.freeAt = at + person.serviceMs;
    if (person.id === newcomer?.id) break;
  }
  return minutes;
};

const nextArrival = (people: Map<string, Person>, after: number): number | null => {
  let next: number | null = null;
  for (const { comesAt } of people.values()) if (comesAt > after && (next === null || comesAt < next)) next = comesAt;
  return next;
};

const STEP_MIN = 5;

/**
 * F4: a projection in minutes as the range that people are told, in steps of five minutes. The band is the one to
 * start with, 0.75 E - 1 to 1.3 E + 4, until the office's own past gives a better one.
 */
export const toldRange = (minutes: number): Forecast => ({
  fromMin: Math.max(0, Math.floor((0.75 * minutes - 1) / STEP_MIN) * STEP_MIN),
  toMin: Math.ceil((1.3 * minutes + 4) / STEP_MIN) * STEP_MIN,
});

/** F1: what somebody is told who draws a ticket for these services now; null while no open counter serves them. */
export const forecastFor = (day: Day, settings: Settings, now: number, newcomer: Candidate): Forecast | null => {
  const minutes = projectCalls(day, settings, now, newcomer).get(newcomer.id);
  return minutes === undefined ? null : toldRange(minutes);
};
