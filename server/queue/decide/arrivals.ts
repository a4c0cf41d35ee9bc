// Coming: tickets drawn (N, W), appointments booked and checked in (A, C).
import type { CommandOf } from '../../../shared/commands';
import type { DayEvent } from '../../../shared/events';
import { type Refusal, refuse } from '../../../shared/refusals';
import type { TicketResult } from '../../../shared/protocol';
import { MINUTE_MS } from '../../../shared/time';
import type { Day, Visit } from '../day';
import { forecastFor } from '../forecast';
import { isWithin, timetableLock } from '../hours';
import { freeNumber } from '../numbers';
import { anyCounterServes, peopleBefore } from '../order';
import { standsInLine } from '../policy';
import type { Context, Decision } from './decision';
import { firstSlip } from './slips';

const kioskOf = ({ by }: Context): string | null => (by.kind === 'device' && by.role === 'kiosk' ? by.stationId : null);

/** W5: the reason for which a kiosk is locked now, by hand or by timetable. */
const lockOf = (day: Day, { settings, now }: Context, kioskId: string): string | null =>
  day.locks.get(kioskId) ?? timetableLock(settings, kioskId, now)?.de ?? null;

const refusalOfService = (day: Day, { settings, now, by }: Context, serviceId: string): { refusal: Refusal } | null => {
  const service = settings.services.find((one) => one.id === serviceId);
  if (service === undefined) return refuse('unknownService');
  const { timeZone } = settings.office;
  const open = isWithin(settings.hours, now, timeZone) && isWithin(service.walkInHours, now, timeZone);
  if (!open && by.kind === 'device' && by.role === 'kiosk') return refuse('closedNow', { service: service.name.de });
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

type Standing = { events: DayEvent[]; result: TicketResult };

/** A person who has come gets a place in the order: number, what is said about the wait, and a slip. */
const stand = (
  day: Day,
  context: Context,
  visit: Visit,
  letter: string,
  eventOf: (standing: { number: string; kioskId: string | null } & NonNullable<Visit['told']>) => DayEvent,
): Standing | { refusal: Refusal } => {
  const number = freeNumber(day, letter);
  if (number === null) return refuse('noNumbersLeft', { letter });
  const kioskId = kioskOf(context);
  const told = {
    peopleBefore: peopleBefore(day, context.settings, visit, context.now),
    forecast: forecastFor(day, context.settings, context.now, visit),
  };
  const slip = kioskId === null ? null : firstSlip(day, context, visit.id, kioskId);
  const url = context.ticketUrl(visit.key);
  const late = visit.slotAt !== null && standsInLine({ slotAt: visit.slotAt, arrivedAt: context.now }, context.settings.policy);
  const events = [eventOf({ number, kioskId, ...told }), ...(slip?.events ?? [])];
  return { events, result: { visitId: visit.id, number, url, ...told, slipId: slip?.slipId ?? null, late } };
};

const newVisit = (context: Context, { serviceIds, persons, language }: Pick<Visit, 'serviceIds' | 'persons' | 'language'>) => ({
  id: context.newToken(),
  key: context.newToken(),
  serviceIds,
  persons,
  language,
});

/** N, W: a walk-in draws a ticket. Refused: unknown or closed service, contingent used up, kiosk locked, no number left. */
export const drawTicket = (day: Day, command: CommandOf<'drawTicket'>, context: Context): Decision => {
  const kioskId = kioskOf(context);
  const lock = kioskId === null ? null : lockOf(day, context, kioskId);
  if (lock !== null) return refuse('kioskLocked', { reason: lock });
  const refusal = refusalOfServices(day, context, command.serviceIds);
  if (refusal) return refusal;
  const { id: visitId, ...visit } = newVisit(context, command);
  const candidate: Visit = { ...blank, ...visit, id: visitId, arrivedAt: context.now };
  const letter = context.settings.services.find((one) => one.id === command.serviceIds[0])?.letter ?? '';
  return stand(day, context, candidate, letter, (standing) => ({ type: 'ticketDrawn', visitId, ...visit, ...standing }));
};

const blank: Omit<Visit, 'id' | 'key' | 'serviceIds' | 'persons' | 'language'> = {
  kind: 'walkIn',
  state: 'waiting',
  number: null,
  kioskId: null,
  code: null,
  slotAt: null,
  arrivedAt: null,
  arrival: 0,
  since: 0,
  counterId: null,
  onlyCounterId: null,
  calls: 0,
  lastCallAt: null,
  beganAt: null,
  why: null,
  place: '',
  note: '',
  told: null,
};

/** A: an appointment is booked for a slot of this day. Refused: unknown service, a slot that has passed. */
export const bookAppointment = (day: Day, command: CommandOf<'bookAppointment'>, context: Context): Decision => {
  const { settings, now } = context;
  const unknown = command.serviceIds.some((id) => !settings.services.some((service) => service.id === id));
  if (unknown) return refuse('unknownService');
  if (!anyCounterServes(settings, command.serviceIds)) return refuse('noCounterServes');
  if (command.slotAt < now - settings.policy.graceMin * MINUTE_MS) return refuse('slotInThePast');
  const { id: visitId, ...visit } = newVisit(context, command);
  const code = context.newCode((taken) => day.byCode.has(taken));
  const { slotAt } = command;
  return {
    events: [{ type: 'appointmentBooked', visitId, ...visit, code, slotAt }],
    result: { visitId, code, slotAt },
  };
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
  const arriving: Visit = { ...visit, arrivedAt: now };
  const { language } = command;
  return stand(day, context, arriving, settings.appointmentLetter, (standing) => ({
    type: 'appointmentCheckedIn',
    visitId: visit.id,
    language,
    ...standing,
  }));
};
