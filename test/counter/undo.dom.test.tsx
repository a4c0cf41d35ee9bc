// K10: the last acts of a counter, and the way back from each.
import { screen, within } from '@testing-library/preact';
import type { ActView } from '../../shared/protocol';
import {
  bookedOf,
  button,
  click,
  DONE,
  giveDialogs,
  HALF_PAST_NINE,
  press,
  refusedBecause,
  showCounter,
  visitOf,
} from './session';

beforeAll(giveDialogs);
beforeEach(() => localStorage.clear());

const actOf = (more: Partial<ActView> = {}): ActView => ({
  ...{ act: 7, name: 'finish', at: HALF_PAST_NINE, visitId: 'visit-A042', number: 'A042', slotAt: null },
  ...{ isUndone: false, hindrance: null, unnoted: null },
  ...more,
});
const begun = actOf({ act: 6, name: 'begin', hindrance: { code: 'visitMovedOn', values: { number: 'A042' } } });
const movedOn = { code: 'visitMovedOn', values: { number: 'A041' } } as const;
const rows = () =>
  within(screen.getByRole('region', { name: 'Zuletzt' }))
    .getAllByRole('listitem')
    .map((row) => row.textContent);

test('K10 the last acts stand there with number, what was done, and when; before the first one it is said what for', () => {
  const { receive } = showCounter({});
  expect(screen.getByText('Was Sie hier tun, lässt sich zurücknehmen.')).toBeTruthy();
  receive({
    acts: [actOf(), begun, actOf({ act: 5, visitId: 'visit-A041', number: 'A041', name: 'park', hindrance: movedOn })],
  });
  expect(rows()).toEqual([
    'Zurücknehmen: A042 Fertig 9:30',
    'A042 Begonnen 9:30, erst das Spätere',
    'A041 Geparkt 9:30, inzwischen weiter',
  ]);
});

test('K10 the key and the button take back the act that they name, and no other one', () => {
  const { commands, receive } = showCounter({ acts: [actOf(), begun] });
  press('u');
  expect(commands).toEqual([{ type: 'undo', act: 7 }]);
  receive({
    acts: [actOf({ isUndone: true }), { ...begun, hindrance: null }],
    visit: visitOf('A042', { state: 'serving' }),
  });
  click('Zurücknehmen: A042 Begonnen 9:30');
  expect(commands.slice(1)).toEqual([{ type: 'undo', act: 6 }]);
  expect(rows()[0]).toBe('A042 Fertig 9:30, zurückgenommen');
});

test('K10 U2 then the keyboard is where the visitor is, and it is said aloud', async () => {
  const { receive, answer } = showCounter({ acts: [actOf()] });
  button('Zurücknehmen: A042 Fertig 9:30').focus();
  press('u');
  await answer(DONE);
  receive({ acts: [actOf({ isUndone: true })], visit: visitOf('A042', { state: 'serving' }) });
  expect(document.activeElement?.textContent).toContain('A042 wird bedient');
  expect(screen.getAllByRole('status').map((one) => one.textContent)).toContain('Zurückgenommen: A042 Fertig');
});

test('K10 U2 a visitor who is back in the line has the keyboard there', async () => {
  const called = actOf({ name: 'callNext' });
  const { receive, answer } = showCounter({ acts: [called], visit: visitOf('A042', { state: 'called' }) });
  press('u');
  await answer(DONE);
  receive({ acts: [{ ...called, isUndone: true }], waiting: [visitOf('A042')], waitingCount: 1 });
  expect(document.activeElement?.tagName).toBe('LI');
  expect(document.activeElement?.textContent).toContain('A042');
});

test('K10 what cannot be taken back is no button, says why, and the key says it in full', async () => {
  const gone = actOf({
    name: 'cancelAppointment',
    number: null,
    slotAt: HALF_PAST_NINE,
    hindrance: { code: 'letterHasLeft', values: {} },
  });
  const { answer } = showCounter({ acts: [gone] });
  expect(rows()).toEqual(['Termin 9:30 Abgesagt 9:30, Nachricht ist hinaus']);
  expect(screen.queryByRole('button', { name: /Zurücknehmen:/ })).toBeNull();
  press('u');
  await answer(refusedBecause('letterHasLeft'));
  expect(screen.getByRole('alert').textContent).toContain('Eine Nachricht dazu hat das Haus verlassen.');
});

test.each([
  [{ isWrittenTo: true }, 'Wer gebucht hat, bekommt eine Nachricht. Das lässt sich nicht zurücknehmen.'],
  [{}, 'Unter „Zuletzt“ lässt sich das zurücknehmen.'],
  [{ day: '2025-03-04' }, 'Das lässt sich nicht zurücknehmen.'],
])('K10 before a cancellation it is said whether it can be taken back: %p', (more, sentence) => {
  showCounter({ booked: [bookedOf(more)] });
  click('Öffnen: 9:45, Erika Mustermann');
  click('Absagen …');
  expect(screen.getByText(sentence)).toBeTruthy();
});
