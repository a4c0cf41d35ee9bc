// Addresses that lead away from a ticket page, and back to it.
import type { TicketView } from '../../shared/protocol';

/** Behind the '?' of a ticket page whose appointment has just been booked: no letter goes out about it (A14). */
export const NO_LETTER = 'no-letter';

export const lacksLetter = (): boolean => new URLSearchParams(location.search).has(NO_LETTER);

/** Behind the '?' of a ticket page whose appointment has just been moved. */
export const MOVED = 'moved';

export const isJustMoved = (): boolean => new URLSearchParams(location.search).has(MOVED);

/** Where this page is found again. */
export const ticketAddress = (key: string): string => `${location.origin}/t/${encodeURIComponent(key)}`;

export const calendarAddress = (key: string): string => `/api/appointments/${encodeURIComponent(key)}/calendar.ics`;

type Appointment = NonNullable<TicketView['appointment']>;
type VisitRequest = Pick<Appointment, 'serviceIds' | 'persons'>;

/** The booking site, to move the appointment that has this key. */
export const moveAddress = (
  key: string,
  { serviceIds, persons, slotAt }: VisitRequest & Pick<Appointment, 'slotAt'>,
): string =>
  `/?${new URLSearchParams({
    move: key,
    services: serviceIds.join(),
    persons: String(persons),
    from: String(slotAt),
  })}`;

/** The booking site, to book the same anew. */
export const anewAddress = ({ serviceIds, persons }: VisitRequest): string =>
  `/?${new URLSearchParams({ services: serviceIds.join(), persons: String(persons) })}`;
