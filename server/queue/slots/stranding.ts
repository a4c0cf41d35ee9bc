// K17, K23: whom a counter that takes something else today, or closes, would leave with nobody; what becomes of appointments. Pure.
import type { DayEvent, ServesToday } from '../../../shared/events';
import type { Day, Visit } from '../day/day';
import { type Moment, whyUnserved } from '../order/serving';
import { unfitOn } from './fitting';

export type Move = { counterId: string; serves: ServesToday | null };

const movedDay = (day: Day, { counterId, serves }: Move): Day => {
  const moved = new Map(day.moved);
  if (serves === null) moved.delete(counterId);
  else moved.set(counterId, serves);
  return { ...day, moved };
};

/** Who has to be called yet: here and waiting, parked and to come back, or expected. */
const isToBeCalled = ({ state }: Visit): boolean => state === 'waiting' || state === 'parked' || state === 'booked';

/** Those whom somebody at work could call until now, and nobody then; or whom no counter at all would serve any more. */
export const strandedBy = (moment: Moment, move: Move): Visit[] => {
  const after = { ...moment, day: movedDay(moment.day, move) };
  return [...moment.day.visits.values()].filter((visit) => {
    if (!isToBeCalled(visit)) return false;
    const then = whyUnserved(after, visit);
    if (then === null) return false;
    const before = whyUnserved(moment, visit);
    return before === null || (then.why === 'noCounter' && before.why !== 'noCounter');
  });
};

/** K23: those whom nobody at work could call without this counter, whoever is called to it among them. */
export const strandedByClosing = (moment: Moment, counterId: string): Visit[] => {
  const { day } = moment;
  const counters = new Map(day.counters);
  counters.delete(counterId);
  const after = { ...moment, day: { ...day, counters } };
  const here = day.counters.get(counterId)?.visitId ?? null;
  const isMeant = (visit: Visit) => isToBeCalled(visit) || (visit.id === here && visit.state === 'called');
  return [...day.visits.values()].filter(
    (visit) => isMeant(visit) && whyUnserved(moment, visit) === null && whyUnserved(after, visit) !== null,
  );
};

/** A17: appointments of today that no counter serves any more are to be decided about; those that fit again are not. */
export const appointmentsHit = ({ day, settings, now }: Moment, move: Move): DayEvent[] => {
  const [before, after] = [unfitOn(day, settings, now), unfitOn(movedDay(day, move), settings, now)];
  const lost = [...after].filter(([visitId, reason]) => reason === 'noCounter' && !before.has(visitId));
  const settled = [...day.visits.values()].filter(({ id, unfit }) => unfit === 'noCounter' && !after.has(id));
  return [
    ...lost.map(([visitId, reason]) => ({ type: 'appointmentUnfit', visitId, reason }) as const),
    ...settled.map(({ id: visitId }) => ({ type: 'appointmentKept', visitId }) as const),
  ];
};
