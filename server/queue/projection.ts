// F1: the calls to come, played through once with usual durations and the real call order. Plain numbers in and out.
import type { Policy } from '../../shared/settings';
import { MINUTE_MS } from '../../shared/time';
import { type RecentCall, startOrder, type Waiting } from './policy';

/** When nobody is at a counter, epoch ms; `to` may be Infinity: the shift is over. */
export type Absence = { from: number; to: number };

/** A counter that calls, now or later. */
export type Desk = {
  /** Epoch ms from which on it can call: now, when its visitor will have gone, or when its clerk comes back. */
  freeAt: number;
  /** Breaks to come and the end of the shift, in their order; a break begins when the visitor before it has gone. */
  absences: readonly Absence[];
  /** M6: whether it may serve this person, by id. */
  mayServe: (id: string) => boolean;
};

/** Somebody who waits, or is expected. */
export type Person = Waiting & {
  /** Epoch ms from which on she can be called. */
  comesAt: number;
  /** How long the counter is taken by her, from the call to the end, in ms; less for somebody who may not come. */
  busyMs: number;
};

export type Projection = {
  /** Epoch ms. */
  now: number;
  desks: readonly Desk[];
  people: readonly Person[];
  policy: Pick<Policy, 'leadMin' | 'graceMin' | 'run'>;
  /** The latest calls, oldest first, as for `callOrder`. */
  recent: readonly RecentCall[];
  /** Stops when this person has been called; null plays through to the end. */
  until: string | null;
};

/** The first instant from `at` on at which a desk is at work; Infinity when its clerk does not come back. */
const atWork = (at: number, absences: Absence[]): number => {
  let time = at;
  for (let next = absences[0]; next !== undefined && next.from <= time; next = absences[0]) {
    absences.shift();
    time += next.to - next.from;
  }
  return time;
};

/**
 * Minutes from `now` until each person's call, by id. Missing are those whom no desk serves any more.
 * With 300 people and eight desks it takes a few milliseconds.
 */
export const projectWaits = ({ now, desks, people, policy, recent, until }: Projection): Map<string, number> => {
  const waits = new Map<string, number>();
  const left = new Map(people.map((person) => [person.id, person]));
  const takeNext = startOrder(people, policy, recent);
  let open = desks.map(({ freeAt, absences, mayServe }) => ({ freeAt, absences: [...absences], mayServe }));
  for (const desk of open) desk.freeAt = atWork(desk.freeAt, desk.absences);
  while (left.size > 0) {
    open = open.filter(({ freeAt }) => freeAt < Number.POSITIVE_INFINITY);
    const [first] = open;
    if (first === undefined) break;
    const desk = open.reduce((best, one) => (one.freeAt < best.freeAt ? one : best), first);
    const at = desk.freeAt;
    const call = takeNext(at, (id) => (left.get(id)?.comesAt ?? Number.POSITIVE_INFINITY) <= at && desk.mayServe(id));
    const person = call === null ? undefined : left.get(call.id);
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

const nextComing = (left: Map<string, Person>, after: number, mayServe: (id: string) => boolean): number => {
  let next = Number.POSITIVE_INFINITY;
  for (const { id, comesAt } of left.values()) if (comesAt > after && comesAt < next && mayServe(id)) next = comesAt;
  return next;
};

/** Spread of service times (standard deviation of their logarithm), as measured for counters' work. */
const SPREAD = 0.5;

/** Abramowitz and Stegun 26.2.17: the normal distribution within 7.5e-8. */
const normal = (x: number): number => {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    (Math.exp(-x * x * 0.5) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
};

/**
 * How much longer somebody is served of whom it is known that it has taken `elapsed` already: the mean residual life of
 * a lognormal time with mean `usual`. All in one unit.
 */
export const restOf = (usual: number, elapsed: number): number => {
  if (usual <= 0) return 0;
  if (elapsed <= 0) return usual;
  const middle = Math.log(usual) - SPREAD ** 2 / 2;
  const beyond = normal((middle - Math.log(elapsed)) / SPREAD);
  if (beyond < 1e-4) return usual / 2;
  return (usual * normal((middle + SPREAD ** 2 - Math.log(elapsed)) / SPREAD)) / beyond - elapsed;
};
