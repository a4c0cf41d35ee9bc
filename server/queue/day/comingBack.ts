// K13, K20, K21: who is away and can be had back, to a counter or to the line; who was sent, and is back.
import type { DayEventOf } from '../../../shared/events';
import type { Day, OnErrand, Visit } from './day';

/** Done with, or taken out: the number is free for others. */
export const hasGone = ({ state }: Visit): boolean => state === 'done' || state === 'left';

/** Whoever has been here with a number and is parked, missed, done or taken out, unless it is somebody else's by now. */
export const mayComeBack = (day: Day, visit: Visit): visit is Visit & { number: string } => {
  if (visit.number === null || visit.arrivedAt === null) return false;
  if (visit.state === 'parked' || visit.state === 'missed') return true;
  return hasGone(visit) && !day.numbersInUse.has(visit.number);
};

/** K21: waits, and is back from an errand. */
export const isBack = (errand: OnErrand | null | undefined): errand is OnErrand & { backAt: number } =>
  (errand?.backAt ?? null) !== null;

/** Null for who is only parked. */
export const errandOf = ({ errand, counterId }: DayEventOf<'visitParked'>): OnErrand | null =>
  errand === undefined ? null : { ...errand, counterId, backAt: null };
