// Coming and going: tickets drawn (N, W), appointments checked in (C), back from the photo (K21), numbers given back.
import type { CommandOf } from '../../../shared/commands';
import type { ReturnResult } from '../../../shared/commands/calls';
import { type DayEvent, stationOf } from '../../../shared/events';
import type { TicketResult } from '../../../shared/protocol';
import { refuse } from '../../../shared/refusals';
import { isBack } from '../day/comingBack';
import { type Day, isOnTheWay, isOpen, isPresent, type Present, type Visit } from '../day/day';
import { beginsFamilyName } from '../day/familyName';
import { freeNumber } from '../day/numbers';
import { newVisit } from '../day/place';
import { lockOf } from '../forecast/reception';

import { peopleAhead } from '../order/order';
import { countOf } from '../order/policy';
import { keeperOf } from '../order/serving';
import { checkInFrom } from '../slots/hours';
import { counterOf, releaseCounter } from './calls';
import { arriveFromHome, isFromHome } from './coming/fromHome';
import { arriving, type Manner, refusalOfServices, type Standing, stand } from './coming/standing';
import { type Context, type Decision, happens } from './decision';

/** N, W: a walk-in draws a ticket. Refused: unknown or closed service, contingent used up, kiosk locked, no number left, and by a kiosk: full house. */
export const drawTicket = (day: Day, command: CommandOf<'drawTicket'>, context: Context): Decision<TicketResult> => {
  const kioskId = stationOf(context.by, 'kiosk');
  const lock = kioskId === null ? null : lockOf({ ...context, day }, kioskId);
  if (lock !== null) return refuse('kioskLocked', { reason: lock.reason.de });
  const refusal = refusalOfServices(day, context, command.serviceIds);
  if (refusal) return refusal;
  const { serviceIds, persons, language } = command;
  const arrival = { visitId: context.newToken(), key: context.newToken(), serviceIds, persons, language };
  const origin = { kind: 'walkIn', state: 'waiting', slot: null, kioskId } as const;
  const visit = newVisit({ ...arrival, ...origin, id: arrival.visitId, since: context.now });
  const letter = context.settings.services.find((one) => one.id === serviceIds[0])?.letter ?? '';
  const number = freeNumber(day, letter);
  if (number === null) return refuse('noNumbersLeft', { letter });
  const eventOf = (standing: Standing): DayEvent => ({ type: 'ticketDrawn', ...arrival, ...standing });
  return stand(day, context, arriving(day, visit, context.now), number, eventOf);
};

type Found = Visit & { slotAt: number };

const checkInBooked = (
  visit: Found,
  { language, viewKey }: Manner,
  day: Day,
  context: Context,
): Decision<TicketResult> => {
  const { settings, now } = context;
  if (visit.number !== null) return refuse('alreadyCheckedIn', { number: visit.number, visitId: visit.id });
  const from = checkInFrom(context.settings, visit.slotAt);
  if (now < from) return refuse('tooEarly', { from });
  const eventOf = (standing: Standing): DayEvent => ({
    type: 'appointmentCheckedIn',
    visitId: visit.id,
    language: language ?? visit.language,
    viewKey,
    ...standing,
  });
  const number = freeNumber(day, settings.appointmentLetter);
  if (number === null) return refuse('noNumbersLeft', { letter: settings.appointmentLetter });
  return stand(day, context, arriving(day, { ...visit, viewKey }, now), number, eventOf);
};

const isAppointment = (visit: Visit | undefined): visit is Found =>
  visit !== undefined && visit.slotAt !== null && visit.state !== 'cancelled';

/**
 * C, W24: a person who has booked, or drawn a number at home, is here, and says the code. Refused: unknown code, one of another day (which), too early (from
 * when it is possible), checked in already.
 */
export const checkIn = (
  day: Day,
  { code, language }: CommandOf<'checkIn'>,
  context: Context,
): Decision<TicketResult> => {
  const visit = day.byCode.get(code);
  if (isAppointment(visit)) return checkInBooked(visit, { language, viewKey: null }, day, context);
  if (visit && isFromHome(visit)) return arriveFromHome(visit, { language, viewKey: null }, day, context);
  const other = context.dayOfCode(code);
  const booked = other === null || other <= day.day ? undefined : context.dayNamed(other).byCode.get(code);
  return isAppointment(booked)
    ? refuse('tooEarly', { from: checkInFrom(context.settings, booked.slotAt) })
    : refuse('unknownCode');
};

type Picked = CommandOf<'checkInVisit'>;

/** C6: what the office wants to know from whoever picks an appointment from the kiosk's list. */
const refusalOfPick = (day: Day, { visitId, familyName }: Picked, { settings, by }: Context) => {
  if (stationOf(by, 'kiosk') === null) return null;
  switch (settings.checkIn.byList) {
    case 'off':
      return refuse('notByList');
    case 'initials':
      return null;
    case 'familyName': {
      const name = day.bookers.get(visitId)?.name ?? '';
      return beginsFamilyName(familyName ?? '', name) ? null : refuse('wrongName');
    }
  }
};

/**
 * C1: the same for a visitor picked from a list, or with the ticket page in their hand. Nobody gets the key of an
 * appointment by picking it (C6): what is handed out then leads to a page of this visit alone.
 */
export const checkInVisit = (day: Day, picked: Picked, context: Context): Decision<TicketResult> => {
  const visit = day.visits.get(picked.visitId);
  if (visit && isFromHome(visit))
    // No kiosk has a list of them: there the code is said.
    return stationOf(context.by, 'kiosk') === null
      ? arriveFromHome(visit, { language: picked.language, viewKey: null }, day, context)
      : refuse('notByList');
  if (!isAppointment(visit)) return refuse('unknownVisit');
  const viewKey = context.by.kind === 'visitor' ? null : context.newToken();
  return (
    refusalOfPick(day, picked, context) ?? checkInBooked(visit, { language: picked.language, viewKey }, day, context)
  );
};

/** "I am leaving": the number is given back. Refused at the counter, and to who has booked and is not here. */
export const leaveLine = (day: Day, { visitId }: CommandOf<'leaveLine'>): Decision => {
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  const { state, number, counterId } = visit;
  if (state === 'called' && counterId !== null) return releaseCounter(day, counterId, { type: 'visitLeft', visitId });
  const isHere = state === 'waiting' || state === 'parked' || state === 'missed' || isOnTheWay(visit);
  if (!isHere || number === null) return refuse('visitMovedOn', { number: number ?? '' });
  return happens({ type: 'visitLeft', visitId });
};

/** Whom a number of today, the key of a ticket page or the id of a visit means. */
const visitOfTicket = (day: Day, ticket: string): Visit | undefined => {
  const number = ticket.toUpperCase();
  return (
    day.visits.get(ticket) ??
    day.byKey.get(ticket) ??
    day.byViewKey.get(ticket) ??
    [...day.visits.values()].find((visit) => visit.number === number && isOpen(visit))
  );
};

type Back = { events: DayEvent[]; visit: Present };

/** K21: next where it was sent from; who was parked without a place to report back from stands in the line again (M7). */
const backFrom = (visit: Present, now: number): Back => {
  const { id: visitId, errand, state } = visit;
  if (state !== 'parked') return { events: [], visit };
  if (errand === null) return { events: [{ type: 'visitReturned', visitId }], visit };
  const back: Present = { ...visit, state: 'waiting', errand: { ...errand, backAt: now } };
  return { events: [{ type: 'visitReportedBack', visitId }], visit: back };
};

/**
 * K21: a parked visitor is back. Said again it stays so, and who waits or is called already is told that. Refused for who
 * is served, missed or gone, and for what nobody has.
 */
export const reportBack = (day: Day, { ticket }: CommandOf<'reportBack'>, context: Context): Decision<ReturnResult> => {
  const { settings, now, by } = context;
  const here = stationOf(by, 'counter') === null ? null : counterOf(day, context);
  if (here !== null && 'refusal' in here) return here;
  const found = visitOfTicket(day, ticket);
  if (found === undefined || !isPresent(found)) return refuse('unknownVisit');
  const { id: visitId, number, state } = found;
  const nameOf = (counterId: string | null) => settings.counters.find(({ id }) => id === counterId)?.name ?? null;
  if (state === 'called') {
    const { counterId } = found;
    const placeHint = settings.counters.find(({ id }) => id === counterId)?.placeHint ?? null;
    const at = { counter: nameOf(counterId), placeHint, peopleBefore: 0 };
    const result = { visitId, number, ...at, isCalled: true, isBack: false };
    return { events: [], result };
  }
  if (state !== 'parked' && state !== 'waiting') return refuse('visitMovedOn', { number });
  const { events, visit } = backFrom(found, now);
  const moment = { day, settings, now };
  const counter = nameOf(keeperOf(moment, visit.errand));
  const peopleBefore = countOf(peopleAhead(moment, visit));
  const isReturned = state === 'parked' || isBack(visit.errand);
  const at = { counter, placeHint: null, peopleBefore };
  const result = { visitId, number, ...at, isCalled: false, isBack: isReturned };
  return { ...happens(...events), result };
};
