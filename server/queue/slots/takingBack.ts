// K10: why an act of a counter can be taken back no more; K7: or nothing can be added to it.

import { type Refusal, refuse } from '../../../shared/refusals';
import type { Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { type Act, type CounterState, type Day, isAtCounter, isOpen, type Visit } from '../day/day';
import { refusalOfSlot } from './slots';

type Asked = { settings: Settings; now: number };

/** What has left the house since cannot be taken back: a letter, a number on paper. */
const refusalOfOutside = (day: Day, { name, visitId }: Act) => {
  if (name === 'cancelAppointment' && (day.bookers.get(visitId)?.email ?? null) !== null)
    return refuse('letterHasLeft');
  const isOnPaper = name === 'checkInVisit' && [...day.slips.values()].some((slip) => slip.visitId === visitId);
  return isOnPaper ? refuse('slipIsPrinted') : null;
};

/** Somebody who comes back to the counter finds it free, and the number not given to somebody else. */
const refusalOfPlace = (day: Day, visit: Visit, { before }: Act, { visitId, paused }: CounterState) => {
  const { number } = before.visit;
  const isTaken = number !== null && !isOpen(visit) && day.numbersInUse.has(number);
  if (isTaken) return refuse('visitMovedOn', { number });
  if (!isAtCounter(before.visit) || visitId === visit.id) return null;
  if (visitId !== null) return refuse('counterBusy', { number: day.visits.get(visitId)?.number ?? '' });
  return paused ? refuse('counterPaused') : null;
};

/** A5: as long as nobody else could have it, the slot is still its own. */
const refusalOfTime = (
  day: Day,
  { slotAt, minutes, freeAt, number }: Visit,
  { name }: Act,
  { settings, now }: Asked,
) => {
  if (name !== 'cancelAppointment' || slotAt === null || (freeAt !== null && now < freeAt)) return null;
  const ask = { slotAt, minutes: minutes ?? 0, via: 'staff' as const, now, except: [], wasHeld: true };
  const refusal = refusalOfSlot(day, settings, ask);
  return refusal === null ? null : refuse(refusal, { number: number ?? '' });
};

/** Why an act can be taken back no more; null when it can. */
export const refusalOfUndo = (day: Day, act: Act, counter: CounterState, asked: Asked): { refusal: Refusal } | null => {
  const visit = day.visits.get(act.visitId);
  if (visit === undefined) return refuse('unknownVisit');
  const outside = refusalOfOutside(day, act);
  if (outside) return outside;
  if (visit.touched !== act.versions.at(-1)) return refuse('visitMovedOn', { number: visit.number ?? '' });
  return refusalOfPlace(day, visit, act, counter) ?? refusalOfTime(day, visit, act, asked);
};

/** So long after the end of a visit it can be noted what was done. */
const NOTED_WITHIN_MIN = 15;

/** Why it cannot be said any more, or not here, what was done; null when it can. */
export const refusalOfNoting = ({ state, counterId, since, number }: Visit, here: string, now: number) => {
  if (state !== 'done' || counterId !== here) return refuse('visitMovedOn', { number: number ?? '' });
  return now - since > NOTED_WITHIN_MIN * MINUTE_MS ? refuse('noteTooLate', { minutes: NOTED_WITHIN_MIN }) : null;
};
