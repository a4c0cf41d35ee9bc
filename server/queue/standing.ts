// Who stands among the waiting of a day, and how they are counted.
import { type Day, groupOf, isPresent, type Visit } from './day';

/** Keeps the counts of those who wait; a visit changes its services and its counter only while it does not wait. */
export const count = (day: Day, visit: Visit, step: 1 | -1) => {
  if (visit.slotAt !== null) {
    if (step === 1 && isPresent(visit)) day.bookedWaiting.set(visit.id, visit);
    else day.bookedWaiting.delete(visit.id);
    return;
  }
  const { serviceIds, onlyCounterId } = visit;
  const group = day.walkInsWaiting.get(groupOf(visit)) ?? { serviceIds, onlyCounterId, count: 0 };
  group.count += step;
  if (group.count > 0) day.walkInsWaiting.set(groupOf(visit), group);
  else day.walkInsWaiting.delete(groupOf(visit));
};

/** Takes its place among the waiting: the last one who has just arrived, the place of old who comes back. */
export const stand = (day: Day, visit: Visit) => {
  if (!isPresent(visit)) throw new Error(`visit ${visit.id} waits and has not arrived`);
  const isLast = visit.arrival === day.version;
  const behind = isLast ? [] : [...day.waiting.values()].filter((other) => other.arrival > visit.arrival);
  for (const other of behind) day.waiting.delete(other.id);
  for (const one of [visit, ...behind]) day.waiting.set(one.id, one);
  count(day, visit, 1);
};
