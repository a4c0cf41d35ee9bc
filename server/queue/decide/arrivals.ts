// Coming and going: tickets drawn (N, W), appointments checked in (C), numbers given back.
import type { CommandOf } from '../../../shared/commands';
import { type DayEvent, stationOf } from '../../../shared/events';
import type { TicketResult } from '../../../shared/protocol';
import { type Refusal, refuse } from '../../../shared/refusals';
import type { Language } from '../../../shared/settings';
import { isFull } from '../admission';
import { type Day, newVisit, type Present, type Visit } from '../day';
import { expectedFor, toldRange } from '../forecast';
import { checkInFrom, receivesAt, timetableLock } from '../hours';
import { freeNumber } from '../numbers';
import { anyCounterServes, peopleBefore, peopleBeforeNewcomer } from '../order';
import { standsInLine } from '../policy';
import { freeing } from './calls';
import { type Context, type Decision, happens } from './decision';
import { firstSlip } from './slips';

/** W5: the reason for which a kiosk is locked now, by hand or by timetable. */
const lockOf = (day: Day, { settings, now }: Context, kioskId: string): string | null =>
  day.locks.get(kioskId) ?? timetableLock(settings, kioskId, now)?.de ?? null;

const refusalOfService = (day: Day, { settings, now, by }: Context, serviceId: string): { refusal: Refusal } | null => {
  const service = settings.services.find((one) => one.id === serviceId);
  if (service === undefined) return refuse('unknownService');
  if (!receivesAt(settings, service, now) && stationOf(by, 'kiosk') !== null)
    return refuse('closedNow', { service: service.name.de });
  if (service.contingent !== null && (day.drawn.get(serviceId) ?? 0) >= service.contingent)
    return refuse('contingentUsedUp', { service: service.name.de });
  return null;
};

const refusalOfServices = (day: Day, context: Context, serviceIds: string[]): { refusal: Refusal } | null => {
  if (new Set(serviceIds).size < serviceIds.length) return refuse('malformed', { where: 'serviceIds' });
  for (const id of serviceIds) {
    const refusal = refusalOfService(day, context, id);
    if (refusal) return refusal;
  }
  return anyCounterServes(context.settings, serviceIds) ? null : refuse('noCounterServes');
};

/** What an arrival adds to a visit. */
type Standing = { number: string; kioskId: string | null } & NonNullable<Visit['told']>;

/** A visit as it will be once its number is known: enough to look for its place. */
const arriving = (visit: Visit, now: number): Present => ({ ...visit, arrivedAt: now, number: '' });

/** A person who has come gets a place in the order: number, what is said about the wait, and a slip. */
const stand = (
  day: Day,
  context: Context,
  visit: Present,
  letter: string,
  eventOf: (standing: Standing) => DayEvent,
): Decision => {
  const number = freeNumber(day, letter);
  if (number === null) return refuse('noNumbersLeft', { letter });
  const kioskId = stationOf(context.by, 'kiosk');
  const before = visit.slotAt === null ? peopleBeforeNewcomer : peopleBefore;
  const outlook = { ...context, day };
  const expectedMin = expectedFor(outlook, visit);
  if (kioskId !== null && visit.kind === 'walkIn' && isFull(outlook, expectedMin)) return refuse('fullHouse');
  const told = {
    peopleBefore: before(day, context.settings, visit, context.now),
    forecast: expectedMin === null ? null : toldRange(expectedMin, context.learned.bands),
    expectedMin: expectedMin === null ? null : Math.round(10 * expectedMin) / 10,
  };
  const slip = kioskId === null ? null : firstSlip(day, context, visit.id, kioskId);
  const url = context.ticketUrl(visit.key);
  const late =
    visit.slotAt !== null && standsInLine({ slotAt: visit.slotAt, arrivedAt: context.now }, context.settings.policy);
  const events = [eventOf({ number, kioskId, ...told }), ...(slip?.events ?? [])];
  const result: TicketResult = { visitId: visit.id, number, url, ...told, slipId: slip?.slipId ?? null, late };
  return { events, result };
};

/** N, W: a walk-in draws a ticket. Refused: unknown or closed service, contingent used up, kiosk locked, no number left, and by a kiosk: full house. */
export const drawTicket = (day: Day, command: CommandOf<'drawTicket'>, context: Context): Decision => {
  const kioskId = stationOf(context.by, 'kiosk');
  const lock = kioskId === null ? null : lockOf(day, context, kioskId);
  if (lock !== null) return refuse('kioskLocked', { reason: lock });
  const refusal = refusalOfServices(day, context, command.serviceIds);
  if (refusal) return refusal;
  const { serviceIds, persons, language } = command;
  const arrival = { visitId: context.newToken(), key: context.newToken(), serviceIds, persons, language };
  const origin = { kind: 'walkIn', state: 'waiting', slot: null, kioskId } as const;
  const visit = newVisit({ ...arrival, ...origin, id: arrival.visitId, since: context.now });
  const letter = context.settings.services.find((one) => one.id === serviceIds[0])?.letter ?? '';
  const eventOf = (standing: Standing): DayEvent => ({ type: 'ticketDrawn', ...arrival, ...standing });
  return stand(day, context, arriving(visit, context.now), letter, eventOf);
};

type Found = Visit & { slotAt: number };

const checkInBooked = (visit: Found, language: Language | null, day: Day, context: Context): Decision => {
  const { settings, now } = context;
  if (visit.number !== null) return refuse('alreadyCheckedIn', { number: visit.number, visitId: visit.id });
  const from = checkInFrom(context.settings, visit.slotAt);
  if (now < from) return refuse('tooEarly', { from });
  const eventOf = (standing: Standing): DayEvent => ({
    type: 'appointmentCheckedIn',
    visitId: visit.id,
    language: language ?? visit.language,
    ...standing,
  });
  return stand(day, context, arriving(visit, now), settings.appointmentLetter, eventOf);
};

const isAppointment = (visit: Visit | undefined): visit is Found =>
  visit !== undefined && visit.slotAt !== null && visit.state !== 'cancelled';

/**
 * C: a booked person is here, and says the code. Refused: unknown code, one of another day (which), too early (from
 * when it is possible), checked in already.
 */
export const checkIn = (day: Day, { code, language }: CommandOf<'checkIn'>, context: Context): Decision => {
  const visit = day.byCode.get(code);
  if (isAppointment(visit)) return checkInBooked(visit, language, day, context);
  const other = context.dayOfCode(code);
  const booked = other === null || other <= day.day ? undefined : context.dayNamed(other).byCode.get(code);
  return isAppointment(booked)
    ? refuse('tooEarly', { from: checkInFrom(context.settings, booked.slotAt) })
    : refuse('unknownCode');
};

/** C1: the same for who was picked from a list, or holds the ticket page in her hand. */
export const checkInVisit = (
  day: Day,
  { visitId, language }: CommandOf<'checkInVisit'>,
  context: Context,
): Decision => {
  const visit = day.visits.get(visitId);
  return isAppointment(visit) ? checkInBooked(visit, language, day, context) : refuse('unknownVisit');
};

/** "I am leaving": the number is given back. Refused at the counter, and to who is not here (any more). */
export const leaveLine = (day: Day, { visitId }: CommandOf<'leaveLine'>): Decision => {
  const visit = day.visits.get(visitId);
  if (visit === undefined) return refuse('unknownVisit');
  const { state, number, counterId } = visit;
  if (state === 'called' && counterId !== null) return freeing(day, counterId, { type: 'visitLeft', visitId });
  const isHere = state === 'waiting' || state === 'parked' || state === 'missed';
  if (!isHere || number === null) return refuse('visitMovedOn', { number: number ?? '' });
  return happens({ type: 'visitLeft', visitId });
};
