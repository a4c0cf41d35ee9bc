// K7, K18: what was really done, counted with few keys; and what turns out while somebody is served.
import { fireEvent, screen, within } from '@testing-library/preact';
import type { ActView, CounterView } from '../../shared/protocol';
import {
  button,
  click,
  DONE,
  giveDialogs,
  HALF_PAST_NINE,
  press,
  refusedBecause,
  rest,
  showCounter,
  type,
  visitOf,
} from './session';

beforeAll(giveDialogs);
beforeEach(() => localStorage.clear());

const visitId = 'visit-A042';
const serving = visitOf('A042', { state: 'serving', calls: 1, persons: 2 });
const calls = { most: 3, pauseSec: 15, missedAfterSec: 60, asksWhatWasDone: true, soonPeople: 3, soonMin: 10 };

const ADD = 'Weiteres Anliegen (tippen, Enter)';
const dialog = () => screen.getByRole('dialog', { name: 'A042: Was wurde erledigt?' });
const field = () => within(dialog()).getByLabelText(ADD);
/** Enter in the field in which the dialog begins, once it can have been seen (K11). */
const enter = () => {
  rest();
  return fireEvent.submit(field());
};
const counts = () =>
  within(dialog())
    .getAllByRole('listitem')
    .map((row) => row.textContent?.replace(/[−+]/g, ' '));
const chosen = () => dialog().querySelector('[aria-current]')?.textContent;

test('K7 D and Enter finish with what was asked for as it was booked', async () => {
  const { commands, answer } = showCounter({ visit: serving });
  press('d');
  expect(document.activeElement).toBe(field());
  expect(counts()).toEqual(['Personalausweis 1 ', 'Personen 2 ']);
  enter();
  const work = { services: [{ serviceId: 'ausweis', count: 1 }], persons: 2, hindrance: null };
  expect(commands).toEqual([{ type: 'finish', visitId, work }]);
  await answer(DONE);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('K7 F finishes without a note, as ever; where the office wants it, F asks, and finishes without one on a press more', () => {
  const { commands, receive } = showCounter({ visit: serving });
  press('f');
  expect(commands).toEqual([{ type: 'finish', visitId }]);
  receive({ visit: visitOf('A043', { state: 'serving' }), calls });
  press('f');
  expect(commands).toHaveLength(1);
  click('Fertig ohne Vermerk');
  expect(commands[1]).toEqual({ type: 'finish', visitId: 'visit-A043' });
});

test('K7 the arrows choose a row, + and − count it, and no key counts while a matter is typed', () => {
  const { commands } = showCounter({ visit: serving });
  press('d');
  expect(chosen()).toContain('Personalausweis');
  press('+', {}, field());
  expect(screen.getByText('Personalausweis: 2')).toBeTruthy();
  press('ArrowDown', {}, field());
  press('ArrowDown', {}, field());
  expect(chosen()).toContain('Personen');
  for (let i = 0; i < 3; i++) press('-', {}, field());
  type(ADD, 'x');
  press('+', {}, field());
  type(ADD, '');
  expect(counts()).toEqual(['Personalausweis 2 ', 'Personen 1 ']);
  enter();
  expect(commands).toMatchObject([{ work: { services: [{ serviceId: 'ausweis', count: 2 }], persons: 1 } }]);
});

test('K7 another matter is added by its first letters and Enter; the same one never twice', () => {
  const { commands } = showCounter({ visit: serving });
  press('d');
  type(ADD, 'fünd');
  enter();
  expect(commands).toEqual([]);
  expect(counts()).toEqual(['Personalausweis 1 ', 'Fundsachen 1 ', 'Personen 2 ']);
  type(ADD, 'fund');
  expect(screen.getByText('Kein weiteres Anliegen heißt so.')).toBeTruthy();
  enter();
  expect(commands).toEqual([]);
  type(ADD, '');
  enter();
  const services = [
    { serviceId: 'ausweis', count: 1 },
    { serviceId: 'fundsachen', count: 1 },
  ];
  expect(commands).toMatchObject([{ work: { services } }]);
});

test('K7 what could not be done counts nought, with a reason; nothing done and no reason is no note', () => {
  const { commands } = showCounter({ visit: serving });
  press('d');
  click('Personalausweis: eins weniger');
  enter();
  expect(screen.getByText('Bitte zählen Sie, was erledigt wurde, oder wählen Sie, warum nichts.')).toBeTruthy();
  expect(commands).toEqual([]);
  click('Personalausweis: eins mehr');
  type(ADD, 'fund');
  enter();
  const why = screen.getByLabelText('Konnte etwas nicht erledigt werden?');
  fireEvent.change(why, { target: { value: 'papersMissing' } });
  // Both were counted by hand, and stay so.
  expect(counts()).toEqual(['Personalausweis 1 ', 'Fundsachen 1 ', 'Personen 2 ']);
  click('Personalausweis: eins weniger');
  enter();
  const services = [
    { serviceId: 'ausweis', count: 0 },
    { serviceId: 'fundsachen', count: 1 },
  ];
  expect(commands).toEqual([{ type: 'finish', visitId, work: { services, persons: 2, hindrance: 'papersMissing' } }]);
});

test('K7 a reason alone says that nothing of it was done, and without one again that all was', () => {
  showCounter({ visit: serving });
  press('d');
  const why = screen.getByLabelText('Konnte etwas nicht erledigt werden?');
  fireEvent.change(why, { target: { value: 'outage' } });
  expect(counts()?.[0]).toBe('Personalausweis 0 ');
  fireEvent.change(why, { target: { value: '' } });
  expect(counts()?.[0]).toBe('Personalausweis 1 ');
});

test('K7 a refusal is told in the dialog, which stays with what was counted', async () => {
  const { answer } = showCounter({ visit: serving });
  press('d');
  press('+', {}, field());
  enter();
  await answer(refusedBecause('storageFailed'));
  expect(within(dialog()).getByRole('alert')).toBeTruthy();
  expect(counts()?.[0]).toBe('Personalausweis 2 ');
});

test('K18 matters and persons change without an end; as they are, there is nothing to change', async () => {
  const { commands, answer } = showCounter({ visit: serving });
  const change = () => button('Nur ergänzen, weiter bedienen');
  press('d');
  expect(change().getAttribute('aria-disabled')).toBe('true');
  type(ADD, 'fund');
  enter();
  click('Personen: eins mehr');
  fireEvent.click(change());
  expect(commands).toEqual([{ type: 'changeVisit', visitId, serviceIds: ['ausweis', 'fundsachen'], persons: 3 }]);
  await answer(DONE);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('K7 what was done is noted after the end too, from the last acts, as long as it can be', async () => {
  const services = [{ id: 'ausweis', name: { de: 'Personalausweis' } }];
  const finished: ActView = {
    ...{ act: 7, name: 'finish', at: HALF_PAST_NINE, visitId, number: 'A042', slotAt: null },
    ...{ isUndone: false, hindrance: null, unnoted: { services, persons: 2 } },
  };
  const shown: Partial<CounterView> = { acts: [finished] };
  const { commands, answer, receive } = showCounter(shown);
  click('Vermerk: A042');
  press('+', {}, field());
  expect(screen.queryByRole('button', { name: 'Fertig ohne Vermerk' })).toBeNull();
  enter();
  const work = { services: [{ serviceId: 'ausweis', count: 2 }], persons: 2, hindrance: null };
  expect(commands).toEqual([{ type: 'noteWork', visitId, work }]);
  await answer(DONE);
  receive({ acts: [{ ...finished, unnoted: null }] });
  expect(screen.queryByRole('button', { name: 'Vermerk: A042' })).toBeNull();
});
