// K15: the other counters at a glance, and the quiet tone of a free one.
import { act, cleanup, screen, within } from '@testing-library/preact';
import type { ColleagueView, CounterView } from '../../shared/protocol';
import { button, HALF_PAST_NINE, showCounter, visitOf } from './session';

const MINUTE = 60_000;
const colleague = (name: string, more: Partial<ColleagueView> = {}): ColleagueView => ({
  ...{ id: `schalter-${name}`, name, clerk: `Person ${name}`, state: 'free', number: null, since: null },
  ...{ until: null, serviceIds: null, ...more },
});

/** How often a browser was asked to sound. */
const listen = () => {
  const nothing = () => undefined;
  const start = jest.fn();
  const gain = { setValueAtTime: nothing, linearRampToValueAtTime: nothing, exponentialRampToValueAtTime: nothing };
  const part = { gain, start, stop: nothing, connect: (to: unknown) => to };
  const audio = {
    ...{ state: 'running', currentTime: 0, destination: {}, onstatechange: null },
    ...{ resume: () => Promise.resolve(), close: () => Promise.resolve() },
  };
  const [AudioContext, OscillatorNode, GainNode] = [jest.fn(() => audio), jest.fn(() => part), jest.fn(() => part)];
  Object.assign(globalThis, { AudioContext, OscillatorNode, GainNode });
  return {
    rang: (): boolean => {
      const did = start.mock.calls.length > 0;
      start.mockClear();
      return did;
    },
  };
};

beforeEach(() => {
  localStorage.clear();
  jest.useFakeTimers({ now: HALF_PAST_NINE });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
  for (const name of ['AudioContext', 'OscillatorNode', 'GainNode']) Reflect.deleteProperty(globalThis, name);
});

test('K15 each other counter says who is there, what goes on since when, until when it pauses, and what it takes', () => {
  const colleagues = [
    colleague('4', { state: 'serving', number: 'A041', since: HALF_PAST_NINE - 8 * MINUTE }),
    colleague('5', { state: 'called', number: 'B007', since: HALF_PAST_NINE }),
    colleague('6', { state: 'paused', since: HALF_PAST_NINE - MINUTE, until: HALF_PAST_NINE + 15 * MINUTE }),
    colleague('7', { state: 'paused', since: HALF_PAST_NINE - 9 * MINUTE, until: HALF_PAST_NINE - MINUTE }),
    colleague('8', { state: 'free', serviceIds: ['fundsachen'] }),
    colleague('9', { state: 'closed', clerk: null }),
    colleague('10', { state: 'orphaned', clerk: null, number: 'C003', since: HALF_PAST_NINE }),
  ];
  const person = { id: 'person-1', name: 'Aylin Demir', roleIds: ['clerk'], rights: ['serve' as const] };
  const { receive } = showCounter({ colleagues, person });
  const list = within(screen.getByRole('region', { name: 'Kolleginnen und Kollegen (5 von 7 da)' }));
  const said = () => list.getAllByRole('listitem').map((one) => one.textContent);
  expect(said()).toEqual([
    'Schalter 4 Person 4bedient A041, seit 8 Min.',
    'Schalter 5 Person 5ruft B007, seit eben',
    'Schalter 6 Person 6Pause bis 9:45 Uhr',
    'Schalter 7 Person 7Pause, wollte um 9:29 Uhr zurück sein',
    'Schalter 8 Person 8Fundsachenfrei',
    'Schalter 9geschlossen',
    'Schalter 10C003 wird bedient, niemand ist angemeldet',
  ]);
  receive({ colleagues: [colleague('4')], person });
  expect(said()).toEqual(['Schalter 4 Person 4frei']);
  receive({ colleagues: [], person });
  expect(screen.queryByText(/Kolleginnen/)).toBeNull();
});

const A042 = visitOf('A042');
const WAITS: Partial<CounterView> = { next: A042, waiting: [A042], waitingCount: 1 };
const pass = (seconds: number) => act(() => void jest.advanceTimersByTime(seconds * 1000));

test('K15 a free counter rings when somebody comes into an empty line, and again a minute later', () => {
  const { rang } = listen();
  const { receive } = showCounter({});
  pass(30);
  expect(rang()).toBe(false);
  receive(WAITS);
  pass(2);
  expect(rang()).toBe(true);
  pass(50);
  expect(rang()).toBe(false);
  pass(15);
  expect(rang()).toBe(true);
});

test('K15 it is quiet while nobody waits here, somebody is served, on a pause, in danger, offline, and where it is switched off', () => {
  const { rang } = listen();
  const quiet: [Partial<CounterView>, boolean?][] = [
    [{ waitingElsewhere: 3 }],
    // M10: who is booked and not here does not wait.
    [{ next: visitOf('', { state: 'booked', why: { rule: 'forgotten', slotAt: HALF_PAST_NINE } }) }],
    [{ ...WAITS, visit: visitOf('A041', { state: 'serving' }) }],
    [{ ...WAITS, paused: { since: HALF_PAST_NINE, until: null } }],
    [
      {
        ...WAITS,
        emergencies: [
          { counterId: 'schalter-4', place: '4', clerk: 'B', at: HALF_PAST_NINE, coming: [{ place: '5', clerk: 'C' }] },
        ],
      },
    ],
    [WAITS, false],
  ];
  for (const [view, online = true] of quiet) {
    const { receive } = showCounter({});
    pass(30);
    receive(view, online);
    pass(180);
    expect([view, rang()]).toEqual([view, false]);
    cleanup();
  }
  const { receive } = showCounter({});
  act(() => screen.getByLabelText('Leiser Ton, wenn jemand wartet und hier frei ist').click());
  pass(30);
  receive(WAITS);
  pass(120);
  expect(rang()).toBe(false);
  act(() => button('Ton probieren').click());
  expect(rang()).toBe(true);
  cleanup();
  // The computer keeps it.
  showCounter({});
  expect((screen.getByLabelText(/^Leiser Ton/) as HTMLInputElement).checked).toBe(false);
});
