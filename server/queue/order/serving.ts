// Who may serve whom (M6), and who is left with nobody to serve him (M11).
import type { UnservedWhy } from '../../../shared/protocol';
import type { Counter, Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { isBack } from '../day/comingBack';
import type { CounterState, Day, OnErrand, Present, Visit } from '../day/day';
import { groupOf } from '../day/place';

/** A day at an instant (epoch ms), under the settings of that instant. */
export type Moment = { day: Day; settings: Settings; now: number };

export type Served = Pick<Visit, 'serviceIds' | 'onlyCounterId'> & Partial<Pick<Visit, 'errand'>>;

/** M11: a pause keeps those who were handed on to its counter until then: not at all when nobody knows its end. */
const keepsUntil = ({ since, until }: NonNullable<CounterState['paused']>, { policy }: Settings): number =>
  until === null ? since : Math.min(until, since + policy.pauseKeepsMin * MINUTE_MS);

/** Whether somebody calls at a counter: logged in, and not on a pause that keeps nobody any more. */
export const isAtWork = ({ day, settings, now }: Moment, counterId: string): boolean => {
  const state = day.counters.get(counterId);
  if (state === undefined || !settings.counters.some(({ id }) => id === counterId)) return false;
  return state.paused === null || now < keepsUntil(state.paused, settings);
};

/** K17: what a counter takes on this day; null for everything. */
export const servedOn = (day: Day, { id, serviceIds }: Counter): readonly string[] | null => {
  const today = day.moved.size === 0 ? undefined : day.moved.get(id);
  if (today === undefined) return serviceIds;
  return today === 'all' ? null : today;
};

const covers = (served: readonly string[] | null, serviceIds: readonly string[]): boolean =>
  served === null || serviceIds.every((id) => served.includes(id));

/**
 * K21: the counter that alone calls who is back from an errand: the one that sent them, until the set time is over, and
 * only while somebody is there; null for everybody else.
 */
export const keeperOf = ({ day, settings, now }: Moment, errand: OnErrand | null | undefined): string | null => {
  if (!isBack(errand)) return null;
  const { counterId, backAt, anyAfterMin } = errand;
  const isThere = day.counters.get(counterId)?.paused === null && settings.counters.some(({ id }) => id === counterId);
  return isThere && now < backAt + anyAfterMin * MINUTE_MS ? counterId : null;
};

/**
 * M6, M11: whether a counter may serve a visit. One handed on to it by name, it may, whatever it serves else; when nobody
 * is at work at that counter, the visit is everybody's again.
 */
export const mayServe = (moment: Moment, counter: Counter, { serviceIds, onlyCounterId, errand }: Served): boolean => {
  if (isBack(errand) && errand.counterId === counter.id) return true;
  if (keeperOf(moment, errand) !== null) return false;
  if (onlyCounterId === counter.id) return true;
  if (onlyCounterId !== null && isAtWork(moment, onlyCounterId)) return false;
  return covers(servedOn(moment.day, counter), serviceIds);
};

/** Whether a counter serves all these services together, by the settings, or (K17) on a day. */
export const servesAll = (counter: Counter, serviceIds: readonly string[], day: Day | null = null): boolean =>
  covers(day === null ? counter.serviceIds : servedOn(day, counter), serviceIds);

/** Whether any counter of the office does. */
export const anyCounterServes = (settings: Settings, serviceIds: readonly string[], day: Day | null = null): boolean =>
  settings.counters.some((counter) => servesAll(counter, serviceIds, day));

/** M11: why nobody at work may call somebody; null when somebody may. */
export const whyUnserved = (moment: Moment, visit: Served): UnservedWhy | null => {
  const able = moment.settings.counters.filter((counter) => mayServe(moment, counter, visit));
  if (able.some(({ id }) => isAtWork(moment, id))) return null;
  if (able.length === 0) return { why: 'noCounter' };
  const paused = able.filter(({ id }) => moment.day.counters.has(id));
  if (paused.length > 0) return { why: 'paused', counters: paused.map(({ name }) => name) };
  return { why: 'closed', counters: able.map(({ name }) => name) };
};

export type Unserved = { why: UnservedWhy; visits: readonly Present[] };

/** Those who wait, together where the same counters serve them; `key` is that of `groupOf`. */
export type WaitingGroup = { key: string; visits: readonly [Present, ...Present[]] };

/** In the order of the first of each. */
export const waitingGroups = (day: Day): WaitingGroup[] => {
  const groups = new Map<string, [Present, ...Present[]]>();
  for (const visit of day.waiting.values()) {
    const key = groupOf(visit);
    const known = groups.get(key);
    if (known) known.push(visit);
    else groups.set(key, [visit]);
  }
  return [...groups].map(([key, visits]) => ({ key, visits }));
};

/** M11: those who wait and whom nobody at work may call, together where they have the same services and target. */
export const unservedOf = (moment: Moment, groups = waitingGroups(moment.day)): Unserved[] =>
  groups.flatMap(({ visits }) => {
    const why = whyUnserved(moment, visits[0]);
    return why === null ? [] : [{ why, visits }];
  });

/** Whether anybody at all is at work. */
export const isAnybodyAtWork = (moment: Moment): boolean =>
  moment.settings.counters.some(({ id }) => isAtWork(moment, id));
