// An office in which every optional thing is set, and some names are as long as names get: what is missing in the
// demonstration would otherwise be looked at by nobody.
import { demonstrationOffice } from '../server/starting/demonstration';
import { type Settings, settingsSchema } from '../shared/settings';
import { NO_MAIL_TEXTS } from '../shared/settings/appointments';
import type { World } from './world';

const reason = { de: 'Betriebsausflug aller Mitarbeiterinnen und Mitarbeiter' };
const LONG = 'Verpflichtungserklärung für Besucherinnen und Besucher aus dem Ausland abgeben';

/** Public links, place, bring lists, plan, lock times, slip, closures, exceptions and mail; a service has no English name. */
export const everythingSet: Settings = settingsSchema.parse({
  ...demonstrationOffice,
  office: {
    ...demonstrationOffice.office,
    name: 'Bürgerbüro der Stadt Lünen im Stadtteil Brambauer, Nebenstelle am Markt',
    place: 'Rathaus, Foyer im Erdgeschoss, Willy-Brandt-Platz 1, 44532 Lünen',
  },
  publicLinks: {
    imprint: 'https://stadt.example/impressum',
    privacy: 'https://stadt.example/datenschutz',
    accessibility: 'https://stadt.example/barrierefreiheit',
  },
  responsible: {
    controller:
      'Stadt Lünen, Der Bürgermeister, Willy-Brandt-Platz 1, 44532 Lünen, Telefon 02306 104-0, info@luenen.example',
    officer: 'Behördliche Datenschutzbeauftragte, Willy-Brandt-Platz 1, 44532 Lünen, datenschutz@luenen.example',
  },
  waitingPlace: { de: 'Wartebereich hinter der Treppe im Foyer' },
  services: demonstrationOffice.services.map((service, place) =>
    place === 0
      ? { ...service, name: { de: LONG }, bring: [...service.bring, { de: 'Einkommensnachweise' }] }
      : service,
  ),
  counters: demonstrationOffice.counters.map((counter) => ({
    ...counter,
    ...(counter.id === 'schalter-7' && { name: 'Nebenraum 2b' }),
    plan: [{ weekday: 1, from: '08:00', to: '12:00' }],
  })),
  calendar: { ...demonstrationOffice.calendar, closures: [{ from: '2017-12-27', to: '2017-12-29', reason }] },
  appointments: {
    ...demonstrationOffice.appointments,
    exceptions: [{ day: '2017-12-22', hours: [{ from: '08:00', to: '12:00', public: 2, internal: 1 }], reason }],
  },
  kiosks: demonstrationOffice.kiosks.map((kiosk) => ({
    ...kiosk,
    name: 'Foyer, neben dem Aufzug',
    lockTimes: [{ span: { weekday: 7, from: '00:00', to: '24:00' }, reason }],
  })),
  slip: { logo: null, above: { de: 'Willkommen', en: 'Welcome' }, below: { de: 'Auf Wiedersehen', en: 'Goodbye' } },
  policy: { ...demonstrationOffice.policy, forgottenMin: 5 },
  mailTexts: {
    ...NO_MAIL_TEXTS,
    booked: {
      de: { subject: 'Bis {day}!', text: 'Moin {name},\n\nwir freuen uns auf Sie.\n\n{details}\n\n{link}' },
      en: { subject: null, text: null },
    },
  },
  mail: {
    ...{ host: 'mail.luenen.example', port: 587, security: 'starttls', user: 'buergerbuero' },
    ...{ from: 'buergerbuero@luenen.example', replyTo: 'rathaus@luenen.example' },
  },
});

/** Sets everything in a world's office, so that what an axe run looks at has it. */
export const setEverything = async (world: World): Promise<void> => {
  const { branch } = world.app();
  const reply = await branch.handle({
    id: 'settings-everything-set',
    by: { kind: 'office' },
    command: { type: 'changeSettings', version: branch.settingsVersion(), settings: everythingSet },
  });
  if (!reply.ok) throw new Error(reply.refusal.code);
};
