// An office in which anything may happen: random acts and settings changed under way, and all that its screens say then.
import fc from 'fast-check';
import { NOTHING_LEARNED } from '../../../server/queue/forecast/lessons';
import { adminView } from '../../../server/queue/views/admin';
import { counterView } from '../../../server/queue/views/counter';
import { displayView } from '../../../server/queue/views/display';
import { kioskView } from '../../../server/queue/views/kiosk';
import { createScene } from '../../../server/queue/views/parts';
import { ticketView } from '../../../server/queue/views/ticket';
import type { ServesToday } from '../../../shared/events';
import { RIGHTS, SUPERVISOR } from '../../../shared/rights';
import type { Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { clerk, kiosk, OFFICE, type openHistory, settingsWith, VISITOR } from './history';

type History = ReturnType<typeof openHistory>;

const { services, counters, kiosks, policy } = settingsWith({});
const SERVICES = services.slice(0, 4);
const [A = '', B = '', C = ''] = SERVICES.map(({ id }) => id);
const SERVED = [null, [A], [A, B], [C], [B, C]];
const COUNTERS = counters.slice(0, 4).map((counter, i) => {
  const serviceIds = i === 0 ? null : (SERVED[i] ?? null);
  return { ...counter, serviceIds, preferredServiceIds: [], plan: null, arrow: null, placeHint: null };
});

/** Open from eight to noon, so that doors close and houses fill. */
export const smallOffice: Settings = settingsWith({
  services: SERVICES,
  counters: COUNTERS,
  kiosks: [kiosks[0], kiosks[0]].flatMap((one, i) => (one ? [{ ...one, id: `kiosk-${i + 1}` }] : [])),
  hours: [{ weekday: 1, from: '08:00', to: '12:00' }],
  policy: { ...policy, forgottenMin: null },
  fromHome: { isOffered: true, perDay: 100, perNetwork: 100, wayMin: 5, graceMin: 10 },
});

export type Act = { kind: string; who: number; what: number; min: number };

const KINDS = [
  ...['draw', 'draw', 'draw', 'drawAtCounter', 'checkIn', 'checkIn', 'open', 'open', 'logOut', 'next', 'next', 'next'],
  ...['begin', 'finish', 'finish', 'miss', 'park', 'back', 'return', 'handOnCounter', 'handOnService', 'handOnWaiting'],
  ...['errand', 'errand', 'reportBack', 'reportBack', 'reportBackHere'],
  ...[
    'raise',
    'outOfOrder',
    'takeOut',
    'leave',
    'pause',
    'pauseOpen',
    'resume',
    'removeClerk',
    'lock',
    'unlock',
    'admission',
    'pass',
  ],
  ...['finishNoted', 'noteWork', 'changeVisit', 'home', 'home', 'homeCome', 'homeCome', 'homeRules'],
  ...['undo', 'undo', 'undo', 'again', 'message', 'move', 'book', 'cancel', 'checkInAtCounter'],
  ...['pass', 'dropService', 'addService', 'dropCounter', 'addCounter', 'serve', 'contingent', 'walkInHours', 'policy'],
];

export const acts = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    who: fc.integer({ min: 0, max: 3 }),
    what: fc.integer({ min: 0, max: 30 }),
    min: fc.integer({ min: 0, max: 40 }),
  }),
  { minLength: 10, maxLength: 45 },
);

/** What changes who is called when, more of it in fewer acts: all kinds of people, and all that counters do. */
export const ordering: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(
    ...[
      'draw',
      'draw',
      'checkIn',
      'book',
      'cancel',
      'open',
      'logOut',
      'next',
      'next',
      'begin',
      'finish',
      'miss',
      'park',
    ],
    ...['errand', 'errand', 'reportBack', 'return', 'handOnCounter', 'handOnWaiting', 'handOnWaiting', 'raise', 'undo'],
    ...['home', 'home', 'homeCome', 'homeCome', 'homeRules'],
    ...['leave', 'pause', 'pauseOpen', 'resume', 'move', 'serve', 'policy', 'admission', 'contingent', 'pass'],
  ),
  who: fc.integer({ min: 0, max: 3 }),
  what: fc.integer({ min: 0, max: 30 }),
  min: fc.integer({ min: 0, max: 30 }),
});

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

const changed = (settings: Settings, { kind, who, what, min }: Act): Settings => {
  const kept = pick(settings.services, what)?.id;
  const without = (ids: string[] | null) => ids?.filter((id) => id !== kept);
  switch (kind) {
    case 'dropService':
      if (settings.services.length < 2) return settings;
      return {
        ...settings,
        services: settings.services.filter(({ id }) => id !== kept),
        counters: settings.counters.map((one) => {
          const left = without(one.serviceIds);
          return { ...one, serviceIds: left?.length ? left : null };
        }),
      };
    case 'addService':
      return { ...settings, services: SERVICES };
    case 'dropCounter':
      if (settings.counters.length < 2) return settings;
      return { ...settings, counters: settings.counters.filter((_, i) => i !== who % settings.counters.length) };
    case 'addCounter':
      return { ...settings, counters: COUNTERS.map((one) => ({ ...one, serviceIds: null })) };
    case 'serve':
      return {
        ...settings,
        counters: settings.counters.map((one, i) =>
          i === who % settings.counters.length && kept ? { ...one, serviceIds: what % 4 === 0 ? null : [kept] } : one,
        ),
      };
    case 'contingent':
    case 'walkInHours':
      return {
        ...settings,
        services: settings.services.map((one) => {
          if (one.id !== kept) return one;
          if (kind === 'contingent') return { ...one, contingent: what % 3 === 0 ? null : what % 4 };
          return { ...one, walkInHours: what % 3 === 0 ? null : [{ weekday: 1, from: '10:00', to: '11:00' }] };
        }),
      };
    case 'homeRules':
      return {
        ...settings,
        fromHome: { isOffered: what % 3 !== 0, perDay: 100, perNetwork: 100, wayMin: 5 + (what % 20), graceMin: min },
      };
    case 'policy':
      return {
        ...settings,
        policy: { ...settings.policy, pauseKeepsMin: min, run: 1 + (what % 3), leadMin: what % 7, graceMin: min },
      };
    default:
      return settings;
  }
};

const SETTINGS = [
  'dropService',
  'addService',
  'dropCounter',
  'addCounter',
  'serve',
  'contingent',
  'walkInHours',
  'policy',
  'homeRules',
];

/** Does an act as far as it can be done, and answers what came of it. */
export const perform = (history: History, act: Act): unknown => {
  const { kind, who, what, min } = act;
  const { day } = history;
  const settings = history.settings();
  if (SETTINGS.includes(kind)) {
    history.change(changed(settings, act));
    return null;
  }
  const by = clerk(who + 1);
  const counterId = `schalter-${who + 1}`;
  const visitId = day.counters.get(counterId)?.visitId ?? 'nobody-000';
  const all = [...day.visits.values()];
  const waiting = pick([...day.waiting.values()], what)?.id ?? 'nobody-000';
  const away = pick(
    all.filter(({ state }) => ['parked', 'missed', 'done', 'left'].includes(state)),
    what,
  )?.id;
  const booked =
    pick(
      all.filter(({ state }) => state === 'booked'),
      what,
    )?.id ?? 'nobody-000';
  const serviceId = pick(settings.services, what)?.id ?? '';
  const toService = { kind: 'service', serviceId } as const;
  const toCounter = { kind: 'counter', counterId: pick(settings.counters, what)?.id ?? '' } as const;
  const wish = { serviceIds: [serviceId], persons: 1, language: 'de' as const };
  const draw = { type: 'drawTicket' as const, ...wish };
  const finished = all.findLast((one) => one.state === 'done' && one.counterId === counterId)?.id;
  const work = {
    ...{ services: [{ serviceId, count: what % 3 }], persons: 1 + (what % 4) },
    hindrance: what % 3 === 0 ? ('papersMissing' as const) : null,
  };
  const ask = (command: Parameters<History['when']>[0], actor = by) => history.when(command, actor);
  switch (kind) {
    case 'draw':
      return ask(draw, kiosk(`kiosk-${1 + (who % 2)}`));
    case 'drawAtCounter':
      return ask(draw);
    case 'checkIn': {
      const slotAt = history.time.now + (min - 12) * MINUTE_MS;
      const place = { kind: 'extra' } as const;
      const booked = ask({ type: 'bookAppointment', ...wish, slotAt, place, contact: null }, OFFICE);
      if ('refusal' in booked) return booked;
      return ask(
        {
          type: 'checkInVisit',
          visitId: (booked.result as { visitId: string }).visitId,
          language: null,
          familyName: null,
        },
        kiosk(),
      );
    }
    case 'book': {
      const slotAt = history.time.now + (min - 5) * MINUTE_MS;
      const place = { kind: 'extra' } as const;
      return ask({ type: 'bookAppointment', ...wish, slotAt, place, contact: null }, OFFICE);
    }
    case 'home':
      return ask({ type: 'drawFromHome', ...wish, wayMin: min }, VISITOR);
    case 'homeCome': {
      const coming = pick(
        all.filter((one) => one.state === 'booked' && one.home !== null),
        what,
      );
      if (what % 3 === 0) return ask({ type: 'checkIn', code: coming?.code ?? '', language: null }, kiosk('kiosk-1'));
      const asked = { visitId: coming?.id ?? 'nobody-000', language: null, familyName: null };
      return ask({ type: 'checkInVisit', ...asked }, what % 3 === 1 ? VISITOR : by);
    }
    case 'cancel':
      return ask({ type: 'cancelAppointment', day: day.day, visitId: booked });
    case 'checkInAtCounter':
      return ask({ type: 'checkInVisit', visitId: booked, language: null, familyName: null });
    case 'open':
      return settings.counters.some(({ id }) => id === counterId)
        ? ask({ type: 'openCounter', counterId, personId: `person-000${who + 1}` }, OFFICE)
        : null;
    case 'logOut':
      return ask({ type: 'logOut' });
    case 'next':
      return ask({ type: 'callNext' });
    case 'begin':
    case 'finish':
    case 'miss':
      return ask({ type: kind, visitId });
    case 'finishNoted':
      return ask({ type: 'finish', visitId, work });
    case 'noteWork':
      return ask({ type: 'noteWork', visitId: finished ?? visitId, work });
    case 'changeVisit':
      return ask({ type: 'changeVisit', visitId, serviceIds: [serviceId], persons: 1 + (what % 4) });
    case 'again':
      return ask({ type: 'callAgain', visitId });
    case 'park':
      return ask({ type: 'park', visitId, place: '' });
    case 'errand':
      return ask({ type: 'sendOnErrand', visitId, errandId: settings.errands[0]?.id ?? '' });
    case 'reportBack':
    case 'reportBackHere': {
      const onErrand = all.filter(({ state, errand }) => state === 'parked' && errand !== null);
      const ticket = pick(onErrand, what)?.id ?? away ?? visitId;
      return ask({ type: 'reportBack', ticket }, kind === 'reportBack' ? kiosk('kiosk-1') : by);
    }
    case 'back':
      return ask({ type: 'callBack', visitId: away ?? visitId });
    case 'return':
      return ask({ type: 'returnToLine', visitId: away ?? visitId });
    case 'handOnCounter':
      return ask({ type: 'handOn', visitId, to: toCounter, note: '' });
    case 'handOnService':
      return ask({ type: 'handOn', visitId, to: toService, note: '' });
    case 'handOnWaiting':
      return ask({ type: 'handOn', visitId: waiting, to: min % 2 === 0 ? toCounter : toService, note: '' });
    case 'raise':
      return ask({ type: 'raise', visitId: waiting, reason: 'other' });
    case 'outOfOrder':
      return ask({ type: 'callOutOfOrder', visitId: waiting, reason: 'other' });
    case 'takeOut':
      return ask({ type: 'takeOut', visitId: waiting });
    case 'move': {
      const serves: ServesToday | null = pick([null, [serviceId], 'all' as const], min) ?? null;
      return ask({ type: 'moveCounter', counterId, serves, agreed: all.map(({ id }) => id) });
    }
    case 'message':
      return ask({ type: 'sendMessage', to: toCounter, text: 'Kommst du kurz?', about: null });
    case 'undo':
      return ask({
        type: 'undo',
        act: pick([...(day.acts.get(counterId) ?? [])].reverse(), what % 3)?.versions[0] ?? 1,
      });
    case 'leave':
      return ask({ type: 'leaveLine', visitId: waiting });
    case 'pause':
      return ask({ type: 'pause', until: history.time.now + (min + 1) * MINUTE_MS });
    case 'pauseOpen':
      return ask({ type: 'pause', until: null });
    case 'resume':
      return ask({ type: 'resume' });
    case 'removeClerk':
      return ask({ type: 'leaveCounters', personId: `person-000${who + 1}` }, OFFICE);
    case 'lock':
      return ask({ type: 'lockKiosk', kioskId: `kiosk-${1 + (who % 2)}`, reason: 'Störung' });
    case 'unlock':
      return ask({ type: 'unlockKiosk', kioskId: `kiosk-${1 + (who % 2)}` });
    case 'admission':
      return ask({ type: 'setAdmission', admission: pick(['byForecast', 'open', 'closed'] as const, what) ?? 'open' });
    default:
      history.time.now += min * MINUTE_MS;
      return ask({ type: 'tick' }, OFFICE);
  }
};

const loggedIn = (id: string) => ({ id, name: '', roleIds: [SUPERVISOR], rights: [...RIGHTS] });
const BESIDE = {
  ...{
    settingsVersion: 1,
    unfit: 0,
    devices: [],
    invitations: [],
    publicUrl: '',
    sources: [],
    feeds: [],
    programs: [],
    hooks: [],
    told: [],
  },
  staff: [1, 2, 3, 4].map((n) => ({
    ...{ id: `person-000${n}`, name: `Person ${n}`, roleIds: [SUPERVISOR] },
    ...{ mustChange: false, hasSecondFactor: false, signOn: null, lockedUntil: null, lastLoginAt: null, sessions: [] },
  })),
  secondFactor: null,
  signOn: { hasSecret: false },
  person: loggedIn('person-0009'),
  mail: { hasPassword: false, waiting: 0, lastFault: null },
};

const nameOf = (personId: string | null): string | null => BESIDE.staff.find(({ id }) => id === personId)?.name ?? null;

const momentOf = (history: History) => {
  const { day, time } = history;
  const settings = history.settings();
  const now = Math.max(time.now, day.lastAt);
  const besides = { serverAlarms: [], sign: '', nameOf };
  return { day, settings, now, scene: createScene({ day, settings, learned: NOTHING_LEARNED, now }, besides) };
};

/** What the administration alone shows: less to work out, where a test has many days. */
export const adminOf = (history: History) => {
  const { day, now, scene } = momentOf(history);
  return { now, admin: adminView(day, scene, BESIDE) };
};

/** Everything that all screens show at this moment. */
export const screensOf = (history: History) => {
  const { day, settings, now, scene } = momentOf(history);
  const site = { url: '', nextSlotAt: () => null };
  return {
    now,
    settings,
    display: displayView(day, scene, 'anzeige-1'),
    admin: adminView(day, scene, BESIDE),
    kiosks: settings.kiosks.flatMap(({ id }) => kioskView(day, scene, id, site) ?? []),
    /** Those at which somebody is logged in. */
    counters: [...day.counters].flatMap(([id, { personId }]) => counterView(day, scene, id, loggedIn(personId)) ?? []),
    /** All of them, as those are shown them who have not logged in. */
    loggedOut: settings.counters.flatMap(({ id }) => counterView(day, scene, id, null) ?? []),
    phones: new Map([...day.visits.values()].map(({ id, key }) => [id, ticketView(day, scene, key)])),
  };
};
