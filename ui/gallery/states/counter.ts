// A counter's states.
import { staffLanguageOf } from '../../../shared/languages';
import type { Language } from '../../../shared/settings';
import { counterWordsOf } from '../../../shared/words/counter';
import { clerk, kiosk, OFFICE } from '../history';
import { busyMorning, callNext, errandsAtTen, fishingAtEight, free, openedMorning, until } from '../mornings';
import type { Office } from '../office';
import { type State, type Steps, statesOf } from '../state';

const state = statesOf({ screen: 'counter', sizes: ['desk', 'narrow'], languages: ['de', 'en'] });

type Key = Parameters<ReturnType<typeof counterWordsOf>['t']>[0];
/** Only sentences without anything to fill in are pressed. */
export const say = (language: Language, key: Key): string => counterWordsOf(language).t(key as 'counter.act.next');
const pressing =
  (...keys: Key[]): Steps =>
  async ({ hand, language }) => {
    for (const key of keys) await hand.press(say(language, key));
  };
/** Presses something about a number: who is first in a list, where nobody says. */
const about =
  (key: Key, number: (office: Office) => string): Steps =>
  ({ hand, language, office }) =>
    hand.press(counterWordsOf(language).t('counter.about', { act: say(language, key), number: number(office) }));

const atFree = (): Office => {
  const office = busyMorning();
  free(office, 3);
  return office;
};
const atCalled = (): Office => {
  const office = busyMorning();
  callNext(office, 3);
  return office;
};
const atServing = (): Office => {
  const office = busyMorning();
  const visitId = callNext(office, 3);
  until(office, 41);
  office.done({ type: 'begin', visitId }, clerk(3));
  until(office, 47);
  return office;
};
const paused = (minutes: number | null): Office => {
  const office = atFree();
  office.done({ type: 'pause', until: minutes === null ? null : office.now() + minutes * 60_000 }, clerk(3));
  until(office, 55);
  return office;
};
/** Parked, missed, handed on, raised: all that a morning brings. */
const eventful = (): Office => {
  const office = busyMorning();
  const parked = callNext(office, 3);
  office.done({ type: 'park', visitId: parked, place: 'Fotoautomat' }, clerk(3));
  const missed = callNext(office, 4);
  office.done({ type: 'miss', visitId: missed }, clerk(4));
  const handed = callNext(office, 5);
  const to = { kind: 'counter', counterId: 'schalter-3' } as const;
  office.done({ type: 'handOn', visitId: handed, to, note: 'Foto fehlt noch' }, clerk(5));
  const raised = [...office.day.waiting.keys()].at(-1) ?? '';
  office.done({ type: 'raise', visitId: raised, reason: 'child' }, clerk(3));
  return office;
};
/** Five acts of a counter: finished by mistake and taken back; parked, and called back by another counter since. */
const withMistakes = (): Office => {
  const office = busyMorning();
  const parked = callNext(office, 3);
  office.done({ type: 'park', visitId: parked, place: 'Fotoautomat' }, clerk(3));
  free(office, 4);
  office.done({ type: 'callBack', visitId: parked }, clerk(4));
  until(office, 41);
  const raised = [...office.day.waiting.keys()].at(-1) ?? '';
  office.done({ type: 'raise', visitId: raised, reason: 'child' }, clerk(3));
  const visitId = callNext(office, 3);
  until(office, 42);
  office.done({ type: 'begin', visitId }, clerk(3));
  until(office, 47);
  office.done({ type: 'finish', visitId }, clerk(3));
  const act = office.day.acts.get('schalter-3')?.at(-1)?.versions[0] ?? 0;
  office.done({ type: 'undo', act }, clerk(3));
  return office;
};
/** K7: one visit was finished with a note, and the next without one. */
const withNotes = (): Office => {
  const office = busyMorning();
  for (const work of [{ services: [{ serviceId: 'ausweis', count: 2 }], persons: 2, hindrance: null }, undefined]) {
    const visitId = callNext(office, 3);
    office.done({ type: 'begin', visitId }, clerk(3));
    office.done({ type: 'finish', visitId, ...(work && { work }) }, clerk(3));
  }
  return office;
};
const reminding: Steps = ({ hand, language }) =>
  hand.press(counterWordsOf(language).t('counter.timer.minutes', { minutes: 10 }));
const notingMore: Steps = async (parts) => {
  const { hand, language } = parts;
  const lost = { de: 'Fund', en: 'Lost' }[staffLanguageOf(language)];
  await pressing('counter.act.done')(parts);
  await hand.type(say(language, 'counter.done.add'), lost);
  await hand.press(lost);
  await hand.type(say(language, 'counter.done.hindrance'), 'papersMissing');
};
/** Somebody came for what only counter 8 does, at which nobody is. */
const unserved = (): Office => {
  const office = fishingAtEight();
  office.draw('fischerei', kiosk());
  return office;
};
/** Everything that staff must look after at once. */
const alarmed = (): Office => {
  const office = busyMorning();
  office.done({ type: 'reportPrinter', printerId: 'drucker-1', problems: ['paperOut', 'coverOpen'] }, OFFICE);
  office.draw('ausweis');
  const since = office.now();
  office.beside.serverAlarms.push(
    { kind: 'server', fault: 'backup', about: '', since },
    { kind: 'server', fault: 'feedSkipped', about: 'Trauungen', since },
  );
  return office;
};
const waitingAt =
  (place: number) =>
  (office: Office): string => {
    const view = office.viewOf('counter', 'schalter-3');
    return view.screen === 'counter' ? (view.waiting[place]?.number ?? '') : '';
  };
/** K8: help was called from two counters; somebody comes to the first. */
const emergency = (): Office => {
  const office = atServing();
  for (const counter of [4, 5]) office.done({ type: 'callEmergency' }, clerk(counter));
  office.done({ type: 'acknowledgeEmergency', counterId: 'schalter-4' }, clerk(5));
  return office;
};
/** K17: for today, by who may. */
const moved = (): Office => {
  const office = atServing();
  const serves = office
    .settings()
    .services.slice(0, 2)
    .map(({ id }) => id);
  office.done({ type: 'moveCounter', counterId: 'schalter-3', serves, agreed: [] }, clerk(3));
  return office;
};
/** K16: two messages have come, and one of one's own was read. */
const withMessages = (): Office => {
  const office = atServing();
  const write = (from: number, to: 'all' | number, text: string, about: string | null = null): string => {
    const addressee =
      to === 'all' ? ({ kind: 'all' } as const) : { kind: 'counter' as const, counterId: `schalter-${to}` };
    return office.done<{ messageId: string }>({ type: 'sendMessage', to: addressee, text, about }, clerk(from))
      .messageId;
  };
  const own = write(3, 4, 'Kannst du jemanden übernehmen?');
  office.done({ type: 'readMessage', messageId: own }, clerk(4));
  write(4, 3, 'Ja, schick sie her', office.day.counters.get('schalter-3')?.visitId ?? null);
  write(5, 'all', 'Der Drucker im Foyer klemmt, ich bin gleich wieder da');
  return office;
};
const emergencyHere = (): Office => {
  const office = atServing();
  office.done({ type: 'callEmergency' }, clerk(3));
  office.done({ type: 'acknowledgeEmergency', counterId: 'schalter-3' }, clerk(5));
  return office;
};

export const counterStates: State[] = [
  state('free', 'Free: whom the next call takes, and why.', { open: () => ({ office: atFree() }), picture: 0.64 }),
  state('called', 'Somebody is called.', { open: () => ({ office: atCalled() }) }),
  state('serving', 'Somebody is served.', { open: () => ({ office: atServing() }), picture: 0.64 }),
  state('last-call', 'Called for the last time.', {
    open: () => {
      const office = busyMorning();
      const visitId = callNext(office, 3);
      for (const seconds of [20, 40]) {
        until(office, 40 + seconds / 60);
        office.done({ type: 'callAgain', visitId }, clerk(3));
      }
      until(office, 41);
      return { office };
    },
  }),
  state('nobody', 'Free, and nobody waits.', { open: () => ({ office: openedMorning() }) }),
  state('paused', 'A pause with a time of return.', { open: () => ({ office: paused(30) }) }),
  state('paused-overdue', 'A pause that should have ended.', { open: () => ({ office: paused(10) }) }),
  state('paused-open', 'A pause without a time of return.', { open: () => ({ office: paused(null) }) }),
  state('eventful', 'Parked, missed, handed on with a note, raised.', { open: () => ({ office: eventful() }) }),
  state('undo', 'The last acts: one taken back, one that has gone on elsewhere.', {
    open: () => ({ office: withMistakes() }),
    sizes: ['desk', 'narrow'],
  }),
  state('search', 'Whoever is sought, wherever they are.', {
    open: () => ({ office: eventful() }),
    steps: async ({ hand, language }) => {
      await hand.type(say(language, 'counter.seekByName'), 'a');
      await hand.type(say(language, 'counter.seekByName'), '1');
      await hand.see(say(language, 'counter.found'));
    },
  }),
  state('search-one', 'One who was sought, with all that can be done.', {
    open: () => ({ office: atFree() }),
    steps: async ({ hand, language, office }) => {
      await hand.type(say(language, 'counter.seekByName'), waitingAt(2)(office));
      await hand.see(say(language, 'counter.found'));
    },
  }),
  state('search-nobody', 'Nobody who was sought.', {
    open: () => ({ office: atServing() }),
    steps: async ({ hand, language }) => {
      await hand.type(say(language, 'counter.seekByName'), 'Niemand');
      await hand.see(say(language, 'counter.found'));
    },
  }),
  state('noted', 'The last acts: one finish with a note, one that can still get one.', {
    open: () => ({ office: withNotes() }),
  }),
  state('timer', 'A clerk’s own reminder, set.', { open: () => ({ office: atServing() }), steps: reminding }),
  state('dialog-done', 'What was done in the visit.', {
    open: () => ({ office: atServing() }),
    steps: pressing('counter.act.done'),
  }),
  state('dialog-done-more', 'A matter is added by typing, and something could not be done.', {
    open: () => ({ office: atServing() }),
    steps: notingMore,
  }),
  state('dialog-note', 'What was done, noted after the end.', {
    open: () => ({ office: withNotes() }),
    steps: pressing('counter.done.noteShort'),
  }),
  state('unserved', 'Somebody waits whom nobody calls.', { open: () => ({ office: unserved() }) }),
  state('alarms', 'Printer, slip and server want looking after.', { open: () => ({ office: alarmed() }) }),
  state('emergency', 'Help is called from two other counters.', { open: () => ({ office: emergency() }) }),
  state('emergency-here', 'Help was called from here, and comes.', { open: () => ({ office: emergencyHere() }) }),
  state('messages', 'Colleagues have written.', { open: () => ({ office: withMessages() }) }),
  state('moved', 'This counter takes something else today.', { open: () => ({ office: moved() }) }),
  state('dialog-message', 'Writing to colleagues.', {
    open: () => ({ office: atServing() }),
    steps: pressing('counter.act.message'),
  }),
  state('login', 'Nobody is logged in.', { open: () => ({ office: openedMorning(), counter: 8 }) }),
  state('offline', 'The server is out of reach.', { open: () => ({ office: atServing(), online: false }) }),
  state('refused', 'An act that came to nothing, and why.', {
    open: () => ({
      office: atFree(),
      answering: ({ type }) =>
        type === 'callNext' ? { ok: false, refusal: { code: 'nobodyWaiting', values: {} } } : null,
    }),
    steps: pressing('counter.act.next'),
  }),
  state('errands', 'To the photo: one is there, one back, one overdue.', { open: () => ({ office: errandsAtTen() }) }),
  state('dialog-park', 'Parking.', { open: () => ({ office: atServing() }), steps: pressing('counter.act.park') }),
  state('dialog-hand-on', 'Handing on.', {
    open: () => ({ office: atServing() }),
    steps: pressing('counter.act.handOn'),
  }),
  state('dialog-pause', 'Going for a pause.', {
    open: () => ({ office: atFree() }),
    steps: pressing('counter.act.pause'),
  }),
  state('dialog-draw', 'Drawing a ticket for somebody.', {
    open: () => ({ office: atFree() }),
    steps: pressing('counter.act.draw'),
  }),
  state('dialog-raise', 'Raising somebody, for a reason.', {
    open: () => ({ office: busyMorning() }),
    steps: about('counter.raise', waitingAt(0)),
  }),
  state('dialog-out-of-order', 'Calling somebody past the order, for a reason.', {
    open: () => ({ office: atFree() }),
    steps: about('counter.callOutOfOrder', waitingAt(1)),
  }),
  state('dialog-unserved', 'Deciding about somebody whom nobody calls.', {
    open: () => ({ office: unserved() }),
    steps: pressing('counter.decide'),
  }),
  state('dialog-admission', 'Whether walk-ins are taken for the rest of the day.', {
    open: () => ({ office: atFree() }),
    steps: pressing('counter.admissionOpen'),
  }),
  state('dialog-account', 'One’s own account.', {
    open: () => ({ office: atFree() }),
    steps: pressing('login.account'),
  }),
  state('dialog-lock', 'Locking the kiosk.', { open: () => ({ office: atFree() }), steps: pressing('counter.lock') }),
  state('appointments', 'The day’s appointments.', {
    open: () => ({ office: atFree() }),
    steps: pressing('counter.act.appointments'),
  }),
  state('dialog-book', 'Booking for somebody.', {
    open: () => ({ office: atFree() }),
    steps: pressing('counter.act.appointments', 'counter.bookTitle'),
  }),
  state('dialog-appointment', 'One appointment.', {
    open: () => ({ office: atFree() }),
    steps: pressing('counter.act.appointments', 'counter.open'),
  }),
];
