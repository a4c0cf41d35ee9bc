// Coming: tickets drawn (N, W), appointments booked and checked in (A, C).
import type { CommandOf } from '../../../shared/commands';
import { type DayEvent, stationOf } from '../../../shared/events';
import type { TicketResult } from '../../../shared/protocol';
import { type Refusal, refuse } from '../../../shared/refusals';
import { MINUTE_MS } from '../../../shared/time';
import { type Day, newVisit, type Present, type Visit } from '../day';
import { forecastFor } from '../forecast';
import { isWithin, timetableLock } from '../hours';
import { freeNumber } from '../numbers';
import { anyCounterServes, peopleBefore, peopleBeforeNewcomer } from '../order';
import { standsInLine } from '../policy';
import type { Context, Decision } from './decision';
import { firstSlip } from './slips';

/** Nobody books farther ahead than this. */
const FARTHEST_MS = 400 * 24 * 60 * MINUTE_MS;

/** W5: the reason for which a kiosk is locked now, by hand or by timetable. */
const lockOf = (day: Day, { settings, now }: Context, kioskId: string): string | null =>
  day.locks.get(kioskId) ?? timetableLock(settings, kioskId, now)?.de ?? null;

const refusalOfService = (day: Day, { settings, now, by }: Context, serviceId: string): { refusal: Refusal } | null => {
  const service = settings.services.find((one) => one.id === serviceId);
  if (service === undefined) return refuse('unknownService');
  const { timeZone } = settings.office;
  const open = isWithin(settings.hours, now, timeZone) && isWithin(service.walkInHours, now, timeZone);
  if (!open && stationOf(by, 'kiosk') !== null) return refuse('closedNow', { service: service.name.de });
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
  const told = {
    peopleBefore: before(day, context.settings, visit, context.now),
    forecast: forecastFor(day, context.settings, context.now, visit),
  };
  const slip = kioskId === null ? null : firstSlip(day, context, visit.id, kioskId);
  const url = context.ticketUrl(visit.key);
  const late =
    visit.slotAt !== null && standsInLine({ slotAt: visit.slotAt, arrivedAt: context.now }, context.settings.policy);
  const events = [eventOf({ number, kioskId, ...told }), ...(slip?.events ?? [])];
  const result: TicketResult = { visitId: visit.id, number, url, ...told, slipId: slip?.slipId ?? null, late };
  return { events, result };
};

/** N, W: a walk-in draws a ticket. Refused: unknown or closed service, contingent used up, kiosk locked, no number left. */
export const drawTicket = (day: Day, command: CommandOf<'drawTicket'>, context: Context): Decision => {
  const kioskId = stationOf(context.by, 'kiosk');
  const lock = kioskId === null ? null : lockOf(day, context, kioskId);
  if (lock !== null) return refuse('kioskLocked', { reason: lock });
  const refusal = refusalOfServices(day, context, command.serviceIds);
  if (refusal) return refusal;
  const { serviceIds, persons, language } = command;
  const arrival = { visitId: context.newToken(), key: context.newToken(), serviceIds, persons, language };
  const origin = { kind: 'walkIn', state: 'waiting', code: null, slotAt: null, kioskId } as const;
  const visit = newVisit({ ...arrival, ...origin, id: arrival.visitId, since: context.now });
  const letter = context.settings.services.find((one) => one.id === serviceIds[0])?.letter ?? '';
  const eventOf = (standing: Standing): DayEvent => ({ type: 'ticketDrawn', ...arrival, ...standing });
  return stand(day, context, arriving(visit, context.now), letter, eventOf);
};

/** A: an appointment is booked for a slot of this day. Refused: unknown service, a slot that has passed. */
export const bookAppointment = (day: Day, command: CommandOf<'bookAppointment'>, context: Context): Decision => {
  const { settings, now } = context;
  const unknown = command.serviceIds.some((id) => !settings.services.some((service) => service.id === id));
  if (unknown) return refuse('unknownService');
  if (!anyCounterServes(settings, command.serviceIds)) return refuse('noCounterServes');
  if (command.slotAt < now - settings.policy.graceMin * MINUTE_MS) return refuse('slotInThePast');
  if (command.slotAt > now + FARTHEST_MS) return refuse('slotTooFar');
  const { serviceIds, persons, language, slotAt } = command;
  const visitId = context.newToken();
  const code = context.newCode((taken) => day.byCode.has(taken));
  const arrival = { visitId, key: context.newToken(), serviceIds, persons, language };
  return { events: [{ type: 'appointmentBooked', ...arrival, code, slotAt }], result: { visitId, code, slotAt } };
};

/** Refused unless it is booked and nobody has checked in with it. */
export const cancelAppointment = (day: Day, command: CommandOf<'cancelAppointment'>): Decision => {
  const visit = day.visits.get(command.visitId);
  if (visit === undefined) return refuse('unknownVisit');
  if (visit.state !== 'booked') return refuse('visitMovedOn');
  return { events: [{ type: 'appointmentCancelled', visitId: visit.id }], result: null };
};

/** C: a booked person is here. Refused: unknown code, too early (from when it is possible), checked in already. */
export const checkIn = (day: Day, command: CommandOf<'checkIn'>, context: Context): Decision => {
  const { settings, now } = context;
  const visit = day.byCode.get(command.code);
  if (visit === undefined || visit.slotAt === null || visit.state === 'cancelled') return refuse('unknownCode');
  if (visit.state !== 'booked') return refuse('alreadyCheckedIn', { number: visit.number ?? '' });
  const from = visit.slotAt - settings.policy.checkInMin * MINUTE_MS;
  if (now < from) return refuse('tooEarly', { from });
  const language = command.language ?? visit.language;
  const eventOf = (standing: Standing): DayEvent => ({
    type: 'appointmentCheckedIn',
    visitId: visit.id,
    language,
    ...standing,
  });
  return stand(day, context, arriving(visit, now), settings.appointmentLetter, eventOf);
};
