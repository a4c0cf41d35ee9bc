// K: what a clerk does with visitors: call, call again, begin, finish, miss, park, hand on.
import type { CommandOf } from '../../../shared/commands';
import { type DayEvent, personOf, stationOf, type Why } from '../../../shared/events';
import type { VisitState } from '../../../shared/protocol';
import { type Refusal, refuse } from '../../../shared/refusals';
import type { Counter } from '../../../shared/settings';
import type { CounterState, Day, Visit } from '../day';
import { freeNumber } from '../numbers';
import { anyCounterServes, counterOrder, type Forgotten, forgottenFor, lineGroups } from '../order';
import { type Context, type Decision, happens } from './decision';

type Here = { counter: Counter; state: CounterState };

/** The counter at which the asker sits, with a clerk logged in. */
export const counterOf = (day: Day, { by, settings }: Context): Here | { refusal: Refusal } => {
  const stationId = stationOf(by, 'counter');
  if (stationId === null) return refuse('notAllowed');
  const counter = settings.counters.find((one) => one.id === stationId);
  if (counter === undefined) return refuse('unknownCounter');
  const state = day.counters.get(counter.id);
  return state === undefined || personOf(by) !== state.personId ? refuse('notLoggedIn') : { counter, state };
};

/** A free counter: nobody called or served there, and not paused. */
const freeCounterOf = (day: Day, context: Context): Here | { refusal: Refusal } => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  const { visitId, paused } = here.state;
  if (visitId !== null) return refuse('counterBusy', { number: day.visits.get(visitId)?.number ?? '' });
  return paused ? refuse('counterPaused') : here;
};

/**
 * Something that leaves a counter without a visitor. When its clerk has sat down elsewhere since, nobody sits there any
 * more, and it closes (K6).
 */
export const freeing = (day: Day, counterId: string, event: DayEvent) => {
  const here = day.counters.get(counterId);
  const elsewhere = [...day.counters.values()].some(
    (other) => other.personId === here?.personId && other.opened > here.opened,
  );
  const closed: DayEvent[] = elsewhere ? [{ type: 'counterClosed', counterId }] : [];
  return { events: [event, ...closed], result: null };
};

type At = Here & { visit: Visit };

/** The visit that this counter calls or serves, in one of the states that the act needs. */
const visitHere = (day: Day, visitId: string, context: Context, states: VisitState[]): At | { refusal: Refusal } => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  if (here.state.visitId !== visitId || !states.includes(visit.state))
    return refuse('visitMovedOn', { number: visit.number ?? '' });
  return { ...here, visit };
};

const call = (day: Day, context: Context, counter: Counter, visit: Visit, why: Why): Decision => ({
  events: [
    { type: 'ticketCalled', visitId: visit.id, counterId: counter.id, why, line: lineGroups(day, context.settings) },
  ],
  result: { visitId: visit.id, number: visit.number, why },
});

/** K2: selects, claims and announces the next visitor in one act. Refused: busy, paused, nobody for this counter. */
export const callNext = (day: Day, context: Context): Decision => {
  const here = freeCounterOf(day, context);
  if ('refusal' in here) return here;
  const { counter } = here;
  const order = counterOrder(day, context.settings, counter, context.now);
  const missing = forgottenFor(day, context.settings, counter, order, context.now);
  if (missing) return callForgotten(day, context, counter, missing);
  const visit = order[0] && day.visits.get(order[0].id);
  return order[0] && visit ? call(day, context, counter, visit, order[0].why) : refuse('nobodyWaiting');
};

/** M10: called under a number, as if checked in at this moment; who does not come is missed like anybody else. */
const callForgotten = (day: Day, context: Context, counter: Counter, visit: Forgotten): Decision => {
  const number = freeNumber(day, context.settings.appointmentLetter);
  if (number === null) return refuse('noNumbersLeft', { letter: context.settings.appointmentLetter });
  const told = { peopleBefore: 0, forecast: null, expectedMin: null };
  const { id: visitId, language, slotAt } = visit;
  const called = call(day, context, counter, { ...visit, number }, { rule: 'forgotten', slotAt });
  if ('refusal' in called) return called;
  const checkedIn: DayEvent = {
    type: 'appointmentCheckedIn',
    ...{ visitId, number, kioskId: null, language, viewKey: null },
    ...told,
  };
  return { ...called, events: [checkedIn, ...called.events] };
};

/** M7: who waits is to be next, for a reason. Refused for who does not wait. */
export const raise = (day: Day, { visitId, reason }: CommandOf<'raise'>, context: Context): Decision => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  if (visit.state !== 'waiting') return refuse('visitMovedOn', { number: visit.number ?? '' });
  return visit.raisedAt === null ? happens({ type: 'visitRaised', visitId, reason }) : happens();
};

/** K3, K4: calls somebody back who was parked or missed. Refused for anybody else: the order is for the others. */
export const callBack = (day: Day, { visitId }: CommandOf<'callBack'>, context: Context): Decision => {
  const here = freeCounterOf(day, context);
  if ('refusal' in here) return here;
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  if (visit.number === null || (visit.state !== 'parked' && visit.state !== 'missed'))
    return refuse('visitMovedOn', { number: visit.number ?? '' });
  return call(day, context, here.counter, visit, { rule: 'back' });
};

/** K3: rings and speaks again, after a pause; no more than the set number of calls, then the visit counts as missed. */
export const callAgain = (day: Day, { visitId }: CommandOf<'callAgain'>, context: Context): Decision => {
  const at = visitHere(day, visitId, context, ['called']);
  if ('refusal' in at) return at;
  const { most, pauseSec } = context.settings.calls;
  const leftMs = (at.visit.lastCallAt ?? 0) + pauseSec * 1000 - context.now;
  if (leftMs > 0) return refuse('tooSoon', { seconds: Math.ceil(leftMs / 1000) });
  if (at.visit.calls >= most) return freeing(day, at.counter.id, { type: 'visitMissed', visitId });
  return happens({ type: 'ticketCalledAgain', visitId, counterId: at.counter.id });
};

/** The visitor has come to the counter. */
export const begin = (day: Day, { visitId }: CommandOf<'begin'>, context: Context): Decision => {
  const at = visitHere(day, visitId, context, ['called']);
  return 'refusal' in at ? at : happens({ type: 'serviceBegan', visitId, counterId: at.counter.id });
};

/** The visitor is done. */
export const finish = (day: Day, { visitId }: CommandOf<'finish'>, context: Context): Decision => {
  const at = visitHere(day, visitId, context, ['called', 'serving']);
  if ('refusal' in at) return at;
  const counterId = at.counter.id;
  return freeing(day, counterId, { type: 'visitFinished', visitId, counterId });
};

/** The visitor did not come. */
export const miss = (day: Day, { visitId }: CommandOf<'miss'>, context: Context): Decision => {
  const at = visitHere(day, visitId, context, ['called']);
  return 'refusal' in at ? at : freeing(day, at.counter.id, { type: 'visitMissed', visitId });
};

/** K4: the visitor fetches something; the number stays, and so does the place in the order. */
export const park = (day: Day, { visitId, place }: CommandOf<'park'>, context: Context): Decision => {
  const at = visitHere(day, visitId, context, ['called', 'serving']);
  if ('refusal' in at) return at;
  const counterId = at.counter.id;
  const note = day.remarks.get(visitId)?.note ?? '';
  return { ...freeing(day, counterId, { type: 'visitParked', visitId, counterId }), remark: { visitId, place, note } };
};

/** M7: back into the order with the ticket time it had, from this counter's call or from parked and missed. */
export const returnToLine = (day: Day, { visitId }: CommandOf<'returnToLine'>, context: Context): Decision => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  const away = visit.number !== null && (visit.state === 'parked' || visit.state === 'missed');
  if (!away && here.state.visitId !== visitId) return refuse('visitMovedOn', { number: visit.number ?? '' });
  const returned: DayEvent = { type: 'visitReturned', visitId };
  return away ? happens(returned) : freeing(day, here.counter.id, returned);
};

/** K4: on to another counter or another service, with a note, under the same number. */
export const handOn = (day: Day, { visitId, to, note }: CommandOf<'handOn'>, context: Context): Decision => {
  const at = visitHere(day, visitId, context, ['called', 'serving']);
  if ('refusal' in at) return at;
  const counterId = at.counter.id;
  const event = { type: 'visitHandedOn', visitId, counterId } as const;
  const remark = { visitId, place: '', note };
  const { settings } = context;
  switch (to.kind) {
    case 'counter': {
      const exists = settings.counters.some((one) => one.id === to.counterId);
      if (!exists) return refuse('unknownCounter');
      if (to.counterId === at.counter.id) return refuse('sameCounter');
      const handedOn: DayEvent = { ...event, serviceIds: at.visit.serviceIds, onlyCounterId: to.counterId };
      return { ...freeing(day, counterId, handedOn), remark };
    }
    case 'service': {
      if (!settings.services.some((one) => one.id === to.serviceId)) return refuse('unknownService');
      if (!anyCounterServes(settings, [to.serviceId])) return refuse('noCounterServes');
      const handedOn: DayEvent = { ...event, serviceIds: [to.serviceId], onlyCounterId: null };
      return { ...freeing(day, counterId, handedOn), remark };
    }
  }
};
