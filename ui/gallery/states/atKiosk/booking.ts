// The kiosk's states of an appointment that is booked there, and of what is taken home.
import { textOf } from '../../../../shared/words';
import { busyMorning } from '../../mornings';
import { FORM_FIELDS } from '../../settings';
import type { State, Steps } from '../../state';
import { choose, saying, sayingOf, speaking, state } from '../kiosk';

/** W16: an appointment instead of a number. */
const bookInstead: Steps = async (parts) => {
  await choose(parts.hand, parts.language);
  await saying('kiosk.book.instead')(parts);
  await parts.hand.see(sayingOf(parts.language, 'kiosk.book.when'));
  // It stands there with the times.
  await saying('kiosk.book.later')(parts);
};

const chooseTime: Steps = async (parts) => {
  await bookInstead(parts);
  document.querySelector<HTMLElement>('.kiosk-slots .kern-btn')?.click();
  await parts.hand.see(sayingOf(parts.language, 'kiosk.book.who'));
};

const name: Steps = async (parts) => {
  await parts.hand.type(sayingOf(parts.language, 'kiosk.book.whoHow'), 'Erika Mustermann');
  await saying('kiosk.book.next')(parts);
};

/** What goes before a number, or in its place. */
export const kioskBookingStates: State[] = [
  state('book-times', 'The next free times, for who would rather have an appointment.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(bookInstead),
  }),
  state('book-who', 'On which name it is booked.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(chooseTime),
  }),
  state('book-letters', 'Letters of names from elsewhere.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(async (parts) => {
      await chooseTime(parts);
      await saying('kiosk.moreLetters')(parts);
    }),
  }),
  state('book-choice', 'A question of the office’s own, answered by a tap.', {
    open: () => ({ office: busyMorning({ formFields: FORM_FIELDS }) }),
    steps: speaking(async (parts) => {
      await chooseTime(parts);
      await name(parts);
    }),
  }),
  state('book-text', 'A question of the office’s own that is spelled, and need not be.', {
    open: () => ({ office: busyMorning({ formFields: FORM_FIELDS }) }),
    steps: speaking(async (parts) => {
      await chooseTime(parts);
      await name(parts);
      document.querySelector<HTMLElement>('.kiosk-service')?.click();
      const label = FORM_FIELDS[1]?.label ?? { de: '' };
      await parts.hand.see(textOf(label, parts.language));
    }),
  }),
  state('book-mail', 'Where letters may go, for who likes; what was typed is no address yet.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(async (parts) => {
      await chooseTime(parts);
      await name(parts);
      await parts.hand.type(sayingOf(parts.language, 'kiosk.book.mailHow'), 'erika.mustermann@beispiel');
      await saying('kiosk.book.book')(parts);
    }),
  }),
  state('booked', 'The appointment is booked and printed.', {
    open: () => ({ office: busyMorning() }),
    steps: speaking(async (parts) => {
      await chooseTime(parts);
      await name(parts);
      await saying('kiosk.book.skip')(parts);
      await parts.hand.see(sayingOf(parts.language, 'kiosk.book.done'));
    }),
  }),
];
