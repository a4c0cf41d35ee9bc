// T6: while the clock is doubted, the administration says so and can say that it is right.
import { act, fireEvent, render, screen } from '@testing-library/preact';
import { App } from '../../admin/App';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { ScreenCommand } from '../../shared/commands';
import type { AdminView } from '../../shared/protocol';
import type { Ask } from '../../ui/link/link';
import { adminSnapshotOf, adminViewOf, NINE } from './leading';

const show = (alarms: AdminView['alarms']) => {
  location.hash = '#/overview';
  const asked: ScreenCommand[] = [];
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    return Promise.resolve({ ok: true, result: null });
  }) as Ask;
  const settings = demonstrationOffice;
  const view = adminViewOf({ settings, alarms });
  render(<App link={{ snapshot: adminSnapshotOf(view), online: true, ask }} reconnect={() => undefined} />);
  return asked;
};

test('T6 one press says that date and time are right, and it can be reached by its words alone', async () => {
  const asked = show([{ kind: 'server', fault: 'clockJumped', since: NINE, about: '' }]);
  screen.getAllByText('1 Sache braucht Ihre Aufmerksamkeit');
  const button = screen.getByRole('button', { name: 'Datum und Uhrzeit stimmen' });
  await act(() => void fireEvent.click(button));
  expect(asked).toEqual([{ type: 'trustClock' }]);
});

test('T6 no other fault of the server asks about the clock', () => {
  show([{ kind: 'server', fault: 'disk', since: NINE, about: '' }]);
  screen.getAllByText('1 Sache braucht Ihre Aufmerksamkeit');
  expect(screen.queryByRole('button', { name: 'Datum und Uhrzeit stimmen' })).toBeNull();
});
