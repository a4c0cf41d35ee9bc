// K1-K3: the acts of a counter, by mouse and by key, and what happens when they are pressed at the wrong moment.
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import type { CounterView } from '../../shared/protocol';
import { RIGHTS } from '../../shared/rights';
import {
  bookedOf,
  button,
  called,
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

const serving = visitOf('A042', { state: 'serving', calls: 1 });
const paused = { since: HALF_PAST_NINE, until: null };
const visitId = 'visit-A042';
const rested = called({ lastCallAt: HALF_PAST_NINE - 15_000 });

/** The keys of the acts that can be done, and the one that is likeliest. */
const possible = (): string => {
  const keys = [...document.querySelectorAll<HTMLElement>('.counter-act')];
  const can = keys.filter((one) => one.getAttribute('aria-disabled') !== 'true');
  const main = keys.filter((one) => one.matches('.kern-btn--primary'));
  const said = (ones: HTMLElement[]) => ones.map((one) => one.getAttribute('aria-keyshortcuts')).join('');
  return `${said(can)}, likeliest ${said(main)}`;
};

test.each<[string, Partial<CounterView>, string]>([
  ['free', {}, 'NTASMZ, likeliest N'],
  ['called', { visit: rested }, 'BFWXRPDHTASMEC, likeliest B'],
  ['called just now', { visit: called() }, 'BFXRPDHTASMEC, likeliest B'],
  ['called for the last time', { visit: { ...rested, calls: 3 } }, 'BFXRPDHTASMEC, likeliest B'],
  ['serving', { visit: serving }, 'FRPDHTASMEC, likeliest F'],
  ['paused', { paused }, 'TASMZV, likeliest Z'],
])('K1 K12 a counter that is %s can do the acts that fit; all others keep their places', (_, view, expected) => {
  const { receive } = showCounter({});
  const places = document.querySelectorAll('.counter-act');
  const before = [...places].map((one) => one.className.split(' ').at(-1));
  receive(view);
  rest();
  receive(view, true, HALF_PAST_NINE + 1);
  expect(possible()).toBe(expected);
  const after = document.querySelectorAll('.counter-act');
  expect([...after].map((one) => one.className.split(' ').at(-1))).toEqual(before);
  expect([...after].every((one, i) => one === places[i])).toBe(true);
});

test.each<[string, string, string, Partial<CounterView>]>([
  ['f', 'Fertig', 'Hier ist gerade niemand.', {}],
  ['b', 'Ist da, beginnen', 'Das geht, solange jemand aufgerufen ist.', { visit: serving }],
  ['n', 'Nächster Aufruf', 'Hier ist noch A042.', { visit: serving }],
  ['n', 'Nächster Aufruf', 'Bitte zuerst die Pause beenden.', { paused }],
  ['v', 'Andere Rückkehr', 'Das geht während der Pause.', {}],
  ['u', 'Zurücknehmen', 'Es gibt nichts zurückzunehmen.', {}],
  ['w', 'Noch einmal rufen', 'Das war der letzte Aufruf.', { visit: { ...rested, calls: 3 } }],
])('K12 pressed where it cannot be done, the key %s and the button "%s" say why: %s', (key, name, why, view) => {
  const { commands, receive } = showCounter(view);
  expect(button(name).title).toBe(why);
  press(key);
  expect(screen.getByText(why).closest('[role=status]')).toBeTruthy();
  press('q');
  receive({ ...view, visit: visitOf('B001', { state: 'serving' }) });
  receive(view);
  click(name);
  expect(screen.getByText(why).closest('[role=status]')).toBeTruthy();
  expect(commands).toEqual([]);
});

test.each<[string, string, Partial<CounterView>, object]>([
  ['n', 'Nächster Aufruf', {}, { type: 'callNext' }],
  ['w', 'Noch einmal rufen', { visit: rested }, { type: 'callAgain', visitId }],
  ['b', 'Ist da, beginnen', { visit: rested }, { type: 'begin', visitId }],
  ['f', 'Fertig', { visit: serving }, { type: 'finish', visitId }],
  ['x', 'Nicht erschienen', { visit: rested }, { type: 'miss', visitId }],
  ['r', 'Zurück in die Schlange', { visit: serving }, { type: 'returnToLine', visitId }],
  ['z', 'Zurück aus der Pause', { paused }, { type: 'resume' }],
])('K1 the key %s and the button "%s" do the same', async (key, name, view, command) => {
  const { commands, answer } = showCounter(view);
  expect(button(name).getAttribute('aria-keyshortcuts')).toBe(key.toUpperCase());
  press(key);
  await answer(DONE);
  click(name);
  expect(commands).toEqual([command, command]);
});

test('F3 on pause the key v asks for another return', () => {
  showCounter({ paused });
  press('v');
  expect(screen.getByRole('dialog', { name: 'Pause' })).toBeTruthy();
});

test.each([
  ['p', 'A042 parken'],
  ['h', 'A042 weiterleiten'],
  ['d', 'A042: Was wurde erledigt?'],
])('K1 the key %s opens "%s"', (key, title) => {
  showCounter({ visit: serving });
  press(key);
  expect(screen.getByRole('dialog', { name: title })).toBeTruthy();
});

test('K1 keys act neither with others, nor held down, nor while somebody types, nor behind a dialog', () => {
  const { commands } = showCounter({
    booked: [bookedOf()],
  });
  for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { shiftKey: true }, { repeat: true }])
    press('n', more);
  press('n', {}, screen.getByLabelText('Code des Termins'));
  press('q');
  click('Wertmarke ziehen');
  press('n');
  expect(commands).toEqual([]);
});

test('K1 U6 who works here switches single keys off: they stay off on this PC, and no one else loses theirs', () => {
  const { commands, receive } = showCounter({});
  fireEvent.click(screen.getByRole('checkbox', { name: 'Tastenkürzel mit einer Taste' }));
  press('n');
  receive({});
  expect(commands).toEqual([]);
  expect(button('Nächster Aufruf').getAttribute('aria-keyshortcuts')).toBeNull();
  cleanup();
  const later = showCounter({});
  press('n');
  press('/');
  expect(later.commands).toEqual([]);
  later.receive({ person: { id: 'person-2', name: 'Jonas Weber', roleIds: ['frontdesk'], rights: [...RIGHTS] } });
  press('n');
  expect(later.commands).toEqual([expect.objectContaining({ type: 'callNext' })]);
});

test('K2 pressed twice it is asked once, and again as soon as the first was answered', async () => {
  const { commands, answer } = showCounter({});
  const next = button('Nächster Aufruf');
  // Twice in one turn, before the page could show that it is busy.
  next.click();
  next.click();
  await waitFor(() => expect(next.getAttribute('aria-disabled')).toBe('true'));
  click('Nächster Aufruf');
  press('n');
  expect(commands).toHaveLength(1);
  await answer(refusedBecause('nobodyWaiting'));
  click('Nächster Aufruf');
  expect(commands).toHaveLength(2);
});

test('K2 the second click of a double-click does nothing', () => {
  const { commands } = showCounter({ visit: rested });
  fireEvent.click(button('Ist da, beginnen'), { detail: 2 });
  fireEvent.click(button('Ist da, beginnen'), { detail: 3 });
  expect(commands).toEqual([]);
  fireEvent.click(button('Ist da, beginnen'), { detail: 1 });
  expect(commands).toHaveLength(1);
});

/** The page's clock, which stands until the test sets it. */
const heldClock = () => {
  const clock = { ms: 0 };
  jest.spyOn(performance, 'now').mockImplementation(() => clock.ms);
  return clock;
};
afterEach(() => jest.restoreAllMocks());

const JUST_NOW = 'Der Stand hat sich eben geändert. Dieser Druck hat nichts ausgelöst.';

test('K11 what was pressed before anybody can have seen what has changed does nothing, and says so', () => {
  const clock = heldClock();
  const { commands, receive } = showCounter({ visit: rested });
  receive({});
  clock.ms = 399;
  fireEvent.keyDown(document.body, { key: 'n' });
  fireEvent.click(button('Nächster Aufruf'));
  expect(commands).toEqual([]);
  expect(screen.getByText(JUST_NOW).closest('[role=status]')).toBeTruthy();
  clock.ms = 400;
  fireEvent.keyDown(document.body, { key: 'n' });
  expect(commands).toEqual([{ type: 'callNext' }]);
  expect(screen.queryByText(JUST_NOW)).toBeNull();
});

test('K11 the line of others changes all the time, and keeps nobody from pressing', () => {
  const { commands, receive } = showCounter({});
  receive({ waitingCount: 1, waiting: [visitOf('A043')], next: visitOf('A043') });
  fireEvent.keyDown(document.body, { key: 'n' });
  expect(commands).toEqual([{ type: 'callNext' }]);
});

test('K11 a dialog that has just opened or gone takes no press that was meant for what was there before', () => {
  const clock = heldClock();
  const { commands, receive } = showCounter({ visit: serving });
  fireEvent.keyDown(document.body, { key: 'p' });
  fireEvent.click(button('Fotoautomat'));
  fireEvent.submit(screen.getByLabelText('Anderer Ort'));
  expect(commands).toEqual([]);
  receive({ visit: serving });
  fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
  fireEvent.keyDown(document.body, { key: 'f' });
  expect(commands).toEqual([]);
  clock.ms = 400;
  fireEvent.keyDown(document.body, { key: 'f' });
  expect(commands).toEqual([{ type: 'finish', visitId }]);
});

test('K11 the key that has opened a dialog writes nothing into its fields, pressed in a hurry or held down', () => {
  const clock = heldClock();
  const written: string[] = [];
  for (const state of [{ visit: serving }, { paused: { since: HALF_PAST_NINE, until: null } }, {}]) {
    for (const key of 'bcdefhmnoprtuvwxz') {
      showCounter(state);
      clock.ms += 1000;
      fireEvent.keyDown(document.body, { key });
      const field = document.querySelector('dialog[open]')?.querySelector('input:not([type=checkbox]), select');
      if (field) {
        written.push(key);
        // True where nobody kept the letter from the field.
        clock.ms += 399;
        expect(fireEvent.keyDown(field, { key })).toBe(false);
        clock.ms += 399;
        expect(fireEvent.keyDown(field, { key })).toBe(false);
        clock.ms += 500;
        expect(fireEvent.keyDown(field, { key, repeat: true })).toBe(false);
        // Words of one's own may begin with any other letter at once, and with this one when the finger has rested.
        clock.ms += 401;
        expect(fireEvent.keyDown(field, { key })).toBe(true);
        expect(fireEvent.keyDown(field, { key: 'y' })).toBe(true);
      }
      cleanup();
    }
  }
  expect([...new Set(written)].sort().join('')).toBe('dhmptvz');
});

test('K11 a state that has just changed is marked as such until it can have been seen', async () => {
  const { receive } = showCounter({ visit: rested });
  const keys = () => screen.getByRole('group', { name: 'Was geschehen soll' }).getAttribute('aria-busy');
  expect(keys()).toBe('false');
  receive({});
  expect(keys()).toBe('true');
  await waitFor(() => expect(keys()).toBe('false'));
});

test('K1 once the visit has moved on the next act need not wait for the answer of the one before', async () => {
  const { commands, receive, answer } = showCounter({ visit: serving });
  press('f');
  receive({ visit: null });
  press('n');
  expect(commands).toEqual([{ type: 'finish', visitId }, { type: 'callNext' }]);
  await answer(DONE);
  press('n');
  expect(commands).toHaveLength(2);
});

test('K1 a refusal says why in words that are read aloud, each time anew, until something is done', async () => {
  const { answer } = showCounter({});
  press('n');
  await answer(refusedBecause('nobodyWaiting'));
  const first = screen.getByRole('alert');
  expect(first.textContent).toBe('Es wartet niemand, den dieser Schalter bedient.');
  press('n');
  await answer(refusedBecause('nobodyWaiting'));
  expect(screen.getByRole('alert')).not.toBe(first);
  press('n');
  await answer(DONE);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('K3 calling again waits out the pause, which it counts down, by mouse and by key', () => {
  const { commands, receive } = showCounter({ visit: called() });
  const again = button('Noch einmal rufen in 15 s');
  expect(again.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(again);
  press('w');
  receive({ visit: called() }, true, HALF_PAST_NINE + 11_200);
  expect(button('Noch einmal rufen in 4 s')).toBeTruthy();
  expect(commands).toEqual([]);
  receive({ visit: called() }, true, HALF_PAST_NINE + 15_000);
  press('w');
  expect(commands).toEqual([{ type: 'callAgain', visitId }]);
});

test('K3 after the last call it says what happens next, and when by itself', () => {
  const { commands } = showCounter({ visit: called({ calls: 3, lastCallAt: HALF_PAST_NINE - 15_000 }) });
  expect(screen.getByText('Das war der letzte Aufruf. In 0:45 gilt A042 als nicht erschienen.')).toBeTruthy();
  press('w');
  expect(commands).toEqual([]);
  click('Nicht erschienen');
  expect(commands).toEqual([{ type: 'miss', visitId }]);
});

test('nothing can be asked while the link is down, and what is seen is marked as old', () => {
  const { commands, receive } = showCounter({ parked: [visitOf('B007', { state: 'parked', place: 'Kasse' })] });
  receive({ parked: [visitOf('B007', { state: 'parked', place: 'Kasse' })] }, false);
  press('n');
  click('Nächster Aufruf');
  click('Zurückrufen: B007');
  expect(commands).toEqual([]);
  expect(screen.getByText('Keine Verbindung zum Server. Wir versuchen es weiter.')).toBeTruthy();
  receive({});
  expect(screen.queryByText(/Keine Verbindung/)).toBeNull();
  press('n');
  expect(commands).toEqual([{ type: 'callNext' }]);
});

test('K4 parking asks for the place: one press for the usual ones, or any other', async () => {
  const { commands, answer, receive } = showCounter({ visit: serving });
  press('p');
  click('Kasse');
  await answer(DONE);
  expect(screen.queryByRole('dialog')).toBeNull();
  press('p');
  type('Anderer Ort', 'holt Foto');
  fireEvent.submit(screen.getByLabelText('Anderer Ort'));
  expect(commands).toEqual([
    { type: 'park', visitId, place: 'Kasse' },
    { type: 'park', visitId, place: 'holt Foto' },
  ]);
  await answer(DONE);
  press('p');
  receive({ visit: { ...serving, visitId: 'visit-B001', number: 'B001' } });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('K4 handing on goes to a counter or a service, with a note, and not without a choice', async () => {
  const { commands, answer } = showCounter({ visit: serving });
  press('h');
  const dialog = within(screen.getByRole('dialog'));
  const choice = dialog.getByLabelText('Wohin');
  rest();
  const offered = [...choice.querySelectorAll('option')].map((option) => option.textContent);
  expect(offered).toEqual([
    'Bitte wählen',
    'Schalter 4',
    'Schalter 5 (nicht besetzt)',
    'Personalausweis',
    'Fundsachen',
  ]);
  fireEvent.submit(choice);
  expect(dialog.getByText('Bitte wählen Sie, wohin weitergeleitet wird.')).toBeTruthy();
  fireEvent.change(choice, { target: { value: 'counter schalter-4' } });
  type('Notiz für den nächsten Schalter', 'Foto fehlt');
  fireEvent.submit(choice);
  expect(commands).toEqual([
    { type: 'handOn', visitId, to: { kind: 'counter', counterId: 'schalter-4' }, note: 'Foto fehlt' },
  ]);
  await answer(refusedBecause('counterBusy', { number: 'A042' }));
  expect(dialog.getByRole('alert').textContent).toContain('Hier ist noch A042.');
  fireEvent.change(choice, { target: { value: 'service fundsachen' } });
  fireEvent.submit(choice);
  expect(commands[1]).toMatchObject({ to: { kind: 'service', serviceId: 'fundsachen' } });
});
