// R9-R12: past weeks played again, as they were and with a change, and what that means for those who wait. Pure.
import type { ByKind, ReplayChange, ReplayResult, ReplayWaits, Spread, VisitKind } from '../../../shared/replay/replay';
import type { Settings } from '../../../shared/settings';
import { MINUTE_MS, wallTime, weekdayOf } from '../../../shared/time';
import { withoutUndone } from '../day/acts';
import { altered, type Planned, redrawn } from './alter';
import { createChance } from './chance';
import type { PastEvents } from './pastDay';
import { settingsOfPast } from './pastSettings';
import { type Played, play, type Wait, waitOf } from './play';
import { readDay } from './readDay';

/** How often chance is drawn anew. */
export const DRAWS = 12;
/** R10: so close the replay of the weeks as they were has to come, in minutes. */
export const TOLERANCE_MIN = 1;

const KINDS: readonly VisitKind[] = ['walkIn', 'appointment'];
const kindOf = ({ isBooked }: { isBooked: boolean }): VisitKind => (isBooked ? 'appointment' : 'walkIn');

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
const quantileOf = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (at - Math.floor(at)) * (high - low);
};
const spreadOf = (values: readonly number[]): Spread => ({
  mean: meanOf(values) ?? 0,
  low: quantileOf(values, 0.1),
  high: quantileOf(values, 0.9),
});
const minutesOf = (waits: readonly Wait[], kind: VisitKind): number[] =>
  waits.filter((wait) => kindOf(wait) === kind).map(({ waitedMs }) => waitedMs / MINUTE_MS);
const byKind = <Value>(of: (kind: VisitKind) => Value | null): ByKind<Value> => ({
  walkIn: of('walkIn'),
  appointment: of('appointment'),
});

/** K10: a day as if nothing had been done that was taken back. */
const settled = ({ day, events }: PastEvents): PastEvents => ({
  day,
  events: withoutUndone(events).map((stored, i) => ({ ...stored, version: i + 1 })),
});

/** The days that can be played, each under its settings, and those that cannot. */
export const readDays = (lived: readonly PastEvents[], now: Settings) => {
  const past = lived.map(settled);
  const settings = settingsOfPast(now, past);
  const days: Planned[] = [];
  const leftOut: ReplayResult['leftOut'] = [];
  for (const one of past) {
    const day = readDay(one, settings);
    if ('unplayable' in day) leftOut.push({ day: one.day, why: day.unplayable });
    else days.push({ day, settings });
  }
  return { days, leftOut };
};

const truthOf = ({ day }: Planned): Wait[] =>
  day.visits.flatMap(({ id, slotAt, arrivedAt, calledAt }) =>
    calledAt === null
      ? []
      : [{ id, isBooked: slotAt !== null, arrivedAt, waitedMs: waitOf({ slotAt, arrivedAt }, calledAt) }],
  );

const isOff = (truth: readonly Wait[], played: readonly Wait[]): boolean =>
  KINDS.some((kind) => {
    const [was, is] = [meanOf(minutesOf(truth, kind)), meanOf(minutesOf(played, kind))];
    return was !== null && Math.abs((is ?? 0) - was) > TOLERANCE_MIN;
  });

/** R10: the days as they were, without any chance, beside the truth. */
const checkOf = (days: readonly Planned[]) => {
  const both = days.map((one) => ({
    name: one.day.day,
    truth: truthOf(one),
    played: play(one.day, one.settings).waits,
  }));
  const truth = both.flatMap((one) => one.truth);
  const played = both.flatMap((one) => one.played);
  const check = byKind((kind) => {
    const [trueMin, replayedMin] = [meanOf(minutesOf(truth, kind)), meanOf(minutesOf(played, kind))];
    return trueMin === null ? null : { visits: minutesOf(truth, kind).length, trueMin, replayedMin: replayedMin ?? 0 };
  });
  return {
    check,
    isTrue: !isOff(truth, played),
    offDays: both.filter((one) => isOff(one.truth, one.played)).map(({ name }) => name),
  };
};

/** One draw: every day as it was and with the change, both by the same chance. */
type Draw = { before: Played[]; after: Played[] };

/** The days of one draw as they might have come: some twice, some not at all. */
const sampled = ({ before, after }: Draw, seed: number): { before: Wait[]; after: Wait[] } => {
  const { pick } = createChance(seed);
  const places = before.map((_, i) => i);
  const chosen = places.map(() => pick(places) ?? 0);
  return {
    before: chosen.flatMap((i) => before[i]?.waits ?? []),
    after: chosen.flatMap((i) => after[i]?.waits ?? []),
  };
};

const waitsOf = (draws: readonly Draw[], seed: number): ReplayResult['waits'] => {
  const samples = draws.map((draw, i) => sampled(draw, seed + i));
  const all = (side: 'before' | 'after') => draws.flatMap((draw) => draw[side].flatMap(({ waits }) => waits));
  return byKind((kind): ReplayWaits | null => {
    const pairs = samples.flatMap(({ before, after }) => {
      const [was, is] = [meanOf(minutesOf(before, kind)), meanOf(minutesOf(after, kind))];
      return was === null || is === null ? [] : [{ was, is }];
    });
    const [was, is] = [minutesOf(all('before'), kind), minutesOf(all('after'), kind)];
    if (pairs.length === 0 || was.length === 0 || is.length === 0) return null;
    // Ranges come from days drawn anew, means from all of them.
    const centred = (values: number[], mean: number): Spread => ({ ...spreadOf(values), mean });
    const [meanWas, meanIs] = [meanOf(was) ?? 0, meanOf(is) ?? 0];
    return {
      before: centred(
        pairs.map((pair) => pair.was),
        meanWas,
      ),
      after: centred(
        pairs.map((pair) => pair.is),
        meanIs,
      ),
      change: centred(
        pairs.map((pair) => pair.is - pair.was),
        meanIs - meanWas,
      ),
      longBefore: quantileOf(was, 0.9),
      longAfter: quantileOf(is, 0.9),
    };
  });
};

const QUARTER_MS = 15 * MINUTE_MS;

/** Hour and weekday by the office's clock, worked out once for each quarter of an hour: every zone keeps to quarters. */
const clockOf = (timeZone: string) => {
  const known = new Map<number, { hour: number; weekday: number }>();
  return (at: number) => {
    const quarter = Math.floor(at / QUARTER_MS);
    const before = known.get(quarter);
    if (before) return before;
    const { day, time } = wallTime(at, timeZone);
    const clock = { hour: Number(time.slice(0, 2)), weekday: weekdayOf(day) };
    known.set(quarter, clock);
    return clock;
  };
};

/** Mean waits of those who belong to one value of a key, for each value that occurs. */
const groupsOf = (draws: readonly Draw[], keyOf: (wait: Wait) => number) => {
  const sums = new Map<number, Record<'before' | 'after', Record<VisitKind, number[]>>>();
  for (const draw of draws)
    for (const side of ['before', 'after'] as const)
      for (const wait of draw[side].flatMap(({ waits }) => waits)) {
        const key = keyOf(wait);
        const sum = sums.get(key) ?? {
          before: { walkIn: [], appointment: [] },
          after: { walkIn: [], appointment: [] },
        };
        sum[side][kindOf(wait)].push(wait.waitedMs / MINUTE_MS);
        sums.set(key, sum);
      }
  return [...sums]
    .sort(([one], [other]) => one - other)
    .map(([key, { before, after }]) => ({
      key,
      before: byKind((kind) => meanOf(before[kind])),
      after: byKind((kind) => meanOf(after[kind])),
    }));
};

const figuresOf = (draws: readonly Draw[]) => {
  const mean = (side: 'before' | 'after', of: (played: Played) => number) =>
    meanOf(draws.flatMap((draw) => draw[side].map(of))) ?? 0;
  const both = (of: (played: Played) => number) => ({ before: mean('before', of), after: mean('after', of) });
  const served = both(({ waits }) => waits.length);
  const booked = both(({ waits }) => waits.filter(({ isBooked }) => isBooked).length);
  return {
    overtimeMin: both(({ overtimeMs }) => overtimeMs / MINUTE_MS),
    notServed: both(({ notServed }) => notServed),
    bookedShare: {
      before: served.before === 0 ? 0 : booked.before / served.before,
      after: served.after === 0 ? 0 : booked.after / served.after,
    },
  };
};

export type ReplayAsked = {
  past: readonly PastEvents[];
  settings: Settings;
  change: ReplayChange;
  seed: number;
  draws: number;
};

/** Plays the weeks; each step yields how far it is, from 0 to 1. Null where there is no day that can be played. */
export function* replay({ past, settings, change, seed, draws }: ReplayAsked): Generator<number, ReplayResult | null> {
  const { days, leftOut } = readDays(past, settings);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const checked = checkOf(days);
  const leadsMs = days.flatMap(({ day }) =>
    day.visits.flatMap(({ slotAt, arrivedAt }) => (slotAt === null ? [] : [slotAt - arrivedAt])),
  );
  const played: Draw[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const one: Draw = { before: [], after: [] };
    for (const [i, planned] of days.entries()) {
      const day = redrawn(planned.day, createChance(seed + 10_007 * draw + i));
      const before = { ...planned, day };
      const after = altered(before, change, leadsMs, createChance(seed + 10_007 * draw + 5003 + i));
      one.before.push(play(before.day, before.settings));
      one.after.push(after === before ? (one.before.at(-1) as Played) : play(after.day, after.settings));
      yield (draw + (i + 1) / days.length) / draws;
    }
    played.push(one);
  }
  const clock = clockOf(settings.office.timeZone);
  return {
    ...{ change, days: days.length, from: first.day.day, to: last.day.day, leftOut, draws },
    ...checked,
    waits: waitsOf(played, seed),
    hours: groupsOf(played, ({ arrivedAt }) => clock(arrivedAt).hour).map(({ key: hour, ...rest }) => ({
      hour,
      ...rest,
    })),
    weekdays: groupsOf(played, ({ arrivedAt }) => clock(arrivedAt).weekday).map(({ key: weekday, ...rest }) => ({
      weekday,
      ...rest,
    })),
    ...figuresOf(played),
  };
}
