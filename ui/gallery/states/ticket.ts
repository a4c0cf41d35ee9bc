// The ticket page's states.
import { LANGUAGES } from '../../../shared/languages';
import { bookingWordsOf } from '../../../shared/words/booking';
import { receiptWordsOf } from '../../../shared/words/receipt';
import { clerk, kiosk, min, VISITOR } from '../history';
import { book, busyMorning, callNext, fishingAtEight, until } from '../mornings';
import type { Office } from '../office';
import { OWN_WORDS } from '../settings';
import { type Opened, type State, statesOf } from '../state';
import { goThere } from './elsewhere/there';

const state = statesOf({ screen: 'ticket', sizes: ['phone', 'narrow'], languages: LANGUAGES });

/** A ticket that was drawn last. */
const waiting = (): Opened => {
  const office = busyMorning();
  return { office, visitId: office.draw('ausweis', kiosk()).visitId };
};
/** Whom counter 3 has called. */
const called = (): Opened & { visitId: string } => {
  const office = busyMorning();
  return { office, visitId: callNext(office, 3) };
};
/** An appointment so many minutes after nine, looked at at twenty to ten. */
const booked = (slot: number): Opened & { visitId: string } => {
  const office = busyMorning();
  const { visitId } = book(office, { name: 'Erika Mustermann', serviceId: 'ausweis', slot, persons: 2 });
  return { office, visitId };
};
const after = (opened: Opened & { visitId: string }, happen: (office: Office, visitId: string) => void): Opened => {
  happen(opened.office, opened.visitId);
  return opened;
};

const FROM_HOME = { isOffered: true, perDay: 20, perNetwork: 3, wayMin: 20, graceMin: 15 };
/** W23: a number that was drawn at home at twenty to ten, looked at so many minutes later. */
const fromHome = (later: number): Opened & { visitId: string } => {
  const office = busyMorning({ fromHome: FROM_HOME });
  const wish = { serviceIds: ['ausweis'], persons: 1, language: 'de', wayMin: 15 } as const;
  const { visitId } = office.done<{ visitId: string }>(
    { type: 'drawFromHome', ...wish, serviceIds: [...wish.serviceIds] },
    VISITOR,
  );
  for (let minute = 41; minute <= 40 + later; minute++) {
    office.time.now = min(minute);
    for (const counter of [1, 2, 3]) if (office.day.waiting.size > 0) callNext(office, counter);
    if (minute % 3 === 0) office.draw('ausweis', kiosk());
  }
  return { office, visitId };
};

export const ticketStates: State[] = [
  state('waiting', 'Somebody waits: how many before, how long.', { open: waiting, picture: 1 }),
  state('waiting-notice', 'What the office tells just now, at its longest.', {
    open: () => {
      const office = busyMorning(OWN_WORDS);
      return { office, visitId: office.draw('ausweis', kiosk()).visitId };
    },
  }),
  state('next', 'Nobody is before her: it is nearly her turn.', {
    open: () => {
      const office = busyMorning();
      const view = office.viewOf('counter', 'schalter-3');
      return { office, visitId: (view.screen === 'counter' && view.waiting[0]?.visitId) || '' };
    },
  }),
  state('called', 'She is called.', { open: called, picture: 1 }),
  state('called-again', 'She is called again.', {
    open: () =>
      after(called(), (office, visitId) => {
        until(office, 41);
        office.done({ type: 'callAgain', visitId }, clerk(3));
      }),
  }),
  state('receipt', 'She is served, and looks who went before.', {
    open: () => after(called(), (office, visitId) => office.done({ type: 'begin', visitId }, clerk(3))),
    steps: async ({ hand, language }) => {
      await hand.press(receiptWordsOf(language).t('receipt.ask'));
      await hand.see(receiptWordsOf(language).t('receipt.title'));
    },
  }),
  state('serving', 'She is served.', {
    open: () => after(called(), (office, visitId) => office.done({ type: 'begin', visitId }, clerk(3))),
  }),
  state('parked', 'She fetches something.', {
    open: () => after(called(), (office, visitId) => office.done({ type: 'park', visitId, place: 'Kasse' }, clerk(3))),
  }),
  state('errand', 'She goes to the photo.', {
    open: () =>
      after(called(), (office, visitId) => office.done({ type: 'sendOnErrand', visitId, errandId: 'foto' }, clerk(3))),
  }),
  state('errand-back', 'She is back from the photo.', {
    open: () =>
      after(called(), (office, visitId) => {
        office.done({ type: 'sendOnErrand', visitId, errandId: 'foto' }, clerk(3));
        office.done({ type: 'reportBack', ticket: visitId }, VISITOR);
      }),
  }),
  state('missed', 'She was called and did not come.', {
    open: () => after(called(), (office, visitId) => office.done({ type: 'miss', visitId }, clerk(3))),
  }),
  state('done', 'It is done.', {
    open: () =>
      after(called(), (office, visitId) => {
        office.done({ type: 'begin', visitId }, clerk(3));
        office.done({ type: 'finish', visitId }, clerk(3));
      }),
  }),
  state('left', 'She has given her place back.', {
    open: () => {
      const opened = waiting();
      opened.office.done({ type: 'leaveLine', visitId: opened.visitId ?? '' }, VISITOR);
      return opened;
    },
  }),
  state('leave', 'Whether she really means to go.', {
    open: waiting,
    steps: ({ hand, language }) => hand.press(bookingWordsOf(language).t('ticket.leave')),
  }),
  state('unserved', 'Nobody at work takes what she came for.', {
    open: () => {
      const office = fishingAtEight();
      return { office, visitId: office.draw('fischerei', kiosk()).visitId };
    },
  }),
  state('home', 'Drawn at home: when to set out.', { open: () => fromHome(0), picture: 1 }),
  state('home-now', 'Drawn at home: it is time to set out.', { open: () => fromHome(20) }),
  state('home-waiting', 'Drawn at home, and checked in with the code of the office.', {
    open: () =>
      after(fromHome(0), (office, visitId) =>
        office.done({ type: 'checkInVisit', visitId, language: 'de', familyName: null }, VISITOR),
      ),
  }),
  state('appointment', 'An appointment on another day.', { open: () => booked(1440 + 30), picture: 1 }),
  state('appointment-today', 'An appointment later today.', { open: () => booked(150) }),
  state('appointment-ready', 'Check-in is possible now.', { open: () => booked(60) }),
  state('appointment-wrong-sign', 'The code of the office was not right.', {
    open: () => booked(60),
    steps: async ({ hand, language }) => {
      const { t } = bookingWordsOf(language);
      await hand.type(t('ticket.sign'), '1234');
      await hand.press(t('ticket.checkIn'));
    },
  }),
  state('appointment-late', 'The appointment’s time is over.', {
    open: () => after(booked(45), (office) => until(office, 65)),
  }),
  state('appointment-waiting', 'Checked in before her time.', {
    open: () =>
      after(booked(60), (office, visitId) =>
        office.done({ type: 'checkInVisit', visitId, language: 'de', familyName: null }, VISITOR),
      ),
  }),
  state('appointment-cancelled', 'The appointment is cancelled.', {
    open: () =>
      after(booked(150), (office, visitId) =>
        office.done({ type: 'cancelAppointment', day: '2017-11-06', visitId }, VISITOR),
      ),
  }),
  state('appointment-elsewhere', 'Another office has the appointment now.', {
    open: () =>
      after(booked(150), (office, visitId) =>
        goThere(office, { day: '2017-11-06', visitId, slotAt: min(2 * 1440 + 75) }),
      ),
  }),
  state('offline', 'The server is out of reach.', { open: () => ({ ...waiting(), online: false }) }),
  state('unknown', 'No ticket has this address.', { open: () => ({ ...waiting(), refusal: 'unknownVisit' }) }),
  state('too-many', 'Too many have been tried from here.', { open: () => ({ ...waiting(), refusal: 'tooMany' }) }),
  state('over', 'Its day is over.', { open: () => ({ office: busyMorning(), visitId: 'visit-of-yesterday' }) }),
];
