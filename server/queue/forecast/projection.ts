// F1: the calls to come, played through once with usual durations and the real call order. Plain numbers in and out;
// docs/forecast.md shows how they are put together.
import type { Policy } from '../../../shared/settings';
import type { RecentCall } from '../order/policy';
import { createPlay } from './playing';
import type { Absence, ProjectedVisitor } from './stage';

export type { Absence, ProjectedVisitor } from './stage';

/** A counter that calls, now or later. One that nobody is expected to open today is left out. */
export type ProjectedCounter = {
  /**
   * Epoch ms from which on it can call. Idle: now. With a visitor: now and `restOf` their time. Called, and not there
   * yet: now, the way and their whole time. Paused: when its clerk comes back. Closed: when the plan opens it.
   */
  freeAt: number;
  /**
   * Breaks to come and the end of the shift, in their order; empty where none are known. One that has begun (it is in
   * `freeAt`) or was taken is left out. A break begins when the visitor before it has gone, and keeps its length.
   */
  absences: readonly Absence[];
  /** M6: whether it may serve this person, by id. */
  mayServe: (id: string) => boolean;
};

export type Projection = {
  /** Epoch ms. */
  now: number;
  desks: readonly ProjectedCounter[];
  /** In any order; ids are unique. Walk-ins who have not come yet stand behind everybody and are left out. */
  people: readonly ProjectedVisitor[];
  /** `leadMin` and `graceMin` in minutes, `run` as a number of appointments. */
  policy: Pick<Policy, 'leadMin' | 'graceMin' | 'run'>;
  /** The office's latest calls, oldest first, as for `callOrder`. */
  recent: readonly RecentCall[];
  /** Stops when this person has been called, which is quicker; null plays through to the end. */
  until: string | null;
};

/**
 * Minutes from `now` until each person's call, by id, as one number in the middle of what may happen; `bandOf` makes
 * the range of it. Missing are those whom no counter serves any more, and with `until` those who are called later.
 * With 2,000 people and eight counters it takes about a millisecond.
 */
export const projectWaits = ({ now, desks, people, policy, recent, until }: Projection): Map<string, number> =>
  createPlay({
    ...{ now, policy, recent },
    desks: desks.map(({ freeAt, absences, mayServe }) => ({ freeAt, absences, serves: mayServe })),
    people: people.map((person) => ({ ...person, kind: person.id })),
  }).waits(until);

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

/** Abramowitz and Stegun 26.2.23: what a normal value exceeds with this chance, at most one half; within 4.5e-4. */
const exceededBy = (chance: number): number => {
  const t = Math.sqrt(-2 * Math.log(chance));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
};

/**
 * How much longer somebody is served who has been served for `elapsed` already, both and the mean `usual` in one unit:
 * the time that is as likely to be exceeded as not, for a lognormal service time. The mean would be too late for a queue
 * before several counters, of which one is free sooner than each of them on average (`npm run bench -- week`).
 */
export const restOf = (usual: number, elapsed: number): number => {
  if (usual <= 0) return 0;
  const middle = Math.log(usual) - SPREAD ** 2 / 2;
  if (elapsed <= 0) return Math.exp(middle);
  const beyond = normal((middle - Math.log(elapsed)) / SPREAD);
  return beyond < 1e-4 ? usual / 2 : Math.exp(middle + SPREAD * exceededBy(beyond / 2)) - elapsed;
};

/** A service that is over: how long it took, and how long it usually takes. In one unit. */
export type Served = { took: number; usual: number };

/** Usual durations hold as if today had shown them in so many cases. */
const PRIOR_CASES = 40;
/** Longer than so many times the usual is a forgotten button, not a service. */
const OUTLIER = 4;

/** How fast today goes, from its latest services (about 40): 1 as usual, 1.2 when all takes a fifth longer. */
export const paceOf = (latest: readonly Served[]): number => {
  const known = latest.filter(({ usual }) => usual > 0);
  if (known.length === 0) return 1;
  const usual = known.reduce((sum, one) => sum + one.usual, 0);
  const took = known.reduce((sum, one) => sum + Math.min(one.took, OUTLIER * one.usual), 0);
  const prior = (PRIOR_CASES * usual) / known.length;
  return (prior + took) / (prior + usual);
};

/** Where no breaks are known, everything takes so many times as long for those that will be taken. */
export const BREAKS_UNKNOWN = 1.1;
