// F2, F5: what a day teaches: how long services took, who came, and how the forecasts held against the truth.
import type { Lesson } from '../../../shared/lessons';
import type { Service } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import type { Day, Visit } from '../day/day';

type Done = Visit & { beganAt: number; wayMs: number };

const isDone = (visit: Visit): visit is Done =>
  visit.state === 'done' && visit.beganAt !== null && visit.wayMs !== null;

const waitOf = ({ kind, home, arrivedAt, calledAt, forecastGiven }: Visit): Lesson['waits'] => {
  // Who comes to a place that was kept is none of those whom a kiosk tells how long it takes.
  if (kind !== 'walkIn' || home !== null || arrivedAt === null || calledAt === null || !forecastGiven?.forecast)
    return [];
  if (forecastGiven.expectedMin === null) return [];
  const { fromMin, toMin } = forecastGiven.forecast;
  return [{ expectedMin: forecastGiven.expectedMin, fromMin, toMin, waitedMin: (calledAt - arrivedAt) / MINUTE_MS }];
};

/** How long those waited who came in each half hour of the clock, until their first call. */
const halfHoursOf = (visits: readonly Visit[], quarterOf: (at: number) => number): Lesson['halfHours'] => {
  const sums = new Map<number, { came: number; waitedMin: number }>();
  for (const { kind, home, fromPaper, arrivedAt, calledAt } of visits) {
    // S88: a time that nobody wrote down measures nothing.
    if (fromPaper?.isEstimated) continue;
    if (kind !== 'walkIn' || home !== null || arrivedAt === null || calledAt === null) continue;
    const half = Math.floor(quarterOf(arrivedAt) / 2);
    const { came, waitedMin } = sums.get(half) ?? { came: 0, waitedMin: 0 };
    sums.set(half, { came: came + 1, waitedMin: waitedMin + (calledAt - arrivedAt) / MINUTE_MS });
  }
  return [...sums].sort(([one], [other]) => one - other).map(([half, sum]) => ({ half, ...sum }));
};

/**
 * The lesson of a day as far as it has gone, but for what was told ahead. `quarterOf`: the quarter hour of an instant by
 * the office's clock.
 */
export const lessonOf = (day: Day, quarterOf: (at: number) => number): Lesson => {
  const visits = [...day.visits.values()];
  const done = visits.filter(isDone).sort((a, b) => a.since - b.since);
  const booked = visits.filter((visit) => visit.kind === 'appointment' && visit.state !== 'cancelled');
  const drawn = visits.filter(
    ({ home, state, arrivedAt }) => home !== null && (state !== 'left' || arrivedAt !== null),
  );
  const arrivals = Array.from({ length: 96 }, () => 0);
  for (const { kind, arrivedAt } of visits)
    if (kind === 'walkIn' && arrivedAt !== null)
      arrivals[quarterOf(arrivedAt)] = (arrivals[quarterOf(arrivedAt)] ?? 0) + 1;
  return {
    served: done.map(({ serviceIds, beganAt, since }) => ({ serviceIds, min: (since - beganAt) / MINUTE_MS })),
    wayMin: done.map(({ wayMs }) => wayMs / MINUTE_MS),
    waits: visits.flatMap(waitOf),
    booked: booked.length,
    came: booked.filter((visit) => visit.arrivedAt !== null && visit.state !== 'missed').length,
    fromHome: { drawn: drawn.length, came: drawn.filter(({ arrivedAt }) => arrivedAt !== null).length },
    arrivals,
    halfHours: halfHoursOf(visits, quarterOf),
    ahead: [],
  };
};

/**
 * How far waits lay from what was expected, in minutes to be added to it: in 10 % of the past cases the wait was shorter
 * than with `below`, in 10 % longer than with `above`. For expected waits of at most `upToMin` minutes (the last band:
 * and of more), down to the band before.
 */
export type Band = { upToMin: number; below: number; above: number };

/** What the office has learned from its own past weeks. */
export type Learned = {
  /** Minutes at the counter, without the way, by service. */
  durations: Map<string, number>;
  /** Of whatever somebody comes for. */
  meanMin: number;
  /** Minutes from the call until the visitor stands there. */
  wayMin: number;
  /** Share of the booked who come, 0 to 1. */
  showShare: number;
  /** W25: share of the numbers drawn at home whose owner comes, 0 to 1. */
  homeShare: number;
  /** By the expected wait, the smallest first; empty until enough is known: `bandOf` has one to start with. */
  bands: Band[];
  /** Walk-ins who usually come on this weekday, by the quarter hour from midnight on; empty until one was seen. */
  arrivals: number[];
  /** What people come for: of all that was done, each service's share; empty until anything was. */
  mix: Map<string, number>;
};

/** Before anything is known. */
export const NOTHING_LEARNED: Learned = {
  durations: new Map(),
  meanMin: 10,
  wayMin: 0.5,
  showShare: 0.92,
  homeShare: 0.85,
  bands: [],
  arrivals: [],
  mix: new Map(),
};

/** So many cases the configured value counts. */
const PRIOR_CASES = 15;
/** Longer or shorter than so many times the usual is a forgotten button, not a service. */
const OUTLIER = 4;

/** Weighted mean of a value to begin with and of cases, each held within four times and a quarter of the usual. */
const robustMean = (usual: number, cases: readonly number[]): number =>
  cases.reduce((sum, one) => sum + Math.min(OUTLIER * usual, Math.max(usual / OUTLIER, one)), PRIOR_CASES * usual) /
  (PRIOR_CASES + cases.length);

/** What the settings say of services, as far as it is looked at here; whole settings will do. */
export type Configured = { services: readonly Pick<Service, 'id' | 'durationMin'>[] };

/** A service's configured minutes; 0 for one that is not configured. */
export const usualOf = (settings: Configured, id: string): number =>
  settings.services.find((one) => one.id === id)?.durationMin ?? 0;

type Taught = Pick<Lesson, 'served' | 'wayMin' | 'waits' | 'booked' | 'came' | 'fromHome'>;

/** Several services at once share their time as their usual durations do. */
const casesOf = (lessons: readonly Taught[], settings: Configured): Map<string, number[]> => {
  const cases = new Map<string, number[]>();
  for (const { serviceIds, min } of lessons.flatMap((lesson) => lesson.served)) {
    const together = serviceIds.reduce((sum, id) => sum + usualOf(settings, id), 0);
    for (const id of together > 0 ? serviceIds : [])
      cases.set(id, [...(cases.get(id) ?? []), (min * usualOf(settings, id)) / together]);
  }
  return cases;
};

/** Expected waits are told apart by these, in minutes. */
export const BINS_MIN = [0.5, 2, 5, 10, 15, 20, 30, 45, 60, 90, Number.POSITIVE_INFINITY];
const FEWEST_CASES = 40;

/** What so large a share of sorted values lies below. */
export const quantile = (sorted: readonly number[], share: number): number => {
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (place - Math.floor(place)) * (high - low);
};

/** A bin with too few cases goes together with the next one. */
const bandsOf = (lessons: readonly Taught[]): Band[] => {
  const waits = lessons.flatMap((lesson) => lesson.waits);
  const bands: Band[] = [];
  let residuals: number[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const upToMin of BINS_MIN) {
    for (const { expectedMin, waitedMin } of waits)
      if (expectedMin > from && expectedMin <= upToMin) residuals.push(waitedMin - expectedMin);
    from = upToMin;
    if (residuals.length < FEWEST_CASES) continue;
    residuals.sort((a, b) => a - b);
    bands.push({ upToMin, below: quantile(residuals, 0.1), above: quantile(residuals, 0.9) });
    residuals = [];
  }
  return bands;
};

const mixOf = (cases: ReadonlyMap<string, readonly number[]>): Map<string, number> => {
  const all = [...cases.values()].reduce((sum, { length }) => sum + length, 0);
  return new Map([...cases].map(([id, { length }]) => [id, length / all]));
};

/**
 * What the lessons of the past weeks come to (the office takes its last eight), a lesson a day, in any order. Durations
 * start from the configured ones and bands from 40 cases on. Of `waits` it takes the expected and the true minutes, of
 * tickets that were forecast in the same way as those will be that the bands are for. `arrivals` it leaves empty.
 */
export const learn = (lessons: readonly Taught[], settings: Configured): Learned => {
  const cases = casesOf(lessons, settings);
  const ways = lessons.flatMap((lesson) => lesson.wayMin);
  const [drawn, there] = lessons.reduce(
    ([d, c], { fromHome }) => [d + (fromHome?.drawn ?? 0), c + (fromHome?.came ?? 0)],
    [0, 0],
  );
  const [booked, came] = lessons.reduce(([b, c], one) => [b + one.booked, c + one.came], [0, 0]);
  return {
    durations: new Map(
      settings.services.map(({ id, durationMin }) => [id, robustMean(durationMin, cases.get(id) ?? [])]),
    ),
    wayMin: robustMean(NOTHING_LEARNED.wayMin, ways),
    showShare: (came + NOTHING_LEARNED.showShare * 2 * PRIOR_CASES) / (booked + 2 * PRIOR_CASES),
    homeShare: (there + NOTHING_LEARNED.homeShare * 2 * PRIOR_CASES) / (drawn + 2 * PRIOR_CASES),
    bands: bandsOf(lessons),
    meanMin: robustMean(
      NOTHING_LEARNED.meanMin,
      lessons.flatMap((lesson) => lesson.served.map(({ min }) => min)),
    ),
    arrivals: [],
    mix: mixOf(cases),
  };
};

/** Walk-ins by the quarter hour, the mean of these days. */
export const arrivalsOf = (lessons: readonly Lesson[]): number[] =>
  lessons.length === 0
    ? []
    : Array.from(
        { length: 96 },
        (_, quarter) => lessons.reduce((sum, { arrivals }) => sum + (arrivals[quarter] ?? 0), 0) / lessons.length,
      );

/** How the forecasts held: minutes of bias (told minus waited) and mean error, and shares of what was told. */
export type Score = { tickets: number; biasMin: number; errorMin: number; covered: number; longer: number };

/** F5: forecasts held against truth; null without any. */
export const scoreOf = (lessons: readonly Lesson[]): Score | null => {
  const waits = lessons.flatMap((lesson) => lesson.waits);
  const mean = (measure: (wait: Lesson['waits'][number]) => number) =>
    waits.reduce((sum, wait) => sum + measure(wait), 0) / waits.length;
  if (waits.length === 0) return null;
  return {
    tickets: waits.length,
    biasMin: mean(({ expectedMin, waitedMin }) => expectedMin - waitedMin),
    errorMin: mean(({ expectedMin, waitedMin }) => Math.abs(expectedMin - waitedMin)),
    covered: mean(({ fromMin, toMin, waitedMin }) => (waitedMin >= fromMin && waitedMin <= toMin ? 1 : 0)),
    longer: mean(({ toMin, waitedMin }) => (waitedMin > toMin ? 1 : 0)),
  };
};
