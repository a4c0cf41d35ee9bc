// The page of data protection, given its link as a plain object: the search, what is found of one person, its deletion.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { App } from '../../admin/App';
import { REGISTER } from '../../server/storage/retention/register';
import type { ScreenCommand } from '../../shared/commands';
import type { HeldResult, Proof } from '../../shared/privacy';
import type { AdminView } from '../../shared/protocol';
import german from '../../shared/words/privacy/de.json';
import { busyMorning } from '../../ui/gallery/mornings';
import type { Ask, Link } from '../../ui/link/link';

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

const NINE = Date.parse('2017-11-06T09:00:00+01:00');
const CLEAN: Proof = {
  ...{ at: NINE, actsDays: 7, actsBefore: NINE - 7 * 86_400_000, deletedUpTo: '2017-11-05', columns: 100 },
  ...{ lookedFor: { staff: 4, visitors: 9 }, findings: [], unread: ['given_answers.answer'] },
  tables: [
    { table: 'bookers', rows: 3, naming: 3, holds: ['visitor'], since: '2017-11-06', overdue: 0, undeclared: [] },
  ],
};
const VISIT: HeldResult['visits'][number] = {
  ...{
    day: '2017-11-07',
    visitId: 'visit-0001',
    code: 'K7MX22',
    number: null,
    slotAt: NINE + 86_400_000,
    state: 'booked',
  },
  ...{ services: [{ de: 'Ausweis' }], persons: 1, language: 'de', via: 'import', name: 'Zoë Quittenbaum', email: null },
  ...{
    phone: null,
    externalId: 'x-1',
    hasNetwork: false,
    bookedAt: null,
    deleteOn: '2017-11-07',
    remark: null,
    letters: [],
    answers: [{ label: { de: 'Kfz-Kennzeichen' }, value: { de: 'LÜN-AB 12' } }],
  },
};
const WISH: HeldResult['wishes'][number] = {
  ...{ id: 'wish-00001', email: 'zoe@example.org', services: [], persons: 1, from: '2017-11-07', to: '2017-11-09' },
  ...{ language: 'de', joinedAt: NINE, confirmedAt: null, toldAt: null, deleteOn: '2017-11-09' },
};

const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve))));
const tap = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};

const show = async (proof: Proof, held: HeldResult) => {
  location.hash = '#/privacy';
  const asked: ScreenCommand[] = [];
  let now = held;
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    const answer = (result: unknown) => Promise.resolve({ ok: true, result });
    if (command.type === 'proveForgetting') return answer({ share: 1, proof, version: '1.2.3' });
    if (command.type === 'findPersonalData') return answer(now);
    now = { visits: [], wishes: [], isMore: false };
    return answer({ visits: 1, cancelled: 0, wishes: 1, isHeld: false });
  }) as Ask;
  const office = busyMorning();
  const snapshot = office.snapshotOf(office.viewOf('admin', 'admin') as AdminView);
  const link: Link<AdminView> = { snapshot, online: true, ask };
  render(<App link={link} reconnect={() => undefined} />);
  await settle();
  return asked;
};

test('X11 the proof says that all is well, with what was counted and looked for, and is printed alone', async () => {
  await show(CLEAN, { visits: [], wishes: [], isMore: false });
  await tap(german['privacy.proof.run']);
  expect(screen.getByText(/^Nichts ist länger gespeichert/)).toBeTruthy();
  expect(screen.getByText(/nach 4 Namen und Kennungen/)).toBeTruthy();
  const row = screen.getByRole('row', { name: /Wer gebucht hat \(bookers\)/ });
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual([...['zu Besuchenden', '3', '3', 'Montag, 6. November 2017', '0']]);
  const printed: string[] = [];
  window.print = () => void printed.push(document.querySelector('[data-printing] [data-printed]')?.textContent ?? '');
  await tap(german['privacy.print']);
  expect(printed[0]).toContain('Programmversion 1.2.3');
  expect(document.querySelector('[data-printing]')).toBeNull();
});

test('X11 whatever is wrong is counted and named: rows past their date, columns nobody declared, people where none should be', async () => {
  const tables = [
    { ...CLEAN.tables[0], overdue: 2 },
    { table: 'notes', rows: 1, naming: 0, holds: [], since: null, overdue: 0, undeclared: ['text'] },
  ] as Proof['tables'];
  const findings: Proof['findings'] = [{ what: 'staff', table: 'events', column: 'by', rows: 7 }];
  await show({ ...CLEAN, tables, findings }, { visits: [], wishes: [], isMore: false });
  await tap(german['privacy.proof.run']);
  expect(screen.getByText('3 Stellen müssen geprüft werden.')).toBeTruthy();
  expect(screen.getByText(/Ereignisse der Tage \(events\), Spalte by: Mitarbeitende .* Zeilen: 7/)).toBeTruthy();
  expect(screen.getByText('Nicht erklärte Spalten: text')).toBeTruthy();
});

test('X12 every table that is declared has a name in words', () => {
  const nameless = Object.keys(REGISTER).filter((table) => !Object.hasOwn(german, `privacy.table.${table}`));
  expect(nameless).toEqual([]);
});

test('X13 what is kept is shown; it is deleted after a yes that says what it means, and looked for again', async () => {
  const asked = await show(CLEAN, { visits: [VISIT], wishes: [WISH], isMore: false });
  const field = screen.getByLabelText(/Name, E-Mail-Adresse, Telefonnummer oder Code/);
  fireEvent.input(field, { target: { value: 'zo' } });
  await tap('Suchen');
  expect(screen.getByText('Bitte mindestens drei Zeichen eingeben.')).toBeTruthy();
  fireEvent.input(field, { target: { value: ' quittenbaum ' } });
  await tap('Suchen');
  expect(screen.getByText('Zoë Quittenbaum')).toBeTruthy();
  expect(screen.getByText('LÜN-AB 12')).toBeTruthy();
  expect(screen.getByText('Termin Dienstag, 7. November 2017, 9:00')).toBeTruthy();
  await tap('Ausgewählte löschen …');
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByText(/kommt aus einem anderen System/)).toBeTruthy();
  expect(dialog.getByText(/bleiben, bis sie gelöscht werden/)).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(/1 Termin steht noch bevor/), { target: { value: 'keep' } });
  await tap('Endgültig löschen');
  await settle();
  expect(asked).toEqual([
    { type: 'findPersonalData', text: 'quittenbaum' },
    {
      type: 'deletePersonalData',
      visits: [{ day: '2017-11-07', visitId: 'visit-0001', isCancelled: false }],
      wishIds: ['wish-00001'],
    },
    { type: 'findPersonalData', text: 'quittenbaum' },
  ]);
  expect(screen.getByText(/^Gelöscht: 1 Termine oder Besuche/)).toBeTruthy();
  expect(screen.getByText('Zu „quittenbaum“ ist nichts gespeichert.')).toBeTruthy();
});

test('X10 another time says what it does to what is known, before it is saved', async () => {
  await show(CLEAN, { visits: [], wishes: [], isMore: false });
  const field = screen.getByLabelText(/Tage, bis niemand mehr genannt wird/);
  fireEvent.input(field, { target: { value: '3' } });
  expect(screen.getByText(/wird vergessen, wer vor mehr als 3 Tagen gehandelt hat/)).toBeTruthy();
  fireEvent.input(field, { target: { value: '30' } });
  expect(screen.getByText(/Was schon vergessen ist, bleibt vergessen/)).toBeTruthy();
});
