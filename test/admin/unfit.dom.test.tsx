// A17: the page on which the office decides about appointments that no longer fit.
import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import { App } from '../../admin/App';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { ScreenCommand } from '../../shared/commands';
import type { ContactView } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import type { Ask } from '../../ui/link/link';
import { bookedOf } from '../counter/session';
import { adminSnapshotOf, adminViewOf } from './leading';

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
    wasAt: null,
    email: 'e@example.org',
    phone: null,
    answers: [],
  },
  {
    ...bookedOf({ visitId: 'visit-to-call', name: 'Jan Kern', unfit: 'tooFewPlaces' }),
    wasAt: null,
    email: null,
    phone: '02306 1234',
    answers: [],
  },
];

type Told = { ok: true; result: unknown } | { ok: false; refusal: { code: string; values: object } };
const nothing = (): Told => ({ ok: true, result: null });

const show = async (
  mail: Settings['mail'],
  answer: (command: ScreenCommand) => Told = nothing,
  list = appointments,
) => {
  location.hash = '#/unfit';
  const asked: ScreenCommand[] = [];
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    if (command.type === 'unfitAppointments')
      return Promise.resolve({ ok: true, result: { appointments: list, none: null } });
    return Promise.resolve(answer(command));
  }) as Ask;
  const settings = { ...demonstrationOffice, mail };
  const view = adminViewOf({ settings, unfit: 2 });
  render(<App link={{ snapshot: adminSnapshotOf(view), online: true, ask }} reconnect={() => undefined} />);
  await screen.findAllByText('Jan Kern');
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

test('A17 who has an address is written to, the others get a call; each can be decided about by itself', async () => {
  const asked = await show(MAIL as Settings['mail']);
  screen.getByRole('heading', { name: 'Mit E-Mail-Adresse' });
  screen.getByRole('heading', { name: 'Ohne E-Mail' });
  await press('Bleibt bestehen: Jan Kern');
  await press('Absagen: Erika Mustermann');
  expect(screen.getByRole('dialog').textContent).toContain('Die Absage kommt per E-Mail');
  await press('Absagen');
  expect(asked()).toMatchObject([
    { type: 'keepAppointment', visitId: 'visit-to-call' },
    { type: 'cancelAppointment', visitId: 'visit-with-mail', untold: true },
  ]);
});

test('A17 without a mail server nobody is written to: all of them are to be called', async () => {
  await show(null);
  expect(screen.queryByRole('heading', { name: 'Mit E-Mail-Adresse' })).toBeNull();
  await press('Absagen: Erika Mustermann');
  expect(screen.getByRole('dialog').textContent).toContain('Haben Sie angerufen?');
});

const TEN = NINE + 3_600_000;
const moves = [
  { visitId: 'visit-with-mail', slotAt: TEN, none: null },
  { visitId: 'visit-to-call', slotAt: TEN, none: null },
];

test('A17 all are moved by one yes to the list of before and after; what is refused is said by name', async () => {
  const asked = await show(MAIL as Settings['mail'], (command) => {
    if (command.type === 'proposeMoves') return { ok: true, result: { moves } };
    if (command.type === 'moveAppointment' && command.visitId === 'visit-to-call')
      return { ok: false, refusal: { code: 'slotTaken', values: {} } };
    return { ok: true, result: { letter: 'goes' } };
  });
  await press('Alle auf die nächsten freien Zeiten verlegen');
  await screen.findByRole('heading', { name: '2 Termine' });
  const dialog = screen.getByRole('dialog');
  expect(within(dialog).getByRole('row', { name: /Erika Mustermann .*10:00.* E-Mail/ })).toBeTruthy();
  expect(within(dialog).getByRole('row', { name: /Jan Kern .*10:00.* Anruf/ })).toBeTruthy();
  expect(asked().filter(({ type }) => type === 'moveAppointment')).toEqual([]);
  await press('2 Termine verlegen');
  await screen.findByText('1 Termin ist verlegt.');
  const place = { kind: 'free', holdId: null };
  expect(asked().slice(1)).toMatchObject([
    { type: 'moveAppointment', visitId: 'visit-with-mail', slotAt: TEN, place, untold: true },
    { type: 'moveAppointment', visitId: 'visit-to-call', slotAt: TEN, place, untold: true },
  ]);
  const left = screen.getByText('1 ging nicht und bleibt in der Liste:').closest('[role=status]');
  expect(left?.textContent).toMatch(/Jan Kern, .*: Dieser Termin ist gerade vergeben/);
  expect(left?.textContent).toContain('E-Mails: 1. Zum Anrufen in der Liste unten: 0.');
});

test('A17 what has no free time is said before and afterwards, and is not asked for', async () => {
  const nowhere = [moves[0], { visitId: 'visit-to-call', slotAt: null, none: 'noneFree' }];
  const asked = await show(MAIL as Settings['mail'], ({ type }) =>
    type === 'proposeMoves' ? { ok: true, result: { moves: nowhere } } : { ok: true, result: { letter: 'goes' } },
  );
  await press('Alle auf die nächsten freien Zeiten verlegen');
  await screen.findByText('keine freie Zeit, bleibt in der Liste');
  await press('1 Termin verlegen');
  await screen.findByText('1 Termin ist verlegt.');
  expect(asked().filter(({ type }) => type === 'moveAppointment')).toHaveLength(1);
  expect(screen.getByText('1 ging nicht und bleibt in der Liste:')).toBeTruthy();
});

test('A17 of those chosen, only these are cancelled or kept; a server that is gone is not asked for the rest', async () => {
  const asked = await show(MAIL as Settings['mail'], ({ type }) =>
    type === 'keepAppointment' ? { ok: false, refusal: { code: 'offline', values: {} } } : { ok: true, result: null },
  );
  await act(() => void fireEvent.click(screen.getByRole('checkbox', { name: /Jan Kern/ })));
  await press('1 gewählten absagen');
  await press('Absagen');
  await screen.findByText('1 Termin ist abgesagt.');
  expect(asked()).toMatchObject([{ type: 'cancelAppointment', visitId: 'visit-to-call', untold: true }]);
  await act(() => void fireEvent.click(screen.getByRole('checkbox', { name: 'Alle auswählen (2)' })));
  await press('Alle 2 bestehen lassen');
  await press('Bestehen lassen');
  await screen.findByText('2 gingen nicht und bleiben in der Liste:');
  expect(asked().filter(({ type }) => type === 'keepAppointment')).toHaveLength(1);
});

test('A17 A19 who was moved or cancelled without a letter stands in a list of its own, the old time beside the new, until somebody has called', async () => {
  const untold = appointments.map((one, i) => ({
    ...one,
    unfit: 'untold' as const,
    state: i === 0 ? ('cancelled' as const) : ('booked' as const),
    wasAt: i === 0 ? null : Date.UTC(2025, 2, 3, 13, 0),
  }));
  const asked = await show(MAIL as Settings['mail'], () => ({ ok: true, result: null }), untold);
  screen.getByRole('heading', { name: 'Bitte anrufen' });
  expect(screen.queryByRole('button', { name: /verlegen/ })).toBeNull();
  expect(screen.getByRole('row', { name: /Erika Mustermann.*Abgesagt e@/ })).toBeTruthy();
  expect(
    screen.getByRole('row', {
      name: /^Mo., 03.03.2025, 9:45 Jan Kern .*Auf diese Zeit verlegt, bisher Mo., 03.03.2025, 14:00 02306 1234/,
    }),
  ).toBeTruthy();
  await press('Angerufen: Jan Kern');
  expect(asked()).toMatchObject([{ type: 'keepAppointment', visitId: 'visit-to-call' }]);
});
