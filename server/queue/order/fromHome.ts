// W23, W24: numbers that were drawn at home. Only who is there is in the call order; here stands what becomes of the others.
import type { Why } from '../../../shared/events';
import type { Counter } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { type Day, type OnTheWay, onTheWay } from '../day/day';
import { keysOf, loadOf, type Network } from '../day/network';
import { ticketAt } from './policy';
import { type Moment, mayServe } from './serving';

/** So many more are given for home today. However often one is given back, it was drawn. */
export const homeNumbersLeft = ({ day, settings }: Pick<Moment, 'day' | 'settings'>): number =>
  settings.fromHome.perDay - [...day.visits.values()].filter(({ home }) => home !== null).length;

/** Whether as many were drawn from a network today as may be; those of the wider one count as a share. Given back, it was drawn. */
export const isUsedUpFrom = ({ day, settings }: Pick<Moment, 'day' | 'settings'>, network: Network): boolean => {
  const drawn = [...day.visits.values()].flatMap(({ home }) => home?.from ?? []);
  const countOf = (key: string) => drawn.filter((from) => keysOf(from).includes(key)).length;
  return loadOf(network, countOf) >= settings.fromHome.perNetwork;
};

/** When the turn of each number came whose owner was not there, by visit: when a call first passed it (`passedBy`). */
export const turnsOf = ({ visits }: Day): ReadonlyMap<string, number> => {
  const turns = new Map<string, number>();
  for (const { called } of visits.values())
    for (const { at, passed } of called) for (const id of passed) turns.set(id, Math.min(at, turns.get(id) ?? at));
  return turns;
};

/** Those on the way whose turn was so long ago that the place is lost. */
export const tooLateOf = ({ day, settings, now }: Moment): ReadonlySet<string> => {
  const late = [...turnsOf(day)].filter(([, turn]) => now > turn + settings.fromHome.graceMin * MINUTE_MS);
  return new Set(late.map(([id]) => id));
};

/** Whether its turn was so long ago that the place is lost. */
export const isTooLate = (moment: Moment, { id }: OnTheWay): boolean => tooLateOf(moment).has(id);

/**
 * Those on the way whom a call out of the line passes: they stand before the one who is called, and this counter may serve
 * them, too. Who is raised, called back or called past the order passes nobody. Of those who are too late already it is
 * known.
 */
export const passedBy = (moment: Moment, counter: Counter, visitId: string, { rule }: Why): string[] => {
  const visit = moment.day.waiting.get(visitId);
  if (visit === undefined || (rule !== 'line' && rule !== 'lineAfterRun')) return [];
  const expected = onTheWay(moment.day).filter(({ home }) => home.placeAt < ticketAt(visit));
  if (expected.length === 0) return [];
  const late = tooLateOf(moment);
  return expected.filter((one) => !late.has(one.id) && mayServe(moment, counter, one)).map(({ id }) => id);
};

/**
 * The place of a number whose owner is there now: its own, however long ago; who is there sooner, or long after the turn,
 * stands where everybody stands who comes now. So nobody gains by what they said of the way, or by a number in store.
 */
export const placeAtArrival = (moment: Moment, visit: OnTheWay): number =>
  isTooLate(moment, visit) ? moment.now : Math.min(visit.home.placeAt, moment.now);
