// The call order of a day: the merge policy, applied to the visits that are there and the counters that may serve them.
import type { LineGroup } from '../../shared/events';
import type { Counter, Settings } from '../../shared/settings';
import { MINUTE_MS } from '../../shared/time';
import { type Day, groupOf, type Present, type Visit } from './day';
import { type Call, callOrder, placeOf, type RecentCall, runOf, standsInLine, type Waiting } from './policy';

type Served = Pick<Visit, 'serviceIds' | 'onlyCounterId'>;

/**
 * M6: whether a counter may serve a visit. One handed on to it by name, it may, whatever it serves else; when that
 * counter has closed since, the visit is everybody's again.
 */
export const mayServe = (day: Day, counter: Counter, visit: Served): boolean => {
  const only = visit.onlyCounterId;
  if (only === counter.id) return true;
  if (only !== null && day.counters.has(only)) return false;
  return counter.serviceIds === null || visit.serviceIds.every((id) => counter.serviceIds?.includes(id));
};

/** Whether any counter of the office serves all these services together. */
export const anyCounterServes = (settings: Settings, serviceIds: string[]): boolean =>
  settings.counters.some(({ serviceIds: served }) => served === null || serviceIds.every((id) => served.includes(id)));

const preferenceOf = (counter: Counter, visit: Served): number => {
  const ranks = visit.serviceIds.map((id) => counter.preferredServiceIds.indexOf(id)).filter((rank) => rank >= 0);
  return ranks.length > 0 ? Math.min(...ranks) : counter.preferredServiceIds.length;
};

const preferring =
  (counter: Counter) =>
  (visit: Present): Waiting => ({
    id: visit.id,
    slotAt: visit.slotAt,
    arrivedAt: visit.arrivedAt,
    raisedAt: visit.raisedAt,
    preference: preferenceOf(counter, visit),
  });

/** The latest calls of visits that are served here, back to the one that ended the last run of appointments. */
const recentFor = (day: Day, serves: (visit: Served) => boolean): RecentCall[] => {
  const recent: RecentCall[] = [];
  for (let i = day.pastCalls.length - 1; i >= 0; i--) {
    const call = day.pastCalls[i];
    if (call === undefined || !serves(call)) continue;
    const lineWaiting = call.line.some((group) => serves(group));
    recent.unshift({ due: call.due, lineWaiting });
    if (!call.due || !lineWaiting) break;
  }
  return recent;
};

const waitingAt = (day: Day, serves: (visit: Served) => boolean): Present[] => {
  const waiting: Present[] = [];
  for (const visit of day.waiting.values()) if (serves(visit)) waiting.push(visit);
  return waiting;
};

/** The order in which a counter would call those whom it may serve. */
export const counterOrder = (day: Day, settings: Settings, counter: Counter, now: number): Call[] => {
  const serves = (visit: Served) => mayServe(day, counter, visit);
  const visits = waitingAt(day, serves);
  const waiting = counter.preferredServiceIds.length > 0 ? visits.map(preferring(counter)) : visits;
  return callOrder(waiting, settings.policy, now, recentFor(day, serves));
};

/** A booked person who has not checked in. */
export type Forgotten = Visit & { slotAt: number };

const isForgotten = (visit: Visit, { forgottenMin, graceMin }: Settings['policy'], now: number): visit is Forgotten => {
  if (forgottenMin === null || visit.state !== 'booked' || visit.slotAt === null) return false;
  return now >= visit.slotAt + forgottenMin * MINUTE_MS && now <= visit.slotAt + graceMin * MINUTE_MS;
};

/**
 * M10, a setting: a booked person who forgot to check in is called once, so long after the slot, as long as that is not
 * too late for it (grace); only when no due appointment and no raised visit waits, and in turn with the line like a due one (M3).
 */
export const forgottenFor = (
  day: Day,
  settings: Settings,
  counter: Counter,
  order: readonly Call[],
  now: number,
): Forgotten | null => {
  if (settings.policy.forgottenMin === null || order.some(({ due, why }) => due || why.rule === 'raised')) return null;
  const lineWaiting = order.some((call) => call.why.rule === 'line');
  const run = runOf(recentFor(day, (visit) => mayServe(day, counter, visit)));
  if (lineWaiting && run >= settings.policy.run) return null;
  const missing = [...day.byCode.values()].filter(
    (visit): visit is Forgotten => isForgotten(visit, settings.policy, now) && mayServe(day, counter, visit),
  );
  return missing.sort((a, b) => a.slotAt - b.slotAt)[0] ?? null;
};

/** The order of everybody who waits, as if every counter served everything: what the display shows. */
export const officeOrder = (day: Day, settings: Settings, now: number): Call[] =>
  callOrder([...day.waiting.values()], settings.policy, now, recentCalls(day));

/** The office's latest calls as the merge policy counts them. */
export const recentCalls = (day: Day): RecentCall[] => recentFor(day, () => true);

const lateOnes = (day: Day, settings: Settings): Present[] =>
  [...day.bookedWaiting.values()].filter((visit) => standsInLine(visit, settings.policy));

/** Who stands in the line, one of each kind that counters can tell apart: what a later look at a call needs to know. */
export const lineGroups = (day: Day, settings: Settings): LineGroup[] => {
  const groups = new Map<string, LineGroup>();
  for (const group of [...day.walkInsWaiting.values(), ...lateOnes(day, settings)]) {
    const { serviceIds, onlyCounterId } = group;
    groups.set(groupOf(group), { serviceIds, onlyCounterId });
  }
  return [...groups.values()];
};

/** Whether somebody competes with a visit for a counter. */
const competesWith = (day: Day, settings: Settings, visit: Served): ((other: Served) => boolean) => {
  const counters = settings.counters.filter((counter) => mayServe(day, counter, visit));
  return (other) => counters.some((counter) => mayServe(day, counter, other));
};

/** How many wait and compete with somebody who might come now. */
export const rivalsCount = (day: Day, settings: Settings, visit: Served): number => {
  const isRival = competesWith(day, settings, visit);
  let rivals = 0;
  for (const group of day.walkInsWaiting.values()) if (isRival(group)) rivals += group.count;
  for (const booked of day.bookedWaiting.values()) if (isRival(booked)) rivals += 1;
  return rivals;
};

/** How many of the waiting are called before a visit, among those who compete with it for a counter. */
export const peopleBefore = (day: Day, settings: Settings, visit: Present, now: number): number => {
  const isRival = competesWith(day, settings, visit);
  const rivals = [...day.waiting.values()].filter((other) => other.id !== visit.id && isRival(other));
  return placeOf(visit, { people: rivals, counted: 0 }, settings.policy, now, recentCalls(day));
};

/** The same for a walk-in who comes now, and so stands behind all the others in the line: counted, however many wait. */
export const peopleBeforeNewcomer = (day: Day, settings: Settings, visit: Present, now: number): number => {
  const isRival = competesWith(day, settings, visit);
  let counted = 0;
  for (const group of day.walkInsWaiting.values()) if (isRival(group)) counted += group.count;
  const people = [...day.bookedWaiting.values()].filter(isRival);
  return placeOf(visit, { people, counted }, settings.policy, now, recentCalls(day));
};
