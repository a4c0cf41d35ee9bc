// Where a visit stands, as its owner sees it: the states of the queue, and an appointment's way to its check-in.
import type { TicketView, VisitState } from '../../shared/protocol';
import { isSameDay } from '../../ui/time';

/** On the way with a number from home (W23). Booked: for another day, for today but too early (C2), ready to check in, or late for it (C4); and never come (C5); in another office (M18). */
export type Stage =
  | Exclude<VisitState, 'booked'>
  | 'home'
  | 'ahead'
  | 'today'
  | 'ready'
  | 'late'
  | 'absent'
  | 'moved'
  | 'elsewhere';

export const stageOf = ({ state, number, calls, appointment, office }: TicketView, now: number): Stage => {
  // W24: a number from home that nobody came with was never called.
  if (state === 'missed' && (number === null || calls === 0)) return 'absent';
  if (state === 'cancelled' && appointment?.movedTo) return 'moved';
  if (state === 'cancelled' && appointment?.there) return 'elsewhere';
  if (state !== 'booked') return state;
  if (appointment === null) return 'home';
  if (now > appointment.lateAt) return 'late';
  if (now >= appointment.checkInAt) return 'ready';
  return isSameDay(now, appointment.slotAt, office.timeZone) ? 'today' : 'ahead';
};
