// W23, W24: numbers that were drawn at home. Only who is there is in the call order; here stands what becomes of the others.
import { MINUTE_MS } from '../../../shared/time';
import type { OnTheWay } from '../day/day';
import { ticketAt } from './policy';
import { type Moment, mayServe } from './serving';

/** So many more are given for home today. However often one is given back, it was drawn. */
export const homeNumbersLeft = ({ day, settings }: Pick<Moment, 'day' | 'settings'>): number =>
  settings.fromHome.perDay - [...day.visits.values()].filter(({ home }) => home !== null).length;

/** Calls by which the line went on; whoever was called otherwise has passed by nobody in it. */
const OF_THE_LINE = ['line', 'lineAfterRun', 'back'];

/**
 * When the turn of a number came whose owner was not there: when somebody behind it in the line was first called to a
 * counter that may serve it, too. Null as long as nobody was.
 */
export const turnOf = (moment: Moment, visit: OnTheWay): number | null => {
  const { day, settings } = moment;
  let turn: number | null = null;
  for (const { calledAt, arrivedAt, slotAt, home, why, counterId } of day.visits.values()) {
    if (calledAt === null || arrivedAt === null || (turn !== null && calledAt >= turn)) continue;
    if (calledAt < visit.home.placeAt || ticketAt({ slotAt, home, arrivedAt }) <= visit.home.placeAt) continue;
    const counter = settings.counters.find(({ id }) => id === counterId);
    const isPassed = OF_THE_LINE.includes(why?.rule ?? '') && counter !== undefined && mayServe(moment, counter, visit);
    if (isPassed) turn = calledAt;
  }
  return turn;
};

/** Whether its turn was so long ago that the place is lost. */
export const isTooLate = (moment: Moment, visit: OnTheWay): boolean => {
  const turn = turnOf(moment, visit);
  return turn !== null && moment.now > turn + moment.settings.fromHome.graceMin * MINUTE_MS;
};

/**
 * The place of a number whose owner is there now: its own, however long ago; who is there sooner, or long after the turn,
 * stands where everybody stands who comes now. So nobody gains by what they said of the way, or by a number in store.
 */
export const placeAtArrival = (moment: Moment, visit: OnTheWay): number =>
  isTooLate(moment, visit) ? moment.now : Math.min(visit.home.placeAt, moment.now);
