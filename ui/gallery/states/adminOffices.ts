// Offices whose administration has something to show: people, alarms, a past, appointments without room.
import { createFacts } from '../../../server/queue/figures/facts';
import { lessonOf } from '../../../server/queue/forecast/lessons';
import { appointmentsOn, contactView } from '../../../server/queue/views/booked';
import { demonstrationTownHall } from '../../../server/starting/townHall';
import { livedDay } from '../../../server/starting/weeks/pastDay';
import { publishedDays } from '../../../server/starting/weeks/published';
import type { AuditEntry } from '../../../shared/audit/entry';
import type { Settings } from '../../../shared/settings';
import { dayAfter, wallTime } from '../../../shared/time';
import { ADMIN, clerk, kiosk, min, OFFICE } from '../history';
import { busyMorning, callNext, fishingAtEight, free, until } from '../mornings';
import type { Office } from '../office';
import { REPLAYED } from '../replayed';
import { galleryOffice } from '../settings';

const DAY_MS = 86_400_000;

/** Paired screens, and a link that nobody has opened yet. */
export const withDevices = (): Office => {
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

export const withAlarms = (): Office => {
  const office = busyMorning();
  office.done({ type: 'reportPrinter', printerId: 'drucker-1', problems: ['paperOut'] }, OFFICE);
  office.beside.serverAlarms.push({ kind: 'server', fault: 'dayList', about: '', since: min(20) });
  return office;
};

/** Five past ten: somebody called does not come, a pause is overdue, and who serves fishing licences is not there. */
export const withStuck = (): Office => {
  const office = fishingAtEight();
  office.draw('fischerei', kiosk());
  callNext(office, 3);
  free(office, 4);
  office.done({ type: 'pause', until: min(58) }, clerk(4));
  until(office, 65);
  return office;
};

/** Nine o'clock is the 36th quarter hour of the day. */
const quarterOf = (at: number): number => 36 + Math.floor((at - min(0)) / (15 * 60_000));

/** Eight Mondays of which the forecasts can be held against what came. */
export const withPast = (): Office => {
  const office = busyMorning();
  const lesson = lessonOf(office.day, quarterOf);
  office.beside.lessons = [1, 2, 3, 4, 5, 6, 7, 8].map((week) => ({ day: dayAfter('2017-11-06', -7 * week), lesson }));
  return office;
};

/** The published weeks behind it, as the real core decided them. */
export const withReport = (changes: Partial<Settings> = {}): Office => {
  const office = busyMorning(changes);
  office.beside.facts = publishedDays().map((published) => {
    const facts = createFacts((at) => Number(wallTime(at, 'Europe/Berlin').time.slice(0, 2)));
    for (const event of livedDay(published, demonstrationTownHall)) facts.add(event);
    return { day: published.day, facts: facts.facts() };
  });
  return office;
};

/** Appointments on a day that has been closed since. */
export const withUnfit = (): Office => {
  const office = busyMorning();
  office.beside.unfitAppointments = appointmentsOn(office.day)
    .filter(({ state }) => state === 'booked')
    .map((visit) => ({ ...contactView(office.day, galleryOffice, visit), unfit: 'dayClosed' as const }));
  office.beside.unfit = office.beside.unfitAppointments.length;
  return office;
};

export const withAudit = (): Office => {
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

export const withReplay = (): Office => {
  const office = busyMorning();
  office.beside.replay = { state: 'done', result: REPLAYED, at: min(30) };
  return office;
};

export const withUnusual = (): Office => {
  const office = busyMorning();
  const services = [galleryOffice.services[0]?.name ?? { de: '' }];
  office.beside.unusual = {
    today: { count: 31, past: [9, 12, 7, 10, 11, 8, 13, 9], busiest: 12, pastBusiest: [2, 3, 2, 2, 4, 2, 3, 2] },
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

export const FEED = { id: 'feed-1', name: 'Trauungen', serviceId: 'beglaubigung', everyMin: 15 };
export const withInterfaces = (): Office => {
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
  office.beside.programs = [
    {
      ...{ id: 'program-01', name: 'Fachverfahren Meldewesen', scopes: ['readVisit', 'act'], counterId: null },
      ...{ createdAt, lastUsedAt: min(40), revokedAt: null },
    },
    {
      ...{ id: 'program-02', name: 'Tafel im Treppenhaus', scopes: ['readLine'], counterId: null },
      ...{ createdAt, lastUsedAt: null, revokedAt: min(-60) },
    },
  ];
  office.beside.hooks = [
    {
      ...{ id: 'hook-0001', name: 'Alarmserver', host: 'alarm.luenen.example', createdAt },
      events: ['emergency.called', 'emergency.acknowledged', 'emergency.ended'],
      ...{ waiting: 0, lastSentAt: min(12), trouble: null },
    },
    {
      ...{ id: 'hook-0002', name: 'Statistik der Kämmerei', host: 'statistik.luenen.example:8443', createdAt },
      events: ['visit.finished', 'visit.missed', 'visit.undone'],
      ...{ waiting: 14, lastSentAt: min(-30) },
      trouble: { since: min(4), at: min(41), fault: { code: 'answered', status: 503 }, givenUp: 2 },
    },
  ];
  return office;
};

/** Two people have saved since the beginning. */
export const withVersions = (): Office => {
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
