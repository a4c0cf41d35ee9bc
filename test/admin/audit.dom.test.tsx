// The page of the audit, given its link as a plain object.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { App } from '../../admin/App';
import { officeView } from '../../server/queue/views/parts';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { AuditCheck, AuditEntry } from '../../shared/audit/entry';
import type { ScreenCommand } from '../../shared/commands';
import type { AdminView, Snapshot } from '../../shared/protocol';
import type { Ask } from '../../ui/link/link';
import { LEADING, NOBODY_WAITS } from './leading';

const NINE = Date.parse('2025-03-03T09:00:00+01:00');
const entry = (seq: number, changes: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ seq, at: NINE + seq * 1000, kind: 'act', name: 'callNext', outcome: 'done', asker: 'counter' },
  ...{ place: 'schalter-3', roles: ['Sachbearbeitung'], person: { name: 'Aylin Demir' }, about: null },
  detail: { number: 'A042', why: { rule: 'lineAfterRun', run: 2 } },
  ...changes,
});
const GOOD: AuditCheck = { at: NINE, entries: 3, first: 1, head: { seq: 3, hash: 'ab'.repeat(32) }, fault: null };

afterEach(() => {
  cleanup();
  location.hash = '';
});

const settle = () => act(async () => void (await Promise.resolve()));
const tap = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
  await settle();
};

const show = async (entries: AuditEntry[], check: AuditCheck | null = null) => {
  location.hash = '#/audit';
  const asked: ScreenCommand[] = [];
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    if (command.type === 'checkAudit') return Promise.resolve({ ok: true, result: check });
    const isFirst = command.type === 'auditEntries' && command.before === null;
    const result = { entries: isFirst ? entries : [entry(1)], next: isFirst ? 2 : null, check: null };
    return Promise.resolve({ ok: true, result });
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
  return asked;
};

test('S4 each entry is said in words: when, who in which role, where, what, and what came of it', async () => {
  const refused = {
    kind: 'refused',
    name: 'logIn',
    outcome: 'wrongLogin',
    person: null,
    detail: { times: 4 },
  } as const;
  await show([entry(3, refused), entry(2)]);
  const rows = screen
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    );
  expect(rows).toEqual([
    ['nicht angemeldet', 'Schalter 3', 'Anmeldennoch 4-mal', 'abgelehnt: Name oder Passwort falsch'],
    [
      ...['Aylin Demir (Sachbearbeitung)', 'Schalter 3'],
      'Nächste Person aufrufenNummer A042 · zwei Termine waren dran, jetzt die Schlange',
      'erledigt',
    ],
  ]);
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
    '03.03.2025, 09:00:03',
    '03.03.2025, 09:00:02',
  ]);
});

test('S4 it is looked for by day, kind and text, older entries follow, and the file has the same filter', async () => {
  const asked = await show([entry(2)]);
  fireEvent.input(screen.getByLabelText('Von'), { target: { value: '2025-03-01' } });
  fireEvent.change(screen.getByLabelText('Art'), { target: { value: 'refused' } });
  fireEvent.input(screen.getByLabelText('Nummer oder Stichwort'), { target: { value: ' A042 ' } });
  await tap('Anzeigen');
  const filter = { from: '2025-03-01', to: null, kind: 'refused', place: null, personId: null, text: 'A042' };
  expect(asked.at(-1)).toEqual({ type: 'auditEntries', before: null, filter });
  const file = screen.getByRole('link', { name: 'Als CSV herunterladen' }).getAttribute('href');
  expect(file).toContain('format=csv&language=de&from=2025-03-01&kind=refused&text=A042');
  await tap('Ältere zeigen');
  expect(asked.at(-1)).toEqual({ type: 'auditEntries', before: 2, filter });
  expect(screen.getAllByRole('row')).toHaveLength(3);
  expect(screen.queryByRole('button', { name: 'Ältere zeigen' })).toBeNull();
});

test('S26 the chain is checked, and which entry is wrong is said', async () => {
  await show([entry(2)], GOOD);
  screen.getByText('Seit dem Start noch nicht geprüft.');
  await tap('Jetzt prüfen');
  screen.getByText(/^Unversehrt: 3 Einträge/);
  screen.getByText(/Stand: Eintrag 3, Prüfsumme abababababababab/);
  cleanup();
  await show([entry(2)], { ...GOOD, fault: { what: 'cutTail', seq: 7, to: 9 } });
  await tap('Jetzt prüfen');
  screen.getByText(/^Nicht unversehrt: Das Ende fehlt: die Einträge 7 bis 9\./);
});
