// A17: the page on which the office decides about appointments that no longer fit.
import { act, fireEvent, render, screen } from '@testing-library/preact';
import { App } from '../../admin/App';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { ScreenCommand } from '../../shared/commands';
import type { AdminView, ContactView, Snapshot } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import type { Ask } from '../../ui/link/link';
import { bookedOf } from '../counter/session';

const NINE = Date.UTC(2025, 2, 3, 8, 0);
const MAIL = {
  host: 'mail.example',
  port: 587,
  security: 'starttls',
  user: null,
  from: 'a@example.org',
  replyTo: null,
};

const appointments: ContactView[] = [
  {
    ...bookedOf({ visitId: 'visit-with-mail', name: 'Erika Mustermann', unfit: 'dayClosed' }),
    email: 'e@example.org',
    phone: null,
  },
  {
    ...bookedOf({ visitId: 'visit-to-call', name: 'Jan Kern', unfit: 'tooFewPlaces' }),
    email: null,
    phone: '02306 1234',
  },
];

const show = async (mail: Settings['mail']) => {
  location.hash = '#/unfit';
  const asked: ScreenCommand[] = [];
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    if (command.type === 'unfitAppointments')
      return Promise.resolve({ ok: true, result: { appointments, none: null } });
    return Promise.resolve({ ok: true, result: null });
  }) as Ask;
  const settings = { ...demonstrationOffice, mail };
  const view = {
    screen: 'admin',
    office: { ...settings.office, placeWord: settings.placeWord, languages: settings.languages },
    ...{ settings, settingsVersion: 1, devices: [], persons: [], counters: [], kiosks: [], printers: [], slips: [] },
    ...{ alarms: [], unserved: [], reception: { state: 'open' }, now: NINE, unfit: 2, waiting: 0 },
    ...{ publicUrl: 'https://termine.example', sources: [], feeds: [], invitations: [] },
    mail: { hasPassword: false, waiting: 0, lastFault: null },
  } as unknown as AdminView;
  const snapshot: Snapshot<AdminView> = { build: 'b', day: '2025-03-03', version: 1, now: NINE, speed: 1, view };
  render(<App link={{ snapshot, online: true, ask }} />);
  await screen.findByText('Jan Kern');
  return () => asked.filter(({ type }) => type !== 'unfitAppointments');
};
const press = (name: string) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await Promise.resolve();
  });

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});

test('A17 who has an address is written to, the others are to be called; each is decided about', async () => {
  const asked = await show(MAIL as Settings['mail']);
  screen.getByRole('heading', { name: 'Mit E-Mail-Adresse' });
  screen.getByRole('heading', { name: 'Bitte anrufen' });
  await press('Bleibt bestehen: Jan Kern');
  await press('Diesen Termin absagen');
  expect(screen.getByRole('dialog').textContent).toContain('bekommen eine E-Mail');
  await press('Absagen');
  await act(() => Promise.resolve());
  expect(asked()).toMatchObject([
    { type: 'keepAppointment', visitId: 'visit-to-call' },
    { type: 'cancelAppointment', visitId: 'visit-with-mail' },
  ]);
});

test('A17 without a mail server nobody is written to: all of them are to be called', async () => {
  await show(null);
  expect(screen.queryByRole('heading', { name: 'Mit E-Mail-Adresse' })).toBeNull();
  await press('Absagen: Erika Mustermann');
  expect(screen.getByRole('dialog').textContent).toContain('Haben Sie angerufen?');
});
