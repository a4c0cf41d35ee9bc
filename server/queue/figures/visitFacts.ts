// R1: what became of one visit, followed event by event.
import type { DayEvent, DayEventOf, StoredEvent, Work } from '../../../shared/events';

/**
 * `noShow`: booked and never there. `missed`: was there, and did not come when called. While the day goes on: `expected`,
 * booked and not there yet; `open`, there and not done.
 */
export type Outcome = 'done' | 'missed' | 'noShow' | 'left' | 'cancelled' | 'expected' | 'open';

/** What happened to a visit, in seconds; null where it did not come to it. */
export type VisitFact = {
  kind: 'walkIn' | 'appointment';
  /** The first of what it was for, after all handing on. */
  serviceId: string;
  /** The last that called it. */
  counterId: string | null;
  /** The hour in which it came, or should have: 0 to 23 by the office's clock. */
  hour: number;
  outcome: Outcome;
  /** Until the first call: from the ticket; of an appointment from its time, or from its check-in when that is later. */
  waitSec: number | null;
  /** Until the first call, from the ticket or the check-in: how long it sat there. */
  presentSec: number | null;
  /** From the first call that it came to until it stood there. */
  waySec: number | null;
  /** At all counters together; null too where the end was forgotten, and the office ended it. */
  serviceSec: number | null;
  handedOn: number;
  /** K5: how often it was called past the order. */
  outOfOrder: number;
  /** W25: its number was drawn at home. */
  isFromHome: boolean;
  /** F5: what a walk-in was told, in minutes, and what was expected. */
  forecast: { expectedMin: number; fromMin: number; toMin: number } | null;
};

/** An event as far as facts go by it: the log has more. */
export type Happened = Pick<StoredEvent, 'at' | 'event'> & { by: { kind: string; role?: string } };

/** Nobody pressed the key when the service ended: the day's end did, or whoever closed the counter afterwards (K23). */
export const isEndForgotten = ({ by }: Pick<Happened, 'by'>): boolean => by.kind === 'office' || by.role === 'admin';

export type Followed = {
  kind: VisitFact['kind'];
  serviceIds: string[];
  slotAt: number | null;
  arrivedAt: number | null;
  counterId: string | null;
  /** Of the call that stands; of the service that goes on. */
  calledAt: number | null;
  servingSince: number | null;
  isMovedAway: boolean;
  /** From paper, and nobody has written down since when: how long it waited is not known. */
  isTimeUnknown: boolean;
  outcome: Outcome;
  waitMs: number | null;
  presentMs: number | null;
  wayMs: number | null;
  serviceMs: number | null;
  isEndForgotten: boolean;
  handedOn: number;
  outOfOrder: number;
  isFromHome: boolean;
  forecast: VisitFact['forecast'];
  work: Work | null;
};

const secondsOrNull = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1000));

/** Drawn or booked just now. */
export const begun = (
  { kind, serviceIds, isFromHome = false }: Pick<Followed, 'kind' | 'serviceIds'> & { isFromHome?: boolean },
  slotAt: number | null,
): Followed => ({
  ...{ kind, serviceIds, isFromHome, slotAt, arrivedAt: null, counterId: null, calledAt: null, servingSince: null },
  ...{ isMovedAway: false, outcome: 'open', waitMs: null, presentMs: null, wayMs: null, serviceMs: null },
  ...{ isTimeUnknown: false, isEndForgotten: false, handedOn: 0, outOfOrder: 0, forecast: null, work: null },
});

/** S88: as it stood on the slip. A time that nobody wrote down measures nothing; the way to the counter is in the service. */
export const fromPaper = (event: DayEventOf<'paperBrought'>): Followed => {
  const { serviceIds, cameAt, isEstimated, outcome, calledAt, endedAt, counterId } = event;
  const waited = calledAt === null ? null : calledAt - cameAt;
  return {
    ...begun({ kind: 'walkIn', serviceIds }, null),
    ...{ arrivedAt: cameAt, counterId, outcome: outcome === 'waiting' ? 'open' : outcome },
    ...{ waitMs: waited, presentMs: waited, isTimeUnknown: isEstimated },
    serviceMs: outcome === 'done' && calledAt !== null && endedAt !== null ? endedAt - calledAt : null,
  };
};

/** It is there now, and what it was told then. */
export const arrive = (visit: Followed, event: Extract<DayEvent, { expectedMin: number | null }>, at: number): void => {
  visit.arrivedAt = at;
  const { forecast, expectedMin } = event;
  if (visit.kind === 'walkIn' && !visit.isFromHome && forecast !== null && expectedMin !== null)
    visit.forecast = { expectedMin, fromMin: forecast.fromMin, toMin: forecast.toMin };
};

const call = (visit: Followed, counterId: string, at: number): void => {
  visit.counterId = counterId;
  visit.calledAt = at;
  visit.servingSince = null;
  visit.outcome = 'open';
  if (visit.presentMs !== null) return;
  const arrivedAt = visit.arrivedAt ?? at;
  visit.presentMs = at - arrivedAt;
  visit.waitMs = Math.max(0, at - Math.max(arrivedAt, visit.slotAt ?? arrivedAt));
};

/** The counter is done with it for now. */
const leaveCounter = (visit: Followed, at: number): void => {
  if (visit.servingSince !== null) visit.serviceMs = (visit.serviceMs ?? 0) + at - visit.servingSince;
  visit.servingSince = null;
  visit.calledAt = null;
};

/** What an event of its own makes of a visit that has begun. */
export const follow = (visit: Followed, { event, at, by }: Happened): void => {
  switch (event.type) {
    case 'appointmentCheckedIn':
    case 'homeNumberArrived':
      arrive(visit, event, at);
      return;
    case 'appointmentCancelled':
      visit.outcome = 'cancelled';
      visit.isMovedAway = event.movedTo !== null;
      return;
    case 'ticketCalled':
      call(visit, event.counterId, at);
      if (event.why.rule === 'outOfOrder') visit.outOfOrder += 1;
      return;
    case 'serviceBegan':
      visit.wayMs ??= at - (visit.calledAt ?? at);
      visit.servingSince = at;
      return;
    case 'visitFinished':
      if (isEndForgotten({ by })) visit.isEndForgotten = true;
      leaveCounter(visit, at);
      visit.outcome = 'done';
      return;
    case 'visitParked':
      leaveCounter(visit, at);
      return;
    case 'visitHandedOn':
      leaveCounter(visit, at);
      visit.handedOn += 1;
      visit.serviceIds = event.serviceIds;
      return;
    case 'workNoted':
      visit.work = event.work;
      return;
    case 'visitChanged':
      visit.serviceIds = event.serviceIds;
      return;
    case 'visitMissed':
      leaveCounter(visit, at);
      visit.outcome = visit.arrivedAt === null ? 'noShow' : 'missed';
      return;
    case 'visitLeft':
      leaveCounter(visit, at);
      // Who was at a counter and went from parking was served; nobody pressed the key.
      if (visit.arrivedAt === null) visit.outcome = 'cancelled';
      else visit.outcome = visit.serviceMs === null ? 'left' : 'done';
      return;
    case 'visitReturned':
      // The counter had called or begun by mistake: no service, and the line goes on.
      visit.servingSince = null;
      visit.calledAt = null;
      visit.outcome = 'open';
      return;
  }
};

/** The office's clock leapt by so much while it was there. */
export const shiftVisit = (visit: Followed, byMs: number): void => {
  const moved = (at: number | null) => (at === null ? null : at + byMs);
  visit.arrivedAt = moved(visit.arrivedAt);
  visit.calledAt = moved(visit.calledAt);
  visit.servingSince = moved(visit.servingSince);
};

/** `hourOf`: the hour of an instant by the office's clock; `lastAt`: of the day's latest event. */
export const factOf = (visit: Followed, hourOf: (at: number) => number, lastAt: number): VisitFact => ({
  kind: visit.kind,
  serviceId: visit.serviceIds[0] ?? '',
  counterId: visit.counterId,
  hour: hourOf(visit.arrivedAt ?? visit.slotAt ?? lastAt),
  outcome: visit.outcome === 'open' && visit.arrivedAt === null ? 'expected' : visit.outcome,
  waitSec: visit.isTimeUnknown ? null : secondsOrNull(visit.waitMs),
  presentSec: visit.isTimeUnknown ? null : secondsOrNull(visit.presentMs),
  waySec: secondsOrNull(visit.wayMs),
  serviceSec: visit.isEndForgotten ? null : secondsOrNull(visit.serviceMs),
  handedOn: visit.handedOn,
  outOfOrder: visit.outOfOrder,
  isFromHome: visit.isFromHome,
  forecast: visit.presentMs === null ? null : visit.forecast,
});
