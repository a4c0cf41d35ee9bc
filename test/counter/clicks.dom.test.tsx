// K11: clicks at random, one to three in a hurry, wherever a hand may land: no act that was not meant.
import { act, cleanup, fireEvent } from '@testing-library/preact';
import fc from 'fast-check';
import type { CounterView } from '../../shared/protocol';
import type { Answer } from '../../ui/link/link';
import { called, DONE, giveDialogs, HALF_PAST_NINE, refusedBecause, rest, showCounter, visitOf } from './session';

beforeAll(giveDialogs);

/** What the office says next, whatever was asked: the worst of it, for it puts other acts within reach. */
const STATES: readonly Partial<CounterView>[] = [
  { next: visitOf('A043'), waiting: [visitOf('A043'), visitOf('A044')], waitingCount: 2 },
  { visit: called(), parked: [visitOf('A040', { state: 'parked', place: 'Foto' })] },
  { visit: called({ state: 'serving' }), missed: [visitOf('A041', { state: 'missed' })] },
  { paused: { since: HALF_PAST_NINE, until: null } },
];
/** What staff look up finds nothing. */
const answerQuery = (): object => ({ appointments: [], none: null, found: [], count: 0, starts: [], next: [] });
/** What a dialog looks up by itself is no act. */
const isAct = ({ type }: { type: string }): boolean => type !== 'mySessions';
const LOG_OUT = 'Abmelden';
/** These tell something when they are done, so here they are refused. */
const TELLING = ['drawTicket', 'bookAppointment', 'sendMessage', 'ownData'];
const NO = refusedBecause('dayClosed');

const stateOf = (place: number): Partial<CounterView> => STATES[place % STATES.length] ?? {};

/** Every button on which a click can land now: in the dialog that is open, or anywhere. */
const buttons = (): HTMLButtonElement[] => {
  const dialog = document.querySelector<HTMLElement>('dialog[open]');
  return [...(dialog ?? document.body).querySelectorAll('button')];
};

const clicks = fc.array(
  fc.record({
    where: fc.nat(200),
    times: fc.integer({ min: 1, max: 3 }),
    /** How soon the office answers: before the second click of the hurry, or after the last. */
    isQuick: fc.boolean(),
    /** What the office says: done, and what stands there then; or no. */
    next: fc.option(fc.nat(STATES.length - 1), { nil: 'refused' as const }),
    /** Whether the browser sees that the clicks belong together. */
    isCounted: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

test('K11 a hurry of one to three clicks does one act at most, whatever has changed under it', async () => {
  let acted = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(STATES.length - 1), clicks, async (first, list) => {
      localStorage.clear();
      const { commands, answer, receive } = showCounter(stateOf(first), answerQuery);
      const clicked: string[] = [];
      // K22: the end of a shift comes when the visitor has left, as was said before; that is nobody's click.
      const isClicked = ({ type }: { type: string }) =>
        type !== 'logOut' || clicked.some((text) => text.includes(LOG_OUT));
      for (const { where, times, isQuick, isCounted, next } of list) {
        rest();
        const all = buttons();
        const target = all[where % all.length];
        if (target === undefined) continue;
        clicked.length = 0;
        const from = commands.length;
        const acts = () => commands.slice(from).filter((command) => isAct(command) && isClicked(command));
        let answered = from;
        let wasRefused = false;
        const answerTo = ({ type }: { type: string }): Answer<never> => {
          if (type === 'mySessions') return { ok: true, result: { sessions: [] } as never };
          const isRefused = next === 'refused' || TELLING.includes(type);
          wasRefused ||= isRefused;
          return isRefused ? NO : DONE;
        };
        const change = async () => {
          for (; answered < commands.length; answered++) await answer(answerTo(commands[answered] ?? { type: '' }));
          if (next === 'refused' || wasRefused || acts().length === 0) return;
          if (acts().some(({ type }) => type === 'logOut')) receive({ person: null });
          else receive(stateOf(next));
        };
        // The button may be another one by the second click: the hand is where it was.
        const place = all.indexOf(target);
        for (let time = 1; time <= times; time++) {
          const button = buttons()[place] ?? document.body;
          clicked.push(button === document.body ? '' : (button.textContent ?? ''));
          fireEvent.click(button, { detail: isCounted ? time : 1 });
          if (isQuick && time === 1) await change();
        }
        if (!isQuick) await change();
        await act(() => Promise.resolve());
        // Who reads a refusal and clicks again asks again; the second half of a double-click does not.
        if (isCounted || !wasRefused) expect(acts().slice(1)).toEqual([]);
        acted += acts().length;
      }
      cleanup();
    }),
    { numRuns: 120 },
  );
  // Hands that never hit anything would prove nothing.
  expect(acted).toBeGreaterThan(60);
});
