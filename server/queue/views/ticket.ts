// What the ticket page on a visitor's phone sees: its own number and the wait, nothing personal.
import type { TicketView } from '../../../shared/protocol';
import type { Day } from '../day';
import { toldRange } from '../forecast';
import { peopleBefore } from '../order';
import { counterName, officeView, type Scene, serviceNames } from './parts';

/** The ticket with this key; null when the day has none. */
export const ticketView = (day: Day, { settings, now, minutesUntilCall }: Scene, key: string): TicketView | null => {
  const visit = day.byKey.get(key);
  if (visit === undefined) return null;
  const waiting = day.waiting.get(visit.id);
  const minutes = waiting ? minutesUntilCall().get(visit.id) : undefined;
  const atCounter = visit.state === 'called' || visit.state === 'serving';
  return {
    screen: 'ticket',
    office: officeView(settings),
    number: visit.number,
    kind: visit.kind,
    state: visit.state,
    services: serviceNames(settings, visit.serviceIds),
    peopleBefore: waiting ? peopleBefore(day, settings, waiting, now) : null,
    forecast: minutes === undefined ? null : toldRange(minutes),
    counter: atCounter ? counterName(settings, visit.counterId) : null,
    calledAt: atCounter ? visit.lastCallAt : null,
    waitingPlace: settings.waitingPlace,
  };
};
