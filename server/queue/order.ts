// The call order of a day: the merge policy, applied to the visits that are there and the counters that may serve them.
import type { LineGroup } from '../../shared/events';
import type { Counter, Settings } from '../../shared/settings';
import { type Day, type Visit, waitingByArrival } from './day';
import { type Call, callOrder, type RecentCall, standsInLine, type Waiting } from './policy';

type Served = Pick<Visit, 'serviceIds' | 'onlyCounterId'>;

/** M6: whether a counter may serve a visit. One handed on to a counter that has closed since is everybody's again. */
export const mayServe = (day: Day, counter: Counter, visit: Served): boolean => {
  const only = visit.onlyCounterId;
  if (only !== null && only !== counter.id && day.counters.has(only)) return false;
  return counter.serviceIds === null || visit.serviceIds.every((id) => counter.serviceIds?.includes(id));
};

/** Whether any counter of the office serves all these services together. */
export const anyCounterServes = (settings: Settings, serviceIds: string[]): boolean =>
  settings.counters.some(({ serviceIds: served }) => served === null || serviceIds.every((id) => served.includes(id)));

const preferenceOf = (counter: Counter, visit: Served): number => {
  const ranks = visit.serviceIds.map((id) => counter.preferredServiceIds.indexOf(id)).filter((rank) => rank >= 0);
  return ranks.length > 0 ? Math.min(...ranks) : counter.preferredServiceIds.length;
};

/** A visit as the merge policy sees it, for one counter or, with null, for the whole office. */
export const asWaiting = (visit: Visit, counter: Counter | null): Waiting => ({
  id: visit.id,
  slotAt: visit.slotAt,
  arrivedAt: visit.arrivedAt ?? 0,
  preference: counter === null ? 0 : preferenceOf(counter, visit),
});

const recentFor = (day: Day, serves: (visit: Served) => boolean): RecentCall[] =>
  day.pastCalls
    .filter((call) => serves(call))
    .map((call) => ({ due: call.due, lineWaiting: call.line.some((group) => serves(group)) }));

const orderOf = (day: Day, settings: Settings, now: number, counter: Counter | null): Call[] => {
  const serves = (visit: Served) => counter === null || mayServe(day, counter, visit);
  const waiting: Waiting[] = [];
  for (const visit of waitingByArrival(day)) if (serves(visit)) waiting.push(asWaiting(visit, counter));
  return callOrder(waiting, settings.policy, now, recentFor(day, serves));
};

/** The order in which a counter would call those whom it may serve. */
export const counterOrder = (day: Day, settings: Settings, counter: Counter, now: number): Call[] =>
  orderOf(day, settings, now, counter);

/** The order of everybody who waits, as if every counter served everything: what the display shows. */
export const officeOrder = (day: Day, settings: Settings, now: number): Call[] => orderOf(day, settings, now, null);

/** The office's latest calls as the merge policy counts them. */
export const recentCalls = (day: Day): RecentCall[] => recentFor(day, () => true);

/** Who stands in the line, one of each kind that counters can tell apart: what a later look at a call needs to know. */
export const lineGroups = (day: Day, settings: Settings): LineGroup[] => {
  const groups = new Map<string, LineGroup>();
  for (const visit of day.waiting.values()) {
    if (!standsInLine(asWaiting(visit, null), settings.policy)) continue;
    const { serviceIds, onlyCounterId } = visit;
    groups.set(`${serviceIds.join()}@${onlyCounterId ?? ''}`, { serviceIds, onlyCounterId });
  }
  return [...groups.values()];
};

/** How many of the waiting are called before a visit, among those who compete with it for a counter. */
export const peopleBefore = (day: Day, settings: Settings, visit: Visit, now: number): number => {
  const counters = settings.counters.filter((counter) => mayServe(day, counter, visit));
  const rivals: Waiting[] = [];
  for (const other of waitingByArrival(day))
    if (other.id !== visit.id && counters.some((counter) => mayServe(day, counter, other)))
      rivals.push(asWaiting(other, null));
  const order = callOrder([...rivals, asWaiting(visit, null)], settings.policy, now, recentCalls(day));
  return order.findIndex((call) => call.id === visit.id);
};
