// The demonstration office: what a new data folder begins with.
import { USUAL_GLASS } from '../../shared/kiosk/glass';
import { LANGUAGES } from '../../shared/languages';
import { SUPERVISOR } from '../../shared/rights';
import {
  DEFAULT_LIVE_LIMITS,
  DEFAULT_PROFILE,
  DEFAULT_ROLES,
  DEFAULT_WATCHING,
  NOT_FROM_HOME,
  type Service,
  type Settings,
  settingsSchema,
} from '../../shared/settings';
import { NO_MAIL_TEXTS } from '../../shared/settings/appointments';
import { DEFAULT_BACKUPS } from '../../shared/settings/machine/backups';

type Offered = Pick<Service, 'id' | 'letter' | 'durationMin'> & { de: string; en: string; more?: Partial<Service> };

const service = ({ id, letter, durationMin, de, en, more }: Offered): Service => ({
  ...{ id, letter, durationMin, name: { de, en }, walkInHours: null, contingent: null },
  ...{ booking: 'online', leikaKey: null, keywords: null, bring: [], group: null, pictogram: null },
  ...more,
});

const PHOTO = {
  de: 'Digitales Lichtbild: im Amt aufgenommen, oder der Code aus einem zugelassenen Fotostudio. Kein Papierfoto',
  en: 'Digital photo: taken here, or the code from a certified photo studio. No photo on paper',
};
const OLD_CARD = { de: 'Bisheriger Personalausweis oder Reisepass', en: 'Your present identity card or passport' };
const CARD = { de: 'Personalausweis oder Reisepass', en: 'Identity card or passport' };

const SERVICES: Service[] = [
  service({
    ...{ id: 'ausweis', letter: 'A', durationMin: 12 },
    de: 'Personalausweis oder Reisepass beantragen',
    en: 'Apply for identity card or passport',
    more: {
      pictogram: 'id-card',
      leikaKey: '99008001012000',
      keywords: {
        de: 'Perso, Ausweis, Pass, Reisedokument, abgelaufen, verloren',
        en: 'ID, passport, travel document',
      },
      bring: [
        OLD_CARD,
        PHOTO,
        {
          de: 'Geburts- oder Heiratsurkunde beim ersten Antrag',
          en: 'Birth or marriage certificate for a first application',
        },
      ],
    },
  }),
  service({
    ...{ id: 'abholung', letter: 'B', durationMin: 4 },
    de: 'Ausweis oder Reisepass abholen',
    en: 'Collect identity card or passport',
    more: {
      pictogram: 'pick-up',
      keywords: { de: 'Perso, Pass, abholen, fertig', en: 'pick up, ready' },
      bring: [OLD_CARD],
    },
  }),
  service({
    ...{ id: 'wohnsitz', letter: 'C', durationMin: 15 },
    de: 'Wohnung anmelden, ummelden, abmelden',
    en: 'Register or deregister an address',
    more: {
      pictogram: 'home',
      leikaKey: '99115005104000',
      keywords: { de: 'Umzug, Wohnsitz, Adresse, Anmeldung, Zuzug, Wegzug', en: 'moving, residence, address' },
      bring: [CARD, { de: 'Wohnungsgeberbestätigung', en: 'Confirmation from your landlord' }],
    },
  }),
  service({
    ...{ id: 'beglaubigung', letter: 'D', durationMin: 6 },
    de: 'Beglaubigung von Kopien und Unterschriften',
    en: 'Certified copies and signatures',
    more: {
      pictogram: 'stamp',
      keywords: { de: 'Zeugnis, Kopie, Unterschrift, amtlich', en: 'certificate, copy, signature' },
      bring: [CARD, { de: 'Urschrift des Dokuments', en: 'The original document' }],
    },
  }),
  service({
    ...{ id: 'fischerei', letter: 'E', durationMin: 8 },
    de: 'Fischereischein verlängern',
    en: 'Renew a fishing licence',
    more: {
      pictogram: 'fishing',
      keywords: { de: 'Angeln, Angelschein', en: 'angling' },
      bring: [{ de: 'Bisheriger Fischereischein', en: 'Your present licence' }],
    },
  }),
  service({
    ...{ id: 'fuehrungszeugnis', letter: 'F', durationMin: 6 },
    de: 'Führungszeugnis beantragen',
    en: 'Apply for a certificate of conduct',
    more: {
      pictogram: 'conduct',
      keywords: { de: 'polizeiliches, Vorstrafen, Arbeitgeber', en: 'police clearance, criminal record' },
      bring: [CARD],
    },
  }),
  service({
    ...{ id: 'meldebescheinigung', letter: 'G', durationMin: 5 },
    de: 'Meldebescheinigung',
    en: 'Certificate of residence',
    more: { pictogram: 'document', keywords: { de: 'Wohnsitz, Nachweis', en: 'proof of address' }, bring: [CARD] },
  }),
  service({
    ...{ id: 'fuehrerschein', letter: 'H', durationMin: 10 },
    de: 'Führerschein umtauschen',
    en: 'Exchange a driving licence',
    more: {
      pictogram: 'car',
      keywords: { de: 'Fahrerlaubnis, Kartenführerschein, Pflichtumtausch', en: 'driver licence' },
      bring: [
        CARD,
        { de: 'Biometrisches Lichtbild auf Papier', en: 'Biometric photo on paper' },
        { de: 'Bisheriger Führerschein', en: 'Your present driving licence' },
      ],
    },
  }),
  service({
    ...{ id: 'bewohnerparken', letter: 'K', durationMin: 7 },
    de: 'Bewohnerparkausweis',
    en: 'Resident parking permit',
    more: {
      pictogram: 'parking',
      keywords: { de: 'Parken, Anwohner, Auto', en: 'parking, car' },
      bring: [CARD, { de: 'Fahrzeugschein', en: 'Vehicle registration' }],
    },
  }),
  service({
    ...{ id: 'fundsachen', letter: 'M', durationMin: 5 },
    de: 'Fundsachen abgeben oder abholen',
    en: 'Lost and found',
    more: { pictogram: 'lost', booking: 'nobody' },
  }),
];

/** Around the clock. */
const OFFERS = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  from: '00:00',
  to: '24:00',
  public: 2,
  internal: 1,
}));

const COUNTERS = ['1', '2', '3', '4', '5', '6', '7', '8'];

/**
 * Bürgerbüro Lünen: eight counters, ten services, a virtual printer. Open around the clock, for measurements and tests, who
 * hold the clock themselves; people are shown it with the hours of a town hall (townHall).
 */
export const demonstrationOffice: Settings = settingsSchema.parse({
  office: { name: 'Bürgerbüro Lünen', place: 'Rathaus, Foyer', timeZone: 'Europe/Berlin', demonstration: true },
  publicLinks: { imprint: null, privacy: null, accessibility: null },
  responsible: { controller: null, officer: null },
  languages: ['de', 'en'],
  placeWord: 'Schalter',
  ticketWord: 'Wertmarke',
  ownTicketWord: null,
  look: { colour: null, logo: null },
  announcements: [],
  ownWords: { kioskStart: null, calendarEntry: null },
  formFields: [],
  hours: null,
  dayEndsAt: '24:00',
  services: SERVICES,
  counters: COUNTERS.map((name) => ({
    id: `schalter-${name}`,
    name,
    serviceIds: null,
    preferredServiceIds: [],
    plan: null,
    arrow: null,
    placeHint: null,
  })),
  kiosks: [{ id: 'kiosk-1', name: 'Foyer', printerId: 'drucker-1', lockTimes: [], glass: USUAL_GLASS }],
  displays: [{ id: 'anzeige-1', name: 'Wartebereich', part: 'calls', counterIds: null, column: false }],
  errands: [
    {
      ...{ id: 'foto', article: 'zum', usualMin: 5, anyAfterMin: 10, overdueMin: 20 },
      name: { de: 'Foto', en: 'photo terminal' },
      place: {
        de: 'Terminal im Foyer, gleich links neben dem Eingang',
        en: 'terminal in the foyer, left of the entrance',
      },
    },
  ],
  printers: [{ id: 'drucker-1', name: 'Drucker im Foyer', channel: { kind: 'virtual' }, profile: DEFAULT_PROFILE }],
  appointmentLetter: 'T',
  policy: { leadMin: 5, graceMin: 15, run: 2, checkInMin: 30, forgottenMin: null, overtimeMin: 30, pauseKeepsMin: 15 },
  calendar: { holidaysOf: 'NW', closures: [] },
  appointments: {
    gridMin: 15,
    hours: OFFERS,
    exceptions: [],
    releases: [{ daysAhead: 56, at: '00:00', percent: 100 }],
    noticeMin: 120,
    holdMin: 10,
    freeAgainMin: { least: 5, most: 60 },
    mostPersons: 4,
    mostServices: 3,
    fullHouseClosesToday: true,
    perEmailAndDay: 2,
    perEmail: 5,
    perNetworkAndHour: 30,
    perNetworkAndDay: 60,
    unusualPerHour: 12,
    lettersPerDay: 6,
    remindHours: 24,
    keepDays: 0,
  },
  checkIn: { byList: 'familyName', byPhone: 'withSign' },
  fromHome: NOT_FROM_HOME,
  mail: null,
  mailTexts: NO_MAIL_TEXTS,
  feeds: [],
  login: { idleMin: 720, secondFactor: false },
  signOn: null,
  retention: { actsDays: 7, auditDays: 365 },
  backups: DEFAULT_BACKUPS,
  fairness: { publishesDays: true },
  roles: DEFAULT_ROLES,
  figuresPerClerk: null,
  liveLimits: DEFAULT_LIVE_LIMITS,
  watching: DEFAULT_WATCHING,
  calls: { most: 3, pauseSec: 15, missedAfterSec: 60, asksWhatWasDone: false, soonPeople: 3, soonMin: 10 },
  waitingPlace: { de: 'Wartebereich im Foyer', en: 'Waiting area in the foyer' },
  slip: { logo: null, above: null, below: null },
  former: { services: [], counters: [] },
  setup: null,
  sound: { gong: 'falling', voice: [...LANGUAGES], volumes: [{ from: '00:00', percent: 100 }] },
  display: { showNext: true, showForecast: true, moves: true, darkAtNight: true },
});

const CLERKS_ROLES = ['clerk', 'frontdesk'];

/** Who works at the counters, in their order; who has the ninth account leads the office. */
export const CLERKS: readonly { name: string; roleIds: string[] }[] = [
  'Aylin Demir',
  'Bernd Kowalski',
  'Claudia Reimann',
  'Dennis Hoffmann',
  'Elif Yıldız',
  'Frank Schröder',
  'Gabriele Nowak',
  'Henrik Vogt',
].map((name) => ({ name, roleIds: CLERKS_ROLES }));
export const LEADER = { name: 'Katharina Brandt', roleIds: [SUPERVISOR] };
