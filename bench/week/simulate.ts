// One day under one rule: visitors come, counters call, everybody's wait is noted.
import type { SimulatedDay, Visitor } from './days';
import type { Queued, Rule } from './rules';

/** Somebody who was called: when she came and when that was, in minutes after opening. */
export type Wait = { id: string; booked: boolean; waitMin: number; comesMin: number; calledMin: number };
export type Outcome = {
  waits: Wait[];
  /** Most due appointments in a row while somebody stood in the line. */
  longestRun: number;
};

const MIN_MS = 60_000;
/** Clerk minutes that a call for somebody absent costs. */
const ABSENT_MIN = 2.5;

type SimulatedCounter = { freeMin: number; absences: { fromMin: number; toMin: number }[] };

/** The next minute at which a clerk who is free now may call; a break begins when the visitor before it has gone. */
const atWork = (desk: SimulatedCounter, from: number): number => {
  const [next] = desk.absences;
  if (next === undefined || from < next.fromMin) return from;
  desk.absences.shift();
  return from + next.toMin - next.fromMin;
};

/** Somebody of the day who has not been called while there; who was called in vain is not called again until there. */
type Left = { visitor: Visitor; calledInVain: boolean };

const queued = ({ visitor, calledInVain }: Left, now: number, absentToo: boolean): Queued | null => {
  const isThere = visitor.comesMin !== null && visitor.comesMin <= now;
  const { slotMin } = visitor;
  if (!isThere && !(absentToo && slotMin !== null && !calledInVain)) return null;
  return {
    id: visitor.id,
    slotAt: slotMin === null ? null : slotMin * MIN_MS,
    arrivedAt: (visitor.comesMin ?? 0) * MIN_MS,
    isThere,
  };
};

/** Appointments wait from their slot, or from their coming when that is later; walk-ins from their coming. */
export const waitOf = ({ id, slotMin, comesMin }: Visitor, calledMin: number): Wait => {
  const from = Math.max(slotMin ?? 0, comesMin ?? 0);
  return { id, booked: slotMin !== null, waitMin: Math.max(0, calledMin - from), comesMin: comesMin ?? 0, calledMin };
};

export const simulate = (day: SimulatedDay, rule: Rule): Outcome => {
  const desks: SimulatedCounter[] = day.clerks.map(({ startMin, absences }) => ({
    freeMin: startMin,
    absences: [...absences],
  }));
  const left = new Map(day.visitors.map((visitor) => [visitor.id, { visitor, calledInVain: false }]));
  const waits: Wait[] = [];
  let [run, longestRun] = [0, 0];
  const nextComing = (now: number) => {
    const coming = [...left.values()].flatMap(({ visitor: { comesMin, slotMin }, calledInVain }) => {
      const callable = rule.callsTheAbsent && slotMin !== null && !calledInVain;
      const moments = [comesMin ?? Number.POSITIVE_INFINITY, callable ? slotMin - 2 : Number.POSITIVE_INFINITY];
      return moments.filter((moment) => moment > now);
    });
    return Math.min(...coming);
  };
  for (;;) {
    const desk = desks.reduce((best, one) => (one.freeMin < best.freeMin ? one : best));
    const now = atWork(desk, desk.freeMin);
    if (now > desk.freeMin) {
      desk.freeMin = now;
      continue;
    }
    const queue = [...left.values()].flatMap((one) => queued(one, now, rule.callsTheAbsent) ?? []);
    const chosen = rule.next(queue, now * MIN_MS);
    const visitor = chosen === null ? undefined : left.get(chosen.id)?.visitor;
    if (visitor === undefined) {
      const later = nextComing(now);
      if (!Number.isFinite(later)) return { waits, longestRun };
      desk.freeMin = later;
      continue;
    }
    left.delete(visitor.id);
    if (!chosen?.isThere) {
      desk.freeMin = now + ABSENT_MIN;
      if (visitor.comesMin !== null) left.set(visitor.id, { visitor, calledInVain: true });
      continue;
    }
    const lineWaits = queue.some((one) => one.slotAt === null && one.id !== visitor.id);
    const isDue =
      visitor.slotMin !== null && now >= visitor.slotMin - 5 && (visitor.comesMin ?? 0) <= visitor.slotMin + 15;
    run = isDue && lineWaits ? run + 1 : 0;
    longestRun = Math.max(longestRun, run);
    waits.push(waitOf(visitor, now));
    desk.freeMin = now + visitor.wayMin + visitor.serviceMin;
  }
};
