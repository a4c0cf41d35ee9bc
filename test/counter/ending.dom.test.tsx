// K22: the end of a shift, said before anybody is left alone, and taken back until then.

import { act, cleanup, screen } from '@testing-library/preact';
import type { CounterView } from '../../shared/protocol';
import { button, called, DONE, giveDialogs, press, rest, showCounter } from './session';

beforeAll(giveDialogs);
beforeEach(() => localStorage.clear());

const ENDING = 'Nach diesem Besuch schließt der Schalter, und Sie sind abgemeldet.';

test('K22 after the visit the counter closes by itself, once, and calls nobody any more', async () => {
  const { commands, receive, answer } = showCounter({
    visit: called({ state: 'serving' }),
    leftAlone: ['F001', 'F002'],
  });
  press('e');
  expect(screen.getByText(ENDING)).toBeTruthy();
  expect(screen.getByText(/Dann ruft niemand mehr auf: F001, F002\./)).toBeTruthy();
  await rest();
  press('f');
  await answer(DONE);
  receive({ visit: null });
  receive({ visit: null, servedToday: 4 });
  expect(commands.map(({ type }) => type)).toEqual(['finish', 'logOut']);
});

test('K22 K20 whoever is sent to the photo as the last one ends the shift too, and comes back to somebody else', async () => {
  const errands: CounterView['errands'] = [{ id: 'foto', name: { de: 'Foto' }, article: 'zum' }];
  const { commands, receive, answer } = showCounter({ visit: called({ state: 'serving' }), errands });
  press('e');
  await rest();
  press('o');
  await answer(DONE);
  receive({ visit: null, errands });
  expect(commands.map(({ type }) => type)).toEqual(['sendOnErrand', 'logOut']);
});

test('K22 it can be taken back until then, and is not asked for where nobody is', async () => {
  const { commands, receive } = showCounter({ visit: called({ state: 'serving' }) });
  press('e');
  await rest();
  expect(button(/^Doch kein Feierabend/)).toBeTruthy();
  press('e');
  expect(screen.queryByText(ENDING)).toBeNull();
  receive({ visit: null });
  await rest();
  press('e');
  expect(screen.queryByText(ENDING)).toBeNull();
  expect(commands).toEqual([]);
});

test('K22 without a connection it closes as soon as there is one', async () => {
  const { commands, receive } = showCounter({ visit: called({ state: 'serving' }) });
  press('e');
  receive({ visit: null }, false);
  expect(commands).toEqual([]);
  receive({ visit: null });
  await act(async () => undefined);
  expect(commands).toEqual([{ type: 'logOut' }]);
});

test('K22 it outlives a reload during that visit, and is nobody else’s later', async () => {
  const visit = called({ state: 'serving' });
  showCounter({ visit });
  press('e');
  cleanup();
  const { commands, receive } = showCounter({ visit });
  expect(screen.getByText(ENDING)).toBeTruthy();
  receive({ visit: null });
  await act(async () => undefined);
  expect(commands).toEqual([{ type: 'logOut' }]);
  receive({ visit: null, person: null });
  cleanup();
  showCounter({ visit });
  expect(screen.queryByText(ENDING)).toBeNull();
  press('e');
  cleanup();
  showCounter({ visit: called({ visitId: 'visit-other' }) });
  expect(screen.queryByText(ENDING)).toBeNull();
});
