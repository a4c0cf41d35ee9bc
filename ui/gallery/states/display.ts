// The display's states, lying and standing. It speaks one language after the other; a look is the turn of one of them.
import type { Settings } from '../../../shared/settings';
import { POSTER } from '../beside/poster';
import { clerk, kiosk } from '../history';
import { busyMorning, callNext, openedMorning, until } from '../mornings';
import type { Office } from '../office';
import { ANNOUNCED, galleryOffice, RED } from '../settings';
import { type State, statesOf } from '../state';

const state = statesOf({ screen: 'display', sizes: ['display', 'pillar'], languages: ['de', 'en'] });

const calling = (): Office => {
  const office = busyMorning();
  until(office, 41);
  callNext(office, 5);
  return office;
};
/** A minute after the last call: nothing is announced any more. */
const called = (office: Office): Office => {
  callNext(office, 2);
  until(office, 42);
  callNext(office, 5);
  until(office, 43);
  return office;
};
const { display } = galleryOffice;

const DISPLAY = { id: 'anzeige-1', name: 'Wartebereich', part: 'calls', counterIds: null, column: false } as const;
const SECOND = { ...DISPLAY, id: 'anzeige-2', name: 'Flur', part: 'overflow' } as const;

/** Counters on two floors, and where the arrows point. */
const WITH_WAYS = galleryOffice.counters.map((counter, i) => ({
  ...counter,
  arrow: (['left', 'right', 'up', null] as const)[i % 4] ?? null,
  placeHint: i % 2 === 0 ? null : { de: '1. OG', en: '1st floor' },
}));

const callingAt = (office: Office, counters: number): Office => {
  for (let i = 0; i < counters; i++) office.draw(galleryOffice.services[i % 3]?.id ?? '', kiosk());
  for (let counter = 1; counter <= counters; counter++) callNext(office, counter);
  until(office, 42);
  return office;
};

const eightCalls = (changes: Partial<Settings>): Office => callingAt(openedMorning(8, changes), 8);

/** Twelve counters. */
const twelveCalls = (displays: Settings['displays'] = [DISPLAY, SECOND]): Office => {
  const [any] = galleryOffice.counters;
  const more = ['9', '10', '11', '12'].flatMap((name) => (any ? [{ ...any, id: `schalter-${name}`, name }] : []));
  return callingAt(openedMorning(12, { displays, counters: [...galleryOffice.counters, ...more] }), 12);
};

/** A house, counters and hints with the longest names; the last number of a letter. */
const longest = (): Office => {
  const counters = galleryOffice.counters.map((counter, i) => ({
    ...counter,
    name: i === 2 ? 'Zimmer 12 a' : counter.name,
    arrow: 'up' as const,
    placeHint: i === 2 ? { de: 'Altbau, 2. Obergeschoss', en: 'Old building, 2nd floor' } : null,
  }));
  const name = 'Bürgerservice und Einwohnermeldeamt der Stadt Ludwigshafen am Rhein';
  const office = openedMorning(5, { counters, office: { ...galleryOffice.office, name } });
  const service = galleryOffice.services[0]?.id ?? '';
  for (let i = 0; i < 999; i++) {
    const { visitId } = office.draw(service, kiosk());
    if (i < 996) office.done({ type: 'takeOut', visitId }, clerk(1));
  }
  for (const counter of [1, 2, 3]) callNext(office, counter);
  until(office, 1);
  return office;
};

export const displayStates: State[] = [
  state('call', 'Somebody is called.', { open: () => ({ office: calling() }), picture: 0.5 }),
  state('called', 'The last calls, and who comes next.', { open: () => ({ office: called(busyMorning()) }) }),
  state('again', 'Somebody is called again.', {
    open: () => {
      const office = busyMorning();
      const visitId = callNext(office, 5);
      until(office, 42);
      office.done({ type: 'callAgain', visitId }, clerk(5));
      return { office };
    },
  }),
  state('empty', 'Nobody has been called yet.', { open: () => ({ office: openedMorning() }) }),
  state('closed', 'Nobody is called, and no tickets are given.', {
    open: () => {
      const office = openedMorning(0);
      until(office, 240);
      return { office };
    },
  }),
  state('plain', 'An office that shows neither the next numbers nor a forecast, in rooms.', {
    open: () => ({
      office: called(
        busyMorning({ placeWord: 'Zimmer', display: { ...display, showNext: false, showForecast: false } }),
      ),
    }),
  }),
  state('announcements', 'Two announcements below the calls.', {
    open: () => ({ office: called(busyMorning({ announcements: ANNOUNCED })) }),
  }),
  state('house', 'A house with a colour of its own.', { open: () => ({ office: called(busyMorning({ look: RED })) }) }),
  state('full-house', 'No more tickets today.', {
    open: () => {
      const office = called(busyMorning());
      office.done({ type: 'setAdmission', admission: 'closed' }, clerk(1));
      return { office };
    },
  }),
  state('locked', 'Every kiosk is locked, and nobody waits.', {
    open: () => {
      const office = openedMorning();
      office.done({ type: 'lockKiosk', kioskId: 'kiosk-1', reason: 'Der Drucker wird gerade gewartet' }, clerk(1));
      return { office };
    },
  }),
  state('no-counter', 'Open by the hours, and nobody is at a counter.', { open: () => ({ office: openedMorning(0) }) }),
  state('used-up', 'All numbers of the day are given, and everybody is gone.', {
    open: () => ({
      office: openedMorning(5, { services: galleryOffice.services.map((one) => ({ ...one, contingent: 0 })) }),
    }),
  }),
  state('night', 'Closed, and nobody is there: dark.', {
    open: () => {
      const office = openedMorning(0);
      until(office, 800);
      return { office };
    },
  }),
  state('everybody', 'All eight counters call at once, each with its way.', {
    open: () => ({ office: eightCalls({ counters: WITH_WAYS }) }),
  }),
  state('overflow', 'The second display, with the calls that the first has no room for.', {
    open: () => ({ office: twelveCalls(), display: 'anzeige-2' }),
  }),
  state('relieved', 'The first display, beside a second one: twelve are called.', {
    open: () => ({ office: twelveCalls() }),
  }),
  state('crowded', 'Twelve are called, and there is no second display: part by part.', {
    open: () => ({ office: twelveCalls([DISPLAY]) }),
  }),
  state('column', 'A column for what the office tells.', {
    open: () => ({
      office: called(
        busyMorning({ announcements: ANNOUNCED, displays: [{ ...DISPLAY, column: true }], counters: WITH_WAYS }),
      ),
    }),
  }),
  state('poster', 'A picture of the office in the column.', {
    open: () => ({
      office: called(
        busyMorning({
          announcements: ANNOUNCED.slice(1).map((one) => ({ ...one, poster: POSTER })),
          displays: [{ ...DISPLAY, column: true }],
          checkIn: { ...galleryOffice.checkIn, byPhone: 'off' },
          display: { ...display, showNext: false, showForecast: false },
        }),
      ),
    }),
  }),
  state('long', 'The longest names, and number 999.', { open: () => ({ office: longest() }) }),
  state('offline', 'The server is out of reach: what stands here may be old.', {
    open: () => ({ office: called(busyMorning()), online: false }),
  }),
];
