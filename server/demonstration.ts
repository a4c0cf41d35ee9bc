// The demonstration office: what a new data folder begins with.
import { DEFAULT_PROFILE, type Service, type Settings, settingsSchema } from '../shared/settings';
import type { Persons } from './persons';
import { newSecret } from './tokens';

const service = (id: string, letter: string, de: string, en: string, durationMin: number): Service => ({
  id,
  letter,
  name: { de, en },
  durationMin,
  walkInHours: null,
  contingent: null,
});

const COUNTERS = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** Bürgerbüro Lünen: eight counters, ten services, always open, a virtual printer. */
export const demonstrationOffice: Settings = settingsSchema.parse({
  office: { name: 'Bürgerbüro Lünen', place: 'Rathaus, Foyer', timeZone: 'Europe/Berlin', demonstration: true },
  languages: ['de', 'en'],
  placeWord: 'Schalter',
  hours: null,
  dayEndsAt: '24:00',
  services: [
    service('ausweis', 'A', 'Personalausweis oder Reisepass beantragen', 'Apply for identity card or passport', 12),
    service('abholung', 'B', 'Ausweis oder Reisepass abholen', 'Collect identity card or passport', 4),
    service('wohnsitz', 'C', 'Wohnung anmelden, ummelden, abmelden', 'Register or deregister an address', 15),
    service('beglaubigung', 'D', 'Beglaubigung von Kopien und Unterschriften', 'Certified copies and signatures', 6),
    service('fischerei', 'E', 'Fischereischein verlängern', 'Renew a fishing licence', 8),
    service('fuehrungszeugnis', 'F', 'Führungszeugnis beantragen', 'Apply for a certificate of conduct', 6),
    service('meldebescheinigung', 'G', 'Meldebescheinigung', 'Certificate of residence', 5),
    service('fuehrerschein', 'H', 'Führerschein umtauschen', 'Exchange a driving licence', 10),
    service('bewohnerparken', 'K', 'Bewohnerparkausweis', 'Resident parking permit', 7),
    service('fundsachen', 'M', 'Fundsachen abgeben oder abholen', 'Lost and found', 5),
  ],
  counters: COUNTERS.map((name) => ({
    id: `schalter-${name}`,
    name,
    serviceIds: null,
    preferredServiceIds: [],
  })),
  kiosks: [{ id: 'kiosk-1', name: 'Foyer', printerId: 'drucker-1', lockTimes: [] }],
  displays: [{ id: 'anzeige-1', name: 'Wartebereich' }],
  printers: [{ id: 'drucker-1', name: 'Drucker im Foyer', channel: { kind: 'virtual' }, profile: DEFAULT_PROFILE }],
  appointmentLetter: 'T',
  policy: { leadMin: 5, graceMin: 15, run: 2, checkInMin: 30 },
  calls: { most: 3, pauseSec: 15, missedAfterSec: 60 },
  waitingPlace: { de: 'Wartebereich im Foyer', en: 'Waiting area in the foyer' },
  slip: { logo: null, above: null, below: null },
  display: { gong: true, showNext: true, showForecast: true },
});

const CLERKS = [
  'Aylin Demir',
  'Bernd Kowalski',
  'Claudia Reimann',
  'Dennis Hoffmann',
  'Elif Yıldız',
  'Frank Schröder',
  'Gabriele Nowak',
  'Henrik Vogt',
];

/** Gives a demonstration without people its eight clerks, each with a password made by chance; returns those made. */
export const demonstrationClerks = async (
  settings: Settings,
  persons: Persons,
): Promise<{ name: string; password: string }[]> => {
  if (!settings.office.demonstration || persons.list().length > 0) return [];
  const made: { name: string; password: string }[] = [];
  for (const name of CLERKS) {
    const password = newSecret().slice(0, 12);
    await persons.save(null, name, password);
    made.push({ name, password });
  }
  return made;
};
