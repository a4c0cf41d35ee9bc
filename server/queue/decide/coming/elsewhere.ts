// M18: an appointment moves to another office: offered here, taken there, and only then cancelled here.
import type { CommandOf } from '../../../../shared/commands';
import type { MovedElsewhere } from '../../../../shared/commands/hall/elsewhere';
import type { BookingResult, LetterFate } from '../../../../shared/protocol';
import { refuse } from '../../../../shared/refusals';
import { dayOf } from '../../../../shared/time';
import type { Day, Elsewhere, Visit } from '../../day/day';
import { bookAppointment, changeable, freeAgainAt, letterTo } from '../bookings';
import { type Context, type Decision, happens } from '../decision';

type Asked = Extract<Elsewhere, { is: 'asked' }>;

const askedBy = (day: Day, { visitId, transferId }: { visitId: string; transferId: string }): Visit | null => {
  const visit = day.visits.get(visitId);
  return visit?.elsewhere?.is === 'asked' && visit.elsewhere.transferId === transferId ? visit : null;
};

const isSame = (one: Pick<Asked, 'office' | 'slotAt'>, other: Pick<Asked, 'office' | 'slotAt'>): boolean =>
  one.office === other.office && one.slotAt === other.slotAt;

/** The same asked again is happening, or has happened. Refused unless it is booked, and while another office is asked. */
export const offerAppointment = (
  day: Day,
  command: CommandOf<'offerAppointment'>,
  context: Context,
): Decision<MovedElsewhere> => {
  const { visitId, office, name, serviceIds, slotAt } = command;
  const before = day.visits.get(visitId)?.elsewhere ?? null;
  if (before?.is === 'there' && isSame(before.there, command)) {
    const letter = letterTo(day.bookers.get(visitId)?.email ?? null, false, context);
    return { events: [], result: { there: { ...before.there, letter } } };
  }
  const visit = changeable(day, visitId, context);
  if ('refusal' in visit) return visit;
  if (visit.home !== null) return refuse('notChangeable');
  if (before?.is === 'asked')
    return isSame(before, command) ? { events: [], result: { there: null } } : refuse('notChangeable');
  const transferId = context.newToken();
  return {
    events: [{ type: 'appointmentOffered', visitId, transferId, office, name, serviceIds, slotAt }],
    result: { there: null },
  };
};

/** Refused for one that is not offered any more, or that something else has become of: then the other office gives it back. */
export const leaveAppointment = (
  day: Day,
  command: CommandOf<'leaveAppointment'>,
  context: Context,
): Decision<{ letter: LetterFate }> => {
  const visit = askedBy(day, command);
  if (visit?.state !== 'booked' || day.state === 'closed') return refuse('notChangeable');
  const { there } = command;
  const letter = letterTo(day.bookers.get(visit.id)?.email ?? null, visit.via === 'public', context);
  return {
    events: [{ type: 'appointmentCancelled', visitId: visit.id, freeAt: freeAgainAt(context), movedTo: null, there }],
    result: { letter },
  };
};

/** Said twice, it happens once. */
export const keepHere = (day: Day, command: CommandOf<'keepHere'>): Decision =>
  askedBy(day, command) === null ? happens() : happens({ type: 'appointmentStayed', visitId: command.visitId });

/** What was taken by a transfer, wherever this office has moved it since; not from a day that is over to another such. */
const takenBy = (day: Day, transferId: string, context: Context): { day: Day; visit: Visit } | null => {
  const { dayNamed, now, settings } = context;
  const today = dayOf(now, settings.office.timeZone);
  let on = day;
  let visit = [...day.visits.values()].find((one) => one.transferId === transferId);
  while (visit?.movedTo && (visit.movedTo === on.day || visit.movedTo >= today)) {
    const [{ key }, name]: [Visit, string] = [visit, visit.movedTo];
    on = dayNamed(name);
    visit = on.byKey.get(key);
  }
  return visit === undefined ? null : { day: on, visit };
};

/** Given back, or cancelled here before the other office heard of it: then that one keeps it. */
const isGone = ({ state, movedTo, elsewhere }: Visit): boolean =>
  state === 'cancelled' && movedTo === null && elsewhere?.is !== 'there';

/** Asked again, it is the one that was taken before. Refused as a booking by staff is, and where it comes too late. */
export const takeAppointment = (
  day: Day,
  command: CommandOf<'takeAppointment'>,
  context: Context,
): Decision<BookingResult> => {
  const { from, isLate, serviceIds, persons, language, slotAt, contact } = command;
  const before = takenBy(day, from.transferId, context)?.visit;
  if (before && isGone(before)) return refuse('notChangeable');
  if (before?.slotAt && before.code !== null) {
    const { id: visitId, key, code, slotAt: at } = before;
    return { events: [], result: { visitId, key, code, slotAt: at, url: context.ticketUrl(key), letter: 'none' } };
  }
  if (isLate) return refuse('notChangeable');
  if (day.state === 'closed') return refuse('dayClosed');
  const place = { kind: 'free', holdId: null } as const;
  const booking = { type: 'bookAppointment', serviceIds, persons, language, slotAt, place, contact } as const;
  const decision = bookAppointment(day, { ...booking, serviceIds: [...serviceIds] }, context);
  if ('refusal' in decision) return decision;
  const events = decision.events.map((event) =>
    event.type === 'appointmentBooked' ? { ...event, cameFrom: from } : event,
  );
  return { ...decision, events };
};

/** What is not there, or has been used here, stays as it is. */
export const giveBack = (day: Day, { transferId }: CommandOf<'giveBack'>, context: Context): Decision => {
  const found = takenBy(day, transferId, context);
  if (found === null || found.visit.state !== 'booked' || found.day.state === 'closed') return happens();
  const freeAt = freeAgainAt(context);
  const events = [{ type: 'appointmentCancelled', visitId: found.visit.id, freeAt, movedTo: null } as const];
  if (found.day === day) return { events, result: null };
  return { events: [], result: null, otherDays: [{ day: found.day.day, events, bookers: [] }] };
};
