// What the ticket page on a visitor's phone sees: its own number or appointment and the wait, nothing personal.
import type { TicketView } from '../../../shared/protocol';
import type { Settings, Text } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import type { Day, Visit } from '../day';
import { toldRange } from '../forecast';
import { peopleBefore } from '../order';
import { counterName, officeView, type Scene, serviceNames } from './parts';

/** What to bring for these services; what several of them ask for, once. */
const bringFor = ({ services }: Settings, serviceIds: string[]): Text[] => {
  const things = serviceIds.flatMap((id) => services.find((one) => one.id === id)?.bring ?? []);
  return [...new Map(things.map((thing) => [thing.de, thing])).values()];
};

const appointmentOf = (visit: Visit, { settings, now }: Scene): TicketView['appointment'] => {
  if (visit.slotAt === null) return null;
  const { checkInMin, graceMin } = settings.policy;
  return {
    slotAt: visit.slotAt,
    minutes: visit.minutes ?? 0,
    code: visit.code ?? '',
    persons: visit.persons,
    serviceIds: visit.serviceIds,
    bring: bringFor(settings, visit.serviceIds),
    checkInAt: visit.slotAt - checkInMin * MINUTE_MS,
    lateAt: visit.slotAt + graceMin * MINUTE_MS,
    movedTo: visit.movedTo,
    isChangeable: visit.state === 'booked' && now < visit.slotAt,
  };
};

/** The ticket with this key on a day, which need not be today; null when that day has none. */
export const ticketView = (day: Day, scene: Scene, key: string): TicketView | null => {
  const visit = day.byKey.get(key);
  if (visit === undefined) return null;
  const { settings, now } = scene;
  const waiting = day.waiting.get(visit.id);
  const minutes = waiting ? scene.minutesUntilCall().get(visit.id) : undefined;
  const atCounter = visit.state === 'called' || visit.state === 'serving';
  return {
    screen: 'ticket',
    office: officeView(settings),
    links: settings.publicLinks,
    number: visit.number,
    kind: visit.kind,
    state: visit.state,
    services: serviceNames(settings, visit.serviceIds),
    peopleBefore: waiting ? peopleBefore(day, settings, waiting, now) : null,
    forecast: minutes === undefined ? null : toldRange(minutes, scene.learned.bands),
    counter: atCounter ? counterName(settings, visit.counterId) : null,
    calledAt: atCounter ? visit.lastCallAt : null,
    calls: visit.calls,
    waitingPlace: settings.waitingPlace,
    appointment: appointmentOf(visit, scene),
  };
};
