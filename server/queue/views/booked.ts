// An appointment as staff see it: with the name, until that is deleted (X1).
import type { BookedView, ContactView } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import type { Day, Visit } from '../day/day';
import { nameShown, serviceNames } from './parts';

export type Appointment = Visit & { slotAt: number; code: string };

export const isAppointment = (visit: Visit): visit is Appointment => visit.slotAt !== null && visit.code !== null;

/** A day's appointments by slot; those that were moved away are not among them. */
export const appointmentsOn = (day: Day): Appointment[] =>
  [...day.visits.values()]
    .filter(isAppointment)
    .filter((visit) => visit.movedTo === null)
    .sort((a, b) => a.slotAt - b.slotAt || a.arrival - b.arrival);

const elsewhereOf = ({ elsewhere }: Visit): Pick<BookedView, 'elsewhere'> => {
  if (elsewhere === null) return {};
  if (elsewhere.is === 'asked') {
    const { name, slotAt } = elsewhere;
    return { elsewhere: { isThere: false, name, slotAt, code: null } };
  }
  const { name, slotAt, code } = elsewhere.there;
  return { elsewhere: { isThere: true, name, slotAt, code } };
};

/** One appointment, with who booked it. */
export const bookedView = (day: Day, settings: Settings, visit: Appointment): BookedView => {
  return {
    visitId: visit.id,
    day: day.day,
    code: visit.code,
    slotAt: visit.slotAt,
    minutes: visit.minutes ?? 0,
    services: serviceNames(settings, visit.serviceIds),
    serviceIds: visit.serviceIds,
    persons: visit.persons,
    language: visit.language,
    state: visit.state,
    unfit: visit.unfit,
    number: visit.number,
    via: visit.via ?? 'staff',
    name: nameShown(day, visit.id),
    isConfirmed: visit.isConfirmed,
    ...elsewhereOf(visit),
    isWrittenTo: (day.bookers.get(visit.id)?.email ?? null) !== null,
  };
};

/** X5: likewise, with how the owner is reached. */
export const contactView = (day: Day, settings: Settings, visit: Appointment): ContactView => {
  const { email = null, phone = null, answers = [] } = day.bookers.get(visit.id) ?? {};
  return { ...bookedView(day, settings, visit), wasAt: visit.wasAt, email, phone, answers };
};
