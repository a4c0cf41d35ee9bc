// The place of a visit among the waiting of a day, and how the waiting are counted.
import { type Day, groupOf, isPresent, type Visit } from './day';

/** Keeps the counts of the walk-ins who wait. */
const count = (day: Day, visit: Visit, step: 1 | -1) => {
  const { serviceIds, onlyCounterId } = visit;
  const group = day.walkInsWaiting.get(groupOf(visit)) ?? { serviceIds, onlyCounterId, count: 0 };
  group.count += step;
  if (group.count > 0) day.walkInsWaiting.set(groupOf(visit), group);
  else day.walkInsWaiting.delete(groupOf(visit));
};

/** Adds a visit to the waiting: a new arrival at the end, a returning visitor at the original position. */
export const stand = (day: Day, visit: Visit) => {
  if (!isPresent(visit)) throw new Error(`visit ${visit.id} waits and has not arrived`);
  const isLast = visit.arrival === day.version;
  const behind = isLast ? [] : [...day.waiting.values()].filter((other) => other.arrival > visit.arrival);
  for (const other of behind) day.waiting.delete(other.id);
  for (const one of [visit, ...behind]) day.waiting.set(one.id, one);
  if (visit.slotAt === null) count(day, visit, 1);
  else day.bookedWaiting.set(visit.id, visit);
};

/** Gives up the place among the waiting, if there is one: before anything changes by which the waiting are counted. */
export const stepOut = (day: Day, visit: Visit) => {
  if (!day.waiting.delete(visit.id)) return;
  if (visit.slotAt === null) count(day, visit, -1);
  else day.bookedWaiting.delete(visit.id);
};
