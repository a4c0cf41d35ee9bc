// The display's states. It speaks all languages at once.
import { clerk } from '../history';
import { busyMorning, callNext, openedMorning, until } from '../mornings';
import type { Office } from '../office';
import { ANNOUNCED, galleryOffice, RED } from '../settings';
import { type State, statesOf } from '../state';

const state = statesOf({ screen: 'display', sizes: ['display'], languages: ['de'] });

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
  state('offline', 'The server is out of reach: what stands here may be old.', {
    open: () => ({ office: called(busyMorning()), online: false }),
  }),
];
