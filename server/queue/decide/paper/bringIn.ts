// S88, K27: a day that was worked on paper is brought in, slip by slip; and who still waits stands in the line.
import type { CommandOf } from '../../../../shared/commands';
import type { DayEventOf } from '../../../../shared/events';
import type { BroughtSlip } from '../../../../shared/paper/brought';
import { type PaperResult, type PaperSlip, readPaper } from '../../../../shared/paper/slips';
import { type Refusal, refuse } from '../../../../shared/refusals';
import { dayOf } from '../../../../shared/time';
import type { Day } from '../../day/day';
import { anyCounterServes } from '../../order/serving';
import type { Context, Decision } from '../decision';

type Refused = { refusal: Refusal };
type Brought = DayEventOf<'paperBrought'>;

/** Which of all the slips it was. */
const named = ({ refusal: { code, values } }: Refused, number: string): Refused => refuse(code, { ...values, number });

/** Came, was called, went: in this order, on this day, and not later than now. */
const areTimesRight = (day: Day, slip: BroughtSlip, { settings, now }: Context): boolean => {
  const { cameAt, calledAt, endedAt } = slip;
  const times = [cameAt, ...(calledAt === null ? [] : [calledAt]), ...(endedAt === null ? [] : [endedAt])];
  return (
    times.every((at) => at <= now && dayOf(at, settings.office.timeZone) === day.day) &&
    times.every((at, i) => at >= (times[i - 1] ?? 0))
  );
};

/** Who waits can only be waiting now, and for somebody. */
const refusalOfWaiting = (day: Day, { outcome, serviceIds }: BroughtSlip, { settings }: Context): Refused | null => {
  if (outcome !== 'waiting') return null;
  if (day.state !== 'open') return refuse('dayClosed');
  return anyCounterServes(settings, serviceIds, day) ? null : refuse('noCounterServes');
};

const refusalOfSlip = (day: Day, slip: BroughtSlip, number: string, context: Context): Refused | null => {
  const { services, counters } = context.settings;
  const { serviceIds, counterId } = slip;
  if (new Set(serviceIds).size < serviceIds.length) return refuse('malformed', { where: 'serviceIds' });
  if (!serviceIds.every((id) => services.some((one) => one.id === id))) return refuse('unknownService');
  if (counterId !== null && !counters.some(({ id }) => id === counterId)) return refuse('unknownCounter');
  if (!areTimesRight(day, slip, context)) return refuse('paperTimes', { number });
  return refusalOfWaiting(day, slip, context);
};

const eventOf = (slip: BroughtSlip, { number }: PaperSlip, { newToken }: Context): Brought => {
  const { key, serviceIds, persons, language, cameAt, isEstimated, outcome } = slip;
  const isServed = outcome === 'done' || outcome === 'missed';
  return {
    ...{ type: 'paperBrought', via: 'paper', visitId: newToken(), key, number, serviceIds, persons, language },
    ...{ cameAt, isEstimated, outcome },
    calledAt: isServed ? slip.calledAt : null,
    counterId: isServed ? slip.counterId : null,
    endedAt: outcome === 'waiting' ? null : slip.endedAt,
  };
};

/**
 * All of them, or none and why: a slip that this office never made, one that was brought in on another day, a number that
 * somebody else has on this day. What this day has already is passed over, however often it is said.
 */
export const bringInPaper = (
  day: Day,
  { slips }: CommandOf<'bringInPaper'>,
  context: Context,
): Decision<PaperResult> => {
  if (day.day > dayOf(context.now, context.settings.office.timeZone)) return refuse('dayClosed');
  const keys = new Set<string>();
  const numbers = new Set([...day.visits.values()].flatMap(({ number }) => number ?? []));
  const events: Brought[] = [];
  for (const slip of slips) {
    const known = context.paper.slipOf(slip.key);
    if (known === null) return named(refuse('unknownPaper'), readPaper(slip.key)?.number ?? slip.key);
    const { number } = known;
    // Of itself the day knows best: what was taken back just now is not stored yet.
    if (day.byKey.has(slip.key) || keys.has(slip.key)) continue;
    const usedOn = context.paper.dayOf(slip.key);
    if (usedOn !== null && usedOn !== day.day) return refuse('paperUsed', { number, day: usedOn });
    if (numbers.has(number)) return refuse('paperTwice', { number });
    const refusal = refusalOfSlip(day, slip, number, context);
    if (refusal) return named(refusal, number);
    keys.add(slip.key);
    numbers.add(number);
    events.push(eventOf(slip, known, context));
  }
  // They were handed out by number, and times are written by the minute: among those of one, that is the order.
  events.sort((one, other) => one.cameAt - other.cameAt || (one.number < other.number ? -1 : 1));
  return { events, result: { brought: events.length, known: slips.length - events.length } };
};
