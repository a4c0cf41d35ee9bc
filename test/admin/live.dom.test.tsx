// R5: the overview says who waits longest, what is stuck and which limits are reached, and only then that all is well.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { App } from '../../admin/App';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { LiveView } from '../../shared/figures/live';
import type { AdminView, Snapshot } from '../../shared/protocol';
import { MINUTE_MS } from '../../shared/time';
import type { Ask } from '../../ui/link/link';
import { adminSnapshotOf, adminViewOf, NINE, NOBODY_WAITS } from './leading';

const since = (minutes: number) => NINE - minutes * MINUTE_MS;
const ask = (() => Promise.resolve({ ok: false, refusal: { code: 'offline', values: {} } })) as Ask;

const snapshotWith = (more: Partial<AdminView>): Snapshot<AdminView> => {
  const settings = demonstrationOffice;
  const view = adminViewOf({ settings, ...more });
  return adminSnapshotOf(view);
};
const show = (more: Partial<AdminView>, { hash = '#/overview', online = true } = {}) => {
  location.hash = hash;
  const snapshot = snapshotWith(more);
  return render(<App link={{ snapshot, online, ask }} reconnect={() => undefined} />);
};

const line = (number: string, minutes: number, atWork: LiveView['lines'][number]['atWork'] = []) => ({
  ...{ key: number, services: [{ de: 'Personalausweis', en: 'Identity card' }], counter: null, waiting: 3, atWork },
  longest: { number, since: since(minutes) },
});
const AT_WORK = [{ name: '3', isPaused: false }];
const WELL = 'Alles in Ordnung';

beforeEach(() => jest.useFakeTimers({ now: NINE }));
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

test('R5 all is well is said when it is, and by nothing that is not so', () => {
  show({ live: { ...NOBODY_WAITS, lines: [line('A001', 5, AT_WORK)] } });
  screen.getByText(WELL);
  const counter = {
    id: 'schalter-1',
    isOpen: true,
    person: null,
    visit: 'A001',
    paused: false,
    since: null,
    until: null,
    movedTo: null,
  };
  const wrong: [Partial<AdminView>, object?][] = [
    [{}, { online: false }],
    [{ counters: [counter] }],
    [{ mail: { hasPassword: false, waiting: 2, lastFault: { at: NINE, what: 'refused' } } }],
    [{ live: { ...NOBODY_WAITS, lines: [line('A001', 31, AT_WORK)] } }],
    [{ live: { ...NOBODY_WAITS, called: [{ number: 'A001', counter: '1', since: since(6) }] } }],
    [{ live: { ...NOBODY_WAITS, pauses: [{ counter: '1', until: since(6) }] } }],
    [{ unfit: 1 }],
    [{ live: { ...NOBODY_WAITS, called: [{ number: 'A001', counter: '1', since: since(3) }] } }],
    [{ live: { ...NOBODY_WAITS, pauses: [{ counter: '1', until: since(1) }] } }],
    [{ live: { ...NOBODY_WAITS, lines: [line('A001', 1, [{ name: '3', isPaused: true }])] } }],
    [{ inHours: true }],
    [{ inHours: true, counters: [{ ...counter, person: 'A' }], away: [{ name: 'Foyer' }] }],
    [{ reception: { state: 'closed', closed: { why: 'noCounter' } } }],
    [{ reception: { state: 'locked', reason: { de: 'Störung' }, byHand: true } }],
    [{ kiosks: [{ id: 'kiosk-1', locked: { de: 'Störung' }, lockedByHand: true, reception: { state: 'open' } }] }],
    [{ emergencies: [{ counterId: 'schalter-1', place: '1', clerk: 'A', at: NINE, coming: [] }] }],
  ];
  for (const [more, how] of wrong) {
    cleanup();
    show(more, how);
    expect(screen.queryByText(WELL)).toBeNull();
  }
});

test('R5 what is not well stands there in words, and what hours and timetables say is well', () => {
  const [soon, late] = [since(-10), since(1)];
  show({
    live: {
      lines: [line('A001', 1, [{ name: '3', isPaused: true }])],
      called: [{ number: 'A002', counter: '1', since: since(3) }],
      errands: [],
      onTheWay: 2,
      pauses: [
        { counter: '3', until: soon },
        { counter: '4', until: late },
      ],
    },
    inHours: true,
    away: [{ name: 'Foyer' }],
  });
  const items = [...document.querySelectorAll('.kern-alert li')].map((one) => one.textContent);
  expect(items).toEqual([
    'Es ist geöffnet, und kein Platz ist besetzt',
    'A001 wartet, und alle Plätze dafür sind in der Pause: Schalter 3',
    'A002 ist seit 3 min aufgerufen und noch nicht da (Schalter 1)',
    'Schalter 4 wollte um 8:59 Uhr aus der Pause zurück sein',
    'Foyer: Das Gerät ist nicht verbunden',
  ]);
  cleanup();
  // At night nobody is there, and nobody has to be.
  show({ reception: { state: 'closed', closed: { why: 'hours', opensAt: null } }, away: [{ name: 'Foyer' }] });
  screen.getByText(WELL);
});

test('R5 who waits longest and where it is stuck, with a sign and words for each colour', () => {
  show({ live: { ...NOBODY_WAITS, lines: [line('A002', 31, AT_WORK), line('B001', 61)] }, waiting: 6 });
  screen.getByText('B001 wartet am längsten: 61 min, seit 7:59 Uhr', { exact: false });
  const items = [...document.querySelectorAll('.adm-reached li')];
  expect(items.map((item) => item.textContent)).toEqual([
    'Dringend: B001 wartet seit 61 min, und kein Platz dafür ist im Dienst',
    'Ansehen: A002 wartet seit 31 min',
  ]);
  for (const item of items) expect(item.querySelector('.kern-icon')).not.toBeNull();
  const rows = [...screen.getByRole('table', { name: 'Wo gewartet wird' }).querySelectorAll('tbody tr')];
  expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ['Personalausweis', 'Dringend', '3', 'B001: 61 min', 'keiner'],
    ['Personalausweis', 'Ansehen', '3', 'A002: 31 min', '3'],
  ]);
});

test('R5, U1 a limit that time alone crosses shows without a snapshot, and is heard once', () => {
  show({ live: { ...NOBODY_WAITS, lines: [line('A001', 29, AT_WORK)] } });
  screen.getByText(WELL);
  act(() => void jest.advanceTimersByTime(2 * MINUTE_MS));
  expect(screen.queryByText(WELL)).toBeNull();
  screen.getByText('A001 wartet seit 31 min', { exact: false });
  const heard = () => [...document.querySelectorAll('[role=status]')].map((one) => one.textContent).join();
  const said = heard();
  expect(said).toContain('1 Warngrenze ist erreicht');
  act(() => void jest.advanceTimersByTime(2 * MINUTE_MS));
  screen.getByText('A001 wartet seit 33 min', { exact: false });
  expect(heard()).toBe(said);
  expect([...document.querySelectorAll('[role=alert]')].map((one) => one.textContent).join()).not.toContain('A001');
});

test('R5 an empty field never warns', async () => {
  show({}, { hash: '#/limits' });
  const field = screen.getByLabelText('Wartezeit: gelb ab Minuten');
  expect((field as HTMLInputElement).value).toBe('30');
  await act(() => void fireEvent.input(field, { target: { value: '' } }));
  const bar = screen.getByRole('region', { name: 'Nicht gespeicherte Änderungen' });
  expect(bar.textContent).not.toBe('');
  expect((screen.getByLabelText('Wartezeit: gelb ab Minuten') as HTMLInputElement).value).toBe('');
});

test('K16 the administration reads what counters have written, and writes to them', async () => {
  const commands: unknown[] = [];
  const asking = ((command: unknown) => {
    commands.push(command);
    return Promise.resolve({ ok: true, result: null });
  }) as Ask;
  location.hash = '#/overview';
  const counters = ['1', '2'].map((name) => ({
    ...{
      id: `schalter-${name}`,
      isOpen: name === '1',
      person: 'A',
      visit: null,
      paused: false,
      since: null,
      until: null,
      movedTo: null,
    },
  }));
  const from = { place: '3', clerk: 'Aylin Demir' };
  const messages = [{ messageId: 'm1', at: NINE, from, fromId: 'schalter-3', text: 'Papier fehlt', number: 'A007' }];
  const sent = [{ messageId: 'm2', at: NINE, text: 'Ich komme', toAll: false, to: '3', recipients: 1, readBy: [] }];
  const snapshot = snapshotWith({ counters, messages, sent });
  render(<App link={{ snapshot, online: true, ask: asking }} reconnect={() => undefined} />);
  screen.getByText('1 Nachricht von den Schaltern');
  expect(screen.getByText('Papier fehlt').parentElement?.textContent).toContain(
    'Schalter 3, Aylin Demir, 9:00, A007: ',
  );
  screen.getByText('An Schalter 3: „Ich komme“, gelesen von 0 von 1');
  await act(() => void fireEvent.click(screen.getByRole('button', { name: 'Gelesen Schalter 3, Aylin Demir' })));
  fireEvent.input(screen.getByLabelText('Nachricht'), { target: { value: 'Ich bringe welches' } });
  fireEvent.change(screen.getByLabelText('An'), { target: { value: 'counter schalter-1' } });
  await act(() => void fireEvent.submit(screen.getByLabelText('Nachricht').closest('form') as HTMLFormElement));
  expect(commands).toEqual([
    { type: 'readMessage', messageId: 'm1' },
    ...[
      {
        type: 'sendMessage',
        to: { kind: 'counter', counterId: 'schalter-1' },
        text: 'Ich bringe welches',
        about: null,
      },
    ],
  ]);
});

test('S56 the overview says of each alarm who was told, by which way, and why nobody was', () => {
  const hooks: AdminView['hooks'] = [
    { id: 'h1', name: 'Leitstand', host: 'x', events: ['alarm.raised'], lastSentAt: null, trouble: null, waiting: 1 },
  ] as never;
  const base = { about: '', since: since(30), toldAt: since(20), ways: [], untold: null };
  show({
    hooks,
    told: [
      {
        ...{ ...base, kind: 'diskSoon', about: '/data' },
        ways: [
          { by: 'mail', to: 'it@amt.example', state: 'taken', why: null },
          { by: 'mail', to: 'nacht@amt.example', state: 'failed', why: 'Adresse abgelehnt.' },
          { by: 'hook', to: 'h1', state: 'waiting', why: { code: 'answered', status: 503 } },
        ],
      },
      { ...base, kind: 'printer', about: 'Foyer', toldAt: null, untold: 'soon' },
      { ...base, kind: 'backup', toldAt: null, untold: 'chosen' },
      { ...base, kind: 'mail', untold: 'onlyHooks' },
      { ...base, kind: 'clockJumped', untold: 'before' },
    ],
  });
  const said = screen.getByRole('heading', { name: 'Wem Störungen gemeldet sind' }).parentElement?.textContent ?? '';
  for (const sentence of [
    'Gemeldet am 03.03., 8:40 Uhr.',
    'E-Mail an it@amt.example: angenommen.',
    'E-Mail an nacht@amt.example: nicht zugestellt. Adresse abgelehnt.',
    'Web-Hook „Leitstand“: noch nicht angenommen.',
    'Noch nicht gemeldet: Es dauert noch nicht so lange',
    'Nicht gemeldet: Unter „Störungen melden“ ist es so gewählt.',
    'Davon erfährt niemand per E-Mail',
    'Das war vor dem letzten Start des Programms.',
  ])
    expect(said).toContain(sentence);
  cleanup();
  show({ told: [] });
  expect(screen.queryByRole('heading', { name: 'Wem Störungen gemeldet sind' })).toBeNull();
});
