// A counter for tests: its link as a plain object, with answers that the test gives.
import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { App } from '../../counter/App';
import { SETTLING_MS } from '../../counter/session/settling';
import type { Query, ScreenCommand } from '../../shared/commands';
import type { BookedView, CounterView, Snapshot, VisitCard } from '../../shared/protocol';
import type { Refusal } from '../../shared/refusals';
import { RIGHTS } from '../../shared/rights';
import type { Answer } from '../../ui/link/link';

/** How far the page's clock is ahead of the machine's. */
let aheadMs = 0;
/** Nothing happens for so long; without a number until what has changed can have been seen (K11). */
export const rest = (ms: number = SETTLING_MS): void => {
  aheadMs += ms;
};
const passTime = (): void => {
  if (jest.isMockFunction(performance.now)) return;
  const passes = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => passes() + aheadMs);
};

/** 9:30 in the office, on a Monday. */
export const HALF_PAST_NINE = Date.UTC(2025, 2, 3, 8, 30);
const MINUTE = 60_000;

export const visitOf = (number: string, more: Partial<VisitCard> = {}): VisitCard => ({
  visitId: `visit-${number}`,
  number,
  kind: 'walkIn',
  state: 'waiting',
  services: [{ de: 'Personalausweis', en: 'Identity card' }],
  serviceIds: ['ausweis'],
  persons: 1,
  language: 'de',
  ticketAt: HALF_PAST_NINE - 12 * MINUTE,
  slotAt: null,
  isConfirmed: false,
  since: HALF_PAST_NINE - 12 * MINUTE,
  calls: 0,
  lastCallAt: null,
  restoredAt: null,
  errand: null,
  place: '',
  note: '',
  why: { rule: 'line' },
  counterName: null,
  name: null,
  ...more,
});

/** K7MX2P, today at 9:45, for Erika Mustermann. */
export const bookedOf = (more: Partial<BookedView> = {}): BookedView => ({
  visitId: 'visit-K7MX2P',
  day: '2025-03-03',
  code: 'K7MX2P',
  slotAt: HALF_PAST_NINE + 15 * MINUTE,
  minutes: 15,
  services: [{ de: 'Personalausweis', en: 'Identity card' }],
  serviceIds: ['ausweis'],
  persons: 1,
  language: 'de',
  state: 'booked',
  unfit: null,
  number: null,
  via: 'public',
  name: 'Erika Mustermann',
  isConfirmed: false,
  isWrittenTo: false,
  ...more,
});

/** A042, called just now. */
export const called = (more: Partial<VisitCard> = {}): VisitCard =>
  visitOf('A042', { state: 'called', since: HALF_PAST_NINE, lastCallAt: HALF_PAST_NINE, calls: 1, ...more });

const EMPTY: CounterView = {
  screen: 'counter',
  office: {
    name: 'Bürgerbüro Lünen',
    place: '',
    timeZone: 'Europe/Berlin',
    demonstration: false,
    placeWord: 'Schalter',
    ticketWord: 'Wertmarke',
    look: { colour: null, logo: null },
    languages: ['de', 'en'],
  },
  counter: { id: 'schalter-3', name: '3' },
  person: { id: 'person-1', name: 'Aylin Demir', roleIds: ['frontdesk'], rights: [...RIGHTS] },
  paused: null,
  visit: null,
  answers: [],
  formFields: [],
  next: null,
  waiting: [],
  waitingCount: 0,
  waitingElsewhere: 0,
  handedOn: [],
  unserved: [],
  leftAlone: [],
  parked: [],
  missed: [],
  booked: [],
  servedToday: 0,
  figuresPerClerk: null,
  calls: { most: 3, pauseSec: 15, missedAfterSec: 60, asksWhatWasDone: false, soonPeople: 3, soonMin: 10 },
  run: 2,
  signOn: null,
  displaced: null,
  errands: [],
  services: [
    { id: 'ausweis', name: { de: 'Personalausweis', en: 'Identity card' } },
    { id: 'fundsachen', name: { de: 'Fundsachen', en: 'Lost and found' } },
  ],
  counters: [
    { id: 'schalter-3', name: '3', open: true, serviceIds: null, movedTo: null },
    { id: 'schalter-4', name: '4', open: true, serviceIds: null, movedTo: null },
    { id: 'schalter-5', name: '5', open: false, serviceIds: null, movedTo: null },
  ],
  kiosks: [{ id: 'kiosk-1', name: 'Foyer', locked: null, lockedByHand: false, reception: { state: 'open' } }],
  alarms: [],
  emergencies: [],
  acts: [],
  colleagues: [],
  messages: [],
  sent: [],
  admission: { set: 'byForecast', reception: { state: 'open' } },
};

const snapshotOf = (view: Partial<CounterView>, now: number): Snapshot<CounterView> => ({
  build: 'b',
  day: '2025-03-03',
  version: 1,
  now,
  speed: 1,
  view: { ...EMPTY, ...view },
});

export const answered = (result: unknown): Answer<never> => ({ ok: true, result: result as never });
export const DONE = answered(null);
/** What drawing a ticket and checking in answer: T004. */
export const ticket = (late: boolean): Answer<never> =>
  answered({
    visitId: 'visit-new',
    number: 'T004',
    url: 'http://127.0.0.1/t/abc',
    ownTimeAt: null,
    peopleBefore: 2,
    forecast: { fromMin: 5, toMin: 15 },
    slipId: null,
    toldAt: 0,
    slotAt: null,
    late,
  });
export const refusedBecause = (code: Refusal['code'], values = {}): Answer<never> => ({
  ok: false,
  refusal: { code, values },
});

export type AnswerQuery = (command: Query) => object;
const isQuery = (command: ScreenCommand): command is Query =>
  [
    ...['appointmentsOf', 'findAppointments', 'findPeople', 'findVisits', 'appointment', 'freeSlots', 'strandedBy'],
    ...['officesBeside', 'timesElsewhere'],
  ].includes(command.type);

/**
 * Shows a counter; `commands` are those it asked, `answer` answers the oldest that still waits. What it asks of these is in
 * `queries`, and answered at once by `answerQuery`.
 */
export const showCounter = (first: Partial<CounterView>, answerQuery: AnswerQuery = () => ({})) => {
  passTime();
  const commands: ScreenCommand[] = [];
  const queries: Query[] = [];
  const waiting: ((answer: Answer<never>) => void)[] = [];
  const ask = (command: ScreenCommand) => {
    if (isQuery(command)) {
      queries.push(command);
      return Promise.resolve(answered(answerQuery(command)));
    }
    commands.push(command);
    return new Promise<Answer<never>>((resolve) => waiting.push(resolve));
  };
  const reconnect = jest.fn();
  type Shown = { view: Partial<CounterView>; online: boolean; now: number };
  let show: (shown: Shown) => void = () => undefined;
  /** As in the browser the root stays and what is inside changes: a new root would give ids a second time. */
  const Screen = () => {
    const [{ view, online, now }, setShown] = useState<Shown>({ view: first, online: true, now: HALF_PAST_NINE });
    show = setShown;
    return <App link={{ snapshot: snapshotOf(view, now), online, ask }} reconnect={reconnect} />;
  };
  render(<Screen />);
  return {
    commands,
    queries,
    reconnect,
    answer: (answer: Answer<never>) =>
      act(async () => {
        waiting.shift()?.(answer);
        // All that the answer sets off has happened by the next turn.
        await new Promise((resolve) => setTimeout(resolve));
      }),
    receive: (view: Partial<CounterView>, online = true, now = HALF_PAST_NINE) =>
      void act(() => show({ view, online, now })),
  };
};

/** In the dialog that is open; behind it nothing can be pressed. */
export const button = (name: string | RegExp): HTMLElement =>
  within(document.querySelector<HTMLElement>('dialog[open]') ?? document.body).getByRole('button', { name });
/** Presses a key on a screen that has been looked at. */
export const press = (key: string, more: KeyboardEventInit = {}, on: Element = document.body): boolean => {
  if (key.length === 1) rest();
  return fireEvent.keyDown(on, { key, ...more });
};
export const click = (name: string | RegExp): boolean => {
  rest();
  return fireEvent.click(button(name));
};
export const type = (label: string | RegExp, value: string): boolean => {
  rest();
  return fireEvent.input(screen.getByLabelText(label), { target: { value } });
};

/** jsdom has dialogs, but cannot open them. */
export const giveDialogs = (): void => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
};
