// A: slots held, appointments booked, moved and cancelled.
import type { CommandOf } from '../../../shared/commands';
import { type DayEvent, stationOf } from '../../../shared/events';
import type { BookingResult, HeldResult, LetterFate } from '../../../shared/protocol';
import { type Refusal, refuse } from '../../../shared/refusals';
import { dayAfter, dayOf, MINUTE_MS } from '../../../shared/time';
import type { Booker, Day, Hold, Visit } from '../day/day';
import { isTodayClosed } from '../forecast/today';
import { refusalOfRequest, type Via } from '../slots/request';
import { minutesOf, refusalOfSlot } from '../slots/slots';
import { answersOf } from './answers';
import { type Context, type Decision, happens, type OtherDay } from './decision';

/** Nobody books farther ahead than this. */
const FARTHEST_MS = 400 * 24 * 60 * MINUTE_MS;

/** W16: who books at a kiosk has the places of people at home. */
const viaOf = ({ by }: Context): Via => (by.kind === 'visitor' || stationOf(by, 'kiosk') !== null ? 'public' : 'staff');

/** A5: when a slot that is given back can be had by others. */
export const freeAgainAt = ({ settings, now, chanceBetween }: Context): number => {
  const { least, most } = settings.appointments.freeAgainMin;
  return Math.round(chanceBetween(now + least * MINUTE_MS, now + most * MINUTE_MS));
};

const dayOfSlot = ({ settings }: Context, slotAt: number): string => dayOf(slotAt, settings.office.timeZone);

/** A hold of this very start, running or run out; one of another start is worth nothing here. */
const holdOf = (day: Day, holdId: string, slotAt: number): Hold | null => {
  const hold = day.holds.get(holdId);
  return hold?.slotAt === slotAt ? hold : null;
};

const given = (day: Day, holdId: string, context: Context): DayEvent[] => {
  const hold = day.holds.get(holdId);
  if (hold === undefined || hold.until <= context.now) return [];
  return [{ type: 'slotReturned', holdId, freeAt: freeAgainAt(context) }];
};

/**
 * A3: a slot is reserved while the form is filled in. Refused: what may not be booked, a start that is not offered or
 * has gone. A hold given back for it is given back only if the new one is had.
 */
export const holdSlot = (day: Day, command: CommandOf<'holdSlot'>, context: Context): Decision<HeldResult> => {
  const { settings, now } = context;
  const refused = refusalOfRequest(context.settings, command, viaOf(context), day);
  if (refused) return refused;
  const { slotAt, instead } = command;
  const minutes = minutesOf(settings, command);
  // Its own place is no obstacle to the one who moves it by a quarter of an hour.
  const before = instead === null ? undefined : day.holds.get(instead.holdId);
  const except = before && before.until > now ? [before.id] : [];
  const refusal = refusalOfSlot(day, settings, {
    ...{ slotAt, minutes, via: 'public', now, except },
    wasHeld: before?.slotAt === slotAt,
  });
  if (refusal) return refuse(refusal);
  if (day.state === 'open' && isTodayClosed({ ...context, day }, command.serviceIds)) return refuse('slotNotOffered');
  const holdId = context.newToken();
  const until = now + settings.appointments.holdMin * MINUTE_MS;
  const freeAt = until - now + freeAgainAt(context);
  const held: DayEvent = { type: 'slotHeld', holdId, slotAt, minutes, until, freeAt };
  const result = { holdId, slotAt, until };
  if (instead === null) return { events: [held], result };
  const other = context.dayNamed(dayOfSlot(context, instead.slotAt));
  const returned = given(other, instead.holdId, context);
  return { events: [held], result, otherDays: [{ day: other.day, events: returned, bookers: [] }] };
};

/** Given back, or over already: either way it is done. */
export const returnSlot = (day: Day, command: CommandOf<'returnSlot'>, context: Context): Decision => ({
  events: given(day, command.holdId, context),
  result: null,
});

type Place = CommandOf<'bookAppointment'>['place'];
type Placed = { slotAt: number; minutes: number; place: Place };

/** Whether a place can be had on a day; `moved` is the appointment that leaves its own for it. */
const refusalOfPlace = (day: Day, { slotAt, minutes, place }: Placed, context: Context, moved: Visit | null) => {
  const { settings, now } = context;
  if (slotAt > now + FARTHEST_MS) return refuse('slotTooFar');
  if (place.kind === 'extra') {
    if (viaOf(context) === 'public') return refuse('notAllowed');
    const isPast = day.state === 'closed' || slotAt < now - settings.policy.graceMin * MINUTE_MS;
    return isPast ? refuse('slotInThePast') : null;
  }
  const hold = place.holdId === null ? null : holdOf(day, place.holdId, slotAt);
  if (hold && hold.until > now && hold.minutes === minutes) return null;
  const except = [hold?.id, moved?.id].flatMap((id) => id ?? []);
  const refusal = refusalOfSlot(day, settings, {
    ...{ slotAt, minutes, via: viaOf(context), now, except },
    wasHeld: hold !== null,
  });
  return refusal === null ? null : refuse(refusal === 'slotTaken' && hold ? 'holdExpired' : refusal);
};

const HOUR_MS = 60 * MINUTE_MS;

/** A15: limits on what is booked online from one network. What an address has is told to nobody but by letter (A14). */
const refusalOfNetwork = ({ settings, by, network, bookingsFrom, now }: Context) => {
  if (by.kind !== 'visitor' || network === null) return null;
  const { perNetworkAndHour, perNetworkAndDay } = settings.appointments;
  const isTooMuch =
    bookingsFrom(network, now - HOUR_MS) >= perNetworkAndHour ||
    bookingsFrom(network, now - 24 * HOUR_MS) >= perNetworkAndDay;
  return isTooMuch ? refuse('tooManyBookings') : null;
};

/** A14: whether a letter goes out about it; what nobody did online is not limited. */
export const letterTo = (email: string | null, isOnline: boolean, { settings, mayWriteTo }: Context): LetterFate => {
  if (settings.mail === null || email === null) return 'none';
  return !isOnline || mayWriteTo(email) ? 'goes' : 'tooMany';
};

/** A17: who gets no letter and was not spoken to has to be telephoned. */
const untoldBy = (
  { untold }: { untold?: boolean | undefined },
  visitId: string,
  letter: LetterFate,
  wasAt: number | null,
): DayEvent[] =>
  untold && letter !== 'goes'
    ? [{ type: 'appointmentUnfit', visitId, reason: 'untold', ...(wasAt !== null && { wasAt }) }]
    : [];

/** X1: the day at whose end a booker's data is deleted. */
export const deleteOn = ({ settings }: Context, day: string): string => dayAfter(day, settings.appointments.keepDays);

const holdUsed = (day: Day, { slotAt, place }: Pick<Placed, 'slotAt' | 'place'>): string | null =>
  place.kind === 'free' && place.holdId !== null ? (holdOf(day, place.holdId, slotAt)?.id ?? null) : null;

/**
 * A1: an appointment is booked for a slot of this day. Refused: what may not be booked, a place that cannot be had,
 * too many bookings from one network.
 */
export const bookAppointment = (
  day: Day,
  command: CommandOf<'bookAppointment'>,
  context: Context,
): Decision<BookingResult> => {
  const { serviceIds, persons, language, slotAt, place, contact } = command;
  const minutes = minutesOf(context.settings, command);
  const refused =
    refusalOfRequest(context.settings, command, viaOf(context), day) ??
    refusalOfPlace(day, { slotAt, minutes, place }, context, null) ??
    refusalOfNetwork(context);
  if (refused) return refused;
  const answered = answersOf(command, viaOf(context), context);
  if ('refusal' in answered) return answered;
  const [visitId, key] = [context.newToken(), context.newToken()];
  const code = context.newCode((taken) => day.byCode.has(taken));
  const booked: DayEvent = {
    type: 'appointmentBooked',
    ...{ visitId, key, serviceIds, persons, language, code, slotAt, minutes },
    ...{
      via: viaOf(context),
      holdId: holdUsed(day, command),
      importKey: null,
      importSaid: null,
      revision: 0,
      movedFrom: null,
    },
  };
  const letter = letterTo(contact?.email ?? null, viaOf(context) === 'public', context);
  const result: BookingResult = { visitId, key, code, slotAt, url: context.ticketUrl(key), letter };
  const { network, now } = context;
  const origin = network === null ? null : { network, at: now };
  const bookers: Booker[] = contact
    ? [{ ...contact, visitId, externalId: null, deleteOn: deleteOn(context, day.day), origin, answers: answered.kept }]
    : [];
  return { events: [booked], result, bookers };
};

/** What moves: where to, and what the appointment is from then on. */
export type Moving = {
  slotAt: number;
  minutes: number;
  serviceIds: string[];
  persons: number;
  holdId: string | null;
  /** When others may have the old slot. */
  freeAt: number;
  /** What another system said of it last. */
  importSaid: string | null;
  /** The booker from now on; null where none is known. */
  booker: Booker | null;
  isCodeTaken: IsCodeTaken;
};

/** Whether a code stands on a day for somebody else; an appointment that comes back has its own again. */
export type IsCodeTaken = (code: string, key: string) => boolean;
export const codeTakenOn =
  (day: Day): IsCodeTaken =>
  (code, key) =>
    (day.byCode.get(code)?.key ?? key) !== key;

/** The code of an appointment that comes to a day: the one it had, unless that is somebody else's there. */
export const codeOf = ({ code, key }: Pick<Visit, 'code' | 'key'>, isTaken: IsCodeTaken, context: Context): string =>
  code !== null && !isTaken(code, key) ? code : context.newCode((made) => isTaken(made, key));

/** An appointment leaves its day and stands on another one, or at another time of its own, with the same key and code. */
export const moveTo = (day: Day, visit: Visit, target: Day, moving: Moving, context: Context) => {
  const visitId = context.newToken();
  const { slotAt, minutes, serviceIds, persons, holdId, freeAt, importSaid, booker } = moving;
  const code = codeOf(visit, moving.isCodeTaken, context);
  const left: DayEvent = { type: 'appointmentCancelled', visitId: visit.id, freeAt, movedTo: target.day };
  const { key, language, importKey } = visit;
  // Staff move into their own places too: an appointment that was booked online then has none of the public ones.
  const via = visit.via === 'public' ? viaOf(context) : (visit.via ?? 'staff');
  const booked: DayEvent = {
    type: 'appointmentBooked',
    ...{ visitId, key, serviceIds, persons, language, code, slotAt, minutes },
    ...{ via, holdId, importKey, importSaid, revision: visit.revision + 1, movedFrom: day.day },
  };
  const bookers = booker ? [{ ...booker, visitId, deleteOn: deleteOn(context, target.day) }] : [];
  const letter = letterTo(booker?.email ?? null, viaOf(context) === 'public', context);
  const result: BookingResult = { visitId, key, code, slotAt, url: context.ticketUrl(key), letter };
  return { left, booked, bookers, result };
};

/** Whether an appointment may still be moved or cancelled: by its owner until its slot, by staff until the check-in. */
export const changeable = (day: Day, visitId: string, { by, now }: Context): Visit | { refusal: Refusal } => {
  const visit = day.visits.get(visitId);
  if (visit === undefined || visit.slotAt === null) return refuse('unknownVisit');
  if (visit.state !== 'booked')
    return visit.number === null ? refuse('notChangeable') : refuse('visitMovedOn', { number: visit.number });
  if (by.kind === 'visitor' && now >= visit.slotAt) return refuse('notChangeable');
  return visit;
};

/** Refused unless it is booked and the new place can be had. Its key and its code stay. */
export const moveAppointment = (
  day: Day,
  command: CommandOf<'moveAppointment'>,
  context: Context,
): Decision<BookingResult> => {
  const visit = changeable(day, command.visitId, context);
  if ('refusal' in visit) return visit;
  const { slotAt, place } = command;
  const { serviceIds, persons } = visit;
  const minutes = visit.minutes ?? minutesOf(context.settings, visit);
  const target = context.dayNamed(dayOfSlot(context, slotAt));
  const refused = refusalOfPlace(target, { slotAt, minutes, place }, context, target === day ? visit : null);
  if (refused) return refused;
  const { left, booked, bookers, result } = moveTo(
    day,
    visit,
    target,
    {
      ...{ slotAt, minutes, serviceIds, persons, holdId: holdUsed(target, command) },
      freeAt: freeAgainAt(context),
      importSaid: visit.importSaid,
      booker: day.bookers.get(visit.id) ?? null,
      isCodeTaken: codeTakenOn(target),
    },
    context,
  );
  // Moved twice without a word, its owner still knows the first time.
  const arrived = [booked, ...untoldBy(command, result.visitId, result.letter, visit.wasAt ?? visit.slotAt)];
  if (target === day) return { events: [left, ...arrived], result, bookers };
  const otherDays: OtherDay[] = [{ day: target.day, events: arrived, bookers }];
  return { events: [left], result, otherDays };
};

/** Refused unless it is booked and nobody has checked in with it. */
export const cancelAppointment = (day: Day, command: CommandOf<'cancelAppointment'>, context: Context): Decision => {
  const visit = changeable(day, command.visitId, context);
  if ('refusal' in visit) return visit;
  const freeAt = freeAgainAt(context);
  const cancelled: DayEvent = { type: 'appointmentCancelled', visitId: visit.id, freeAt, movedTo: null };
  const isOnline = viaOf(context) === 'public' || visit.via === 'public';
  const letter = letterTo(day.bookers.get(visit.id)?.email ?? null, isOnline, context);
  return { events: [cancelled, ...untoldBy(command, visit.id, letter, visit.wasAt)], result: null };
};

/** A21: its owner comes. Said twice, it happens once; refused as a cancellation would be. */
export const confirmAppointment = (
  day: Day,
  { visitId }: CommandOf<'confirmAppointment'>,
  context: Context,
): Decision => {
  const visit = changeable(day, visitId, context);
  if ('refusal' in visit) return visit;
  return visit.isConfirmed ? happens() : happens({ type: 'appointmentConfirmed', visitId });
};

/**
 * X13: who booked is nobody's business any more. Said twice, it happens once; refused for an appointment that was moved,
 * because its owner went with it.
 */
export const forgetVisitor = (day: Day, { visitId }: CommandOf<'forgetVisitor'>): Decision => {
  const visit = day.visits.get(visitId);
  if (visit?.movedTo) return refuse('visitMovedOn', { number: visit.number ?? '' });
  return { events: [], result: null, forgotten: visitId };
};
