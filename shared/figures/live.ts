// R5: who waits longest, where it is stuck, and which of the office's own limits are reached. Told by instants, so that a
// screen sees a limit reached while nothing else happens.
import type { LiveLimit, LiveLimits, Text } from '../settings';
import { MINUTE_MS } from '../time';

/** People who wait for the same counters. */
export type LiveLine = {
  /** Unlike any other line's. */
  key: string;
  services: Text[];
  /** The counter at work that they were handed on to, by name; null for all that serve them. */
  counter: string | null;
  waiting: number;
  /** Who of them has waited longest, and since when; somebody who is early waits from the time of the appointment on. */
  longest: { number: string; since: number };
  /** The counters at work that call them; on a short pause they still are (M11). */
  atWork: { name: string; isPaused: boolean }[];
};
export type LiveView = {
  lines: LiveLine[];
  /** Who is called and has not come. */
  called: { number: string; counter: string; since: number }[];
  /** K20: who is on an errand, the counter that sent them, and from when on they should have been back. */
  errands: { number: string; counter: string; name: Text; since: number; overdueAt: number }[];
  /** W23: so many are on the way with a number from home. */
  onTheWay: number;
  /** Pauses with a promised end. */
  pauses: { counter: string; until: number }[];
};

/** In the order in which they are told. */
export const LIVE_LIMITS = [
  'nobodyMin',
  'waitMin',
  'waiting',
  'calledMin',
  'pauseOverMin',
] as const satisfies LiveLimit[];

/** Which of an office's two limits is reached. */
export type Level = 'none' | 'yellow' | 'red';
/** The worse one is the greater. */
export const RANK: Record<Level, number> = { none: 0, yellow: 1, red: 2 };

/** Whole minutes that have gone by; fewer than none where the instant is to come. */
export const minutesSince = (at: number, now: number): number => Math.floor((now - at) / MINUTE_MS);

export const levelOf = ({ yellow, red }: LiveLimits[LiveLimit], value: number): Level => {
  if (red !== null && value >= red) return 'red';
  return yellow !== null && value >= yellow ? 'yellow' : 'none';
};

/** A limit that is reached: by how much, in its own measure, and by whom or what. */
export type Reached = { level: Exclude<Level, 'none'>; value: number } & (
  | { limit: 'waitMin' | 'nobodyMin'; line: LiveLine }
  | { limit: 'waiting' }
  | { limit: 'calledMin'; called: LiveView['called'][number] }
  | { limit: 'pauseOverMin'; pause: LiveView['pauses'][number] }
  /** By the time that was set for the errand. */
  | { limit: 'errandOver'; errand: LiveView['errands'][number] }
);

type About = Reached extends infer One ? (One extends Reached ? Omit<One, 'level'> : never) : never;

/** Everything that a limit is set for, with how much it is. */
const measured = ({ lines, called, errands, pauses }: LiveView, now: number): About[] => [
  ...lines.map((line): About => {
    const value = minutesSince(line.longest.since, now);
    return { limit: line.atWork.length === 0 ? 'nobodyMin' : 'waitMin', value, line };
  }),
  { limit: 'waiting', value: lines.reduce((sum, { waiting }) => sum + waiting, 0) },
  ...called.map((one): About => ({ limit: 'calledMin', value: minutesSince(one.since, now), called: one })),
  ...errands.map((errand): About => ({ limit: 'errandOver', value: minutesSince(errand.since, now), errand })),
  ...pauses.map((pause): About => ({ limit: 'pauseOverMin', value: minutesSince(pause.until, now), pause })),
];

/** Once over its time it is yellow, and red at twice that. */
const levelOfErrand = ({ since, overdueAt }: LiveView['errands'][number], value: number): Level => {
  const overMin = minutesSince(since, overdueAt);
  return levelOf({ yellow: overMin, red: 2 * overMin }, value);
};

type Measured = { limit: LiveLimit; value: number };
const levelAt = (limits: LiveLimits, { limit, value }: Measured): Level => {
  // Whom nobody calls has waited too long no later than anybody else.
  if (limit === 'nobodyMin') {
    const levels = [levelOf(limits.nobodyMin, value), levelOf(limits.waitMin, value)] as const;
    return RANK[levels[0]] >= RANK[levels[1]] ? levels[0] : levels[1];
  }
  return levelOf(limits[limit], value);
};

const ORDER: readonly Reached['limit'][] = [...LIVE_LIMITS, 'errandOver'];

/** Which limits are reached at `now` (epoch ms), the worst first. */
export const reachedOf = (view: LiveView, limits: LiveLimits, now: number): Reached[] =>
  measured(view, now)
    .flatMap((one): Reached[] => {
      const level = one.limit === 'errandOver' ? levelOfErrand(one.errand, one.value) : levelAt(limits, one);
      return level === 'none' ? [] : [{ ...one, level }];
    })
    .sort(
      (a, b) => RANK[b.level] - RANK[a.level] || ORDER.indexOf(a.limit) - ORDER.indexOf(b.limit) || b.value - a.value,
    );

export type StuckLine = LiveLine & { level: Level; waitedMin: number };

/** The lines, the one that is stuck worst first, and among equals the one in which somebody has waited longest. */
export const stuckFirst = ({ lines }: LiveView, limits: LiveLimits, now: number): StuckLine[] =>
  lines
    .map((line) => {
      const waitedMin = minutesSince(line.longest.since, now);
      const limit = line.atWork.length === 0 ? ('nobodyMin' as const) : ('waitMin' as const);
      return { ...line, waitedMin: Math.max(0, waitedMin), level: levelAt(limits, { limit, value: waitedMin }) };
    })
    .sort((a, b) => RANK[b.level] - RANK[a.level] || a.longest.since - b.longest.since);

/** Who of all has waited longest at `now`; null where nobody has yet. */
export const longestOf = ({ lines }: LiveView, now: number): LiveLine['longest'] | null => {
  const [first] = lines.map(({ longest }) => longest).sort((a, b) => a.since - b.since);
  return first === undefined || first.since > now ? null : first;
};
