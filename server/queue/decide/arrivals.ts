// Coming and going: tickets drawn (N, W), appointments checked in (C), back from the photo (K21), numbers given back.
import type { CommandOf } from '../../../shared/commands';
import type { ReturnResult } from '../../../shared/commands/calls';
import { type DayEvent, stationOf } from '../../../shared/events';
import type { TicketResult } from '../../../shared/protocol';
import { type Refusal, refuse } from '../../../shared/refusals';
import type { Language } from '../../../shared/settings';
import { isBack } from '../day/comingBack';
import { type Day, isOpen, isPresent, type Present, slipKeyOf, type Visit } from '../day/day';
import { beginsFamilyName } from '../day/familyName';
import { freeNumber } from '../day/numbers';
import { newVisit } from '../day/place';
import { isFull } from '../forecast/admission';
import { expectedFor } from '../forecast/forecast';
import { closedReason, lockOf } from '../forecast/reception';
import { toldOf } from '../forecast/standing';
import { peopleAhead, peopleAheadOfNewcomer } from '../order/order';
import { countOf, standsInLine } from '../order/policy';
import { anyCounterServes, keeperOf } from '../order/serving';
import { checkInFrom } from '../slots/hours';
import { counterOf, releaseCounter } from './calls';
import { type Context, type Decision, happens } from './decision';
import { firstSlip } from './slips';

const refusalOfService = (day: Day, context: Context, serviceId: string): { refusal: Refusal } | null => {
  const service = context.settings.services.find((one) => one.id === serviceId);
  if (service === undefined) return refuse('unknownService');
  const closed = closedReason({ ...context, day }, service);
  switch (closed?.why) {
    case 'hours':
      // Staff draw tickets after hours too.
      return stationOf(context.by, 'kiosk') === null ? null : refuse('closedNow', { service: service.name.de });
    case 'contingent':
      return refuse('contingentUsedUp', { service: service.name.de });
    case 'noCounter':
      return refuse('noCounterServes');
    case 'fullHouse':
    case undefined:
      return null;
  }
};

const refusalOfServices = (day: Day, context: Context, serviceIds: string[]): { refusal: Refusal } | null => {
  if (new Set(serviceIds).size < serviceIds.length) return refuse('malformed', { where: 'serviceIds' });
  for (const id of serviceIds) {
    const refusal = refusalOfService(day, context, id);
    if (refusal) return refusal;
  }
  return anyCounterServes(context.settings, serviceIds, day) ? null : refuse('noCounterServes');
};

/** What an arrival adds to a visit. */
type Standing = { number: string; kioskId: string | null } & NonNullable<Visit['forecastGiven']>;

/** A visit as it will be once its number is known: enough to look for its place. */
const arriving = (day: Day, visit: Visit, now: number): Present => ({
  ...visit,
  arrivedAt: now,
  arrival: day.version + 1,
  number: '',
});

/** A person who has come gets a place in the order: number, what is said about the wait, and a slip. */
const stand = (
  day: Day,
  context: Context,
  visit: Present,
  letter: string,
  eventOf: (standing: Standing) => DayEvent,
): Decision<TicketResult> => {
  const number = freeNumber(day, letter);
  if (number === null) return refuse('noNumbersLeft', { letter });
  const kioskId = stationOf(context.by, 'kiosk');
  const outlook = { ...context, day };
  const expectedMin = expectedFor(outlook, visit);
  if (kioskId !== null && visit.kind === 'walkIn' && isFull(outlook, () => expectedMin)) return refuse('fullHouse');
  const told = toldOf(outlook, visit, {
    ahead: visit.slotAt === null ? peopleAheadOfNewcomer : peopleAhead,
    minutes: expectedMin,
    bands: context.learned.bands,
  });
  // F4: what is learned from, and nobody's to read.
  const behind = { expectedMin: expectedMin === null ? null : Math.round(10 * expectedMin) / 10 };
  const slip = kioskId === null ? null : firstSlip(day, context, visit.id, kioskId);
  const url = context.ticketUrl(slipKeyOf(visit));
  const late =
    visit.slotAt !== null && standsInLine({ slotAt: visit.slotAt, arrivedAt: context.now }, context.settings.policy);
  const events = [eventOf({ number, kioskId, ...told, ...behind }), ...(slip?.events ?? [])];
  const result: TicketResult = {
    ...{ visitId: visit.id, number, url, ...told, slipId: slip?.slipId ?? null },
    ...{ toldAt: context.now, slotAt: visit.slotAt, late },
  };
  return { events, result };
};

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
  const eventOf = (standing: Standing): DayEvent => ({ type: 'ticketDrawn', ...arrival, ...standing });
  return stand(day, context, arriving(day, visit, context.now), letter, eventOf);
};

type Found = Visit & { slotAt: number };

/** How somebody checks in: in which language, and with the key that goes on the slip, null for its own. */
type Manner = { language: Language | null; viewKey: string | null };

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
  return stand(day, context, arriving(day, { ...visit, viewKey }, now), settings.appointmentLetter, eventOf);
};

const isAppointment = (visit: Visit | undefined): visit is Found =>
  visit !== undefined && visit.slotAt !== null && visit.state !== 'cancelled';

/**
 * C: a booked person is here, and says the code. Refused: unknown code, one of another day (which), too early (from
 * when it is possible), checked in already.
 */
export const checkIn = (
  day: Day,
  { code, language }: CommandOf<'checkIn'>,
  context: Context,
): Decision<TicketResult> => {
  const visit = day.byCode.get(code);
  if (isAppointment(visit)) return checkInBooked(visit, { language, viewKey: null }, day, context);
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
  if (!isAppointment(visit)) return refuse('unknownVisit');
  const viewKey = context.by.kind === 'visitor' ? null : context.newToken();
  return (
    refusalOfPick(day, picked, context) ?? checkInBooked(visit, { language: picked.language, viewKey }, day, context)
  );
};

/** "I am leaving": the number is given back. Refused at the counter, and to a visitor who is not here. */
export const leaveLine = (day: Day, { visitId }: CommandOf<'leaveLine'>): Decision => {
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  const { state, number, counterId } = visit;
  if (state === 'called' && counterId !== null) return releaseCounter(day, counterId, { type: 'visitLeft', visitId });
  const isHere = state === 'waiting' || state === 'parked' || state === 'missed';
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
