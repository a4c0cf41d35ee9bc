// K23: the overview closes a counter that somebody has left open, and says before whom that hits.
import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import { App } from '../../admin/App';
import type { ScreenCommand } from '../../shared/commands';
import type { ClosingResult } from '../../shared/commands/counters';
import type { Ask } from '../../ui/link/link';
import { giveDialogs } from '../counter/session';
import { adminSnapshotOf, adminViewOf } from './leading';

beforeAll(giveDialogs);

const COUNTER = {
  ...{ id: 'schalter-1', isOpen: true, person: 'Peter Lang', visit: 'A001', paused: false },
  ...{ since: null, until: null, movedTo: null },
};

const show = (found: ClosingResult, isOpen = true) => {
  location.hash = '#/overview';
  const asked: ScreenCommand[] = [];
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    return Promise.resolve({ ok: true, result: command.type === 'leftByClosing' ? found : null });
  }) as Ask;
  const view = adminViewOf({ counters: [{ ...COUNTER, isOpen }] });
  render(<App link={{ snapshot: adminSnapshotOf(view), online: true, ask }} reconnect={() => undefined} />);
  return asked;
};
const press = async (name: string) => {
  const dialog = document.querySelector<HTMLElement>('dialog[open]') ?? document.body;
  fireEvent.click(within(dialog).getByRole('button', { name }));
  await act(() => Promise.resolve());
};

test('K23 it says who waits again and whom nobody would call, and closes with a yes to just those', async () => {
  const stranded = [{ visitId: 'visit-1', number: 'A002', slotAt: null, services: [{ de: 'Personalausweis' }] }];
  const asked = show({ stranded, visit: { number: 'A001', isServed: false } });
  await press('Schließen Schalter 1');
  const dialog = screen.getByRole('dialog', { name: 'Schalter 1 schließen?' });
  expect(dialog.textContent).toContain('Peter Lang ist dann hier nicht mehr angemeldet');
  expect(dialog.textContent).toContain('A001 wartet danach wieder an der alten Stelle.');
  expect(dialog.textContent).toContain('A002 Personalausweis');
  expect(asked.some(({ type }) => type === 'closeCounter')).toBe(false);
  await press('Trotzdem schließen');
  expect(asked.at(-1)).toEqual({ type: 'closeCounter', counterId: 'schalter-1', agreed: ['visit-1'] });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('K23 who is served is said to be done; a counter that is closed is not offered', async () => {
  show({ stranded: [], visit: { number: 'A001', isServed: true } });
  await press('Schließen Schalter 1');
  expect(screen.getByRole('dialog').textContent).toContain('A001 gilt danach als fertig');
  document.body.replaceChildren();
  show({ stranded: [], visit: null }, false);
  expect(screen.queryByRole('button', { name: 'Schließen Schalter 1' })).toBeNull();
});
