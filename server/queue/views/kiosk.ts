// What a kiosk sees: services with their waits, its lock, its printer and its latest slips.
import { announcedOn } from '../../../shared/house/announcements';
import { PAPER_LETTER } from '../../../shared/paper/slips';
import type { KioskView } from '../../../shared/protocol';
import { dayAfter, MINUTE_MS } from '../../../shared/time';
import type { Day } from '../day/day';
import { canBeAsked } from '../day/familyName';
import { anyCounterServes, servesAll } from '../order/serving';
import { instantOf, opensAt } from '../slots/hours';
import { broken } from './broken';
import { counterName, latestSlips, lockView, officeView, type Scene, serviceNames, signShown, slipView } from './parts';

const LATEST_SLIPS = 5;
const MOST_APPOINTMENTS = 40;

/** Where people book at home, and the next start that is free for them, by service. */
export type BookingSite = { url: string; nextSlotAt: (serviceId: string) => number | null };

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

/** K21: also for who was parked before the office sent nobody any more. */
const returnsOf = (day: Day, { settings: { errands, services, appointmentLetter } }: Scene): KioskView['returns'] => {
  if (errands.length === 0 && ![...day.visits.values()].some(({ state }) => state === 'parked')) return null;
  // K28: where anybody has a number from paper.
  const paper = [...day.numbersInUse].some((number) => number.startsWith(PAPER_LETTER)) ? [PAPER_LETTER] : [];
  const letters = [...new Set([...services.map(({ letter }) => letter), appointmentLetter, ...paper])].sort();
  return { letters: letters.join('') };
};

/** W26: also where the office gives no more of them. */
const takesHome = (day: Day): boolean => [...day.visits.values()].some(({ home }) => home !== null);

/** W13: from here, today. */
const helpOf = (day: Day, { settings }: Scene, kioskId: string): KioskView['help'] => {
  const call = day.help.get(kioskId);
  if (call === undefined) return null;
  const { at, taken } = call;
  return { at, coming: taken && { place: counterName(settings, taken.counterId) } };
};

/** W14: the first start of another day, for what is used up or full today. */
const reopensAt = (day: Day, { settings, receptions }: Scene): number | null => {
  const { timeZone } = settings.office;
  const ended = receptions().filter(({ closed }) => closed?.why === 'fullHouse' || closed?.why === 'contingent');
  const tomorrow = instantOf(dayAfter(day.day, 1), '00:00', timeZone);
  const starts = ended.flatMap(({ service }) => opensAt(settings, service, tomorrow) ?? []);
  return starts.length === 0 ? null : Math.min(...starts);
};

/** W1. A kiosk that the settings do not name sees nothing: null. */
export const kioskView = (day: Day, scene: Scene, kioskId: string, site: BookingSite): KioskView | null => {
  const { settings } = scene;
  const kiosk = settings.kiosks.find((one) => one.id === kioskId);
  if (kiosk === undefined) return null;
  const { locked, reception } = lockView(day, scene, kiosk.id);
  return {
    screen: 'kiosk',
    office: officeView(settings),
    kiosk: { id: kiosk.id, name: kiosk.name },
    glass: kiosk.glass,
    locked,
    reception,
    services: scene.receptions().map(({ service, closed, waiting, forecast }) => {
      const isBookable = service.booking === 'online' && anyCounterServes(settings, [service.id]);
      return {
        id: service.id,
        letter: service.letter,
        name: broken(service.name),
        group: service.group && broken(service.group),
        ...{ pictogram: service.pictogram, keywords: service.keywords },
        hours: service.walkInHours ?? settings.hours,
        counterIds: settings.counters.filter((one) => servesAll(one, [service.id], day)).map((one) => one.id),
        ...{ closed, waiting, forecast, isBookable, bring: service.bring },
        nextSlotAt: closed !== null && isBookable ? site.nextSlotAt(service.id) : null,
      };
    }),
    reopening: { at: scene.once(day, reopensAt), hours: settings.hours },
    announcements: announcedOn(settings, scene.now, 'kioskIds', kiosk.id).map(({ text }) => text),
    start: settings.ownWords.kioskStart,
    bookingUrl: site.url,
    printer: {
      present: kiosk.printerId !== null,
      problems: kiosk.printerId === null ? [] : (day.printers.get(kiosk.printerId) ?? []),
    },
    returns: scene.once(day, returnsOf),
    takesHome: scene.once(day, takesHome),
    waitingPlace: settings.waitingPlace,
    slips: latestSlips(day, scene, (slip) => slip.kioskId === kiosk.id, LATEST_SLIPS).map((slip) =>
      slipView(day, scene, slip),
    ),
    checkInByList: settings.checkIn.byList,
    sign: signShown(day, scene),
    help: helpOf(day, scene, kiosk.id),
    appointments: day.state === 'open' ? scene.once(day, appointmentsOf) : [],
  };
};
