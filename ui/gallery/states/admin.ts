// The administration's states: each of its pages, and what stands in the way of saving.

import { createFacts } from '../../../server/queue/figures/facts';
import { lessonOf } from '../../../server/queue/forecast/lessons';
import { appointmentsOn, contactView } from '../../../server/queue/views/booked';
import { demonstrationTownHall } from '../../../server/starting/townHall';
import { livedDay } from '../../../server/starting/weeks/pastDay';
import { publishedDays } from '../../../server/starting/weeks/published';
import type { AuditEntry } from '../../../shared/audit/entry';
import { dayAfter, wallTime } from '../../../shared/time';
import { adminWordsOf } from '../../../shared/words/admin';
import { ADMIN, min, OFFICE } from '../history';
import { busyMorning, openedMorning } from '../mornings';
import type { Office } from '../office';
import { REPLAYED } from '../replayed';
import { ANNOUNCED, FORM_FIELDS, galleryOffice, RED } from '../settings';
import { type Answering, type Opened, type State, type Steps, statesOf } from '../state';
import { withHeld, withProof } from './privacy';

const state = statesOf({ screen: 'admin', sizes: ['desk', 'narrow'], languages: ['de', 'en'] });

const DAY_MS = 86_400_000;

/** Paired screens, and a link that nobody has opened yet. */
const withDevices = (): Office => {
  const office = busyMorning();
  const stations = [
    ['kiosk', 'kiosk-1'],
    ['display', 'anzeige-1'],
    ['counter', 'schalter-1'],
    ['counter', 'schalter-2'],
    ['admin', 'admin'],
  ] as const;
  office.beside.devices = stations.map(([role, stationId], i) => ({
    ...{ id: `device-000${i}`, role, stationId, online: i !== 3 },
    ...{ pairedAt: min(0) - 30 * DAY_MS, lastSeenAt: min(i === 3 ? -1000 : 40) },
  }));
  const madeAt = min(10);
  office.beside.invitations = [
    { id: 'invitation-1', role: 'counter', stationId: 'schalter-4', madeAt, expiresAt: madeAt + DAY_MS, by: 'admin' },
  ];
  return office;
};

const withAlarms = (): Office => {
  const office = busyMorning();
  office.done({ type: 'reportPrinter', printerId: 'drucker-1', problems: ['paperOut'] }, OFFICE);
  office.beside.serverAlarms.push({ kind: 'server', fault: 'dayList', about: '', since: min(20) });
  return office;
};

/** Nine o'clock is the 36th quarter hour of the day. */
const quarterOf = (at: number): number => 36 + Math.floor((at - min(0)) / (15 * 60_000));

/** Eight Mondays of which the forecasts can be held against what came. */
const withPast = (): Office => {
  const office = busyMorning();
  const lesson = lessonOf(office.day, quarterOf);
  office.beside.lessons = [1, 2, 3, 4, 5, 6, 7, 8].map((week) => ({ day: dayAfter('2017-11-06', -7 * week), lesson }));
  return office;
};

/** The published weeks behind it, as the real core decided them. */
const withReport = (): Office => {
  const office = busyMorning();
  office.beside.facts = publishedDays().map((published) => {
    const facts = createFacts((at) => Number(wallTime(at, 'Europe/Berlin').time.slice(0, 2)));
    for (const event of livedDay(published, demonstrationTownHall)) facts.add(event);
    return { day: published.day, facts: facts.facts() };
  });
  return office;
};

/** Appointments on a day that has been closed since. */
const withUnfit = (): Office => {
  const office = busyMorning();
  office.beside.unfitAppointments = appointmentsOn(office.day)
    .filter(({ state }) => state === 'booked')
    .map((visit) => ({ ...contactView(office.day, galleryOffice, visit), unfit: 'dayClosed' as const }));
  office.beside.unfit = office.beside.unfitAppointments.length;
  return office;
};

const withAudit = (): Office => {
  const office = busyMorning();
  const one = (seq: number, changes: object) => ({
    ...{ seq, at: min(seq), kind: 'act', name: 'callNext', outcome: 'done', asker: 'counter', place: 'schalter-3' },
    ...{ roles: [], person: { name: 'Aylin Demir' }, about: null, detail: { number: 'A014', why: { rule: 'line' } } },
    ...changes,
  });
  const look = { kind: 'look', name: 'appointment', detail: { day: '2017-11-07', slotAt: min(1500) } };
  const refused = { kind: 'refused', name: 'logIn', outcome: 'wrongLogin', person: null, detail: { times: 3 } };
  const saved = { asker: 'admin', place: 'admin', person: { name: null }, roles: ['Leitung'] };
  office.beside.audit = {
    entries: [
      one(46, refused),
      one(45, look),
      one(44, {}),
      one(43, { ...saved, name: 'changeSettings', detail: { version: 7, parts: ['hours', 'services'] } }),
      one(42, { asker: 'visitor', place: null, person: null, name: 'bookAppointment', detail: { slotAt: min(1500) } }),
    ] as AuditEntry[],
    next: 42,
    check: { at: min(40), entries: 46, first: 1, head: null, fault: { what: 'changed', seq: 31, to: null } },
  };
  return office;
};

const withReplay = (): Office => {
  const office = busyMorning();
  office.beside.replay = { state: 'done', result: REPLAYED, at: min(30) };
  return office;
};

const withUnusual = (): Office => {
  const office = busyMorning();
  const services = [galleryOffice.services[0]?.name ?? { de: '' }];
  office.beside.unusual = {
    patterns: [
      {
        network: 'network-01',
        appointments: Array.from({ length: 12 }, (_, i) => ({
          ...{ day: '2017-11-07', visitId: `visit-unusual-${i}`, slotAt: min(1440 + 15 * i), bookedAt: min(i) },
          ...{ persons: 1, services, name: `Müller ${i + 1}` },
        })),
      },
    ],
  };
  return office;
};

const FEED = { id: 'feed-1', name: 'Trauungen', serviceId: 'beglaubigung', everyMin: 15 };
const withInterfaces = (): Office => {
  const office = busyMorning({ feeds: [FEED] });
  const counts = { booked: 3, changed: 1, unchanged: 41, cancelled: 0, ignored: 2 };
  office.beside.feeds = [
    {
      ...{ id: FEED.id, host: 'kalender.luenen.example', checkedAt: min(38), failure: null, missed: null },
      reading: { at: min(38), counts, faultCount: 0, faults: [] },
    },
  ];
  const createdAt = min(-60 * 24 * 9);
  office.beside.sources = [
    { id: 'source-01', name: 'Terminportal des Kreises', createdAt, lastUsedAt: min(31), revokedAt: null },
  ];
  return office;
};

/** Two people have saved since the beginning. */
const withVersions = (): Office => {
  const office = busyMorning();
  const settings = office.settings();
  const { policy, services } = settings;
  office.save(
    { ...settings, policy: { ...policy, run: 3 }, hours: [{ weekday: 1, from: '08:00', to: '16:00' }] },
    ADMIN,
  );
  const longer = services.map((one, i) =>
    i === 0 ? { ...one, durationMin: 15, name: { ...one.name, en: 'Passport' } } : one,
  );
  office.save({ ...office.settings(), services: longer, placeWord: 'Platz' }, ADMIN);
  return office;
};

const at = (address: string, office: () => Office = busyMorning): Pick<State, 'open'> => ({
  open: () => ({ office: office(), address: `#/${address}` }),
});

const type =
  (key: Parameters<ReturnType<typeof adminWordsOf>['t']>[0], value: string): Steps =>
  ({ hand, language }) =>
    hand.type(adminWordsOf(language).t(key as 'common.save'), value);
const save: Steps = ({ hand, language }) => hand.press(adminWordsOf(language).t('common.save'));
const isOffline: Answering = (command) =>
  command.type === 'changeSettings' ? ({ ok: false, refusal: { code: 'offline', values: {} } } as never) : null;
/** Somebody else has saved another name for counter 7. */
const savedByOthers = ({ office }: Pick<Opened, 'office'>): void => {
  const { counters, ...settings } = office.settings();
  const renamed = counters.map((one) => (one.id === 'schalter-7' ? { ...one, name: '7 b' } : one));
  office.save({ ...settings, counters: renamed }, OFFICE);
};
const press =
  (key: Parameters<ReturnType<typeof adminWordsOf>['t']>[0]): Steps =>
  ({ hand, language }) =>
    hand.press(adminWordsOf(language).t(key as 'common.save'));
const renaming = (more: Partial<Opened> = {}): Pick<State, 'open'> => ({
  open: () => ({ office: busyMorning(), address: '#/counters/schalter-7', ...more }),
});

export const adminStates: State[] = [
  state('overview', 'What is going on now.', { ...at('overview', withDevices), picture: 0.75 }),
  state('overview-alarms', 'Something wants looking after.', at('overview', withAlarms)),
  state(
    'overview-closed',
    'Nobody is at work yet.',
    at('overview', () => openedMorning(0)),
  ),
  state('insight', 'How forecasts held, and what a counter more would do.', at('insight', withPast)),
  state('insight-new', 'An office without a past.', at('insight')),
  state('reports', 'What the office has done.', at('reports/2017-11-06_2017-11-10', withReport)),
  state('reports-none', 'Nothing is known of a range.', at('reports/2017-01-02_2017-01-06')),
  state('reports-sheet', 'The sheet for the committee.', at('reports/sheet_2017-11-06_2017-11-19', withReport)),
  state('privacy', 'Data protection, before anything is searched.', at('privacy')),
  state('privacy-proof', 'What the search over every table has found.', {
    ...at('privacy', withProof),
    steps: ({ hand, language }) => hand.press(adminWordsOf(language).t('privacy.proof.run')),
  }),
  state('privacy-held', 'What is kept of one person.', {
    ...at('privacy', withHeld),
    steps: async (parts) => {
      await type('privacy.held.text', 'Quittenbaum')(parts);
      await parts.hand.press(adminWordsOf(parts.language).t('privacy.held.find'));
    },
  }),
  state('replay', 'Past weeks played again with a counter fewer.', at('replay', withReplay)),
  state('replay-new', 'Nothing has been played yet.', at('replay')),
  state('outage', 'A counter is missing: whom that hits.', at('outage')),
  state('unfit', 'Appointments that have no room any more.', at('unfit', withUnfit)),
  state('unfit-none', 'All appointments have room.', at('unfit')),
  state('audit', 'Who did what, and that the log was altered.', at('audit', withAudit)),
  state('unusual', 'Many bookings from one network.', at('unusual', withUnusual)),
  state('office', 'Name, place, languages.', at('office')),
  state(
    'look',
    'The colour and the logo of the house.',
    at('look', () => busyMorning({ look: RED })),
  ),
  state('services', 'All services.', { ...at('services'), picture: 0.75 }),
  state('service', 'One service.', at('services/ausweis')),
  state('hours', 'Opening hours and closures.', at('hours')),
  state('appointments', 'When and how many appointments are offered.', at('appointments')),
  state(
    'form-fields',
    'What is asked besides when somebody books.',
    at('formFields', () => busyMorning({ formFields: FORM_FIELDS })),
  ),
  state(
    'form-field',
    "One field of the office's own.",
    at('formFields/0', () => busyMorning({ formFields: FORM_FIELDS })),
  ),
  state('order', 'The call order.', at('order')),
  state('counters', 'All counters.', at('counters')),
  state('counter', 'One counter.', at('counters/schalter-3')),
  state('kiosks', 'All kiosks.', at('kiosks')),
  state('kiosk', 'One kiosk.', at('kiosks/kiosk-1')),
  state('displays', 'All displays.', at('displays')),
  state(
    'announcements',
    'What displays and kiosks tell besides.',
    at('announcements', () => busyMorning({ announcements: ANNOUNCED })),
  ),
  state(
    'announcement',
    'One announcement.',
    at('announcements/0', () => busyMorning({ announcements: ANNOUNCED })),
  ),
  state('printers', 'All printers.', at('printers', withAlarms)),
  state('printer', 'One printer.', at('printers/drucker-1')),
  state('slip', 'What stands on the slip.', {
    open: () => ({
      office: busyMorning(),
      address: '#/slip',
      answering: ({ type }) => (type === 'previewSlip' ? 'never' : null),
    }),
  }),
  state('devices', 'Paired browsers and open links.', at('devices', withDevices)),
  state('persons', 'Who works here.', at('persons')),
  state('mail', 'The server that sends the mail.', at('mail')),
  state('feeds', 'Calendars and other booking systems.', at('feeds', withInterfaces)),
  state('feed', 'One calendar.', at('feeds/feed-1', withInterfaces)),
  state('versions', 'What was saved, by whom, and the file of all settings.', at('versions', withVersions)),
  state('version-restored', 'What an old version would change.', {
    ...at('versions', withVersions),
    steps: press('admin.versions.restore'),
  }),
  state('unsaved', 'Something is not saved yet.', { ...renaming(), steps: type('admin.col.name', '7 a') }),
  state('unsaved-refused', 'Saving failed.', {
    ...renaming({ answering: isOffline }),
    steps: async (parts) => {
      await type('admin.col.name', '7 a')(parts);
      await save(parts);
    },
  }),
  state('conflict', 'Somebody else has changed the same.', {
    ...renaming(),
    steps: async (parts) => {
      await type('admin.col.name', '7 a')(parts);
      savedByOthers(parts);
      await press('admin.conflict.settle')(parts);
    },
  }),
  state('saved', 'Saved just now, with the way back.', {
    ...renaming(),
    steps: async (parts) => {
      await type('admin.col.name', '7 a')(parts);
      await save(parts);
    },
  }),
  state('affected', 'Saving would hit somebody, and says whom.', {
    open: () => {
      const office = busyMorning();
      return {
        office,
        address: '#/counters/schalter-7',
        answering: ({ type }) => {
          const affected = [{ kind: 'counter', name: '7' }] as const;
          if (type === 'affectedBy')
            return { ok: true, result: { affected: [...affected], consent: 'agreed' } as never };
          return type === 'changeSettings'
            ? ({ ok: false, refusal: { code: 'affectsPeople', values: { count: 1 } } } as never)
            : null;
        },
      };
    },
    steps: async (parts) => {
      await type('admin.col.name', '7 a')(parts);
      await save(parts);
    },
  }),
  state('offline', 'The server is out of reach.', {
    open: () => ({ office: busyMorning(), address: '#/overview', online: false }),
  }),
];
