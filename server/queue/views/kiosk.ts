// What a kiosk sees: services with their waits, its lock, its printer and its latest slips.
import type { ClosedReason, KioskService, KioskView } from '../../../shared/protocol';
import type { Service } from '../../../shared/settings';
import { dayAfter, MINUTE_MS } from '../../../shared/time';
import { closesAt, isFull } from '../admission';
import type { Day } from '../day';
import { canBeAsked } from '../familyName';
import { expectedFor, toldRange } from '../forecast';
import { instantOf, opensAt, receivesAt } from '../hours';
import { anyCounterServes, mayServe, rivalsCount } from '../order';
import { latestSlips, lockView, officeView, type Scene, serviceNames, signShown, slipView } from './parts';

const LATEST_SLIPS = 5;
const MOST_APPOINTMENTS = 40;

/** Where people book at home, and the next start that is free for them, by service. */
export type BookingSite = { url: string; nextSlotAt: (serviceId: string) => number | null };

const closedReason = (day: Day, { settings, now }: Scene, service: Service): ClosedReason | null => {
  const { timeZone } = settings.office;
  const tomorrow = () => instantOf(dayAfter(day.day, 1), '00:00', timeZone);
  if (day.state !== 'open') return { why: 'hours', opensAt: opensAt(settings, service, tomorrow()) };
  if (!anyCounterServes(settings, [service.id])) return { why: 'noCounter' };
  if (service.contingent !== null && (day.drawn.get(service.id) ?? 0) >= service.contingent)
    return { why: 'contingent' };
  if (receivesAt(settings, service, now)) return null;
  return { why: 'hours', opensAt: opensAt(settings, service, now) };
};

const fullHouse = (day: Day, { settings }: Scene): ClosedReason => ({
  why: 'fullHouse',
  closesAt: day.admission === 'closed' ? null : closesAt({ day, settings }),
});

/** Services that the same counters serve have the same wait: it is worked out once for them. */
const waitsOf = (day: Day, scene: Scene) => {
  const { settings, learned } = scene;
  const outlook = { ...scene, day };
  const known = new Map<string, Pick<KioskService, 'waiting' | 'forecast'> & { isFull: boolean }>();
  return (service: Service) => {
    const visit = { id: 'newcomer', serviceIds: [service.id], onlyCounterId: null };
    const counters = settings.counters.filter((counter) => mayServe(day, counter, visit));
    const group = counters.map((counter) => counter.id).join();
    const before = known.get(group);
    if (before) return before;
    const minutes = expectedFor(outlook, visit);
    const wait = {
      waiting: rivalsCount(day, settings, visit),
      forecast: minutes === null ? null : toldRange(minutes, learned.bands),
      isFull: isFull(outlook, minutes),
    };
    known.set(group, wait);
    return wait;
  };
};

/** 'A. H.' of 'Anna-Lena von der Heide': never more of a name than two letters. */
const initialsOf = (name: string): string | null => {
  const letters = name.split(/\s+/).flatMap((word) => /\p{L}/u.exec(word.normalize('NFC')) ?? []);
  const ends = letters.length > 1 ? [letters[0], letters.at(-1)] : letters;
  return ends.map((letter) => `${letter?.toUpperCase()}.`).join(' ') || null;
};

/** C1, C6: who may check in now. Where there are too many, those are left out who should have come long ago. */
const appointmentsOf = (day: Day, { settings, now }: Scene): KioskView['appointments'] => {
  const { byList } = settings.checkIn;
  if (byList === 'off') return [];
  const latest = now + settings.policy.checkInMin * MINUTE_MS;
  return [...day.visits.values()]
    .flatMap(({ id, state, slotAt, serviceIds }) => {
      if (state !== 'booked' || slotAt === null || slotAt > latest) return [];
      const name = day.bookers.get(id)?.name ?? '';
      if (byList === 'familyName' && !canBeAsked(name)) return [];
      const initials = initialsOf(name);
      return [{ visitId: id, slotAt, initials, services: serviceNames(settings, serviceIds) }];
    })
    .sort((one, other) => one.slotAt - other.slotAt)
    .slice(-MOST_APPOINTMENTS);
};

/** W1. A kiosk that the settings do not name sees nothing: null. */
export const kioskView = (day: Day, scene: Scene, kioskId: string, site: BookingSite): KioskView | null => {
  const { settings } = scene;
  const kiosk = settings.kiosks.find((one) => one.id === kioskId);
  if (kiosk === undefined) return null;
  const waitOf = waitsOf(day, scene);
  return {
    screen: 'kiosk',
    office: officeView(settings),
    kiosk: { id: kiosk.id, name: kiosk.name },
    locked: lockView(day, scene, kiosk.id).locked,
    services: settings.services.map((service) => {
      const { waiting, forecast, isFull: full } = waitOf(service);
      const closed = closedReason(day, scene, service) ?? (full ? fullHouse(day, scene) : null);
      const isBookable = service.booking === 'online' && anyCounterServes(settings, [service.id]);
      return {
        id: service.id,
        letter: service.letter,
        name: service.name,
        hours: service.walkInHours ?? settings.hours,
        ...{ closed, waiting, forecast, isBookable },
        nextSlotAt: closed !== null && isBookable ? site.nextSlotAt(service.id) : null,
      };
    }),
    bookingUrl: site.url,
    printer: {
      present: kiosk.printerId !== null,
      problems: kiosk.printerId === null ? [] : (day.printers.get(kiosk.printerId) ?? []),
    },
    waitingPlace: settings.waitingPlace,
    slips: latestSlips(day, (slip) => slip.kioskId === kiosk.id, LATEST_SLIPS).map((slip) =>
      slipView(day, scene, slip),
    ),
    checkInByList: settings.checkIn.byList,
    sign: signShown(scene),
    appointments: day.state === 'open' ? appointmentsOf(day, scene) : [],
  };
};
