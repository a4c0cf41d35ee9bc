// The call order of a day: the merge policy, applied to the visits that are there and the counters that may serve them.
import type { LineGroup } from '../../../shared/events';
import type { Ahead } from '../../../shared/protocol';
import type { Counter, Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { isBack } from '../day/comingBack';
import type { Day, Present, Visit } from '../day/day';
import { groupOf } from '../day/place';
import {
  aheadOf,
  aheadOfEach,
  type Call,
  callOrder,
  type RecentCall,
  runOf,
  standsInLine,
  type Waiting,
} from './policy';
import {
  isAnybodyAtWork,
  isAtWork,
  type Moment,
  mayServe,
  type Served,
  type WaitingGroup,
  waitingGroups,
  whyUnserved,
} from './serving';

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
    arrival: visit.arrival,
    home: visit.home,
    raisedAt: visit.raisedAt,
    errand: visit.errand,
    preference: preferenceOf(counter, visit),
  });

/** The latest calls of visits that are served here, back to the one that ended the last run of appointments. */
const recentFor = (day: Day, serves: (visit: Served) => boolean): RecentCall[] => {
  const recent: RecentCall[] = [];
  for (let i = day.pastCalls.length - 1; i >= 0; i--) {
    const call = day.pastCalls[i];
    if (call === undefined || call.isErrand || !serves(call)) continue;
    const lineWaiting = call.line.some((group) => serves(group));
    recent.unshift({ due: call.due, lineWaiting });
    if (!call.due || !lineWaiting) break;
  }
  return recent;
};

/** K21: how many who were back from errands a counter has called last, one after the other. */
const returnedAt = ({ pastCalls }: Day, counterId: string): number => {
  let count = 0;
  for (let i = pastCalls.length - 1; i >= 0; i--) {
    const call = pastCalls[i];
    if (call?.counterId !== counterId) continue;
    if (!call.isErrand) break;
    count++;
  }
  return count;
};

const waitingAt = (day: Day, serves: (visit: Served) => boolean): Present[] => {
  const waiting: Present[] = [];
  for (const visit of day.waiting.values()) if (serves(visit)) waiting.push(visit);
  return waiting;
};

/** The order in which a counter would call those whom it may serve; `most` of them, from the first on. */
export const counterOrder = (moment: Moment, counter: Counter, most = Number.POSITIVE_INFINITY): Call[] => {
  const { day, settings, now } = moment;
  const serves = (visit: Served) => mayServe(moment, counter, visit);
  const visits = waitingAt(day, serves);
  const waiting = counter.preferredServiceIds.length > 0 ? visits.map(preferring(counter)) : visits;
  return callOrder(waiting, settings.policy, now, recentFor(day, serves), returnedAt(day, counter.id), most);
};

/** The same for counter after counter: those that would call the same people alike share one order. */
export const counterOrders = (
  moment: Moment,
  groups: readonly WaitingGroup[],
): ((counter: Counter) => { order: Call[]; served: ReadonlySet<WaitingGroup> }) => {
  const { day, settings, now } = moment;
  const known = new Map<string, Call[]>();
  return (counter) => {
    const serves = (visit: Served) => mayServe(moment, counter, visit);
    const served = groups.filter(({ visits }) => serves(visits[0]));
    const [recent, returned] = [recentFor(day, serves), returnedAt(day, counter.id)];
    const key = JSON.stringify([served.map((group) => group.key), counter.preferredServiceIds, recent, returned]);
    const work = () => {
      const visits = served.flatMap((group) => group.visits);
      const waiting = counter.preferredServiceIds.length > 0 ? visits.map(preferring(counter)) : visits;
      return callOrder(waiting, settings.policy, now, recent, returned);
    };
    const order = known.get(key) ?? work();
    known.set(key, order);
    return { order, served: new Set(served) };
  };
};

/** A booked person who has not checked in. */
export type Forgotten = Visit & { slotAt: number };

const isForgotten = (visit: Visit, { forgottenMin, graceMin }: Settings['policy'], now: number): visit is Forgotten => {
  if (forgottenMin === null || visit.state !== 'booked' || visit.slotAt === null) return false;
  return now >= visit.slotAt + forgottenMin * MINUTE_MS && now <= visit.slotAt + graceMin * MINUTE_MS;
};

const goesFirst = ({ due, why }: Call): boolean => due || why.rule === 'raised' || why.rule === 'errand';

/**
 * M10, a setting: a booked person who forgot to check in is called once, so long after the slot, as long as that is not
 * too late for it (grace); only when no due appointment, no raised visit and nobody back from an errand waits, and in turn with the line like a due one (M3).
 */
export const forgottenFor = (moment: Moment, counter: Counter, order: readonly Call[]): Forgotten | null => {
  const { day, settings, now } = moment;
  if (settings.policy.forgottenMin === null || order.some(goesFirst)) return null;
  const lineWaiting = order.some((call) => call.why.rule === 'line');
  const run = runOf(recentFor(day, (visit) => mayServe(moment, counter, visit)));
  if (lineWaiting && run >= settings.policy.run) return null;
  const missing = [...day.byCode.values()].filter(
    (visit): visit is Forgotten => isForgotten(visit, settings.policy, now) && mayServe(moment, counter, visit),
  );
  return missing.sort((a, b) => a.slotAt - b.slotAt)[0] ?? null;
};

/** How many who were back from errands counters have called last, one after the other: the fewest that one of them has. */
const leastReturned = (day: Day, counters: readonly Counter[]): number =>
  counters.length === 0 ? 0 : Math.min(...counters.map(({ id }) => returnedAt(day, id)));

/**
 * The order of those whom the office calls, as if every counter served everything: what the display shows (D6). Left out
 * are appointments before their time, who are told that time, and those whom nobody at work may call.
 */
export const officeOrder = (
  moment: Moment,
  groups = waitingGroups(moment.day),
  most = Number.POSITIVE_INFINITY,
): Call[] => {
  const { day, settings, now } = moment;
  const hasOpened = isAnybodyAtWork(moment);
  const isHeld = ({ visits }: WaitingGroup) => {
    const unserved = whyUnserved(moment, visits[0]);
    return unserved !== null && (hasOpened || unserved.why === 'noCounter');
  };
  const called = groups.flatMap((group) => (isHeld(group) ? [] : group.visits));
  const here = settings.counters.filter(({ id }) => isAtWork(moment, id));
  // Those before their time are the last ones.
  return callOrder(called, settings.policy, now, recentCalls(day), leastReturned(day, here), most).filter(
    ({ why }) => why.rule !== 'early',
  );
};

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

/** Who competes with a visit for a counter: for one at work, as long as there is one. `returned`: at these counters. */
const rivalry = (
  moment: Moment,
  visit: Served,
): { isRival: (other: Served) => boolean; returned: number; key: string } => {
  const able = moment.settings.counters.filter((counter) => mayServe(moment, counter, visit));
  const here = able.filter(({ id }) => isAtWork(moment, id));
  const counters = here.length > 0 ? here : able;
  return {
    isRival: (other) => counters.some((counter) => mayServe(moment, counter, other)),
    returned: leastReturned(moment.day, counters),
    key: counters.map(({ id }) => id).join(),
  };
};

/** How many of the waiting are called before a visit, among those who compete with it for a counter, and who they are. */
export const peopleAhead = (moment: Moment, visit: Present): Ahead => {
  const { day, settings, now } = moment;
  const { isRival, returned } = rivalry(moment, visit);
  const rivals = [...day.waiting.values()].filter((other) => other.id !== visit.id && isRival(other));
  return aheadOf(visit, { people: rivals, counted: 0 }, settings.policy, now, recentCalls(day), returned);
};

/** The same for whoever of those who wait is asked for, each with the rivals that they have together with others. */
export const standings = (moment: Moment, groups = waitingGroups(moment.day)): ((visit: Present) => Ahead) => {
  const { day, settings, now } = moment;
  const recent = recentCalls(day);
  const rivalries = new Map<string, ReturnType<typeof rivalry>>();
  const known = new Map<string, Map<string, Ahead>>();
  return (visit) => {
    const group = groupOf(visit);
    const rivals = rivalries.get(group) ?? rivalry(moment, visit);
    rivalries.set(group, rivals);
    const { isRival, returned, key } = rivals;
    const work = () => {
      const people = groups.flatMap(({ visits }) => (isRival(visits[0]) ? visits : []));
      return aheadOfEach(people, settings.policy, now, recent, returned);
    };
    const each = known.get(key) ?? work();
    known.set(key, each);
    // Whom no counter serves has no rivals, and is in nobody's list.
    return each.get(visit.id) ?? aheadOf(visit, { people: [], counted: 0 }, settings.policy, now, recent, returned);
  };
};

/** The same for a walk-in who comes now, and so stands behind all the others in the line: counted, however many wait. */
export const peopleAheadOfNewcomer = (moment: Moment, visit: Present): Ahead => {
  const { day, settings, now } = moment;
  const { isRival, returned } = rivalry(moment, visit);
  let counted = 0;
  for (const group of day.walkInsWaiting.values()) if (isRival(group)) counted += group.count;
  // Who was raised stands in no line.
  const raised: Present[] = [];
  for (const one of day.waiting.values())
    if (one.raisedAt !== null && one.slotAt === null && one.home === null && !isBack(one.errand) && isRival(one))
      raised.push(one);
  const uncounted = [...day.bookedWaiting.values(), ...day.backWaiting.values()];
  const people = [...uncounted.filter(isRival), ...raised];
  counted -= raised.length;
  return aheadOf(visit, { people, counted }, settings.policy, now, recentCalls(day), returned);
};
