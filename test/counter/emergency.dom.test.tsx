// K8 at a counter: help is called on purpose and never by a slip of the hand; a call from elsewhere is seen whatever is open.
import { act, fireEvent, screen, within } from '@testing-library/preact';
import type { EmergencyView } from '../../shared/protocol';
import {
  button,
  called,
  click,
  DONE,
  giveDialogs,
  HALF_PAST_NINE,
  press,
  refusedBecause,
  showCounter,
} from './session';

giveDialogs();
beforeEach(() => void jest.useFakeTimers({ advanceTimers: true }));
afterEach(() => void jest.useRealTimers());
const wait = (ms: number) => act(() => void jest.advanceTimersByTime(ms));

const CALL = [{ type: 'callEmergency' }];
const elsewhere = (more: Partial<EmergencyView> = {}): EmergencyView => ({
  ...{ counterId: 'schalter-4', place: '4', clerk: 'Bernd Kowalski', at: HALF_PAST_NINE, coming: [], ...more },
});

test('K8 pressed twice within two seconds, by the button or by F8, help is called once', async () => {
  const { commands, answer } = showCounter({});
  click('Notruf');
  expect(button('Noch einmal!')).toBeTruthy();
  expect(commands).toEqual([]);
  wait(1500);
  click('Noch einmal!');
  await answer(DONE);
  expect(commands).toEqual(CALL);
  press('F8');
  wait(300);
  press('F8');
  await answer(DONE);
  expect(commands).toEqual([...CALL, ...CALL]);
});

test('K8 no call: one press, a key that is held down or chatters, two presses far apart, other keys with it', () => {
  const { commands } = showCounter({});
  press('F8');
  for (let i = 0; i < 30; i++) {
    wait(33);
    press('F8', { repeat: true });
  }
  wait(2100);
  press('F8');
  wait(20);
  press('F8');
  wait(2100);
  press('F8');
  wait(2100);
  fireEvent.click(button('Notruf'));
  wait(40);
  fireEvent.click(button('Noch einmal!'));
  wait(2100);
  for (const more of [{ ctrlKey: true }, { altKey: true }, { shiftKey: true }, { metaKey: true }]) press('F8', more);
  expect(commands).toEqual([]);
});

test('K8 help is called over an open dialog, out of a field, and while another act is under way', () => {
  const { commands } = showCounter({ visit: called() });
  press('h');
  const field = within(screen.getByRole('dialog')).getByRole('textbox');
  press('F8', {}, field);
  wait(200);
  press('F8', {}, field);
  expect(commands).toEqual(CALL);
});

test('K8 without a connection it is said at once, and the call goes out as soon as there is one, if nobody takes it back', async () => {
  const { commands, receive, answer } = showCounter({});
  const callOut = () => {
    press('F8');
    wait(200);
    press('F8');
  };
  receive({}, false);
  callOut();
  expect(screen.getByText(/wählen Sie die 110/)).toBeTruthy();
  click('Notruf zurücknehmen');
  receive({}, true);
  expect(commands).toEqual([]);
  receive({}, false);
  callOut();
  receive({}, true);
  await answer(refusedBecause('storageFailed'));
  expect(commands).toEqual(CALL);
});

test('K8 an office that does not take the call, or does not answer, is said within a second, and asked again', async () => {
  const { commands, answer } = showCounter({});
  click('Notruf');
  wait(200);
  click('Noch einmal!');
  expect(screen.queryByText(/wählen Sie die 110/)).toBeNull();
  wait(1100);
  expect(screen.getByText(/wählen Sie die 110/)).toBeTruthy();
  await answer(refusedBecause('storageFailed'));
  expect(screen.getByText(/wählen Sie die 110/)).toBeTruthy();
  wait(2100);
  await answer(DONE);
  expect(commands).toEqual([...CALL, ...CALL]);
  expect(screen.queryByText(/wählen Sie die 110/)).toBeNull();
});

test('K8 a call from another counter is an alert with place, name and who comes; here it is answered and ended', async () => {
  const { commands, answer, receive } = showCounter({ emergencies: [elsewhere()] });
  const there = screen.getByRole('region', { name: 'Notruf: Schalter 4, Bernd Kowalski' });
  expect(within(there).getByRole('alert').textContent).toContain('seit 9:30 Uhr');
  click('Ich komme');
  await answer(refusedBecause('storageFailed'));
  expect(screen.getByRole('alert').textContent).toContain('nicht gespeichert');
  click('Ich komme');
  await answer(DONE);
  receive({
    emergencies: [
      elsewhere({
        coming: [
          { place: '3', clerk: 'Aylin Demir' },
          { place: null, clerk: 'Katharina Brandt' },
        ],
      }),
    ],
  });
  expect(screen.getByRole('alert').textContent).toContain(
    'Unterwegs: Schalter 3, Aylin Demir; Verwaltung, Katharina Brandt',
  );
  expect(screen.queryByRole('button', { name: 'Ich komme' })).toBeNull();
  click('Notruf beenden');
  wait(200);
  fireEvent.click(button('Wirklich beenden?'));
  expect(commands).toHaveLength(2);
  wait(600);
  click('Wirklich beenden?');
  expect(commands).toEqual([
    { type: 'acknowledgeEmergency', counterId: 'schalter-4' },
    { type: 'acknowledgeEmergency', counterId: 'schalter-4' },
    { type: 'endEmergency', counterId: 'schalter-4' },
  ]);
});

test('K8 where it was called it is told quietly, without an alert', () => {
  showCounter({ emergencies: [elsewhere({ counterId: 'schalter-3', place: '3', clerk: 'Aylin Demir' })] });
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText('Alle wissen Bescheid.')).toBeTruthy();
  expect(button('Notruf').getAttribute('aria-disabled')).toBe('true');
});
