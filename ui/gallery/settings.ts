// The office of the gallery: the demonstration's, as a real one that has set everything up.
import { demonstrationOffice } from '../../server/starting/demonstration';
import { spokenInAll } from '../../server/starting/spoken';
import { type Announcement, type FormField, type Settings, settingsSchema } from '../../shared/settings';
import { NO_MAIL_TEXTS } from '../../shared/settings/appointments';

const MORNINGS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '12:30' }));
const AFTERNOONS = [1, 2, 4].map((weekday) => ({ weekday, from: '14:00', to: '17:00' }));
const WEEK = [...MORNINGS, ...AFTERNOONS];

/**
 * Whether the gallery's office has said all in German alone, as `?german` asks for: its counters are rooms with names, and
 * each says where it is.
 */
const IS_GERMAN = globalThis.location?.search === '?german';
const inGerman = (office: Settings): Settings => ({
  ...office,
  calendar: {
    ...office.calendar,
    closures: [{ from: '2017-11-10', to: '2017-11-10', reason: { de: 'Betriebsausflug' } }],
  },
  counters: office.counters.map((counter) => ({
    ...counter,
    name: `Zimmer ${counter.name} a`,
    placeHint: { de: 'im Anbau' },
  })),
});

/** Bürgerbüro Lünen on a working day: hours, mail, a network printer, appointments a quarter of an hour apart. */
export const galleryOffice: Settings = settingsSchema.parse({
  ...(IS_GERMAN ? inGerman(demonstrationOffice) : spokenInAll(demonstrationOffice)),
  languages: demonstrationOffice.languages,
  office: { ...demonstrationOffice.office, demonstration: false },
  publicLinks: {
    imprint: 'https://stadt.example/impressum',
    privacy: 'https://stadt.example/datenschutz',
    accessibility: 'https://stadt.example/barrierefreiheit',
  },
  hours: WEEK,
  dayEndsAt: '20:00',
  printers: demonstrationOffice.printers.map((printer) => ({
    ...printer,
    channel: { kind: 'network', host: '192.168.10.40', port: 9100 },
  })),
  appointments: {
    ...demonstrationOffice.appointments,
    hours: WEEK.map((span) => ({ ...span, public: 2, internal: 1 })),
    keepDays: 1,
  },
  mail: {
    ...{ host: 'mail.luenen.example', port: 587, security: 'starttls', user: 'buergerbuero' },
    ...{ from: 'buergerbuero@luenen.example', replyTo: null },
  },
});

/** Announcements of every day. */
export const ANNOUNCED: Announcement[] = [
  { de: 'Heute keine Barzahlung möglich: bitte mit Karte zahlen', en: 'No cash today: please pay by card' },
  {
    de: 'Fotos gibt es nur noch digital, am Automaten im Foyer',
    en: 'Photos are digital only, at the machine in the foyer',
  },
].map((text) => ({
  ...{ text, from: '2017-11-06', to: '2017-11-10', weekdays: [1, 2, 3, 4, 5, 6, 7], begins: '00:00', ends: '24:00' },
  ...{ displayIds: null, kioskIds: null, onPublicPages: true, poster: null },
}));

/** A house with a colour of its own. */
export const RED: Settings['look'] = { colour: '#9b1c31', logo: null };

const ASKED = { help: null, choices: [], maxLength: 60, inMail: false };

/** Fields of an office's own. */
export const FORM_FIELDS: FormField[] = [
  {
    ...{ ...ASKED, id: 'kind', kind: 'yesNo', required: true, serviceIds: ['ausweis'] },
    label: { de: 'Ist der Ausweis für ein Kind?', en: 'Is the document for a child?' },
    purpose: { de: 'Damit wir genug Zeit einplanen', en: 'So that we plan enough time' },
  },
  {
    ...{ ...ASKED, id: 'kennzeichen', kind: 'text', required: false, serviceIds: null },
    label: { de: 'Kennzeichen', en: 'Number plate' },
    help: { de: 'Wie es auf dem Auto steht.', en: 'As it stands on the car.' },
    purpose: { de: 'Für den Bewohnerparkausweis', en: 'For the resident parking permit' },
  },
];

/** A confirmation in an office's own words. */
export const MAIL_TEXTS: Settings['mailTexts'] = {
  ...NO_MAIL_TEXTS,
  booked: {
    de: {
      subject: 'Wir erwarten Sie am {day} um {time} Uhr',
      text: 'Moin {name},\n\nwir freuen uns auf Ihren Besuch: {services}.\n\n{details}\n\n{bring}\n\nDer Eingang am Markt ist wegen der Baustelle geschlossen. Bitte nehmen Sie den Eingang am Willy-Brandt-Platz.\n\n{link}\n\nBis bald\nIhr Team von {office}',
    },
    en: { subject: null, text: null },
  },
};

/** The office's own words at their longest, and a notice at home. */
const long = (text: string, length: number): string =>
  `${text} `
    .repeat(Math.ceil(length / text.length))
    .slice(0, length)
    .trim();
export const OWN_WORDS: Pick<Settings, 'ownWords' | 'announcements'> = {
  ownWords: {
    kioskStart: {
      de: 'Womit kann Ihnen das Team des Bürgerbüros heute weiterhelfen',
      en: 'What may the people at our counters do for you here today?',
    },
    calendarEntry: {
      de: 'Parken: Tiefgarage unter dem Rathaus, die erste Stunde ist frei.',
      en: 'Parking below the town hall, free for an hour.',
    },
  },
  announcements: [
    {
      text: {
        de: long(
          'Am 24. und 31. Dezember bleibt das Bürgerbüro geschlossen. Vorläufige Reisepässe gibt es bis zum 23. Dezember, 12 Uhr, ohne Termin; bringen Sie bitte ein biometrisches Lichtbild mit, das höchstens ein Jahr alt ist, und zahlen Sie mit Karte.',
          300,
        ),
        en: long(
          'The office is closed on 24 and 31 December. Temporary passports are given until 23 December, noon, without an appointment; please bring a biometric picture that is at most a year old, and pay by card.',
          300,
        ),
      },
      ...{ from: '2017-11-06', to: '2017-11-10', weekdays: [1, 2, 3, 4, 5, 6, 7], begins: '00:00', ends: '24:00' },
      ...{ displayIds: [], kioskIds: [], onPublicPages: true, poster: null },
    },
    ...ANNOUNCED.slice(0, 1),
  ],
};

/** The longest word that may be. */
export const OWN_TICKET_WORD: NonNullable<Settings['ownTicketWord']> = {
  de: { one: 'Warteschlangenummernkarte'.slice(0, 24), many: 'Warteschlangenummernkarten'.slice(0, 24), gender: 'f' },
  en: { one: 'queue position ticket', many: 'queue position tickets' },
};
