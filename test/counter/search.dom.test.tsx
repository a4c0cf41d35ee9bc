// K13, K14: whoever is sought is found by one field, says where they are, and can be acted on; links and what is copied.
import { act, fireEvent, screen, within } from '@testing-library/preact';
import type { CounterView, FoundView, FoundVisits, VisitCard } from '../../shared/protocol';
import { RIGHTS, type Right } from '../../shared/rights';
import {
  bookedOf,
  button,
  called,
  click,
  DONE,
  giveDialogs,
  HALF_PAST_NINE,
  press,
  showCounter,
  visitOf,
} from './session';

const MINUTE = 60_000;

beforeAll(giveDialogs);
beforeEach(() => {
  localStorage.clear();
  location.hash = '';
});

const STANDING = { ownTimeAt: null, place: 4, onlyCounter: null, unserved: null, isServedHere: true };
const foundOf = (visit: VisitCard, more: Partial<FoundView> = {}): FoundView => ({
  ...{ day: '2025-03-03', visit, code: null, isRaised: false, mayComeBack: false, appointment: null },
  standing: visit.state === 'waiting' ? STANDING : null,
  ...more,
});
const away = (number: string, more: Partial<VisitCard>) => foundOf(visitOf(number, more), { mayComeBack: true });
const holding = (...rights: Right[]) => ({ id: 'person-1', name: 'Aylin Demir', roleIds: ['some'], rights });

const field = () => screen.getByRole<HTMLInputElement>('searchbox');
const rows = () =>
  within(screen.getByRole('region', { name: 'Suche' }))
    .queryAllByRole('listitem')
    .map((row) => row.querySelector('.counter-found__where')?.textContent);
const actsOf = (row: number) =>
  [
    ...(screen.getByRole('region', { name: 'Suche' }).querySelectorAll('li')[row]?.querySelectorAll('button') ?? []),
  ].map((one) => one.textContent);
/** What was typed is asked for, and the answer is there. */
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 300)));
const seek = async (text: string) => {
  fireEvent.input(field(), { target: { value: text } });
  await settle();
};
const showing = (found: FoundView[], view: Partial<CounterView> = {}, count = found.length) => {
  const answer: { now: FoundVisits } = { now: { found, count } };
  return { ...showCounter(view, () => answer.now), answering: answer };
};

test('K13 S and a stroke lead into the search, whoever is found stands in place of the lists, and Escape leads back', async () => {
  const { queries, commands } = showing([foundOf(visitOf('A042'))], { waiting: [visitOf('A041')], waitingCount: 1 });
  button('Nächster Aufruf').focus();
  press('s');
  expect(document.activeElement).toBe(field());
  await seek('a42');
  expect(queries.at(-1)).toEqual({ type: 'findPeople', text: 'a42', most: 20 });
  expect(rows()).toEqual(['wartet, Platz 4']);
  expect(screen.queryByRole('region', { name: 'Schlange (1)' })).toBeNull();
  fireEvent.keyDown(field(), { key: 'Escape' });
  expect([field().value, rows()]).toEqual(['', []]);
  expect(screen.getByRole('region', { name: 'Schlange (1)' })).toBeTruthy();
  expect(document.activeElement).toBe(button('Nächster Aufruf'));
  press('/', { shiftKey: true });
  expect(document.activeElement).toBe(field());
  // A letter that is typed is no act.
  press('n', {}, field());
  expect(commands).toEqual([]);
});

test('K13 keys that are switched off leave the letters alone', () => {
  showing([]);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Tastenkürzel mit einer Taste' }));
  for (const key of ['s', '/']) press(key);
  expect(document.activeElement).not.toBe(field());
});

test('K13 each result says in words where the person is', async () => {
  const at = (minutes: number) => HALF_PAST_NINE + minutes * MINUTE;
  const booked = bookedOf({ visitId: 'visit-2', day: '2025-03-12' });
  showing([
    foundOf(visitOf('A001')),
    foundOf(visitOf('A002'), { standing: { ...STANDING, onlyCounter: '2', place: 1 } }),
    foundOf(visitOf('A003', { state: 'serving', counterName: '5', since: at(-18) })),
    away('A004', { state: 'parked', place: 'Foto', since: at(0) }),
    away('A005', { state: 'missed', since: at(10) }),
    away('A006', { state: 'done', counterName: '3', since: at(32) }),
    foundOf(visitOf('', { state: 'booked', kind: 'appointment', slotAt: Date.UTC(2025, 2, 12, 8, 30) }), {
      ...{ day: '2025-03-12', code: 'K7MX2P', appointment: booked },
    }),
    foundOf(visitOf('', { visitId: 'visit-3', state: 'cancelled', slotAt: at(0) }), { code: 'K7MX2Q' }),
    foundOf(visitOf('T001'), { standing: { ...STANDING, ownTimeAt: at(30), place: null } }),
    foundOf(visitOf('F001'), { standing: { ...STANDING, unserved: { why: 'noCounter' }, place: null } }),
  ]);
  await seek('a');
  expect(rows()).toEqual([
    'wartet, Platz 4',
    'an Schalter 2 weitergeleitet, Platz 1',
    'bei Schalter 5 seit 9:12 Uhr',
    'geparkt: Foto, seit 9:30 Uhr',
    'nicht erschienen, 9:40 Uhr',
    'fertig 10:02 Uhr, Schalter 3',
    'Termin Mi., 12.03.2025, 9:30',
    'Termin heute um 9:30 Uhr, abgesagt',
    'wartet auf den Termin um 10:00 Uhr',
    expect.stringContaining('wartet, und niemand ruft auf: '),
  ]);
});

test('K25 an appointment that was confirmed is found as one', async () => {
  const booked = visitOf('', { state: 'booked', slotAt: HALF_PAST_NINE + 30 * MINUTE });
  showing([
    foundOf(booked, { appointment: bookedOf({ isConfirmed: true }) }),
    foundOf({ ...booked, visitId: 'visit-2' }, { appointment: bookedOf() }),
    // Who has cancelled after all comes no more.
    foundOf({ ...booked, visitId: 'visit-3', state: 'cancelled' }, { appointment: bookedOf({ isConfirmed: true }) }),
  ]);
  await seek('a');
  expect(rows()).toEqual([
    'Termin heute um 10:00 Uhr, bestätigt',
    'Termin heute um 10:00 Uhr',
    'Termin heute um 10:00 Uhr, abgesagt',
  ]);
});

test('K13 from a result people are called, raised, handed on, printed for, taken out and had back', async () => {
  const { commands, answer } = showing([
    foundOf(visitOf('A042')),
    away('A007', { state: 'done', counterName: '3' }),
    away('A008', { state: 'missed' }),
  ]);
  await seek('a');
  expect(actsOf(0)).toEqual(['Aufrufen', 'Vorziehen', 'Mehr']);
  click('Mehr: A042');
  expect(actsOf(0)).toEqual([
    ...[
      'Aufrufen',
      'Vorziehen',
      'Weiterleiten',
      'Am Kiosk drucken',
      'Aus der Schlange nehmen',
      'Link kopieren',
      'Weniger',
    ],
  ]);
  click('Am Kiosk drucken: A042');
  await answer(DONE);
  expect(screen.getByText('A042 an den Drucker am Kiosk gegeben.')).toBeTruthy();
  click('Aus der Schlange nehmen: A042');
  await answer(DONE);
  click('In die Schlange: A007');
  await answer(DONE);
  click('Zurückrufen: A008');
  await answer(DONE);
  expect(commands).toEqual([
    { type: 'printAgain', visitId: 'visit-A042' },
    { type: 'takeOut', visitId: 'visit-A042' },
    { type: 'returnToLine', visitId: 'visit-A007' },
    { type: 'callBack', visitId: 'visit-A008' },
  ]);
  click('Weiterleiten: A042');
  expect(screen.getByRole('dialog', { name: 'Was wird aus A042?' })).toBeTruthy();
});

test('K13 who comes next is called as that; a busy counter calls nobody, and neither does one that does not serve', async () => {
  const next = visitOf('A042');
  const { commands, receive } = showing(
    [foundOf(next), foundOf(visitOf('B001'), { standing: { ...STANDING, isServedHere: false } })],
    { next },
  );
  await seek('4');
  expect(actsOf(1)).not.toContain('Aufrufen');
  click('Aufrufen: A042');
  expect(commands).toEqual([{ type: 'callNext' }]);
  receive({ next, paused: { since: HALF_PAST_NINE, until: null } });
  expect(actsOf(0)).not.toContain('Aufrufen');
});

test('K13 whoever is called from the search is at the counter, and the lists are back', async () => {
  const { receive } = showing([foundOf(visitOf('A042'))]);
  await seek('a42');
  receive({ visit: called() });
  expect(field().value).toBe('');
  expect(document.activeElement?.id).toBe('counter-visitor');
});

test('K13 S30 results offer what somebody may do, and who may not read names seeks without them', async () => {
  const found = [
    foundOf(visitOf('A042')),
    away('A007', { state: 'missed' }),
    foundOf(visitOf('', { visitId: 'visit-K7MX2P', state: 'booked' }), { appointment: bookedOf(), code: 'K7MX2P' }),
  ];
  const { queries, receive } = showing(found, { person: holding('serve') });
  await seek('a');
  expect(screen.getByLabelText(/Suche: Nummer oder Code/)).toBe(field());
  expect(queries.at(-1)?.type).toBe('findVisits');
  expect(actsOf(0)).toEqual(['Weiterleiten', 'Am Kiosk drucken', 'Mehr']);
  expect(actsOf(2)).toEqual(['Anmelden', 'Öffnen', 'Mehr']);
  receive({ person: holding('readNames') });
  await settle();
  expect(queries.at(-1)?.type).toBe('findPeople');
  expect([0, 1, 2].map(actsOf)).toEqual([['Link kopieren'], ['Link kopieren'], ['Öffnen', 'Link kopieren']]);
  receive({ person: holding('seeFigures') });
  expect(screen.queryByRole('searchbox')).toBeNull();
});

test('K13 it is not asked with every letter, and again only when something has happened', async () => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  const pass = (ms: number) =>
    act(async () => {
      jest.advanceTimersByTime(ms);
      await Promise.resolve();
    });
  try {
    const { queries, receive, answering } = showing([foundOf(visitOf('A042'))]);
    for (const text of ['a', 'ay', 'ayl', 'ayli', 'aylin']) {
      fireEvent.input(field(), { target: { value: text } });
      await pass(100);
    }
    await pass(300);
    expect(queries.map((query) => ('text' in query ? query.text : ''))).toEqual(['a', 'aylin']);
    await pass(5000);
    expect(queries).toHaveLength(2);
    answering.now = { found: [foundOf(called({ counterName: '2' }))], count: 1 };
    receive({ servedToday: 1 });
    await pass(1100);
    expect(queries).toHaveLength(3);
    expect(rows()).toEqual(['an Schalter 2 gerufen seit 9:30 Uhr']);
  } finally {
    jest.useRealTimers();
  }
});

test('K13 of many the first are shown, more when asked for, and then it is said that the search has to be closer', async () => {
  const { queries } = showing([foundOf(visitOf('A042'))], {}, 130);
  await seek('a');
  expect(screen.getByText('130 gefunden')).toBeTruthy();
  click('129 weitere Treffer zeigen');
  await settle();
  expect(queries.at(-1)).toMatchObject({ most: 100 });
  expect(screen.getByText('und 129 weitere: Bitte suchen Sie genauer.')).toBeTruthy();
});

test('K13 nobody is found: it is said in words', async () => {
  showing([]);
  await seek('niemand');
  expect(
    screen.getByText('Dazu ist heute niemand hier gewesen, und ab heute gibt es dazu keinen Termin.'),
  ).toBeTruthy();
});

test('K13 of many who did not come the first few stand there, and all when asked for', () => {
  const missed = Array.from({ length: 19 }, (_, i) => visitOf(`A${100 + i}`, { state: 'missed' }));
  showCounter({ missed });
  const list = () => within(screen.getByRole('region', { name: 'Nicht erschienen (19)' })).getAllByRole('listitem');
  expect(list()).toHaveLength(4);
  click('Alle 19 zeigen');
  expect(list()).toHaveLength(19);
});

test('K14 a link opens the visit, after the login too, and the address forgets it', async () => {
  location.hash = '#visit=visit-A042';
  const { receive, queries } = showing([foundOf(visitOf('A042'))], { person: null });
  expect(queries).toEqual([]);
  receive({ person: holding(...RIGHTS) });
  await settle();
  await settle();
  expect(queries[0]).toMatchObject({ text: 'visit-A042' });
  expect([field().value, location.hash]).toEqual(['A042', '']);
  expect(rows()).toEqual(['wartet, Platz 4']);
});

test('K14 a link by number that another program opens in the same window is followed', async () => {
  const { queries } = showing([foundOf(visitOf('A042'))]);
  await act(async () => {
    location.hash = '#visit=A%20042';
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  await settle();
  expect(queries.at(-1)).toMatchObject({ text: 'A 042' });
});

const giveClipboard = (writeText: ((text: string) => Promise<void>) | undefined) =>
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: writeText && { writeText } });

test('K14 a link is copied, and said', async () => {
  const copied: string[] = [];
  giveClipboard((text) => Promise.resolve(void copied.push(text)));
  showing([foundOf(visitOf('A042'))]);
  await seek('a42');
  click('Link kopieren: A042');
  await settle();
  expect(copied).toEqual([`${location.origin}/#visit=visit-A042`]);
  expect(screen.getByText(`Kopiert: ${location.origin}/#visit=visit-A042`)).toBeTruthy();
});

test('K14 C copies number, name and matter of who is at the counter, says so, and goes on with the next one', async () => {
  const copied: string[] = [];
  giveClipboard((text) => Promise.resolve(void copied.push(text)));
  const { receive } = showCounter({ visit: called({ name: 'Erika Mustermann' }) });
  expect(button(/^Kopieren/).textContent).toContain('Nummer; Name; Anliegen');
  press('c');
  await settle();
  expect(copied).toEqual(['A042; Erika Mustermann; Personalausweis']);
  expect(screen.getByText('Kopiert: A042; Erika Mustermann; Personalausweis')).toBeTruthy();
  receive({ visit: visitOf('A043', { state: 'serving' }) });
  expect(screen.queryByText(/^Kopiert/)).toBeNull();
  expect(button(/^Kopieren/).textContent).toContain('Nummer; Anliegen');
  await settle();
  await settle();
  click(/^Kopieren/);
  await settle();
  expect(copied[1]).toBe('A043; Personalausweis');
  receive({ visit: null });
  press('c');
  await settle();
  expect(copied).toHaveLength(2);
});

test('K14 where the browser does not copy, the text stands there selected', async () => {
  giveClipboard(undefined);
  showing([foundOf(visitOf('A042'))]);
  await seek('a42');
  click('Link kopieren: A042');
  await settle();
  const text = within(screen.getByRole('dialog', { name: 'Zum Kopieren' })).getByRole<HTMLInputElement>('textbox');
  expect(text.value.slice(text.selectionStart ?? 0, text.selectionEnd ?? 0)).toBe(
    `${location.origin}/#visit=visit-A042`,
  );
});

test('K13 K21 who was sent to the photo is found there, and is back by a press', async () => {
  const errand = { name: { de: 'Foto' }, article: 'zum', usualAt: 0, overdueAt: 0 } as const;
  const { commands } = showing([away('A042', { state: 'parked', errand })]);
  await seek('a042');
  expect(rows()[0]).toMatch(/^geparkt: Zum Foto, seit/);
  expect(actsOf(0)).toContain('Ist zurück');
  click('Ist zurück: A042');
  expect(commands).toEqual([{ type: 'reportBack', ticket: 'visit-A042' }]);
});
