// T: the day opens, time passes, the day closes.
import type { DayEvent } from '../../../shared/events';
import type { Day, Visit } from '../day/day';
import type { CarriedOver } from '../day/dayEnd';
import { endOfDay } from '../slots/affected';
import { releaseCounter } from './calls';
import { type Context, type Decision, happens } from './decision';

/** The first event of a day's work; bookings may stand before it. T5: opened again, it has those whom its closing ended. */
export const openDay = (day: Day, carriedOver: CarriedOver): Decision => {
  if (day.state === 'open') return happens();
  const locks = Object.fromEntries(carriedOver.locks);
  const back = day.endedByClosing.map((visitId): DayEvent => ({ type: 'visitReturned', visitId }));
  return happens({ type: 'dayOpened', locks, printers: Object.fromEntries(carriedOver.printers) }, ...back);
};

const endOf = (visit: Visit): DayEvent | null => {
  const { id: visitId } = visit;
  switch (visit.state) {
    case 'waiting':
    case 'parked':
      return { type: 'visitLeft', visitId };
    case 'booked':
    case 'called':
      return { type: 'visitMissed', visitId };
    case 'serving':
      return visit.counterId === null ? null : { type: 'visitFinished', visitId, counterId: visit.counterId };
    case 'done':
    case 'missed':
    case 'cancelled':
    case 'left':
      return null;
  }
};

/** Of a slip on its way nobody will ever know more; one that was not begun is not wanted any more (P2). */
const endsOfSlips = (day: Day): DayEvent[] =>
  [...day.slips.values()].flatMap(({ id: slipId, state }): DayEvent[] => {
    if (state === 'sending') return [{ type: 'slipReported', slipId, state: 'unknown', problem: null }];
    return state === 'queued' ? [{ type: 'slipReported', slipId, state: 'notSent', problem: null }] : [];
  });

/** T1: open visits get their end, counters log out. Said twice, it happens once. */
export const closeDay = (day: Day): Decision => {
  if (day.state === 'closed') return happens();
  const ends = [...day.visits.values()].map(endOf).filter((event) => event !== null);
  const closed = [...day.counters.keys()].map((counterId): DayEvent => ({ type: 'counterClosed', counterId }));
  return happens(...ends, ...closed, ...endsOfSlips(day), { type: 'dayClosed' });
};

/** Time has passed: who was called often enough and did not come is missed (K3); a day that is over closes (T1). */
export const tick = (day: Day, context: Context): Decision => {
  if (day.state !== 'open') return happens();
  const { now, settings } = context;
  if (now >= endOfDay(day, settings)) return closeDay(day);
  const { most, missedAfterSec } = settings.calls;
  const missed: DayEvent[] = [];
  for (const [counterId, { visitId }] of day.counters) {
    const visit = visitId === null ? undefined : day.visits.get(visitId);
    if (visit?.state !== 'called' || visit.calls < most) continue;
    const since = Math.max(visit.lastCallAt ?? now, visit.restoredAt ?? 0);
    if (now >= since + missedAfterSec * 1000)
      missed.push(...releaseCounter(day, counterId, { type: 'visitMissed', visitId: visit.id }).events);
  }
  return happens(...missed);
};
