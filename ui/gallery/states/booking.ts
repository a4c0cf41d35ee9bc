// The booking site's states.
import { LANGUAGES } from '../../../shared/languages';
import { bookingWordsOf } from '../../../shared/words/booking';
import { homeWordsOf } from '../../../shared/words/home';
import { formatTime } from '../../time';
import { min } from '../history';
import { openedMorning } from '../mornings';
import { FORM_FIELDS, galleryOffice, OWN_WORDS } from '../settings';
import { type Opened, type State, type Steps, statesOf } from '../state';

const state = statesOf({ screen: 'booking', sizes: ['phone', 'narrow', 'desk'], languages: LANGUAGES });

type Key = Parameters<ReturnType<typeof bookingWordsOf>['t']>[0];
const press =
  (...keys: Key[]): Steps =>
  async ({ hand, language }) => {
    for (const key of keys) await hand.press(bookingWordsOf(language).t(key as 'book.toWhen'));
  };
const { appointments } = galleryOffice;
const open = (address = '', more: Partial<Opened> = {}): Opened => ({ office: openedMorning(), address, ...more });
/** A quarter of an hour of Wednesday, with so many places online. */
const ofWednesday = (places: number): typeof appointments => {
  const hours = [{ from: '10:00', to: '10:15', public: places, internal: 1 - places }];
  return { ...appointments, hours: [], exceptions: [{ day: '2017-11-08', hours, reason: null }] };
};
const AUSWEIS = '?service=ausweis';
const TOMORROW = `${AUSWEIS}&day=2017-11-07`;

/** As far as the third step: the first free time of tomorrow. */
const hold: Steps = async ({ hand, language }) => {
  const time = formatTime(min(1440 - 60), 'time', galleryOffice.office.timeZone, language);
  await hand.press(bookingWordsOf(language).t('book.timeLabel', { time }));
};
const offline = () => Promise.resolve({ ok: false as const, refusal: { code: 'offline' as const, values: {} } });

export const bookingStates: State[] = [
  state('what', 'What somebody comes for.', { open: () => open() }),
  state('what-home', 'A number can be drawn at home, for today.', {
    open: () => ({
      office: openedMorning(5, {
        fromHome: { isOffered: true, perDay: 20, perNetwork: 3, wayMin: 20, graceMin: 15 },
      }),
      address: '',
    }),
    steps: ({ hand, language }) => hand.unfold(homeWordsOf(language).t('home.offer')),
  }),
  state('what-few', 'Only a few appointments are free.', {
    open: () => ({ office: openedMorning(5, { appointments: ofWednesday(1) }), address: '' }),
  }),
  state('what-full', 'All appointments are taken.', {
    open: () => ({ office: openedMorning(5, { appointments: ofWednesday(0) }), address: '' }),
  }),
  state('what-closed', 'There are none online.', {
    open: () => ({
      office: openedMorning(5, { appointments: { ...appointments, hours: [], exceptions: [] } }),
      address: '',
    }),
  }),
  state('what-notice', 'What the office tells just now, at its longest.', {
    open: () => ({ office: openedMorning(5, OWN_WORDS), address: '' }),
  }),
  state('what-chosen', 'Something is chosen, with what to bring.', { open: () => open(AUSWEIS), picture: 1 }),
  state('what-missing', 'Nothing is chosen yet, but somebody goes on.', {
    open: () => open(),
    steps: press('book.toWhen'),
  }),
  state('what-unknown', 'A link named a service that there is not.', { open: () => open('?service=unbekannt') }),
  state('what-search', 'A search that finds nothing.', {
    open: () => open(),
    steps: ({ hand, language }) => hand.type(bookingWordsOf(language).t('book.search'), 'Raumfahrt'),
  }),
  state('when', 'A day and a time, in a calendar.', {
    open: () => open(AUSWEIS),
    steps: press('book.toWhen'),
    picture: 1,
  }),
  state('when-list', 'A day and a time, in a list.', {
    open: () => open(AUSWEIS),
    steps: press('book.toWhen', 'book.asList'),
  }),
  state('when-nothing', 'Nothing is free at all.', {
    open: () => ({
      office: openedMorning(5, { appointments: { ...appointments, hours: [] } }),
      address: AUSWEIS,
    }),
    steps: press('book.toWhen'),
  }),
  state('when-gone', 'Somebody else was quicker.', {
    open: () => {
      const opened = open(TOMORROW);
      const refusal = { code: 'slotTaken' as const, values: {} };
      const gone = [15, 30, 45, 60].map((minutes) => min(1440 - 60 + minutes));
      const taken = () => Promise.resolve({ ok: false as const, refusal, alternatives: gone });
      return { ...opened, api: { hold: taken } };
    },
    steps: hold,
  }),
  state('who', 'The name, and what is booked.', { open: () => open(TOMORROW), steps: hold, picture: 1 }),
  state('who-missing', 'The name is missing.', {
    open: () => open(TOMORROW),
    steps: async (parts) => {
      await hold(parts);
      await press('book.book')(parts);
    },
  }),
  state('who-fields', 'The office asks something of its own, and an answer is missing.', {
    open: () => open(TOMORROW, { office: openedMorning(5, { formFields: FORM_FIELDS }) }),
    steps: async (parts) => {
      await hold(parts);
      await parts.hand.type(bookingWordsOf(parts.language).t('book.name'), 'Erika Mustermann');
      await press('book.book')(parts);
    },
  }),
  state('who-offline', 'The booking was not answered.', {
    open: () => open(TOMORROW, { api: { book: offline } }),
    steps: async (parts) => {
      const { t } = bookingWordsOf(parts.language);
      await hold(parts);
      await parts.hand.type(t('book.name'), 'Erika Mustermann');
      await press('book.book')(parts);
    },
  }),
  state('booked', 'It is booked: the page of the appointment.', {
    open: () => open(TOMORROW),
    steps: async (parts) => {
      const { t } = bookingWordsOf(parts.language);
      await hold(parts);
      await parts.hand.type(t('book.name'), 'Erika Mustermann');
      await press('book.book')(parts);
      await parts.hand.see(t('ticket.appointment'));
    },
  }),
  state('loading', 'The office has not answered yet.', {
    open: () => open('', { api: { office: () => new Promise(() => undefined) } }),
  }),
  state('offline', 'The office does not answer.', { open: () => open('', { api: { office: offline } }) }),
];
