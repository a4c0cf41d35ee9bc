// The administration, given its link as a plain object.
import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import { App } from '../../admin/App';
import { demonstrationOffice } from '../../server/demonstration';
import type { AdminView, Snapshot } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import type { Answer, Ask, Asked } from '../../ui/link';

const NINE = Date.UTC(2025, 2, 3, 8, 0);

const viewOf = (more: Partial<AdminView> = {}): AdminView => {
  const settings = more.settings ?? demonstrationOffice;
  return {
    screen: 'admin',
    office: { ...settings.office, placeWord: settings.placeWord, languages: settings.languages },
    settings,
    settingsVersion: 1,
    devices: [],
    persons: [],
    counters: settings.counters.map(({ id }) => ({ id, person: null, visit: null, paused: false })),
    kiosks: settings.kiosks.map(({ id }) => ({ id, locked: null, lockedByHand: false })),
    printers: settings.printers.map(({ id }) => ({ id, problems: [], history: [] })),
    slips: [],
    alarms: [],
    waiting: 0,
    ...more,
  };
};
const snapshotOf = (view: AdminView): Snapshot<AdminView> => ({
  build: 'b',
  day: '2025-03-03',
  version: 1,
  now: NINE,
  speed: 1,
  view,
});

type Reply = Answer<unknown>;

/** Shows a page; what it asks is kept, and answered as the test says. */
const show = (hash: string, first: AdminView = viewOf()) => {
  location.hash = hash;
  const asked: Asked[] = [];
  let reply: Reply = { ok: true, result: { version: 2 } };
  const ask = ((command: Asked) => {
    asked.push(command);
    return Promise.resolve(reply);
  }) as Ask;
  const page = (view: AdminView, online = true) => <App link={{ snapshot: snapshotOf(view), online, ask }} />;
  const shown = render(page(first));
  return {
    asked,
    answer: (next: Reply) => {
      reply = next;
    },
    receive: (view: AdminView, online = true) => act(() => shown.rerender(page(view, online))),
  };
};

const type = (label: string, value: string) =>
  act(() => {
    fireEvent.input(screen.getByLabelText(label), { target: { value } });
  });
const press = (name: string | RegExp) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await Promise.resolve();
  });
const unsaved = () => screen.queryByRole('region', { name: 'Nicht gespeicherte Änderungen' });
const nameField = () => screen.getByLabelText<HTMLInputElement>('Name');

const withCounterName = (settings: Settings, place: number, name: string): Settings => ({
  ...settings,
  counters: settings.counters.map((counter, i) => (i === place ? { ...counter, name } : counter)),
});

const withNetworkPrinter: Settings = {
  ...demonstrationOffice,
  printers: demonstrationOffice.printers.map((printer) => ({
    ...printer,
    channel: { kind: 'network', host: '192.168.10.40', port: 9100 },
  })),
};

beforeEach(() => localStorage.clear());

test('what is typed outlasts any snapshot, and is saved with the version it was made from', async () => {
  const { asked, answer, receive } = show('#/counters/schalter-3');
  type('Name', '33');
  receive(viewOf({ waiting: 5 }));
  receive(viewOf({ waiting: 6 }), false);
  receive(viewOf({ waiting: 7 }));
  expect(nameField().value).toBe('33');
  expect(unsaved()?.textContent).toContain('Schalter 33 geändert');

  answer({ ok: true, result: { version: 2 } });
  await press('Speichern');
  expect(asked).toEqual([
    { type: 'changeSettings', version: 1, settings: withCounterName(demonstrationOffice, 2, '33') },
  ]);
  expect(unsaved()).toBeNull();
  // Until the snapshot shows it, and when it does.
  expect(nameField().value).toBe('33');
  receive(viewOf({ settings: withCounterName(demonstrationOffice, 2, '33'), settingsVersion: 2 }));
  expect(nameField().value).toBe('33');
  expect(unsaved()).toBeNull();
});

test('a change that is taken back by hand is none', () => {
  show('#/counters/schalter-3');
  type('Name', '33');
  expect(unsaved()).not.toBeNull();
  type('Name', '3');
  expect(unsaved()).toBeNull();
});

test('saved, though the answer was lost: nothing is unsaved any more', async () => {
  const { answer, receive } = show('#/counters/schalter-3');
  type('Name', '33');
  answer({ ok: false, refusal: { code: 'offline', values: {} } });
  await press('Speichern');
  expect(unsaved()?.textContent).toContain('Der Server hat nicht geantwortet');
  receive(viewOf({ settings: withCounterName(demonstrationOffice, 2, '33'), settingsVersion: 2 }));
  expect(unsaved()).toBeNull();
});

test('what is typed while the answer is on its way stays unsaved, as a change of the new version', async () => {
  const { asked, answer, receive } = show('#/counters/schalter-3');
  type('Name', '33');
  answer({ ok: true, result: { version: 2 } });
  fireEvent.click(screen.getByRole('button', { name: 'Speichern' }));
  type('Name', '34');
  await act(() => Promise.resolve());
  receive(viewOf({ settings: withCounterName(demonstrationOffice, 2, '33'), settingsVersion: 2 }));
  expect(unsaved()?.textContent).not.toContain('Jemand anderes');
  await press('Speichern');
  expect(asked.at(-1)).toMatchObject({ type: 'changeSettings', version: 2 });
});

test('somebody else has saved: it says so, keeps what was typed, and takes the new state only when told to', async () => {
  const { asked, answer, receive } = show('#/counters/schalter-3');
  type('Name', '33');
  answer({ ok: false, refusal: { code: 'settingsChangedMeanwhile', values: {} } });
  await press('Speichern');
  expect(unsaved()?.textContent).toContain('Jemand anderes hat inzwischen gespeichert');
  receive(viewOf({ settings: withCounterName(demonstrationOffice, 0, '1 a'), settingsVersion: 2 }));
  expect(nameField().value).toBe('33');
  expect(screen.queryByRole('button', { name: 'Speichern' })).toBeNull();
  await press('Neuen Stand übernehmen');
  expect(nameField().value).toBe('3');
  expect(unsaved()).toBeNull();
  type('Name', '33');
  await press('Speichern');
  expect(asked.at(-1)).toMatchObject({ version: 2 });
});

test('settings that the server finds fault with: the field says what is wrong, and the bar leads to it', async () => {
  const { answer } = show('#/counters/schalter-3');
  type('Name', '');
  answer({
    ok: false,
    refusal: { code: 'settingsInvalid', values: { where: 'command.settings.counters.2.name', what: 'Too small' } },
  });
  await press('Speichern');
  expect(nameField().getAttribute('aria-invalid')).toBe('true');
  const described = nameField().getAttribute('aria-describedby')?.split(' ') ?? [];
  const texts = described.map((id) => document.getElementById(id)?.textContent);
  expect(texts).toContain('Bitte geben Sie einen Namen mit höchstens 12 Zeichen ein.');
  const link = within(unsaved() ?? document.body).getByRole('link');
  expect(link.getAttribute('href')).toBe('#/counters/schalter-3');
  type('Name', '3');
  expect(nameField().getAttribute('aria-invalid')).toBeNull();
});

test('two places of one name are told at the field before anything is sent', () => {
  show('#/counters/schalter-3');
  type('Name', '4');
  expect(screen.getByRole('alert').textContent).toBe('Diesen Namen hat schon ein anderer Platz.');
});

test('an empty number is not taken for nought', async () => {
  const { asked } = show('#/printers/drucker-1');
  type('Nummer des Zeichensatzes', '');
  await press('Speichern');
  const [command] = asked;
  expect(command?.type === 'changeSettings' && command.settings.printers[0]?.profile.codePage.table).toBeNaN();
});

test('a printer of 58 mm paper gets both numbers at once, and any others one by one', () => {
  show('#/printers/drucker-1');
  const paper = screen.getByLabelText<HTMLSelectElement>('Papier');
  act(() => {
    fireEvent.change(paper, { target: { value: 'mm58' } });
  });
  expect(screen.queryByLabelText('Punkte in einer Zeile')).toBeNull();
  act(() => {
    fireEvent.change(paper, { target: { value: 'custom' } });
  });
  expect(screen.getByLabelText<HTMLInputElement>('Zeichen in einer Zeile').value).toBe('32');
  expect(screen.getByLabelText<HTMLInputElement>('Punkte in einer Zeile').value).toBe('384');
});

test('W5 a lock until midnight is shown and kept', async () => {
  const lockTimes = [{ span: { weekday: 5, from: '12:00', to: '24:00' }, reason: { de: 'Zu' } }];
  const kiosks = demonstrationOffice.kiosks.map((kiosk) => ({ ...kiosk, lockTimes }));
  const { asked } = show('#/kiosks/kiosk-1', viewOf({ settings: { ...demonstrationOffice, kiosks } }));
  expect(screen.getByLabelText<HTMLInputElement>('Bis').value).toBe('00:00');
  type('Bis', '23:00');
  type('Bis', '00:00');
  type('Grund auf Englisch (freiwillig)', 'Closed');
  await press('Speichern');
  const [command] = asked;
  expect(command?.type === 'changeSettings' && command.settings.kiosks[0]?.lockTimes).toEqual([
    { span: { weekday: 5, from: '12:00', to: '24:00' }, reason: { de: 'Zu', en: 'Closed' } },
  ]);
});

test('P3 alarms, and P2 a slip that may be missing: told in words, settled and printed again by a person', async () => {
  const slip = {
    slipId: 'slip-0001',
    visitId: 'visit-0001',
    number: 'A007',
    state: 'unknown' as const,
    problem: 'paperOut' as const,
    printerId: 'drucker-1',
    kioskId: 'kiosk-1',
    queuedAt: NINE,
    picture: null,
  };
  const alarms: AdminView['alarms'] = [
    { kind: 'printer', printerId: 'drucker-1', name: 'Drucker im Foyer', problems: ['paperOut'], seen: null },
    { kind: 'slip', slip },
  ];
  const view = viewOf({ alarms, slips: [slip], printers: [{ id: 'drucker-1', problems: ['paperOut'], history: [] }] });
  const { asked, receive } = show('#/overview', view);
  expect(screen.getByText('2 Sachen brauchen Ihre Aufmerksamkeit', { selector: '.kern-title' })).toBeTruthy();
  location.hash = '#/printers';
  await act(() => {
    fireEvent(window, new HashChangeEvent('hashchange'));
  });
  expect(document.activeElement?.textContent).toBe('Drucker');
  await press('Noch einmal drucken A007');
  await press('Erledigt A007');
  expect(asked).toEqual([
    { type: 'printAgain', visitId: 'visit-0001' },
    { type: 'settleSlip', slipId: 'slip-0001' },
  ]);
  receive(viewOf({ slips: [slip] }));
  expect(screen.queryByRole('button', { name: 'Erledigt A007' })).toBeNull();
});

test('each refusal is told in words', async () => {
  const { answer } = show('#/printers');
  answer({ ok: false, refusal: { code: 'unknownPrinter', values: {} } });
  await press('Probedruck Drucker im Foyer');
  expect(screen.getByRole('alert').textContent).toBe(
    'Diesen Drucker gibt es nicht mehr. Bitte laden Sie die Seite neu.',
  );
});

test.each([
  ['kiosks', 'Es gibt keinen Kiosk.'],
  ['printers', 'Es gibt keinen Drucker.'],
  ['persons', 'Noch kann sich niemand anmelden.'],
  ['devices', 'Noch ist kein Gerät gekoppelt.'],
])('an empty page %s says what to do', (page, text) => {
  show(`#/${page}`, viewOf({ settings: { ...demonstrationOffice, kiosks: [], printers: [] } }));
  expect(screen.getByText(text, { exact: false })).toBeTruthy();
});

test('the language is kept in this browser', () => {
  show('#/devices');
  act(() => {
    fireEvent.click(screen.getByRole('button', { name: 'English' }));
  });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Devices');
  expect(document.title).toBe('Devices – Administration');
  expect(document.documentElement.lang).toBe('en');
  expect(localStorage.getItem('admin:language')).toBe('en');
});

test('P4 a USB printer is searched, chosen by its name, asked what it answers, and its profile set', async () => {
  const { asked, answer } = show('#/printers/drucker-1');
  act(() => {
    fireEvent.change(screen.getByLabelText('Anschluss'), { target: { value: 'usb' } });
  });
  expect(screen.queryByRole('button', { name: 'Drucker befragen' })).toBeNull();
  const found = { vendorId: 0x04b8, productId: 0x0e15, serial: 'X1', name: 'EPSON TM-T20III' };
  answer({ ok: true, result: { printers: [found] } });
  await press('Angeschlossene Drucker suchen');
  expect(screen.getByText('1 Drucker gefunden')).toBeTruthy();
  const choice = screen.getByLabelText<HTMLSelectElement>('USB-Drucker');
  act(() => {
    fireEvent.change(choice, { target: { value: choice.options[1]?.value } });
  });
  expect(choice.selectedOptions[0]?.textContent).toBe('EPSON TM-T20III (04b8:0e15, X1)');

  const answers = { state: true, automatic: false, processId: false, transmitted: true };
  const profile = { confirm: 'gs-r', status: 'required' };
  answer({ ok: true, result: { probed: { problem: null, answers, profile } } });
  await press('Drucker befragen');
  const { name: _, ...address } = found;
  expect(asked[1]).toEqual({ type: 'probePrinter', channel: { kind: 'usb', ...address } });
  expect(screen.getByText('Bestätigt, dass alles abgearbeitet ist (GS r): ja')).toBeTruthy();
  await press('Ins Profil übernehmen');
  expect(screen.getByLabelText<HTMLSelectElement>('Bestätigung').value).toBe('gs-r');
  expect(screen.getByLabelText<HTMLSelectElement>('Auskunft über den Zustand').value).toBe('required');
  expect(screen.getByText('Das Profil passt zu diesen Antworten.')).toBeTruthy();
});

test('P3 a printer that is to be mended first is told so when it is asked; what was wrong today stands below', async () => {
  const history = [
    { at: NINE, problems: [] },
    { at: NINE - 60_000, problems: ['coverOpen' as const] },
  ];
  const { answer } = show('#/printers/drucker-1', viewOf({ printers: [{ id: 'drucker-1', problems: [], history }] }));
  act(() => {
    fireEvent.change(screen.getByLabelText('Anschluss'), { target: { value: 'deviceFile' } });
  });
  const answers = { state: true, automatic: false, processId: false, transmitted: false };
  answer({ ok: true, result: { probed: { problem: 'paperOut', answers, profile: null } } });
  await press('Drucker befragen');
  expect(screen.getByText('Papier leer: bitte eine neue Rolle einlegen.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Ins Profil übernehmen' })).toBeNull();
  expect(screen.getByText(/^0?8:59 Uhr$/).closest('tr')?.textContent).toContain('Deckel offen: bitte schließen.');
});

test('P2 what became of a test slip is told', async () => {
  const { asked, answer } = show('#/printers', viewOf({ settings: withNetworkPrinter }));
  answer({ ok: true, result: { slipId: 'slip-test', ended: { state: 'unknown', problem: 'offline' } } });
  await press('Probedruck Drucker im Foyer');
  await act(() => Promise.resolve());
  expect(asked.map((one) => one.type)).toEqual(['testSlip', 'testResult']);
  expect(screen.getByRole('alert').textContent).toContain('Probedruck an „Drucker im Foyer“: ');
  expect(screen.getByRole('alert').textContent).toContain('Nicht bereit');
});

test('P1 the slip’s texts are written in each language and shown as they come out', async () => {
  const { asked, answer } = show('#/slip');
  const [above] = screen.getAllByRole('group', { name: 'Text unter dem Namen des Amtes' });
  if (above === undefined) throw new Error('no group');
  answer({ ok: true, result: { svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' } });
  act(() => {
    fireEvent.input(within(above).getByLabelText('Auf Deutsch'), { target: { value: 'Guten Tag' } });
  });
  const picture = await screen.findByRole('img', { name: 'So kommt sie heraus' });
  expect(picture.getAttribute('src')).toContain('data:image/svg+xml,%3Csvg');
  expect(asked.at(-1)).toMatchObject({ type: 'previewSlip', slip: { above: { de: 'Guten Tag' } }, language: 'de' });
  expect(unsaved()?.textContent).toContain('Wertmarke geändert');
  act(() => {
    fireEvent.input(within(above).getByLabelText('Auf Deutsch'), { target: { value: '' } });
  });
  expect(unsaved()).toBeNull();
});
