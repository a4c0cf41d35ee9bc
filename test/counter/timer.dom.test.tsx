// K19: a clerk's own reminder while somebody is served.
import { cleanup, screen } from '@testing-library/preact';
import { button, called, click, giveDialogs, HALF_PAST_NINE, showCounter, visitOf } from './session';

const MINUTE = 60_000;
const serving = visitOf('A042', { state: 'serving', since: HALF_PAST_NINE });

/** What the browser would sound. */
const tones: number[] = [];
const node = () => ({
  ...{ start: () => undefined, stop: () => undefined, connect: (next: unknown) => next },
  gain: {
    setValueAtTime: () => undefined,
    linearRampToValueAtTime: () => undefined,
    exponentialRampToValueAtTime: () => undefined,
  },
});
beforeAll(() => {
  giveDialogs();
  Object.assign(globalThis, {
    AudioContext: function AudioContext() {
      return { state: 'running', currentTime: 0, resume: () => Promise.resolve(), close: () => Promise.resolve() };
    },
    OscillatorNode: function OscillatorNode(_audio: unknown, { frequency }: { frequency: number }) {
      tones.push(frequency);
      return node();
    },
    GainNode: function GainNode() {
      return node();
    },
  });
});
beforeEach(() => {
  localStorage.clear();
  tones.length = 0;
});

const reminder = () => screen.queryByText(/Erinnerung um/)?.textContent;

test('K19 a reminder is set with one press, counts down, is said and sounds once when its time comes, and is asked of nobody', () => {
  const { commands, receive } = showCounter({ visit: serving });
  click('10 Min.');
  expect(reminder()).toBe('Erinnerung um 9:40 Uhr, noch 10:00');
  receive({ visit: serving }, true, HALF_PAST_NINE + 9.5 * MINUTE);
  expect([reminder(), tones]).toEqual(['Erinnerung um 9:40 Uhr, noch 0:30', []]);
  receive({ visit: serving }, true, HALF_PAST_NINE + 10 * MINUTE);
  expect(screen.getByRole('alert').textContent).toBe('A042: 10 Minuten sind um.');
  const once = tones.length;
  expect(once).toBeGreaterThan(0);
  receive({ visit: serving }, true, HALF_PAST_NINE + 11 * MINUTE);
  expect(tones).toHaveLength(once);
  click('Danke');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(button('5 Min.')).toBeTruthy();
  expect(commands).toEqual([]);
});

test('K19 it outlives a reload of the page, and ends with the visit', () => {
  showCounter({ visit: serving });
  click('5 Min.');
  cleanup();
  const { receive } = showCounter({ visit: serving });
  expect(reminder()).toBe('Erinnerung um 9:35 Uhr, noch 5:00');
  receive({ visit: null });
  expect(reminder()).toBeUndefined();
  receive({ visit: visitOf('A043', { state: 'serving' }) }, true, HALF_PAST_NINE + 6 * MINUTE);
  expect([reminder(), screen.queryByRole('alert')]).toEqual([undefined, null]);
});

test('K19 it is taken back, and offered only while somebody is served', () => {
  const { receive } = showCounter({ visit: serving });
  click('15 Min.');
  click('Nicht erinnern');
  expect(button('15 Min.')).toBeTruthy();
  receive({ visit: called() });
  expect(screen.queryByRole('button', { name: '15 Min.' })).toBeNull();
});
