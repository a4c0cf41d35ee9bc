// K: what a clerk does with visitors: call, call again, begin, finish, miss, park, hand on.
import type { CommandOf } from '../../../shared/commands';
import type { CallResult } from '../../../shared/commands/calls';
import { type DayEvent, personOf, stationOf, type Why } from '../../../shared/events';
import type { VisitState } from '../../../shared/protocol';
import { type Refusal, refuse } from '../../../shared/refusals';
import type { Counter } from '../../../shared/settings';
import { hasGone, mayComeBack } from '../day/comingBack';
import { type CounterState, counterWith, type Day, type Noted, type Remark, type Visit } from '../day/day';
import { freeNumber } from '../day/numbers';
import { passedBy } from '../order/fromHome';
import { counterOrder, type Forgotten, forgottenFor, lineGroups } from '../order/order';
import type { Call } from '../order/policy';
import { anyCounterServes, type Moment, mayServe } from '../order/serving';
import { type Context, type Decision, happens } from './decision';

type Here = { counter: Counter; state: CounterState };

/** The counter at which the asker sits, with a clerk logged in. */
export const counterOf = (day: Day, { by, settings }: Context): Here | { refusal: Refusal } => {
  const stationId = stationOf(by, 'counter');
  if (stationId === null) return refuse('notAllowed');
  const counter = settings.counters.find((one) => one.id === stationId);
  if (counter === undefined) return refuse('unknownCounter');
  const state = counterWith(day, counter.id, personOf(by));
  return state === null ? refuse('notLoggedIn') : { counter, state };
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
export const releaseCounter = (day: Day, counterId: string, event: DayEvent) => {
  const here = day.counters.get(counterId);
  const satDownAgain = [...day.counters.values()].some(
    (other) => other.personId === here?.personId && other.opened > here.opened,
  );
  const closed: DayEvent[] = satDownAgain ? [{ type: 'counterClosed', counterId }] : [];
  return { events: [event, ...closed], result: null };
};

type At = Here & { visit: Visit };

/** The visit that this counter calls or serves, in one of the states that the act needs. */
export const visitHere = (
  day: Day,
  visitId: string,
  context: Context,
  states: VisitState[],
): At | { refusal: Refusal } => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  if (here.state.visitId !== visitId || !states.includes(visit.state))
    return refuse('visitMovedOn', { number: visit.number ?? '' });
  return { ...here, visit };
};

/** A visit with the number under which it is called. */
type Numbered = Pick<Visit, 'id'> & { number: string };

const call = (day: Day, context: Context, counter: Counter, visit: Numbered, why: Why): Decision<CallResult> => {
  const { id: visitId, number } = visit;
  const passed = passedBy({ ...context, day }, counter, visitId, why);
  const line = lineGroups(day, context.settings);
  const called: DayEvent = { type: 'ticketCalled', visitId, counterId: counter.id, why, line };
  return { events: [passed.length === 0 ? called : { ...called, passed }], result: { visitId, number, why } };
};

/** As much of a counter's order as tells whom it calls: all of it where those who forgot to check in are called (M10). */
const orderToCall = (moment: Moment, counter: Counter): Call[] =>
  counterOrder(moment, counter, moment.settings.policy.forgottenMin === null ? 1 : undefined);

/** K2: selects, claims and announces the next visitor in one act. Refused: busy, paused, nobody for this counter. */
export const callNext = (day: Day, context: Context): Decision<CallResult> => {
  const here = freeCounterOf(day, context);
  if ('refusal' in here) return here;
  const { counter } = here;
  const moment = { ...context, day };
  // Only whoever is forgotten depends on all who wait.
  const order = orderToCall(moment, counter);
  const missing = forgottenFor(moment, counter, order);
  if (missing) return callForgotten(day, context, counter, missing);
  const visit = order[0] && day.waiting.get(order[0].id);
  return order[0] && visit ? call(day, context, counter, visit, order[0].why) : refuse('nobodyWaiting');
};

/** M10: called under a number, as if checked in at this moment; who does not come is missed like anybody else. */
const callForgotten = (day: Day, context: Context, counter: Counter, visit: Forgotten): Decision<CallResult> => {
  const number = freeNumber(day, context.settings.appointmentLetter);
  if (number === null) return refuse('noNumbersLeft', { letter: context.settings.appointmentLetter });
  const told = { ownTimeAt: null, peopleBefore: 0, forecast: null, expectedMin: null };
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

/** M7: raises a waiting visitor to be next, for a reason. Refused for a visitor who does not wait. */
export const raise = (day: Day, { visitId, reason }: CommandOf<'raise'>, context: Context): Decision => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  if (visit.state !== 'waiting') return refuse('visitMovedOn', { number: visit.number ?? '' });
  return visit.raisedAt === null ? happens({ type: 'visitRaised', visitId, reason }) : happens();
};

/**
 * K5: calls somebody who waits past the order, for a reason. Whoever is next anyway is called as that. Refused for whom this
 * counter does not serve, and for a visitor who does not wait.
 */
export const callOutOfOrder = (
  day: Day,
  { visitId, reason }: CommandOf<'callOutOfOrder'>,
  context: Context,
): Decision<CallResult> => {
  const here = freeCounterOf(day, context);
  if ('refusal' in here) return here;
  const { counter } = here;
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  const { state, number } = visit;
  if (state !== 'waiting' || number === null) return refuse('visitMovedOn', { number: number ?? '' });
  const moment = { ...context, day };
  if (!mayServe(moment, counter, visit)) return refuse('notServedHere', { number });
  const order = orderToCall(moment, counter);
  const [next] = forgottenFor(moment, counter, order) === null ? order : [];
  const why: Why = next?.id === visitId ? next.why : { rule: 'outOfOrder', reason };
  return call(day, context, counter, { ...visit, number }, why);
};

/** K3, K4, K13: calls somebody who is away. Refused for anybody else: the order is for the others. */
export const callBack = (day: Day, { visitId }: CommandOf<'callBack'>, context: Context): Decision<CallResult> => {
  const here = freeCounterOf(day, context);
  if ('refusal' in here) return here;
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  if (!mayComeBack(day, visit)) return refuse('visitMovedOn', { number: visit.number ?? '' });
  const called = call(day, context, here.counter, visit, { rule: 'back' });
  if ('refusal' in called || !hasGone(visit)) return called;
  return { ...called, events: [{ type: 'visitReturned', visitId }, ...called.events] };
};

/** K3: rings and speaks again, after a pause; no more than the set number of calls, then the visit counts as missed. */
export const callAgain = (day: Day, { visitId }: CommandOf<'callAgain'>, context: Context): Decision => {
  const at = visitHere(day, visitId, context, ['called']);
  if ('refusal' in at) return at;
  const { most, pauseSec } = context.settings.calls;
  const leftMs = (at.visit.lastCallAt ?? 0) + pauseSec * 1000 - context.now;
  if (leftMs > 0) return refuse('tooSoon', { seconds: Math.ceil(leftMs / 1000) });
  if (at.visit.calls >= most) return releaseCounter(day, at.counter.id, { type: 'visitMissed', visitId });
  return happens({ type: 'ticketCalledAgain', visitId, counterId: at.counter.id });
};

/** The visitor has come to the counter. */
export const begin = (day: Day, { visitId }: CommandOf<'begin'>, context: Context): Decision => {
  const at = visitHere(day, visitId, context, ['called']);
  return 'refusal' in at ? at : happens({ type: 'serviceBegan', visitId, counterId: at.counter.id });
};

/** The visitor did not come. */
export const miss = (day: Day, { visitId }: CommandOf<'miss'>, context: Context): Decision => {
  const at = visitHere(day, visitId, context, ['called']);
  return 'refusal' in at ? at : releaseCounter(day, at.counter.id, { type: 'visitMissed', visitId });
};

/** What staff write about a visit, beside what was written before: that stands there again when the act is taken back. */
const remarkOn = (day: Day, visitId: string, noted: Noted): Remark => {
  const { place = '', note = '', before = [] } = day.remarks.get(visitId) ?? {};
  return { visitId, ...noted, before: [...before, { place, note }] };
};

/** K4: the visitor fetches something; the number stays, and so does the place in the order. */
export const park = (day: Day, { visitId, place }: CommandOf<'park'>, context: Context): Decision => {
  const at = visitHere(day, visitId, context, ['called', 'serving']);
  if ('refusal' in at) return at;
  const counterId = at.counter.id;
  const note = day.remarks.get(visitId)?.note ?? '';
  return {
    ...releaseCounter(day, counterId, { type: 'visitParked', visitId, counterId }),
    remark: remarkOn(day, visitId, { place, note }),
  };
};

/** K20: parked with a place, a time, and the way back; the counter is free. Refused for a place that the settings have not. */
export const sendOnErrand = (day: Day, command: CommandOf<'sendOnErrand'>, context: Context): Decision => {
  const { visitId, errandId } = command;
  const at = visitHere(day, visitId, context, ['called', 'serving']);
  if ('refusal' in at) return at;
  const errand = context.settings.errands.find(({ id }) => id === errandId);
  if (errand === undefined) return refuse('unknownErrand');
  const counterId = at.counter.id;
  return releaseCounter(day, counterId, { type: 'visitParked', visitId, counterId, errand });
};

/** M7, K13: back into the order with the ticket time it had, from this counter's call or from wherever it was away. */
export const returnToLine = (day: Day, { visitId }: CommandOf<'returnToLine'>, context: Context): Decision => {
  const here = counterOf(day, context);
  if ('refusal' in here) return here;
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  const isAway = mayComeBack(day, visit);
  if (!isAway && here.state.visitId !== visitId) return refuse('visitMovedOn', { number: visit.number ?? '' });
  const returned: DayEvent = { type: 'visitReturned', visitId };
  return isAway ? happens(returned) : releaseCounter(day, here.counter.id, returned);
};

type HandOn = CommandOf<'handOn'>;

/** Where a visit goes: its services and its counter from then on. Refused: what there is not, or nobody serves. */
const placeFor = (day: Day, { settings }: Context, visit: Visit, to: HandOn['to']) => {
  switch (to.kind) {
    case 'counter': {
      const exists = settings.counters.some((one) => one.id === to.counterId);
      return exists ? { serviceIds: visit.serviceIds, onlyCounterId: to.counterId } : refuse('unknownCounter');
    }
    case 'service': {
      if (!settings.services.some((one) => one.id === to.serviceId)) return refuse('unknownService');
      if (!anyCounterServes(settings, [to.serviceId], day)) return refuse('noCounterServes');
      return { serviceIds: [to.serviceId], onlyCounterId: null };
    }
  }
};

/** K4: on to another counter or another service, with a note, under the same number. */
const handOnFromHere = (day: Day, { visitId, to, note }: HandOn, context: Context): Decision => {
  const at = visitHere(day, visitId, context, ['called', 'serving']);
  if ('refusal' in at) return at;
  const place = placeFor(day, context, at.visit, to);
  if ('refusal' in place) return place;
  const counterId = at.counter.id;
  if (place.onlyCounterId === counterId) return refuse('sameCounter');
  const handedOn: DayEvent = { type: 'visitHandedOn', visitId, counterId, ...place };
  return { ...releaseCounter(day, counterId, handedOn), remark: remarkOn(day, visitId, { place: '', note }) };
};

/** A clerk at a counter, or the administration. */
export const staffOf = (day: Day, context: Context): { counterId: string | null } | { refusal: Refusal } => {
  if (stationOf(context.by, 'admin') !== null) return { counterId: null };
  const here = counterOf(day, context);
  return 'refusal' in here ? here : { counterId: here.counter.id };
};

/** K4, M11: who is called or served here, or waits: nobody stays where nobody calls. To the own counter is to take it. */
export const handOn = (day: Day, command: HandOn, context: Context): Decision => {
  const by = staffOf(day, context);
  if ('refusal' in by) return by;
  const visit = day.visits.get(command.visitId);
  if (visit === undefined) return refuse('unknownVisit');
  if (visit.state !== 'waiting')
    return by.counterId === null
      ? refuse('visitMovedOn', { number: visit.number ?? '' })
      : handOnFromHere(day, command, context);
  const place = placeFor(day, context, visit, command.to);
  if ('refusal' in place) return place;
  const note = command.note || (day.remarks.get(visit.id)?.note ?? '');
  return {
    ...happens({ type: 'visitHandedOn', visitId: visit.id, ...by, ...place }),
    remark: remarkOn(day, visit.id, { place: '', note }),
  };
};

/** M11: staff take somebody out of the line who has gone, or for whom nothing can be done. */
export const takeOut = (day: Day, { visitId }: CommandOf<'takeOut'>, context: Context): Decision => {
  const by = staffOf(day, context);
  if ('refusal' in by) return by;
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  const isHere = visit.state === 'waiting' || visit.state === 'parked' || visit.state === 'missed';
  if (!isHere || visit.number === null) return refuse('visitMovedOn', { number: visit.number ?? '' });
  return happens({ type: 'visitLeft', visitId });
};
