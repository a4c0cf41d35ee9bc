// K13: who is away and can be had back, to a counter or to the line.
import type { Day, Visit } from './day';

/** Done with, or taken out: the number is free for others. */
export const hasGone = ({ state }: Visit): boolean => state === 'done' || state === 'left';

/** Whoever has a number and is parked, missed, done or taken out, unless the number is somebody else's by now. */
export const mayComeBack = (day: Day, visit: Visit): visit is Visit & { number: string } => {
  if (visit.number === null) return false;
  if (visit.state === 'parked' || visit.state === 'missed') return true;
  return hasGone(visit) && !day.numbersInUse.has(visit.number);
};
