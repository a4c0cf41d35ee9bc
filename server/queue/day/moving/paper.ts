// K27, S88: somebody with a slip from paper, who has been here, or waits by the time on the slip; and back again (K29).
import type { DayEventOf } from '../../../../shared/events';
import { type Day, isOpen } from '../day';
import { addVisit, stand, stepOut } from '../place';
import { visitOf } from './moving';

const addTo = (counts: Map<string, number>, key: string, step: 1 | -1): void => {
  const next = (counts.get(key) ?? 0) + step;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
};

const brought = (day: Day, event: DayEventOf<'paperBrought'>, at: number): Day => {
  const { visitId: id, key, serviceIds, persons, language, number, cameAt, outcome, calledAt, endedAt } = event;
  const since = outcome === 'waiting' ? cameAt : (endedAt ?? calledAt ?? cameAt);
  const origin = { kind: 'walkIn', state: outcome, kioskId: null, slot: null } as const;
  addVisit(day, { id, key, serviceIds, persons, language, since, ...origin });
  const visit = visitOf(day, id);
  const { isEstimated, counterId } = event;
  Object.assign(visit, { number, arrivedAt: cameAt, arrival: day.version, calledAt, counterId });
  visit.fromPaper = { isEstimated, broughtAt: at };
  if (calledAt !== null) visit.called = [{ at: calledAt, counterId, why: null, passed: [] }];
  for (const serviceId of serviceIds) addTo(day.drawn, serviceId, 1);
  if (outcome === 'done' && counterId !== null) addTo(day.served, counterId, 1);
  if (isOpen(visit)) day.numbersInUse.add(number);
  if (outcome !== 'waiting') return day;
  // F7: who stands behind is told that somebody has come back to a place of their own.
  visit.restoredAt = at;
  stand(day, visit);
  return day;
};

const takenBack = (day: Day, { visitId }: DayEventOf<'paperTakenBack'>): Day => {
  const visit = visitOf(day, visitId);
  stepOut(day, visit);
  if (isOpen(visit) && visit.number !== null) day.numbersInUse.delete(visit.number);
  for (const serviceId of visit.serviceIds) addTo(day.drawn, serviceId, -1);
  if (visit.state === 'done' && visit.counterId !== null) addTo(day.served, visit.counterId, -1);
  day.visits.delete(visit.id);
  day.byKey.delete(visit.key);
  return day;
};

export const foldPaper = (day: Day, event: DayEventOf<'paperBrought' | 'paperTakenBack'>, at: number): Day =>
  event.type === 'paperBrought' ? brought(day, event, at) : takenBack(day, event);
