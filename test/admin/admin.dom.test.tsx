// The administration, given its link as a plain object.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { App } from '../../admin/App';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { ScreenCommand } from '../../shared/commands';
import type { AdminView, FreeSlotsResult } from '../../shared/protocol';
import { type Settings, settingsSchema } from '../../shared/settings';
import type { Answer, Ask } from '../../ui/link/link';
import { adminSnapshotOf, adminViewOf, NINE } from './leading';

const viewOf = (more: Partial<AdminView> = {}): AdminView => {
  const settings = more.settings ?? demonstrationOffice;
  return adminViewOf({
    counters: settings.counters.map(({ id }) => ({
      id,
      isOpen: false,
      person: null,
      visit: null,
      paused: false,
      since: null,
      until: null,
      movedTo: null,
    })),
    kiosks: settings.kiosks.map(({ id }) => ({ id, locked: null, lockedByHand: false, reception: { state: 'open' } })),
    printers: settings.printers.map(({ id }) => ({ id, problems: [], history: [] })),
    ...more,
  });
};

type Reply = Answer<unknown>;

/** Shows a page; what it asks is kept, and answered as the test says. */
const show = (hash: string, first: AdminView = viewOf()) => {
  location.hash = hash;
  const asked: ScreenCommand[] = [];
  let reply: Reply = { ok: true, result: { version: 2 } };
  let slots: Reply = { ok: true, result: { day: '2025-03-03', starts: [], none: { why: 'closed' }, next: [] } };
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    return Promise.resolve(command.type === 'freeSlots' ? slots : reply);
  }) as Ask;
  const page = (view: AdminView, online = true) => (
    <App link={{ snapshot: adminSnapshotOf(view), online, ask }} reconnect={() => undefined} />
  );
  const shown = render(page(first));
  return {
    asked,
    answer: (next: Reply) => {
      reply = next;
    },
    offer: (next: FreeSlotsResult) => {
      slots = { ok: true, result: next };
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

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  // jsdom has dialogs, but cannot open them.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});

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

  const known = { questions: [1, 2, 4], pauseMs: 2200 };
  const answers = { state: true, automatic: false, processId: false, transmitted: true, ...known };
  const profile = { confirm: 'gs-r', status: 'required', ...known };
  answer({ ok: true, result: { probed: { problem: null, answers, profile } } });
  await press('Drucker befragen');
  const { name: _, ...address } = found;
  expect(asked[1]).toEqual({ type: 'probePrinter', channel: { kind: 'usb', ...address } });
  expect(screen.getByText('Bestätigt, dass alles abgearbeitet ist (GS r): ja')).toBeTruthy();
  expect(screen.getByText('Zustandsfragen, die er beantwortet: 1 (Drucker), 2 (Ursache), 4 (Papier)')).toBeTruthy();
  expect(screen.getByText('Pause, die er zwischen zwei Verbindungen braucht: 2200 ms')).toBeTruthy();
  await press('Ins Profil übernehmen');
  const questions = screen.getByLabelText<HTMLSelectElement>('Zustandsfragen');
  expect(questions.selectedOptions[0]?.textContent).toBe('nur 1 (Drucker), 2 (Ursache), 4 (Papier)');
  const pause = screen.getByLabelText<HTMLInputElement>('Pause zwischen zwei Verbindungen (ms)');
  expect(pause.value).toBe('2200');
  expect(screen.getByLabelText<HTMLSelectElement>('Bestätigung').value).toBe('gs-r');
  expect(screen.getByLabelText<HTMLSelectElement>('Auskunft über den Zustand').value).toBe('required');
  expect(screen.getByText('Das Profil passt zu diesen Antworten.')).toBeTruthy();
});

const NO_ANSWERS = {
  state: false,
  automatic: false,
  processId: false,
  transmitted: false,
  questions: [],
  pauseMs: 0,
};

test('P8 what a printer does not tell is unknown in words of its own', () => {
  show('#/printers', viewOf({ printers: [{ id: 'drucker-1', problems: ['stateUnknown'], history: [] }] }));
  expect(screen.getByText(/^Zustand zum Teil unbekannt/)).toBeTruthy();
  expect(screen.queryByText('bereit')).toBeNull();
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
  const answers = { ...NO_ANSWERS, state: true, questions: [1, 2] };
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
  answer({ ok: true, result: { svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' } });
  type('Text unter dem Namen des Amtes auf Deutsch', 'Guten Tag');
  const picture = await screen.findByRole('img', { name: 'So kommt sie heraus' });
  expect(picture.getAttribute('src')).toContain('data:image/svg+xml,%3Csvg');
  expect(asked.at(-1)).toMatchObject({ type: 'previewSlip', slip: { above: { de: 'Guten Tag' } }, language: 'de' });
  expect(unsaved()?.textContent).toContain('Wertmarke geändert');
  type('Text unter dem Namen des Amtes auf Deutsch', '');
  expect(unsaved()).toBeNull();
});

const change = (label: string, value: string) =>
  act(() => {
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  });
const savedSettings = (asked: ScreenCommand[]): Settings => {
  const last = asked.findLast((one) => one.type === 'changeSettings');
  if (last?.type !== 'changeSettings') throw new Error('nothing was saved');
  return last.settings;
};
const refused = (where: string): Reply => ({
  ok: false,
  refusal: { code: 'settingsInvalid', values: { where: `command.settings.${where}`, what: '' } },
});
const withAppointments = (part: Partial<Settings['appointments']>): Settings => ({
  ...demonstrationOffice,
  appointments: { ...demonstrationOffice.appointments, ...part },
});

test('A1 a service: its words, who may book it, its LeiKa key, and the links for the city’s website', async () => {
  const { asked } = show('#/services/fundsachen');
  expect(screen.queryByText('https://termine.example/?service=fundsachen')).toBeNull();
  change('Wer darf Termine dafür buchen?', 'online');
  type('LeiKa-Schlüssel', '99 123456 012000');
  expect(screen.getByText('https://termine.example/?service=fundsachen')).toBeTruthy();
  expect(screen.getByText('https://termine.example/?leika=99123456012000')).toBeTruthy();
  type('Suchwörter auf Deutsch', 'Schlüssel, Fahrrad');
  await press('Unterlage hinzufügen');
  type('Unterlage 1 auf Deutsch', 'Ausweis');
  type('Wertmarken am Tag', '30');
  type('Wertmarken am Tag', '');
  await press('Speichern');
  const saved = savedSettings(asked).services.find(({ id }) => id === 'fundsachen');
  expect(saved).toMatchObject({
    booking: 'online',
    leikaKey: '99123456012000',
    keywords: { de: 'Schlüssel, Fahrrad' },
    bring: [{ de: 'Ausweis' }],
    contingent: null,
  });
  expect(settingsSchema.safeParse(savedSettings(asked)).success).toBe(true);
});

test('a service is added with the first free letter, moved up, and taken out', async () => {
  const { asked } = show('#/services');
  await press('Anliegen hinzufügen');
  type('Name', 'Hund anmelden');
  await press('Hinzufügen');
  location.hash = '#/services';
  await act(() => {
    fireEvent(window, new HashChangeEvent('hashchange'));
  });
  await press('Höher Hund anmelden');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Höher Hund anmelden');
  await press('Speichern');
  const { services } = savedSettings(asked);
  expect(services.at(-2)).toMatchObject({ id: 'hund-anmelden', letter: 'J', name: { de: 'Hund anmelden' } });
  expect(settingsSchema.safeParse(savedSettings(asked)).success).toBe(true);
});

test('N1 a letter is offered to services or to appointments, never to both', () => {
  show('#/services/ausweis');
  const letters = () => [...screen.getByLabelText<HTMLSelectElement>('Buchstabe').options].map(({ value }) => value);
  expect(letters()).toContain('B');
  expect(letters()).not.toContain('T');
  cleanup();
  show('#/appointments');
  expect(letters()).toContain('T');
  expect(letters()).not.toContain('A');
});

test('A2 hours of appointments: spans of a day are added, copied to the next, and may not overlap', async () => {
  const { asked } = show('#/appointments', viewOf({ settings: withAppointments({ hours: [] }) }));
  const monday = () => within(screen.getByRole('group', { name: 'Montag' }));
  await press('Zeit hinzufügen Montag');
  await press('Zeit hinzufügen Montag');
  const typeIn = (place: number, label: string, value: string) =>
    act(() => {
      const field = monday().getAllByLabelText(label)[place];
      if (field) fireEvent.input(field, { target: { value } });
    });
  typeIn(1, 'Von', '11:00');
  typeIn(1, 'Bis', '00:00');
  expect(monday().getByRole('alert').textContent).toBe('Diese Zeiten überschneiden sich.');
  typeIn(1, 'Von', '14:00');
  typeIn(1, 'Plätze online', '3');
  expect(monday().queryByRole('alert')).toBeNull();
  await press('Wie am Montag: Dienstag');
  await press('Speichern');
  const both = (weekday: number) => [
    { weekday, from: '08:00', to: '12:00', public: 1, internal: 0 },
    { weekday, from: '14:00', to: '24:00', public: 3, internal: 0 },
  ];
  expect(savedSettings(asked).appointments.hours).toEqual([...both(1), ...both(2)]);
  expect(settingsSchema.safeParse(savedSettings(asked)).success).toBe(true);
});

test('A2 releases must add up to 100 percent, and the page says so before anything is sent', async () => {
  const { asked } = show('#/appointments');
  await press('Freigabe hinzufügen');
  expect(screen.getByText('Zusammen 101 Prozent. Es müssen 100 sein.')).toBeTruthy();
  const [first] = screen.getAllByLabelText('Anteil in Prozent');
  act(() => {
    if (first) fireEvent.input(first, { target: { value: '99' } });
  });
  expect(screen.getByText('Zusammen 100 Prozent')).toBeTruthy();
  await press('Speichern');
  expect(savedSettings(asked).appointments.releases.map(({ percent }) => percent)).toEqual([99, 1]);
});

test('A2 a day that is not as every week: added, refused without a date, twice told at once, and those that are over go', async () => {
  const exceptions = [{ day: '2025-02-20', hours: [], reason: null }];
  const { asked, answer } = show('#/appointments', viewOf({ settings: withAppointments({ exceptions }) }));
  await press('Tag hinzufügen');
  await act(() => {
    fireEvent(window, new HashChangeEvent('hashchange'));
  });
  answer(refused('appointments.exceptions.1.day'));
  await press('Speichern');
  expect(screen.getByText('Bitte geben Sie einen Tag ein.')).toBeTruthy();
  expect(unsaved()?.querySelector('a')?.getAttribute('href')).toBe('#/appointments/1');
  type('Tag', '2025-02-20');
  expect(screen.getByText('Dieser Tag steht schon in der Liste.')).toBeTruthy();
  type('Tag', '2025-05-02');
  await press('Zeit hinzufügen Zeiten an diesem Tag');
  type('Grund auf Deutsch', 'Brückentag');
  location.hash = '#/appointments';
  await act(() => {
    fireEvent(window, new HashChangeEvent('hashchange'));
  });
  expect(screen.getByRole('row', { name: /Freitag, 2. Mai 2025 08:00–12:00 Brückentag/ })).toBeTruthy();
  answer({ ok: true, result: { version: 2 } });
  await press('Vergangenen Tag entfernen');
  await press('Speichern');
  expect(savedSettings(asked).appointments.exceptions.map(({ day }) => day)).toEqual(['2025-05-02']);
  expect(settingsSchema.safeParse(savedSettings(asked)).success).toBe(true);
});

test('A2 past days are removed, and one that has no date yet stays', async () => {
  const exceptions = [
    { day: '2025-02-20', hours: [], reason: null },
    { day: '2025-02-21', hours: [], reason: null },
  ];
  show('#/appointments', viewOf({ settings: withAppointments({ exceptions }) }));
  await press('Tag hinzufügen');
  location.hash = '#/appointments';
  await act(() => {
    fireEvent(window, new HashChangeEvent('hashchange'));
  });
  await press('2 vergangene entfernen');
  expect(document.querySelectorAll('a[href^="#/appointments/"]')).toHaveLength(1);
});

test('A4 the preview asks the server what a day offers, and tells why it offers nothing', async () => {
  const { asked, offer } = show('#/appointments');
  expect(asked).toEqual([{ type: 'freeSlots', serviceIds: ['ausweis'], persons: 1, day: '2025-03-03' }]);
  offer({ day: '2025-03-04', starts: [NINE, NINE + 600_000], none: null, next: [] });
  const day = () => screen.getAllByLabelText('Tag')[0];
  const choose = (value: string) =>
    act(async () => {
      const field = day();
      if (field) fireEvent.input(field, { target: { value } });
      await Promise.resolve();
    });
  await choose('2025-03-04');
  expect(await screen.findByText(/2 freie Zeiten/)).toBeTruthy();
  expect(screen.getByText('9:10')).toBeTruthy();
  offer({ day: '2025-04-18', starts: [], none: { why: 'holiday', name: 'Karfreitag' }, next: [] });
  await choose('2025-04-18');
  expect(await screen.findByText('Feiertag: Karfreitag')).toBeTruthy();
});

test('hours of the office: always open or by the week; the federal state; a closed time with its reason', async () => {
  const { asked, answer } = show('#/hours');
  act(() => {
    fireEvent.click(screen.getByLabelText('Immer geöffnet'));
  });
  await press('Entfernen: Freitag, Zeit 1');
  change('Gesetzliche Feiertage in', 'BY');
  await press('Schließtag hinzufügen');
  await act(() => {
    fireEvent(window, new HashChangeEvent('hashchange'));
  });
  answer(refused('calendar.closures.0.reason.de'));
  await press('Speichern');
  expect(screen.getByLabelText('Grund auf Deutsch').getAttribute('aria-invalid')).toBe('true');
  type('Grund auf Deutsch', 'Betriebsausflug');
  type('Erster Tag', '2025-06-20');
  type('Letzter Tag', '2025-06-19');
  expect(screen.getByText('Der letzte Tag liegt vor dem ersten.')).toBeTruthy();
  type('Letzter Tag', '2025-06-20');
  answer({ ok: true, result: { version: 2 } });
  await press('Speichern');
  const saved = savedSettings(asked);
  expect(saved.hours?.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4]);
  expect(saved.calendar).toEqual({
    holidaysOf: 'BY',
    closures: [{ from: '2025-06-20', to: '2025-06-20', reason: { de: 'Betriebsausflug' } }],
  });
  expect(settingsSchema.safeParse(saved).success).toBe(true);
});

test('M9 the rule of the order is set, with the sentence for the wall', async () => {
  const { asked, answer } = show('#/order');
  type('Termine in Folge', '1');
  expect(screen.getByText(/nach jedem Termin kommt eine Wertmarke/)).toBeTruthy();
  type('Verspätung in Minuten', '500');
  answer(refused('policy.graceMin'));
  await press('Speichern');
  expect(screen.getByText('Bitte geben Sie eine Zahl von 0 bis 120 ein.')).toBeTruthy();
  expect(unsaved()?.textContent).toContain('Reihenfolge geändert');
  type('Verspätung in Minuten', '10');
  await press('Speichern');
  expect(savedSettings(asked).policy).toEqual({ ...demonstrationOffice.policy, run: 1, graceMin: 10 });
});

test('D5 displays are added, renamed and removed', async () => {
  const { asked, receive } = show('#/displays');
  await press('Anzeige hinzufügen');
  type('Name', 'Flur');
  await press('Hinzufügen');
  expect(screen.getByRole('row', { name: /Flur noch nicht gespeichert/ })).toBeTruthy();
  location.hash = '#/displays/anzeige-1';
  await act(() => {
    fireEvent(window, new HashChangeEvent('hashchange'));
  });
  type('Name', 'Wartebereich Nord');
  await press('Speichern');
  expect(savedSettings(asked).displays).toEqual([
    { id: 'anzeige-1', name: 'Wartebereich Nord', part: 'calls', counterIds: null, column: false },
    { id: 'anzeige-flur', name: 'Flur', part: 'calls', counterIds: null, column: false },
  ]);
  receive(viewOf({ settings: savedSettings(asked), settingsVersion: 2 }));
  await press('Diese Anzeige entfernen');
  await press('Speichern');
  expect(savedSettings(asked).displays).toHaveLength(1);
});

const mailServer = {
  host: 'mail.luenen.example',
  port: 587,
  security: 'starttls' as const,
  user: 'buergerbuero',
  from: 'buergerbuero@luenen.example',
  replyTo: null,
};

test('the mail server is set; its port follows the encryption; faults are told at the field', async () => {
  const { asked, answer } = show('#/mail', viewOf({ settings: { ...demonstrationOffice, mail: null } }));
  expect(screen.queryByLabelText('SMTP-Server')).toBeNull();
  act(() => {
    fireEvent.click(screen.getByLabelText('E-Mails versenden'));
  });
  type('SMTP-Server', 'mail.luenen.example');
  change('Verschlüsselung', 'tls');
  type('Absender', 'buergerbuero');
  answer(refused('mail.from'));
  await press('Speichern');
  expect(screen.getByLabelText('Absender').getAttribute('aria-invalid')).toBe('true');
  type('Absender', 'buergerbuero@luenen.example');
  answer({ ok: true, result: { version: 2 } });
  await press('Speichern');
  expect(savedSettings(asked).mail).toEqual({ ...mailServer, port: 465, security: 'tls', user: null });
  expect(settingsSchema.safeParse(savedSettings(asked)).success).toBe(true);
});

test('S1 the mail password is written, never shown, and forgotten on demand', async () => {
  const settings = { ...demonstrationOffice, mail: mailServer };
  const { asked, answer, receive } = show('#/mail', viewOf({ settings }));
  expect(screen.getByText('Es ist kein Passwort hinterlegt.')).toBeTruthy();
  await press('Passwort speichern');
  expect(asked).toEqual([]);
  answer({ ok: true, result: null });
  type('Passwort', 'geheim-geheim');
  await press('Passwort speichern');
  await act(() => Promise.resolve());
  expect(screen.getByLabelText<HTMLInputElement>('Passwort').value).toBe('');
  const lastFault = { at: NINE, what: '535 Authentication failed' };
  receive(viewOf({ settings, mail: { hasPassword: true, waiting: 2, lastFault } }));
  expect(screen.getByText('2 E-Mails warten auf den Versand.')).toBeTruthy();
  expect(screen.getByText('535 Authentication failed')).toBeTruthy();
  await press('Passwort löschen');
  await act(async () => {
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Passwort löschen' }));
    await Promise.resolve();
  });
  expect(asked).toEqual([
    { type: 'setMailPassword', password: 'geheim-geheim' },
    { type: 'setMailPassword', password: null },
  ]);
});

test('a test mail goes out from saved settings only, and its fault is told in words', async () => {
  const { asked, answer } = show('#/mail', viewOf({ settings: { ...demonstrationOffice, mail: mailServer } }));
  type('An', 'niemand');
  await press('Testmail senden');
  expect(screen.getByText(/Bitte geben Sie eine E-Mail-Adresse ein/)).toBeTruthy();
  type('An', 'amt@luenen.example');
  type('SMTP-Server', 'anders.example');
  await press('Testmail senden');
  expect(asked).toEqual([]);
  type('SMTP-Server', mailServer.host);
  answer({ ok: false, refusal: { code: 'mailFailed', values: { what: 'ECONNREFUSED' } } });
  await press('Testmail senden');
  expect(screen.getByRole('alert').textContent).toContain('ECONNREFUSED');
  answer({ ok: true, result: null });
  await press('Testmail senden');
  expect(screen.getByText('Der Server hat die Testmail an amt@luenen.example angenommen.')).toBeTruthy();
  expect(asked.at(-1)).toEqual({ type: 'sendTestMail', to: 'amt@luenen.example', letter: null });
});

test('M10 F3 who forgot to check in is called or not; a counter is staffed by plan or not', async () => {
  const { asked } = show('#/order');
  const check = (label: string) =>
    act(() => {
      fireEvent.click(screen.getByLabelText(label));
    });
  const before = demonstrationOffice.policy.forgottenMin;
  check('Auch aufrufen, wer das Einchecken vergessen hat');
  location.hash = '#/counters/schalter-1';
  await act(() => {
    fireEvent(window, new HashChangeEvent('hashchange'));
  });
  check('Nicht geplant');
  await press('Entfernen: Montag, Zeit 1');
  await press('Speichern');
  const saved = savedSettings(asked);
  expect(saved.policy.forgottenMin).toBe(before === null ? 5 : null);
  expect(saved.counters[0]?.plan?.map(({ weekday }) => weekday)).toEqual([2, 3, 4, 5]);
  expect(settingsSchema.safeParse(saved).success).toBe(true);
});

test('the office itself: name, place, end of day and the links of the public pages', async () => {
  const { asked } = show('#/office');
  type('Name', 'Bürgeramt Mitte');
  type('Tagesende', '18:30');
  type('Impressum', ' https://stadt.example/impressum ');
  type('Datenschutzerklärung', 'keine Adresse');
  type('Datenschutzerklärung', '');
  await press('Speichern');
  const saved = savedSettings(asked);
  expect(saved.office.name).toBe('Bürgeramt Mitte');
  expect(saved.dayEndsAt).toBe('18:30');
  expect(saved.publicLinks).toEqual({ imprint: 'https://stadt.example/impressum', privacy: null, accessibility: null });
  expect(settingsSchema.safeParse(saved).success).toBe(true);
});

test('T8 whom a change hits is shown before it is saved, and saved only with a yes', async () => {
  const { asked, answer } = show('#/office');
  type('Tagesende', '08:30');
  answer({ ok: false, refusal: { code: 'affectsPeople', values: { count: 2 } } });
  const pressing = press('Speichern');
  answer({
    ok: true,
    result: {
      consent: 'yes-to-these',
      affected: [
        { kind: 'dayEnd', present: 3 },
        { kind: 'appointment', day: '2025-03-05', visitId: 'v', slotAt: NINE, reason: 'dayClosed' },
      ],
    },
  });
  await pressing;
  await act(() => Promise.resolve());
  const dialog = await screen.findByRole('dialog', { name: 'Das betrifft Menschen' });
  expect(dialog.textContent).toContain('noch da: 3');
  expect(dialog.textContent).toContain('An dem Tag ist geschlossen');
  answer({ ok: true, result: { version: 2 } });
  await press('Trotzdem speichern');
  expect(asked.at(-1)).toMatchObject({ type: 'changeSettings', consent: 'yes-to-these' });
  expect(unsaved()).toBeNull();
});

test('S14 open links are listed with who made them, and withdrawn after a question', async () => {
  const link = { role: 'counter', stationId: 'schalter-3', madeAt: NINE, expiresAt: NINE + 24 * 3_600_000 } as const;
  const invitations: AdminView['invitations'] = [
    { ...link, id: 'invitation-1', by: 'terminal' },
    { ...link, id: 'invitation-2', role: 'admin', stationId: 'admin', by: 'admin' },
  ];
  const { asked } = show('#/devices', viewOf({ invitations }));
  const table = within(screen.getByRole('table', { name: /^Offene Links/ }));
  const cells = table.getAllByRole('row').map(({ textContent }) => textContent);
  expect(cells[1]).toContain('Schalter 3am Server, 03.03., 9:00');
  expect(cells[2]).toContain('in der Verwaltung');
  await press('Link für Schalter 3 vom 03.03., 9:00 Uhr zurückziehen');
  expect(asked).toEqual([]);
  await act(async () => {
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Zurückziehen' }));
    await Promise.resolve();
  });
  expect(asked).toEqual([{ type: 'withdrawInvitation', invitationId: 'invitation-1' }]);
});

test('S15 logging out by itself is a setting, on the page of the people', async () => {
  const { asked, answer, receive } = show('#/persons');
  type('Nach so vielen Minuten', '60');
  expect(unsaved()?.textContent).toContain('Personen geändert');
  answer({ ok: true, result: { version: 2 } });
  await press('Speichern');
  expect(asked).toMatchObject([{ type: 'changeSettings', settings: { login: { idleMin: 60, secondFactor: false } } }]);
  receive(
    viewOf({ settings: { ...demonstrationOffice, login: { idleMin: 60, secondFactor: false } }, settingsVersion: 2 }),
  );
  fireEvent.click(screen.getByLabelText('Nach einiger Zeit abmelden'));
  expect(screen.queryByLabelText('Nach so vielen Minuten')).toBeNull();
  await press('Speichern');
  expect(asked.at(-1)).toMatchObject({ settings: { login: { idleMin: null, secondFactor: false } } });
});

test('S15 a password that is easily guessed is refused at its field', async () => {
  const { asked, answer } = show('#/persons');
  await press('Person hinzufügen');
  type('Name', 'Zoë Weiß');
  type('Passwort', 'Sommer2026!');
  answer({ ok: false, refusal: { code: 'passwordTooCommon', values: {} } });
  await press('Speichern');
  expect(asked).toHaveLength(1);
  const field = screen.getByLabelText<HTMLInputElement>('Passwort');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/Dieses Passwort errät man leicht/)).toBeTruthy();
});

test('S24 X14 the own account of the administration gives what is kept of one as a file', async () => {
  const save = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  Object.assign(URL, { createObjectURL: () => 'blob:own', revokeObjectURL: () => undefined });
  const { asked, answer } = show('#/account');
  answer({ ok: true, result: { account: { name: 'Katharina Brandt' } } });
  await press('Meine Daten speichern');
  expect(asked.at(-1)).toEqual({ type: 'ownData' });
  expect(await screen.findByText('Gespeichert als meine-daten.json.')).toBeTruthy();
  expect(save).toHaveBeenCalledTimes(1);
});
