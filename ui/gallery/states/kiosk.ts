// The kiosk's states.
import { LANGUAGES } from '../../../shared/languages';
import { LANGUAGE_NAMES } from '../../../shared/languages/names';
import type { Language } from '../../../shared/settings';
import { textOf } from '../../../shared/words';
import { kioskWordsOf } from '../../../shared/words/kiosk';
import type { Hand } from '../hand';
import { clerk, OFFICE } from '../history';
import { book, busyMorning, callNext, openedMorning, until } from '../mornings';
import type { Office } from '../office';
import { ANNOUNCED, galleryOffice, OWN_TICKET_WORD, OWN_WORDS, RED } from '../settings';
import { type Answering, type State, type Steps, statesOf } from '../state';

export const state = statesOf({ screen: 'kiosk', sizes: ['kiosk', 'narrow', 'square'], languages: LANGUAGES });
/** As far as a service, in the language of whoever came. */
export const choose = async (hand: Hand, language: Language, serviceId = 'ausweis'): Promise<void> => {
  const service = galleryOffice.services.find(({ id }) => id === serviceId);
  await hand.press(service ? textOf(service.name, language) : '');
};

/** Speaks the visitor's language first; then does what leads to the state. */
export const speaking =
  (steps: Steps = () => Promise.resolve()): Steps =>
  async (parts) => {
    if (parts.language !== 'de') await parts.hand.press(LANGUAGE_NAMES[parts.language]);
    await steps(parts);
  };
export const saying =
  (...keys: Parameters<ReturnType<typeof kioskWordsOf>['t']>[0][]): Steps =>
  async ({ hand, language }) => {
    for (const key of keys) await hand.press(sayingOf(language, key));
  };
/** Only sentences without anything to fill in are pressed. */
export const sayingOf = (language: Language, key: Parameters<ReturnType<typeof kioskWordsOf>['t']>[0]): string =>
  kioskWordsOf(language).t(key as 'kiosk.draw');

export const draw: Steps = async ({ hand, language }) => {
  await choose(hand, language);
  await hand.press(sayingOf(language, 'kiosk.draw'));
  await hand.see(sayingOf(language, 'kiosk.yourNumber'));
};

/** W9: as many matters as can be drawn together, and three persons. */
const several: Steps = async (parts) => {
  const { hand, language } = parts;
  await choose(hand, language);
  await saying('kiosk.more', 'kiosk.more')(parts);
  for (const serviceId of ['wohnsitz', 'beglaubigung', 'fuehrungszeugnis']) {
    await saying('kiosk.another')(parts);
    await choose(hand, language, serviceId);
  }
};

/** What has become of the last slip. */
const report = (office: Office, ...states: ('sending' | 'printed' | 'notSent' | 'unknown')[]): void => {
  const slip = [...office.day.slips.values()].at(-1);
  for (const one of slip ? states : []) {
    const problem = one === 'notSent' ? 'paperOut' : null;
    office.handle({ type: 'reportSlip', slipId: slip?.id ?? '', state: one, problem }, OFFICE);
  }
};

const withoutPaper = (): Office => {
  const office = busyMorning();
  office.done({ type: 'reportPrinter', printerId: 'drucker-1', problems: ['paperOut'] }, OFFICE);
  return office;
};

const refusing =
  (code: 'unknownCode' | 'offline' | 'tooEarly' | 'alreadyCheckedIn', values = {}): Answering =>
  ({ type }) =>
    type === 'checkIn' || type === 'drawTicket' ? ({ ok: false, refusal: { code, values } } as never) : null;

const enterCode =
  (code: string): Steps =>
  async ({ hand, language }) => {
    await hand.press(sayingOf(language, 'kiosk.haveAppointment'));
    await hand.type(sayingOf(language, 'kiosk.code'), code);
    await hand.press(sayingOf(language, 'kiosk.checkIn'));
  };

/** A morning on which some services give no tickets, each for another reason. */
const partlyClosed = (): Office => {
  const later = [{ weekday: 1, from: '14:00', to: '16:00' }];
  const closedHow = { fundsachen: { walkInHours: later }, fischerei: { contingent: 0 } };
  return busyMorning({
    services: galleryOffice.services.map((service) => ({ ...service, ...Reflect.get(closedHow, service.id) })),
  });
};

/** K21: somebody was sent to the photo. */
const errand = (): Office => {
  const office = busyMorning();
  const visitId = callNext(office, 3);
  office.done({ type: 'sendOnErrand', visitId, errandId: 'foto' }, clerk(3));
  until(office, 47);
  return office;
};
const reportBack =
  (numberOf: (office: Office) => string): Steps =>
  async ({ hand, language, office }) => {
    await hand.press(sayingOf(language, 'kiosk.isBack'));
    await hand.type(sayingOf(language, 'kiosk.back.how'), numberOf(office));
    await hand.press(sayingOf(language, 'kiosk.back.submit'));
  };
const awayNumber = ({ day }: Office): string =>
  [...day.visits.values()].find(({ state: is }) => is === 'parked')?.number ?? '';

const firstCode = (office: Office): string => [...office.day.byCode.keys()].at(-1) ?? '';

export const kioskStates: State[] = [
  state('start', 'The start in the thick of the morning.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(),
    picture: 0.45,
  }),
  state('start-quiet', 'The start before anybody has come.', {
    open: () => ({ office: openedMorning() }),
    steps: speaking(),
  }),
  state('start-announcements', 'What the office tells besides.', {
    open: () => ({ office: busyMorning({ announcements: ANNOUNCED }) }),
  }),
  state('start-own', 'A sentence of the office’s own at its longest, beside what it tells.', {
    open: () => ({ office: busyMorning(OWN_WORDS) }),
    steps: speaking(),
  }),
  state('start-word', 'The number is called by a word of the office’s own.', {
    open: () => ({ office: busyMorning({ ownTicketWord: OWN_TICKET_WORD }) }),
    steps: speaking(),
  }),
  state('start-house', 'A house with a colour of its own.', { open: () => ({ office: busyMorning({ look: RED }) }) }),
  state('start-partly', 'Services that give no tickets now, each with its reason.', {
    open: () => ({ office: partlyClosed() }),
    steps: speaking(),
  }),
  state('start-alone', 'One language, a room instead of a counter, a demonstration.', {
    open: () => ({
      office: busyMorning({
        languages: ['de'],
        placeWord: 'Zimmer',
        office: { ...galleryOffice.office, demonstration: true },
      }),
    }),
    languages: ['de'],
  }),
  state('another', 'One more matter in the same visit.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(async (parts) => {
      await choose(parts.hand, parts.language);
      await saying('kiosk.another')(parts);
    }),
  }),
  state('confirm-several', 'As many matters as can be drawn together, and three persons.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(several),
  }),
  state('ticket-several', 'The ticket of four matters and three persons.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(async (parts) => {
      await several(parts);
      await saying('kiosk.draw')(parts);
      await parts.hand.see(sayingOf(parts.language, 'kiosk.yourNumber'));
    }),
  }),
  state('confirm', 'The second tap: what is drawn, for how many.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(({ hand, language }) => choose(hand, language)),
  }),
  state('confirm-late', 'The wait may be longer than the doors are open.', {
    open: () => {
      const office = busyMorning({ policy: { ...galleryOffice.policy, overtimeMin: 240 } });
      until(office, 200);
      return { office };
    },
    steps: speaking(({ hand, language }) => choose(hand, language)),
  }),
  state('confirm-asking', 'The answer is still on its way.', {
    open: () => ({ office: busyMorning(), answering: () => 'never' }),
    steps: speaking(async ({ hand, language }) => {
      await choose(hand, language);
      await hand.press(sayingOf(language, 'kiosk.draw'));
    }),
  }),
  state('confirm-refused', 'The server has not answered.', {
    open: () => ({ office: busyMorning(), answering: refusing('offline') }),
    steps: speaking(async ({ hand, language }) => {
      await choose(hand, language);
      await hand.press(sayingOf(language, 'kiosk.draw'));
    }),
  }),
  state('back', 'Who was sent to the photo says the number.', {
    open: () => ({ office: errand() }),
    steps: speaking(saying('kiosk.isBack')),
  }),
  state('back-unknown', 'Nobody of this number was sent anywhere.', {
    open: () => ({ office: errand() }),
    steps: speaking(reportBack(() => 'Z999')),
  }),
  state('back-done', 'She is back, and who calls next.', {
    open: () => ({ office: errand() }),
    steps: speaking(reportBack(awayNumber)),
  }),
  state('ticket', 'The number, printed.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(async (parts) => {
      await draw(parts);
      report(parts.office, 'sending', 'printed');
    }),
    picture: 0.5,
  }),
  state('ticket-printing', 'The number, while it is being printed.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(draw),
  }),
  state('ticket-not-printed', 'The printer failed: the number stands all the same.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(async (parts) => {
      await draw(parts);
      report(parts.office, 'sending', 'notSent');
    }),
  }),
  state('ticket-no-paper', 'There is no paper: nobody is promised a slip.', {
    open: () => ({ office: withoutPaper() }),
    steps: speaking(draw),
  }),
  state('check-in', 'The code of an appointment is asked for.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(saying('kiosk.haveAppointment')),
    picture: 0.5,
  }),
  state('check-in-unknown', 'There is no such code today.', {
    open: () => ({ office: busyMorning(), answering: refusing('unknownCode') }),
    steps: speaking(enterCode('K7MXZ9')),
  }),
  state('check-in-early', 'Check-in is not open yet.', {
    open: () => {
      const office = busyMorning();
      return { office };
    },
    steps: speaking((parts) => enterCode(firstCode(parts.office))(parts)),
  }),
  state('checked-in', 'Checked in: the number of an appointment.', {
    open: () => {
      const office = busyMorning();
      book(office, { name: 'Petra Lange', serviceId: 'ausweis', slot: 50 });
      return { office };
    },
    steps: speaking(async (parts) => {
      await enterCode(firstCode(parts.office))(parts);
      report(parts.office, 'sending', 'printed');
    }),
  }),
  state('pick', 'An appointment is picked from a list.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(saying('kiosk.haveAppointment', 'kiosk.withoutCode')),
  }),
  state('pick-none', 'There is nobody to check in now.', {
    open: () => ({ office: openedMorning() }),
    steps: speaking(saying('kiosk.haveAppointment', 'kiosk.withoutCode')),
  }),
  state('pick-name', 'How the family name begins.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(async (parts) => {
      await saying('kiosk.haveAppointment', 'kiosk.withoutCode')(parts);
      await parts.hand.press('', 'radio');
      await parts.hand.press(sayingOf(parts.language, 'kiosk.toFamilyName'));
    }),
  }),
  state('known', 'Who has checked in already finds the number again.', {
    open: () => {
      const office = busyMorning();
      const visit = [...office.day.visits.values()].find(({ number }) => number !== null);
      const values = { visitId: visit?.id, number: visit?.number };
      return { office, answering: refusing('alreadyCheckedIn', values) };
    },
    steps: speaking(enterCode('K7MXZ9')),
  }),
  state('locked', 'Staff have locked the kiosk.', {
    open: () => {
      const office = busyMorning();
      const reason = 'Wir schließen gleich';
      office.done({ type: 'lockKiosk', kioskId: 'kiosk-1', reason }, clerk(1));
      return { office };
    },
    steps: speaking(),
  }),
  state('offline', 'The server is out of reach.', {
    open: () => ({ office: busyMorning(), online: false }),
    steps: speaking(),
  }),
];
