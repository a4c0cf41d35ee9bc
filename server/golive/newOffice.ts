// The settings of a new office, before anybody has set anything up; and what it takes over from a demonstration.

import { CATALOGUE, serviceOf } from '../../shared/catalogue';
import { KEEPABLE, type Keepable } from '../../shared/commands/settings';
import { USUAL_GLASS } from '../../shared/kiosk/glass';
import { LANGUAGES } from '../../shared/languages';
import {
  DEFAULT_LIVE_LIMITS,
  DEFAULT_PROFILE,
  DEFAULT_ROLES,
  DEFAULT_WATCHING,
  NOT_FROM_HOME,
  type Settings,
  type Span,
  settingsSchema,
} from '../../shared/settings';
import { NO_MAIL_TEXTS } from '../../shared/settings/appointments';
import { DEFAULT_BACKUPS } from '../../shared/settings/machine/backups';

const WEEK: Span[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  from: '08:00',
  to: weekday === 5 ? '12:00' : '16:00',
}));

/** Where somebody is asked, whatever for: an office has at least one matter. */
const FIRST_MATTERS = ['auskunft'];

/**
 * A new office: one counter, one kiosk, one display and a printer that only draws its slips on the screen, so that each step
 * of the assistant begins with something that works. Nobody can book until somebody offers times.
 */
export const newOffice: Settings = settingsSchema.parse({
  office: { name: 'Bürgerbüro', place: '', timeZone: 'Europe/Berlin', demonstration: false },
  publicLinks: { imprint: null, privacy: null, accessibility: null },
  responsible: { controller: null, officer: null },
  languages: ['de', 'en'],
  placeWord: 'Schalter',
  ticketWord: 'Wertmarke',
  ownTicketWord: null,
  look: { colour: null, logo: null },
  hours: WEEK,
  dayEndsAt: '20:00',
  services: CATALOGUE.filter(({ id }) => FIRST_MATTERS.includes(id)).map((matter) => serviceOf(matter, matter.letter)),
  counters: [
    {
      ...{ id: 'schalter-1', name: '1', serviceIds: null, preferredServiceIds: [], plan: null },
      arrow: null,
      placeHint: null,
    },
  ],
  kiosks: [{ id: 'kiosk-1', name: 'Eingang', printerId: 'drucker-1', lockTimes: [], glass: USUAL_GLASS }],
  displays: [{ id: 'anzeige-1', name: 'Wartebereich', part: 'calls', counterIds: null, column: false }],
  printers: [{ id: 'drucker-1', name: 'Drucker', channel: { kind: 'virtual' }, profile: DEFAULT_PROFILE }],
  appointmentLetter: 'T',
  policy: { leadMin: 5, graceMin: 15, run: 2, checkInMin: 30, forgottenMin: null, overtimeMin: 30, pauseKeepsMin: 15 },
  calendar: { holidaysOf: null, closures: [] },
  appointments: {
    ...{ gridMin: 15, hours: [], exceptions: [], releases: [{ daysAhead: 56, at: '07:00', percent: 100 }] },
    ...{ noticeMin: 120, holdMin: 10, freeAgainMin: { least: 5, most: 60 }, mostPersons: 4, mostServices: 3 },
    ...{ fullHouseClosesToday: true, perEmailAndDay: 2, perEmail: 5, perNetworkAndHour: 30, perNetworkAndDay: 60 },
    ...{ unusualPerHour: 12, lettersPerDay: 6, remindHours: 24, keepDays: 0 },
  },
  checkIn: { byList: 'familyName', byPhone: 'withSign' },
  fromHome: NOT_FROM_HOME,
  mail: null,
  mailTexts: NO_MAIL_TEXTS,
  feeds: [],
  liveLimits: DEFAULT_LIVE_LIMITS,
  login: { idleMin: 60, secondFactor: false },
  signOn: null,
  calls: { most: 3, pauseSec: 15, missedAfterSec: 60, asksWhatWasDone: false, soonPeople: 3, soonMin: 10 },
  waitingPlace: { de: 'Wartebereich', en: 'Waiting area' },
  slip: { logo: null, above: null, below: null },
  former: { services: [], counters: [] },
  sound: { gong: 'falling', voice: [...LANGUAGES], volumes: [{ from: '00:00', percent: 100 }] },
  display: { showNext: true, showForecast: true, moves: true, darkAtNight: true },
  retention: { actsDays: 7, auditDays: 365 },
  watching: DEFAULT_WATCHING,
  backups: DEFAULT_BACKUPS,
  fairness: { publishesDays: false },
  roles: DEFAULT_ROLES,
  announcements: [],
  ownWords: { kioskStart: null, calendarEntry: null },
  errands: [],
  formFields: [],
  figuresPerClerk: null,
  setup: { done: [] },
});

/** With which of what can be kept each part of the settings goes; null is always new. */
const KEPT_WITH: Record<keyof Settings, Keepable | null> = {
  office: 'office',
  publicLinks: 'office',
  responsible: 'office',
  languages: 'office',
  placeWord: 'counters',
  ticketWord: 'office',
  ownTicketWord: 'office',
  look: 'office',
  announcements: 'screens',
  ownWords: 'office',
  formFields: 'services',
  hours: 'hours',
  dayEndsAt: 'hours',
  calendar: 'hours',
  appointments: 'hours',
  services: 'services',
  appointmentLetter: 'services',
  counters: 'counters',
  kiosks: 'screens',
  displays: 'screens',
  printers: 'screens',
  sound: 'screens',
  display: 'screens',
  policy: 'rules',
  fairness: 'rules',
  liveLimits: 'rules',
  watching: 'mail',
  errands: 'rules',
  checkIn: 'rules',
  fromHome: 'rules',
  calls: 'rules',
  login: 'rules',
  signOn: null,
  retention: 'rules',
  backups: 'rules',
  roles: 'rules',
  figuresPerClerk: 'rules',
  waitingPlace: 'office',
  slip: 'office',
  mail: 'mail',
  mailTexts: 'mail',
  feeds: 'mail',
  former: null,
  setup: null,
};

/** What fits together: a counter serves what there is, a calendar books what there is. */
const fitting = (settings: Settings): Settings => {
  const there = new Set(settings.services.map(({ id }) => id));
  const known = (ids: readonly string[]) => ids.filter((id) => there.has(id));
  return {
    ...settings,
    counters: settings.counters.map((counter) => {
      const serves = counter.serviceIds && known(counter.serviceIds);
      return {
        ...counter,
        serviceIds: serves?.length === 0 ? null : serves,
        preferredServiceIds: known(counter.preferredServiceIds),
      };
    }),
    feeds: settings.feeds.filter(({ serviceId }) => there.has(serviceId)),
  };
};

/** The settings that a demonstration leaves behind when these parts of it are kept. */
export const officeAfter = (demonstration: Settings, keep: readonly Keepable[]): Settings => {
  const isKept = (name: keyof Settings) => KEEPABLE.some((one) => one === KEPT_WITH[name] && keep.includes(one));
  const kept = Object.fromEntries(
    Object.entries(demonstration).filter(([name]) => name in KEPT_WITH && isKept(name as keyof Settings)),
  );
  const merged: Settings = { ...newOffice, ...kept };
  return settingsSchema.parse(fitting({ ...merged, office: { ...merged.office, demonstration: false } }));
};
