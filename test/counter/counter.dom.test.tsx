// What the counter shows, and what is done at it besides calling people.
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { instantOf } from '../../ui/time';
import {
  answered,
  called,
  click,
  DONE,
  giveDialogs,
  HALF_PAST_NINE,
  press,
  refusedBecause,
  showCounter,
  ticket,
  type,
  visitOf,
} from './session';

const MINUTE = 60_000;

beforeAll(giveDialogs);
beforeEach(() => localStorage.clear());

const region = (name: string | RegExp) => within(screen.getByRole('region', { name }));
const visitor = () => screen.getByRole('region', { name: /042|Frei|Pause/ }).textContent;

test('M8 whom the next call takes, and why, is seen before it is pressed', () => {
  const { receive } = showCounter({ next: visitOf('A042') });
  expect(visitor()).toContain('A042Personalausweis · Wertmarke, 12 Min. Wartezeit');
  expect(visitor()).toContain('Grund: an der Reihe in der Schlange');
  const slotAt = HALF_PAST_NINE + MINUTE;
  const appointment = { kind: 'appointment', slotAt, ticketAt: slotAt, since: HALF_PAST_NINE - 4 * MINUTE } as const;
  receive({ next: visitOf('T001', { ...appointment, why: { rule: 'due', slotAt } }) });
  expect(visitor()).toContain('T001Personalausweis · Termin 9:31, 4 Min. Wartezeit');
  expect(visitor()).toContain('Grund: Termin 9:31, fällig');
  receive({});
  expect(visitor()).toContain('Es wartet niemand für diesen Schalter.');
});

test('K1 the visit is shown with all that the clerk needs, and said to those who do not see it', () => {
  const { receive } = showCounter({
    visit: called({ calls: 2, persons: 3, language: 'en', note: 'Foto fehlt', since: HALF_PAST_NINE - 20_000 }),
  });
  for (const part of ['A042', 'aufgerufen', 'seit 0:20 · 2. Aufruf von 3', 'Personalausweis', '3 Personen', 'Englisch'])
    expect(visitor()).toContain(part);
  expect(visitor()).toContain('NotizFoto fehlt');
  expect(screen.getByText('A042 ist aufgerufen, 2. Aufruf von 3').getAttribute('role')).toBe('status');
  expect(document.title).toBe('A042 – Schalter 3');
  receive({ visit: called({ state: 'serving', since: HALF_PAST_NINE - 65_000 }) });
  expect(visitor()).toContain('seit 1:05');
  expect(screen.getByText('A042 wird bedient')).toBeTruthy();
});

test('U2 the keyboard stays on the key that was pressed, which can do nothing in the new state', () => {
  const { commands, receive } = showCounter({});
  const next = screen.getByRole('button', { name: 'Nächster Aufruf' });
  next.focus();
  receive({ visit: called() });
  expect(document.activeElement).toBe(next);
  click('Nächster Aufruf');
  expect(commands).toEqual([]);
});

test('M8 the line stands in this counter’s order, shortened until somebody wants all of it', () => {
  const waiting = Array.from({ length: 10 }, (_, i) => visitOf(`A${String(i + 101)}`, i === 1 ? { note: 'Eilt' } : {}));
  showCounter({ waiting, waitingCount: 14, waitingElsewhere: 2 });
  const line = region('Schlange (14)');
  const numbers = () => line.getAllByRole('listitem').map((row) => row.querySelector('.wm-number')?.textContent);
  expect(numbers()).toEqual(['A101', 'A102', 'A103', 'A104', 'A105', 'A106', 'A107', 'A108']);
  expect(line.getByText('Notiz: Eilt')).toBeTruthy();
  expect(line.getByText('2 weitere Personen warten auf andere Schalter')).toBeTruthy();
  click('Alle 14 zeigen');
  expect(numbers()).toHaveLength(10);
  expect(line.getByText('und 4 weitere')).toBeTruthy();
});

test('K3 K4 who is parked or missed is called back or waits again', async () => {
  const { commands, answer } = showCounter({
    parked: [visitOf('A007', { state: 'parked', place: 'Fotoautomat', counterName: '2', since: HALF_PAST_NINE })],
    missed: [visitOf('B003', { state: 'missed' })],
  });
  expect(region('Geparkt (1)').getByText('Schalter 2, seit 9:30 Uhr')).toBeTruthy();
  click('Zurückrufen: A007');
  await answer(DONE);
  click('In die Schlange: B003');
  expect(commands).toEqual([
    { type: 'callBack', visitId: 'visit-A007' },
    { type: 'returnToLine', visitId: 'visit-B003' },
  ]);
});

test('W4 a ticket is drawn for several services and persons, and printed when somebody wants paper', async () => {
  const { commands, answer } = showCounter({});
  press('t');
  click('Ziehen');
  expect(screen.getByText('Bitte wählen Sie ein bis fünf Anliegen.')).toBeTruthy();
  for (const name of ['Fundsachen', 'Personalausweis']) fireEvent.click(screen.getByRole('checkbox', { name }));
  type('Personen', '4');
  fireEvent.change(screen.getByLabelText('Sprache'), { target: { value: 'en' } });
  fireEvent.submit(screen.getByLabelText('Personen'));
  await answer(ticket(false));
  click('Am Kiosk drucken');
  await answer(refusedBecause('noPrinter'));
  expect(screen.getByRole('alert').textContent).toContain('Es ist kein Drucker bereit.');
  click('Am Kiosk drucken');
  await answer(DONE);
  expect(screen.getByText('An den Drucker am Kiosk gegeben.')).toBeTruthy();
  expect(commands).toEqual([
    { type: 'drawTicket', serviceIds: ['fundsachen', 'ausweis'], persons: 4, language: 'en' },
    { type: 'printAgain', visitId: 'visit-new' },
    { type: 'printAgain', visitId: 'visit-new' },
  ]);
});

test('P2 W3 a printer’s problem and a doubtful slip are shown in staff words, and looked after', async () => {
  const slip = {
    slipId: 'slip-1',
    visitId: 'visit-A042',
    number: 'A042',
    state: 'unknown',
    problem: null,
    printerId: 'drucker-1',
    kioskId: 'kiosk-1',
    queuedAt: HALF_PAST_NINE,
    picture: null,
  } as const;
  const { commands, answer } = showCounter({
    alarms: [
      { kind: 'printer', printerId: 'drucker-1', name: 'Drucker im Foyer', problems: ['paperOut'], seen: null },
      { kind: 'slip', slip },
      { kind: 'slip', slip: { ...slip, slipId: 'slip-2', number: 'B001', state: 'notSent' } },
    ],
  });
  const alarms = region('Bitte nachsehen');
  expect(alarms.getByText('Papier leer: bitte eine neue Rolle einlegen.')).toBeTruthy();
  expect(alarms.getByText('A042: nicht sicher gedruckt')).toBeTruthy();
  expect(alarms.getByText('B001: nicht gedruckt')).toBeTruthy();
  click('Ich kümmere mich: Drucker im Foyer');
  await answer(DONE);
  click('Noch einmal drucken: A042');
  await answer(DONE);
  click('Erledigt: A042');
  expect(commands).toEqual([
    { type: 'acknowledgeAlarm', printerId: 'drucker-1' },
    { type: 'printAgain', visitId: 'visit-A042' },
    { type: 'settleSlip', slipId: 'slip-1' },
  ]);
});

test('W13 a call for help at a kiosk stands on the line of alarms and among them, and is taken with one press', () => {
  const { commands } = showCounter({
    alarms: [{ kind: 'help', kioskId: 'kiosk-1', name: 'Kiosk im Foyer', at: HALF_PAST_NINE }],
  });
  expect(screen.getByRole('button', { name: /^Kiosk im Foyer: Jemand bittet um Hilfe/ })).toBeTruthy();
  const alarms = region('Bitte nachsehen');
  expect(alarms.getByText(/seit 9:30/)).toBeTruthy();
  click('Ich gehe hin: Kiosk im Foyer');
  expect(commands).toEqual([{ type: 'takeHelp', kioskId: 'kiosk-1' }]);
});

test('W5 a kiosk is locked with a reason and unlocked again; a lock of the timetable can only be added to', async () => {
  const { commands, answer, receive } = showCounter({});
  click('Sperren: Foyer');
  click('Wir schließen gleich');
  await answer(DONE);
  const kiosk = {
    id: 'kiosk-1',
    name: 'Foyer',
    locked: { de: 'Wir schließen gleich' },
    reception: { state: 'open' as const },
  };
  receive({ kiosks: [{ ...kiosk, lockedByHand: true }] });
  expect(screen.getByText('gesperrt: Wir schließen gleich')).toBeTruthy();
  click('Entsperren: Foyer');
  await answer(DONE);
  receive({ kiosks: [{ ...kiosk, lockedByHand: false }] });
  expect(screen.getByText('nach Zeitplan')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Entsperren/ })).toBeNull();
  click('Sperren: Foyer');
  expect(screen.getByRole('dialog', { name: 'Kiosk sperren: Foyer' })).toBeTruthy();
  expect(commands).toEqual([
    { type: 'lockKiosk', kioskId: 'kiosk-1', reason: 'Wir schließen gleich' },
    { type: 'unlockKiosk', kioskId: 'kiosk-1' },
  ]);
});

test('F3 who pauses is asked until when: one press for the usual lengths, any other time, and last an open end', async () => {
  const { commands, answer } = showCounter({});
  press('z');
  const dialog = screen.getByRole('dialog', { name: 'Pause' });
  const offered = [...dialog.querySelectorAll('.kern-dialog__body button')].map((one) => one.textContent);
  expect(offered).toEqual([
    '5 Min., bis 9:35 Uhr',
    '10 Min., bis 9:40 Uhr',
    '15 Min., bis 9:45 Uhr',
    '30 Min., bis 10:00 Uhr',
    '45 Min., bis 10:15 Uhr',
    '60 Min., bis 10:30 Uhr',
    'Pause bis dahin',
    'Offen lassen: Wartezeiten werden für alle ungenauer',
  ]);
  expect(document.activeElement?.textContent).toBe(offered[0]);
  click(String(offered[2]));
  await answer(DONE);
  press('z');
  click(/^Offen lassen/);
  await answer(DONE);
  press('z');
  type('Zurück um', '12:30');
  fireEvent.submit(screen.getByLabelText('Zurück um'));
  const untils = commands.map((command) => (command.type === 'pause' ? command.until : 'other'));
  expect(untils).toEqual([expect.any(Number), null, HALF_PAST_NINE + 180 * MINUTE]);
  expect(Math.abs(Number(untils[0]) - HALF_PAST_NINE - 15 * MINUTE)).toBeLessThan(1000);
});

test('F3 the break says since when, until when, that it has lasted longer than was said, and that it is open', () => {
  const paused = { since: HALF_PAST_NINE - 10 * MINUTE, until: HALF_PAST_NINE + 5 * MINUTE };
  const { receive } = showCounter({ paused });
  expect(visitor()).toMatch(/Zurück um 9:35 Uhrseit 9:20 Uhr · noch (5:00|4:59)/);
  expect(screen.getByText('Der Schalter macht Pause, zurück um 9:35 Uhr').getAttribute('role')).toBe('status');
  expect(visitor()).not.toContain('überfällig');
  expect(document.title).toBe('Pause – Schalter 3');
  receive({ paused }, true, HALF_PAST_NINE + 6 * MINUTE);
  expect(visitor()).toContain('Zurück um 9:35 Uhr');
  expect(visitor()).toMatch(/Seit 1:0\d überfällig/);
  expect(screen.getByText('Die Pause sollte um 9:35 Uhr enden').getAttribute('role')).toBe('status');
  receive({ paused: { ...paused, until: null } });
  expect(visitor()).toContain('Rückkehr offen');
  expect(visitor()).toContain('sind die Wartezeiten ungenauer');
});

test('T2 a time of return is the office’s, also when its clock is put forward or back on the way', () => {
  const at = (utc: string, time: string) => new Date(instantOf(time, Date.parse(utc), 'Europe/Berlin')).toISOString();
  expect(at('2025-03-03T08:30:20Z', '12:30')).toBe('2025-03-03T11:30:00.000Z');
  expect(at('2025-03-03T08:30:20Z', '9:00')).toBe('2025-03-03T08:00:00.000Z');
  expect(at('2025-03-30T00:30:00Z', '04:00')).toBe('2025-03-30T02:00:00.000Z');
  expect(at('2025-10-26T00:30:00Z', '04:00')).toBe('2025-10-26T03:00:00.000Z');
});

test('the clerk chooses a language, and this PC remembers it', () => {
  const { receive } = showCounter({ next: visitOf('A042') });
  click('English');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Counter 3');
  expect(screen.getByRole('button', { name: 'Call next' })).toBeTruthy();
  expect(document.title).toBe('Free – Counter 3');
  expect(document.documentElement.lang).toBe('en');
  receive({});
  expect(localStorage.getItem('counter:language')).toBe('en');
});

const answerLogin = (status: number, body: object) => {
  const fetched = jest.fn(() => Promise.resolve({ status, json: () => Promise.resolve(body) }));
  Object.assign(globalThis, { fetch: fetched });
  return fetched;
};

test('K6 somebody logs in by name and password; a refusal says why, and the name is remembered', async () => {
  history.replaceState(null, '', '/counter/?device=device-1');
  const { reconnect } = showCounter({ person: null });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Anmelden an Schalter 3');
  const wrong = answerLogin(403, { ok: false, refusal: { code: 'wrongLogin', values: {} } });
  type('Name', 'Aylin Demir');
  type('Passwort', 'falsch');
  fireEvent.submit(screen.getByLabelText('Passwort'));
  await screen.findByText(/Name oder Passwort stimmt nicht/);
  expect(wrong).toHaveBeenCalledWith(
    '/api/login',
    expect.objectContaining({
      body: JSON.stringify({ deviceId: 'device-1', name: 'Aylin Demir', password: 'falsch' }),
    }),
  );
  expect(reconnect).not.toHaveBeenCalled();
  expect(localStorage.getItem('counter:name')).toBe('Aylin Demir');
  answerLogin(200, { ok: true, result: {} });
  type('Passwort', 'richtig');
  fireEvent.submit(screen.getByLabelText('Passwort'));
  await waitFor(() => expect(reconnect).toHaveBeenCalledTimes(1));
});

test('K6 a login that ended elsewhere says that the visitor stays; logging out oneself needs no explanation', () => {
  const ended = /bleibt an diesem Schalter/;
  const { receive, commands } = showCounter({});
  receive({ person: null });
  expect(screen.getByText(ended)).toBeTruthy();
  receive({});
  click('Abmelden');
  expect(commands).toEqual([{ type: 'logOut' }]);
  receive({ person: null });
  expect(screen.queryByText(ended)).toBeNull();
});

test('M11 whom nobody calls stands on every counter with the reason, and is handed on or, asked twice, taken out', async () => {
  const visits = Array.from({ length: 7 }, (_, i) => ({ visitId: `visit-00000${i}`, number: `F00${i + 1}` }));
  const why = { why: 'paused' as const, counters: ['5'] };
  const handedOn = [{ number: 'A007', counter: '4' }];
  const unserved = [{ why, services: [{ de: 'Fischereischein' }], visits }];
  const { commands, answer } = showCounter({ unserved, handedOn, waitingElsewhere: 8 });
  const line = region('Niemand ruft sie auf (7)');
  expect(line.getAllByText('In der Pause: Schalter 5.').length).toBe(5);
  expect(line.getByText('F006, F007')).toBeTruthy();
  expect(screen.getByText('Weitergeleitet: A007 (Schalter 4)')).toBeTruthy();
  click('Entscheiden: F001');
  fireEvent.change(screen.getByLabelText('Wohin'), { target: { value: 'counter schalter-3' } });
  click('Weiterleiten');
  await answer(DONE);
  click('Entscheiden: F002');
  click('Aus der Schlange nehmen');
  expect(screen.getByText('F002 aus der Schlange nehmen? Die Wertmarke gilt dann nicht mehr.')).toBeTruthy();
  click('Aus der Schlange nehmen');
  await answer(DONE);
  expect(commands).toEqual([
    { type: 'handOn', visitId: 'visit-000000', to: { kind: 'counter', counterId: 'schalter-3' }, note: '' },
    { type: 'takeOut', visitId: 'visit-000001' },
  ]);
});

test('P3 an alarm has the sign of a warning until somebody sees to it', () => {
  const alarm = { kind: 'printer', printerId: 'd', name: 'Drucker im Foyer', problems: ['paperOut'] } as const;
  const signs = () => document.querySelectorAll('.counter-alarm .wm-status--warning').length;
  const { receive } = showCounter({ alarms: [{ ...alarm, problems: ['paperOut'], seen: null }] });
  expect(signs()).toBe(1);
  receive({ alarms: [{ ...alarm, problems: ['paperOut'], seen: { counter: '3' } }] });
  expect(signs()).toBe(0);
});

test('P2 a slip that may not have come out has the sign of a warning', () => {
  const slip = { slipId: 's', visitId: 'v', number: 'A042', state: 'unknown', problem: null, printerId: 'd' } as const;
  const shown = { ...slip, kioskId: 'kiosk-1', queuedAt: HALF_PAST_NINE, picture: null };
  showCounter({ alarms: [{ kind: 'slip', slip: shown }] });
  expect(document.querySelectorAll('.counter-row .wm-status--warning')).toHaveLength(1);
});

test('W5 U3 a typed reason is kept as typed and no longer than visitors can read; an offered one in German', () => {
  const { commands } = showCounter({});
  click('English');
  click(/^Lock.*Foyer/);
  expect(screen.getByLabelText<HTMLInputElement>('Reason in German that visitors read').maxLength).toBe(200);
  type('Reason in German that visitors read', 'Wasserschaden');
  expect(screen.getByLabelText<HTMLInputElement>('Reason in German that visitors read').value).toBe('Wasserschaden');
  click('We are about to close');
  expect(commands).toEqual([{ type: 'lockKiosk', kioskId: 'kiosk-1', reason: 'Wir schließen gleich' }]);
});

test('S15 a clerk changes the own password: what is wrong stands at its field, and what was done is said', async () => {
  history.replaceState(null, '', '/counter/?device=device-1');
  showCounter({});
  click('Mein Konto');
  const dialog = within(screen.getByRole('dialog'));
  const submit = () => fireEvent.submit(dialog.getByLabelText('Neues Passwort'));
  const asked = answerLogin(403, { ok: false, refusal: { code: 'wrongLogin', values: {} } });
  type('Bisheriges Passwort', 'altes Passwort');
  type('Neues Passwort', 'kurz');
  submit();
  expect(dialog.getByText(/Das Passwort ist zu kurz/)).toBeTruthy();
  type('Neues Passwort', 'vogelbeere kaktus regal');
  type('Neues Passwort noch einmal', 'vogelbeere kaktus');
  submit();
  expect(dialog.getByText('Das ist nicht dasselbe wie eben.')).toBeTruthy();
  expect(asked).not.toHaveBeenCalled();
  type('Neues Passwort noch einmal', 'vogelbeere kaktus regal');
  submit();
  await dialog.findByText('Das ist nicht Ihr bisheriges Passwort.');
  const body = { deviceId: 'device-1', password: 'altes Passwort', newPassword: 'vogelbeere kaktus regal' };
  expect(asked).toHaveBeenCalledWith('/api/password', expect.objectContaining({ body: JSON.stringify(body) }));
  answerLogin(403, { ok: false, refusal: { code: 'passwordTooCommon', values: {} } });
  submit();
  await dialog.findByText(/Dieses Passwort errät man leicht/);
  answerLogin(200, { ok: true, result: null });
  submit();
  await screen.findByText(/Ihr Passwort ist geändert/);
});

test('S24 X14 at a counter the own account shows the logins, ends one, and gives what is kept of one as a file', async () => {
  const saved: Blob[] = [];
  Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`, revokeObjectURL: () => undefined });
  const named: string[] = [];
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(this: HTMLAnchorElement) {
    named.push(this.download);
  });
  const { commands, answer } = showCounter({});
  click('Mein Konto');
  const times = { since: HALF_PAST_NINE - 60 * MINUTE, usedAt: HALF_PAST_NINE };
  const here = { id: 'session-1', role: 'counter', stationId: 'schalter-3', isThis: true, ...times };
  const there = { id: 'session-2', role: 'admin', stationId: 'admin', isThis: false, ...times };
  await answer(answered({ sessions: [here, there] }));
  const dialog = within(screen.getByRole('dialog', { name: 'Mein Konto' }));
  expect(dialog.getByText('Schalter 3')).toBeTruthy();
  click('Abmelden: Verwaltung');
  await answer(DONE);
  await answer(answered({ sessions: [here] }));
  expect(dialog.getByText('Sonst sind Sie nirgends angemeldet.')).toBeTruthy();
  click('Meine Daten speichern');
  await answer(answered({ account: { name: 'Aylin Demir' } }));
  expect(dialog.getByText('Gespeichert als meine-daten.json.')).toBeTruthy();
  expect([named, saved.length]).toEqual([['meine-daten.json'], 1]);
  click('Meine Daten speichern');
  await answer(refusedBecause('notLoggedIn'));
  expect(dialog.queryByText('Gespeichert als meine-daten.json.')).toBeNull();
  expect(commands.map(({ type }) => type)).toEqual([
    ...['mySessions', 'endMySessions', 'mySessions', 'ownData', 'ownData'],
  ]);
  expect(commands[1]).toEqual({ type: 'endMySessions', sessionId: 'session-2' });
});
