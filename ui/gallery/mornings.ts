// What has happened in the office before a state begins: mornings that go by rule, the same every time.
import type { Visit } from '../../server/queue/day/day';
import type { Work } from '../../shared/events';
import type { BookingResult } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import { clerk, kiosk, min, OFFICE } from './history';
import { type Office, openOffice } from './office';
import { galleryOffice } from './settings';
import { offeredWith } from './spoken';

type Booking = { name: string; serviceId: string; slot: number; persons?: number; email?: string };

/** Books an extra place by staff, for a slot so many minutes after nine. */
export const book = (office: Office, { name, serviceId, slot, persons = 1, email }: Booking): BookingResult =>
  office.done<BookingResult>(
    {
      type: 'bookAppointment',
      ...{ serviceIds: [serviceId], persons, language: 'de', slotAt: min(slot), place: { kind: 'extra' } },
      contact: { name, email: email ?? null, phone: null },
    },
    OFFICE,
    office.dayNamed(new Date(min(slot)).toISOString().slice(0, 10)),
  );

/** Time passes until so many minutes after nine, and the office notices it. */
export const until = (office: Office, minutes: number): void => {
  office.time.now = min(minutes);
  office.done({ type: 'tick' }, OFFICE);
};

/** Takes paper for every slip that is on its way. */
export const print = (office: Office): void => {
  for (const { id, state } of [...office.day.slips.values()]) {
    if (state !== 'queued') continue;
    for (const next of ['sending', 'printed'] as const)
      office.done({ type: 'reportSlip', slipId: id, state: next, problem: null }, OFFICE);
  }
};

/** Nine o'clock: so many counters are open, and nobody has come yet. */
export const openedMorning = (counters = 5, changes: Partial<Settings> = {}): Office => {
  const office = openOffice({ ...galleryOffice, languages: offeredWith(galleryOffice.languages), ...changes });
  for (let counter = 1; counter <= counters; counter++) office.openCounter(counter);
  return office;
};

const COME = ['ausweis', 'abholung', 'wohnsitz', 'ausweis', 'beglaubigung', 'wohnsitz', 'abholung', 'fuehrungszeugnis'];
const BOOKED: Booking[] = [
  { name: 'Anna Hoffmann', serviceId: 'ausweis', slot: 30, persons: 2 },
  { name: 'Mehmet Kaya', serviceId: 'wohnsitz', slot: 45 },
  { name: 'Sabine Kruse', serviceId: 'ausweis', slot: 45, email: 'sabine.kruse@post.example' },
  { name: 'Karl-Heinz Peters', serviceId: 'fuehrungszeugnis', slot: 50 },
  { name: 'Jan Nowak', serviceId: 'beglaubigung', slot: 60 },
  { name: 'Ayşe Demir', serviceId: 'ausweis', slot: 60 },
  { name: 'Erika Mustermann', serviceId: 'fuehrerschein', slot: 75 },
  { name: 'Thomas Vogel', serviceId: 'ausweis', slot: 105, persons: 3 },
];
/** The minutes at which the first of them come. */
const CHECKED_IN = [25, 38, 40];

/** K7: what was asked for was done; of some the papers were missing. */
const noteOf = ({ serviceIds, persons, number }: Visit): Work => {
  const isHindered = number?.endsWith('2') ?? false;
  const services = serviceIds.map((serviceId) => ({ serviceId, count: isHindered ? 0 : 1 }));
  return { services, persons, hindrance: isHindered ? 'papersMissing' : null };
};

const work = (office: Office, counter: number, minute: number): void => {
  const { visitId = null } = office.day.counters.get(`schalter-${counter}`) ?? {};
  const visit = visitId === null ? undefined : office.day.visits.get(visitId);
  const by = clerk(counter);
  if (visit === undefined) office.when({ type: 'callNext' }, by);
  else if (visit.state === 'called') office.done({ type: 'begin', visitId: visit.id }, by);
  else if (minute * 60_000 - (visit.since - min(0)) >= (8 + 2 * counter) * 60_000)
    office.done({ type: 'finish', visitId: visit.id, work: noteOf(visit) }, by);
};

/** Twenty to ten, in the thick of it: five counters at work, some dozen waiting, appointments among them. */
export const busyMorning = (changes: Partial<Settings> = {}): Office => {
  const office = openedMorning(5, changes);
  const bookings = BOOKED.map((one) => book(office, one));
  for (let minute = 0; minute <= 40; minute++) {
    until(office, minute);
    const serviceId = COME[minute % COME.length] ?? '';
    if (minute % 4 !== 3) office.draw(serviceId, kiosk());
    const { code } = bookings[CHECKED_IN.indexOf(minute)] ?? {};
    if (code !== undefined) office.done({ type: 'checkIn', code, language: null }, kiosk());
    print(office);
    for (let counter = 1; counter <= 5; counter++) work(office, counter, minute);
  }
  return office;
};

/** The same morning, on which only counter 8 gives fishing licences, and nobody is there. */
export const fishingAtEight = (): Office => {
  const others = galleryOffice.services.map(({ id }) => id).filter((id) => id !== 'fischerei');
  const counters = galleryOffice.counters.map((one) => ({
    ...one,
    serviceIds: one.id === 'schalter-8' ? null : others,
  }));
  return busyMorning({ counters });
};

/** Whoever is at a counter has gone, and it is free. */
export const free = (office: Office, counter: number): void => {
  const visit = office.day.counters.get(`schalter-${counter}`)?.visitId;
  if (visit) office.done({ type: 'finish', visitId: visit }, clerk(counter));
};

/** The counter calls whom it would call next, and says who. */
export const callNext = (office: Office, counter: number): string => {
  free(office, counter);
  return office.done<{ visitId: string }>({ type: 'callNext' }, clerk(counter)).visitId;
};

/** K20: one is at the photo, another is back, a third should have been long ago. */
export const errandsAtTen = (): Office => {
  const office = busyMorning();
  const send = (counter: number) => {
    const visitId = callNext(office, counter);
    office.done({ type: 'sendOnErrand', visitId, errandId: 'foto' }, clerk(counter));
    return visitId;
  };
  send(3);
  until(office, 58);
  const [ticket = ''] = [send(3), send(4)];
  until(office, 62);
  office.done({ type: 'reportBack', ticket }, kiosk());
  return office;
};
