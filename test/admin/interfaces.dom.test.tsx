// The administration of what comes from other systems, given its link as a plain object.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { App } from '../../admin/App';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { ScreenCommand } from '../../shared/commands';
import type { CsvPreview, FeedFailure, FeedView } from '../../shared/imports';
import type { HookView, ProgramView } from '../../shared/programs';
import type { AdminView, Snapshot } from '../../shared/protocol';
import { type Settings, settingsSchema } from '../../shared/settings';
import type { Answer, Ask } from '../../ui/link/link';
import { adminViewOf } from './leading';

const NINE = Date.UTC(2025, 2, 3, 8, 0);
const FEED = { id: 'alt', name: 'Alte Buchung', serviceId: 'ausweis', everyMin: 15 };
const withFeed: Settings = { ...demonstrationOffice, feeds: [FEED] };

const show = (first: AdminView = adminViewOf(), hash = '#/feeds') => {
  location.hash = hash;
  const asked: ScreenCommand[] = [];
  let reply: Answer<unknown> = { ok: true, result: null };
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    return Promise.resolve(reply);
  }) as Ask;
  const page = (view: AdminView) => {
    const snapshot: Snapshot<AdminView> = { build: 'b', day: '2025-03-03', version: 1, now: NINE, speed: 1, view };
    return <App link={{ snapshot, online: true, ask }} reconnect={() => undefined} />;
  };
  const shown = render(page(first));
  return {
    asked,
    answer: (result: unknown) => {
      reply = { ok: true, result };
    },
    refuse: (code: 'nameTaken' | 'unknownFeed') => {
      reply = { ok: false, refusal: { code, values: {} } };
    },
    receive: (view: AdminView) => act(() => shown.rerender(page(view))),
  };
};
const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 0))));
const press = async (name: string | RegExp, inside: HTMLElement = document.body) => {
  fireEvent.click(within(inside).getByRole('button', { name }));
  await settle();
};
const type = (label: string, value: string) =>
  act(() => void fireEvent.input(screen.getByLabelText(label), { target: { value } }));
const text = () => document.querySelector('main')?.textContent ?? '';

beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

test('S2 another system gets a token that is shown once', async () => {
  const { asked, answer, refuse } = show();
  await press('System anbinden');
  type('Name', 'Terminland');
  refuse('nameTaken');
  await press('Hinzufügen');
  expect(within(screen.getByRole('dialog')).getByRole('alert').textContent).toContain('Diesen Namen gibt es schon');
  answer({ sourceId: 'quelle-1', token: 'geheimes-token' });
  await press('Hinzufügen');
  expect(asked.at(-1)).toEqual({ type: 'createSource', name: 'Terminland' });
  expect(screen.getByLabelText<HTMLInputElement>('Token').value).toBe('geheimes-token');
  await press('Fertig');
  expect(document.body.textContent).not.toContain('geheimes-token');
  expect(screen.queryByLabelText('Token')).toBeNull();
});

test('S2 a token is revoked after a question; one that was is only shown', async () => {
  const source = { id: 'q', name: 'Terminland', createdAt: NINE, lastUsedAt: NINE + 60_000, revokedAt: null };
  const { asked, receive } = show(adminViewOf({ sources: [source] }));
  expect(text()).toContain('darf importieren');
  expect(text()).toContain('9:01');
  await press('Widerrufen Terminland');
  await press('Widerrufen', screen.getByRole('dialog'));
  expect(asked).toEqual([{ type: 'revokeSource', sourceId: 'q' }]);
  receive(adminViewOf({ sources: [{ ...source, revokedAt: NINE }] }));
  expect(text()).toContain('widerrufen');
  expect(screen.queryByRole('button', { name: /^Widerrufen/ })).toBeNull();
});

test('S35 a program gets a token that is shown once, with no more than was ticked, at one counter', async () => {
  const { asked, answer, refuse } = show();
  await press('Programm zulassen');
  await press('Hinzufügen');
  expect(asked).toEqual([]);
  expect(within(screen.getByRole('dialog')).getByRole('alert').textContent).toContain('Name');
  type('Name', 'Meldewesen');
  fireEvent.click(screen.getByLabelText(/^Stand der Schlange lesen/));
  await press('Hinzufügen');
  expect(within(screen.getByRole('dialog')).getByRole('alert').textContent).toBe(
    'Bitte wählen Sie mindestens eines aus.',
  );
  fireEvent.click(screen.getByLabelText(/^am Schalter handeln/));
  fireEvent.change(screen.getByLabelText('Wo'), { target: { value: 'schalter-3' } });
  refuse('nameTaken');
  await press('Hinzufügen');
  expect(within(screen.getByRole('dialog')).getByRole('alert').textContent).toContain('Diesen Namen gibt es schon');
  answer({ programId: 'programm-1', token: 'geheimes-token' });
  await press('Hinzufügen');
  expect(asked.at(-1)).toEqual({ type: 'createProgram', name: 'Meldewesen', scopes: ['act'], counterId: 'schalter-3' });
  expect(screen.getByLabelText<HTMLInputElement>('Token').value).toBe('geheimes-token');
  await press('Fertig');
  expect(document.body.textContent).not.toContain('geheimes-token');
  expect(screen.queryByLabelText('Token')).toBeNull();
});

test('S35 a program is revoked after a question; one that was is only shown', async () => {
  const program: ProgramView = {
    ...{ id: 'p', name: 'Meldewesen', scopes: ['readVisit', 'act'], counterId: 'schalter-3' },
    ...{ createdAt: NINE, lastUsedAt: NINE + 60_000, revokedAt: null },
  };
  const { asked, receive } = show(adminViewOf({ programs: [program] }));
  for (const said of ['Besuch mit Namen lesen, handeln', 'Schalter 3', 'zugelassen', '9:01'])
    expect(text()).toContain(said);
  await press('Widerrufen Meldewesen');
  await press('Widerrufen', screen.getByRole('dialog'));
  expect(asked).toEqual([{ type: 'revokeProgram', programId: 'p' }]);
  receive(adminViewOf({ programs: [{ ...program, revokedAt: NINE }] }));
  expect(text()).toContain('widerrufen');
  expect(screen.queryByRole('button', { name: /^Widerrufen/ })).toBeNull();
});

const HOOK: HookView = {
  ...{ id: 'h', name: 'Alarmserver', host: 'alarm.example', events: ['emergency.called'], createdAt: NINE },
  ...{ waiting: 0, lastSentAt: null, trouble: null },
};

test('S36 a web hook gets an address that is not shown again, and a key that is shown once', async () => {
  const { asked, answer } = show();
  await press('Web-Hook anlegen');
  type('Name', 'Alarmserver');
  type('Adresse', 'alarm.example/x');
  await press('Hinzufügen');
  expect(asked).toEqual([]);
  expect(within(screen.getByRole('dialog')).getByRole('alert').textContent).toContain('https://');
  type('Adresse', ' https://alarm.example/geheim ');
  for (const label of [
    'aufgerufen',
    'begonnen',
    'beendet',
    /^nachträglich/,
    'nicht gekommen',
    'zurückgenommen',
    /^Störung begonnen/,
    'Störung behoben',
  ])
    fireEvent.click(screen.getByLabelText(label));
  answer({ hookId: 'h', secret: 'whsec_geheim' });
  await press('Hinzufügen');
  expect(asked).toEqual([
    {
      ...{ type: 'createHook', name: 'Alarmserver', url: 'https://alarm.example/geheim' },
      events: ['emergency.called', 'emergency.acknowledged', 'emergency.ended'],
    },
  ]);
  expect(screen.getByLabelText<HTMLInputElement>('Schlüssel der Unterschrift').value).toBe('whsec_geheim');
  await press('Fertig');
  expect(document.body.innerHTML).not.toContain('whsec_geheim');
});

test('S36 a web hook is changed without saying its address again, tried, and removed after a question', async () => {
  const { asked, answer } = show(adminViewOf({ hooks: [HOOK] }));
  expect(text()).toContain('alarm.example');
  expect(text()).toContain('noch nichts gesendet');
  await press('Ändern Alarmserver');
  expect(screen.getByLabelText<HTMLInputElement>('Adresse').value).toBe('');
  fireEvent.click(screen.getByLabelText('Notruf beendet'));
  await press('Speichern');
  expect(asked.at(-1)).toEqual({
    ...{ type: 'changeHook', hookId: 'h', name: 'Alarmserver', url: null },
    events: ['emergency.called', 'emergency.ended'],
  });
  answer({ fault: { code: 'answered', status: 404 } });
  await press('Probe senden Alarmserver');
  expect(text()).toContain('Die Probe für „Alarmserver“ ist nicht angekommen.');
  expect(text()).toContain('Der Server nimmt die Nachricht nicht an (Fehler 404).');
  answer({ fault: null });
  await press('Probe senden Alarmserver');
  expect(text()).toContain('Die Probe für „Alarmserver“ ist angekommen.');
  await press('Entfernen Alarmserver');
  await press('Entfernen', screen.getByRole('dialog'));
  expect(asked.at(-1)).toEqual({ type: 'removeHook', hookId: 'h' });
});

test('S36 a web hook that does not get through says since when, why, what waits and what was given up', () => {
  const trouble = { since: NINE, at: NINE, givenUp: 1, fault: { code: 'silent' as const, status: null } };
  show(adminViewOf({ hooks: [{ ...HOOK, waiting: 12, trouble }] }));
  for (const said of [
    'kommt seit',
    '9:00',
    'Der Server antwortet nicht rechtzeitig.',
    '12 Nachrichten warten.',
    'Eine Nachricht wurde aufgegeben.',
  ])
    expect(text()).toContain(said);
});

const NONE = { booked: 0, changed: 0, unchanged: 0, cancelled: 0, ignored: 0 };
const reading: FeedView['reading'] = {
  at: NINE,
  counts: { ...NONE, booked: 2, cancelled: 1 },
  faultCount: 2,
  faults: [
    { row: 3, id: null, field: 'start', code: 'repeats', values: {} },
    { row: 7, id: null, field: 'start', code: 'noSuchTime', values: { text: '…' } },
  ],
};
const feedView = (more: Partial<FeedView> = {}): FeedView => ({
  id: 'alt',
  host: 'alt.example',
  checkedAt: NINE,
  failure: null,
  reading,
  missed: null,
  ...more,
});

test('A6 a calendar is added, set and saved; then it can be read at once', async () => {
  const { asked, answer, receive } = show();
  await press('Kalender hinzufügen');
  type('Name', 'Alte Buchung');
  await press('Hinzufügen');
  expect(location.hash).toBe('#/feeds/kalender-alte-buchung');
  await act(() => void fireEvent(window, new HashChangeEvent('hashchange')));
  expect(text()).toContain('Bitte speichern Sie den Kalender zuerst');
  type('Alle … Minuten lesen', '30');
  answer({ version: 2 });
  await press('Speichern');
  const [command] = asked;
  if (command?.type !== 'changeSettings') throw new Error('nothing was saved');
  const saved = settingsSchema.parse(command.settings);
  expect(saved.feeds).toEqual([{ ...FEED, id: 'kalender-alte-buchung', everyMin: 30 }]);
  const id = 'kalender-alte-buchung';
  const unread = feedView({ id, host: null, checkedAt: null, reading: null });
  receive(adminViewOf({ settings: saved, settingsVersion: 2, feeds: [unread] }));
  type('Adresse', 'alt.example');
  await press('Adresse speichern');
  expect(text()).toContain('Bitte geben Sie eine Adresse ein');
  type('Adresse', ' https://alt.example/a.ics?token=geheim ');
  answer(null);
  await press('Adresse speichern');
  expect(asked.at(-1)).toEqual({ type: 'setFeedAddress', feedId: id, url: 'https://alt.example/a.ics?token=geheim' });
  receive(adminViewOf({ settings: saved, settingsVersion: 2, feeds: [{ ...unread, host: 'alt.example' }] }));
  expect(text()).toContain('Gelesen wird bei alt.example');
  expect(document.body.innerHTML).not.toContain('geheim');
  location.hash = '#/feeds';
  await act(() => void fireEvent(window, new HashChangeEvent('hashchange')));
  expect(text()).toContain('noch nicht gelesen');
  await press('Jetzt lesen Alte Buchung');
  expect(asked.at(-1)).toEqual({ type: 'readFeed', feedId: 'kalender-alte-buchung' });
});

test('A6 it stands there what came of a calendar, and each fault in words', () => {
  const { receive } = show(adminViewOf({ settings: withFeed, feeds: [feedView()] }));
  expect(text()).toContain('2 neu, 1 abgesagt');
  expect(text()).toContain('2 Fehler');
  cleanup();
  show(adminViewOf({ settings: withFeed, feeds: [feedView()] }), '#/feeds/alt');
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining([
      'Eintrag 3, Beginn: Der Eintrag wiederholt sich.',
      'Eintrag 7, Beginn: „…“ gibt es nicht, weil die Uhr vorgestellt wird.',
    ]),
  );
  receive(adminViewOf());
});

test.each<[FeedFailure, string]>([
  [{ code: 'unreachable' }, 'nicht erreichbar'],
  [{ code: 'status', status: 404 }, 'Fehler 404'],
  [{ code: 'ledInside' }, 'Adresse im Hausnetz'],
  [{ code: 'stopped' }, 'Von selbst lesen wir ihn nicht mehr'],
  [{ code: 'unfinished' }, 'Zur Sicherheit lesen wir ihn nicht von selbst'],
])('A6 what went wrong with a calendar is said: %j', (failure, words) => {
  show(adminViewOf({ settings: withFeed, feeds: [feedView({ failure })] }));
  expect(text()).toContain('Am 03.03., 9:00 Uhr nicht gelesen.');
  expect(text()).toContain(words);
});

test.each(['#/feeds', '#/feeds/alt'])('A10 most of a calendar is missing: somebody decides, on %s', async (page) => {
  const missed = { entries: 8, of: 8, at: NINE };
  const { asked } = show(adminViewOf({ settings: withFeed, feeds: [feedView({ missed })] }), page);
  expect(text()).toContain('fehlen 8 von 8 Terminen');
  expect(text()).toContain('Abgesagt ist noch keiner, ihre Plätze bleiben belegt.');
  await press('Termine behalten');
  await press('Termine absagen');
  expect(asked).toEqual([
    { type: 'decideMissed', feedId: 'alt', decision: 'keep' },
    { type: 'decideMissed', feedId: 'alt', decision: 'cancel' },
  ]);
});

const PREVIEW: CsvPreview = {
  fault: null,
  columns: [
    { name: 'Termin-Nr', meaning: 'id' },
    { name: 'Bemerkung', meaning: null },
  ],
  count: 51,
  rows: [
    {
      ...{ row: 2, id: 'T-1', slotAt: NINE, serviceIds: ['meldebescheinigung'], persons: 2 },
      ...{ minutes: null, name: 'Jörg Müßig', isCancelled: false },
    },
    {
      ...{ row: 3, id: 'T-2', slotAt: null, serviceIds: [], persons: 1 },
      ...{ minutes: null, name: null, isCancelled: true },
    },
  ],
  faultCount: 0,
  faults: [],
};

const choose = async (content: string) => {
  const file = new File([content], 'termine.csv');
  // Of jsdom's file, which cannot be read this way yet.
  Object.assign(file, { arrayBuffer: () => Promise.resolve(Uint8Array.from(Buffer.from(content)).buffer) });
  fireEvent.change(screen.getByLabelText('Datei'), { target: { files: [file] } });
  await settle();
};

test('A6 a file is shown as it was understood, and imported at a press', async () => {
  const { asked, answer } = show();
  answer(PREVIEW);
  await choose('äöü');
  const file = Buffer.from('äöü').toString('base64');
  expect(asked).toEqual([{ type: 'previewCsv', file, serviceId: null }]);
  expect(text()).toContain('Verstandene Spalten: Termin-Nr');
  expect(text()).toContain('Nicht beachtete Spalten: Bemerkung');
  const cells = screen.getByRole('cell', { name: 'Jörg Müßig' }).closest('tr')?.textContent;
  expect(cells).toBe('2T-1Montag, 3. März 2025, 9:00Meldebescheinigung2Jörg Müßigfindet statt');
  expect(text()).toContain('… und 49 weitere Zeilen');
  answer({ ...PREVIEW, imported: { ...NONE, booked: 50, cancelled: 1 } });
  await press('51 Termine importieren');
  expect(asked.at(-1)).toEqual({ type: 'importCsv', file, serviceId: null });
  expect(screen.getByText('50 neu, 1 abgesagt')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /importieren/ })).toBeNull();
});

test('A6 a file with faults cannot be imported; each fault is told by its row', async () => {
  const { answer } = show();
  const fault = { row: 4, id: 'T-3', field: 'services', code: 'unknownService', values: { text: 'Angeln' } } as const;
  answer({ ...PREVIEW, faultCount: 3, faults: [fault] });
  await choose('x');
  expect(text()).toContain('Zeile 4 (T-3), Anliegen: „Angeln“ ist keines unserer Anliegen.');
  expect(text()).toContain('… und 2 weitere Fehler');
  expect(screen.queryByRole('button', { name: /importieren/ })).toBeNull();
});

test('A6 another service looks at the same file anew; what is no table says so; a large file is not sent', async () => {
  const { asked, answer } = show();
  answer({ ...PREVIEW, fault: 'noServiceColumn', count: 0, rows: [] });
  await choose('x');
  expect(screen.getByRole('alert').textContent).toContain('Es fehlt eine Spalte mit dem Anliegen');
  answer(PREVIEW);
  const select = screen.getByLabelText<HTMLSelectElement>('Anliegen');
  fireEvent.change(select, { target: { value: 'abholung' } });
  await settle();
  expect(asked.at(-1)).toMatchObject({ type: 'previewCsv', serviceId: 'abholung' });
  expect(screen.queryByRole('alert')).toBeNull();
  const sent = asked.length;
  await choose('x'.repeat(300_001));
  expect(screen.getByRole('alert').textContent).toContain('größer als 300 KB');
  expect(asked).toHaveLength(sent);
});
