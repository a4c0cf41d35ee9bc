// The page of unusual bookings, given its link as a plain object.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { App } from '../../admin/App';
import { officeView } from '../../server/queue/views/parts';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { ScreenCommand } from '../../shared/commands';
import type { AdminView, Snapshot, UnusualResult } from '../../shared/protocol';
import type { Ask } from '../../ui/link/link';
import { LEADING, NOBODY_WAITS } from './leading';

const NINE = Date.parse('2025-03-03T09:00:00+01:00');
const appointmentOf = (nth: number) => ({
  ...{ day: '2025-03-05', visitId: `visit-00000${nth}`, slotAt: NINE + nth * 900_000, bookedAt: NINE + nth * 1000 },
  ...{ persons: 1, services: [{ de: 'Ausweis' }], name: `Nr. ${nth}` },
});
const MANY: UnusualResult = {
  today: null,
  patterns: [{ network: 'network-of-somebody', appointments: [1, 2, 3].map(appointmentOf) }],
};
const NOTHING: UnusualResult = { today: null, patterns: [] };

/** jsdom has dialogs, but cannot open them. */
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};
afterEach(() => {
  cleanup();
  location.hash = '';
});

const settle = () => act(async () => void (await Promise.resolve()));
const tap = async (name: string | RegExp, nth = 0) => {
  fireEvent.click(screen.getAllByRole('button', { name })[nth] as HTMLElement);
  await settle();
  await settle();
};

const show = async (found: UnusualResult) => {
  location.hash = '#/unusual';
  const asked: ScreenCommand[] = [];
  let now = found;
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    if (command.type === 'unusualBookings') return Promise.resolve({ ok: true, result: now });
    now = NOTHING;
    const cancelled = command.type === 'cancelBookings' ? command.appointments.length : 0;
    return Promise.resolve({ ok: true, result: { cancelled, kept: 0 } });
  }) as Ask;
  const settings = demonstrationOffice;
  const view: AdminView = {
    screen: 'admin',
    office: officeView(settings),
    ...{
      settings,
      settingsVersion: 1,
      devices: [],
      invitations: [],
      person: LEADING,
      staff: [],
      secondFactor: null,
      signOn: { hasSecret: false },
      counters: [],
      kiosks: [],
      printers: [],
      slips: [],
    },
    ...{
      alarms: [],
      emergencies: [],
      unserved: [],
      live: NOBODY_WAITS,
      inHours: true,
      away: [],
      messages: [],
      sent: [],
      reception: { state: 'open' },
      now: NINE,
      unfit: 0,
      waiting: 0,
      publicUrl: 'https://termine.example',
      sources: [],
      feeds: [],
      programs: [],
      hooks: [],
      told: [],
    },
    mail: { hasPassword: false, waiting: 0, lastFault: null },
  };
  const snapshot: Snapshot<AdminView> = { build: 'b', day: '2025-03-03', version: 1, now: NINE, speed: 1, view };
  render(<App link={{ snapshot, online: true, ask }} reconnect={() => undefined} />);
  await settle();
  return { asked: () => asked.filter(({ type }) => type !== 'unusualBookings') };
};

test('A16 the chosen ones are cancelled in one act, after a question; who is spared is not', async () => {
  const { asked } = await show(MANY);
  screen.getByRole('heading', { level: 1, name: 'Auffällige Buchungen' });
  screen.getByText('3 Termine, gebucht von 9:00 bis 9:00 Uhr');
  expect(document.body.textContent).not.toContain('network-of-somebody');
  fireEvent.click(screen.getByRole('checkbox', { name: /Nr\. 2/ }));
  await settle();
  await tap('2 Termine absagen');
  screen.getByRole('dialog', { name: '2 Termine wirklich absagen?' });
  await tap('Abbrechen');
  expect(asked()).toEqual([]);
  await tap('2 Termine absagen');
  await tap('2 Termine absagen', 1);
  expect(asked()).toEqual([
    {
      type: 'cancelBookings',
      network: 'network-of-somebody',
      appointments: [1, 3].map((nth) => ({ day: '2025-03-05', visitId: `visit-00000${nth}` })),
    },
  ]);
  screen.getByText('Abgesagt: 2. Inzwischen angemeldet oder schon abgesagt: 0.');
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('A16 all right: seen, and nothing cancelled', async () => {
  const { asked } = await show(MANY);
  await tap('Alles in Ordnung, nichts absagen');
  expect(asked()).toEqual([{ type: 'settleBookings', network: 'network-of-somebody' }]);
  screen.getByText('Gesehen. Diese Buchungen bleiben.');
});

test('A16 nothing unusual says so', async () => {
  await show(NOTHING);
  screen.getByText('Nichts Auffälliges');
});
