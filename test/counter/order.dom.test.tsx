// M7-M10, F4: the order as the clerk sees and changes it, and how long walk-ins are taken.
import { screen, within } from '@testing-library/preact';
import { RAISE_REASONS } from '../../shared/events';
import type { CounterView, Reception } from '../../shared/protocol';
import {
  button,
  called,
  click,
  DONE,
  giveDialogs,
  HALF_PAST_NINE,
  press,
  refusedBecause,
  rest,
  showCounter,
  visitOf,
} from './session';

const MINUTE = 60_000;

beforeAll(giveDialogs);
beforeEach(() => localStorage.clear());

const region = (name: string | RegExp) => within(screen.getByRole('region', { name }));
const rows = () => region(/^Schlange/).getAllByRole('listitem');

const TWO: Partial<CounterView> = {
  next: visitOf('A041'),
  waiting: [visitOf('A041'), visitOf('A042', { name: 'Erika Mustermann' })],
  waitingCount: 2,
};
const RAISED = visitOf('A042', { why: { rule: 'raised' } });

test('M7 somebody is raised for one of the reasons that there are, and never for free words', async () => {
  const { commands, answer } = showCounter(TWO);
  for (const place of RAISE_REASONS.keys()) {
    click('Vorziehen: A042');
    const dialog = within(screen.getByRole('dialog', { name: 'A042 vorziehen' }));
    expect(dialog.getByText('Erika Mustermann,')).toBeTruthy();
    expect(dialog.queryByRole('textbox')).toBeNull();
    const reasons = within(dialog.getByRole('group', { name: 'Vorschläge' })).getAllByRole('button');
    expect(reasons.map((one) => one.textContent)).toEqual([
      'Gesundheitliche Gründe',
      'Mit kleinem Kind',
      'Etwas ist zu berichtigen',
      'Geht ganz schnell',
      'Anderer Grund',
    ]);
    rest();
    reasons[place]?.click();
    await answer(DONE);
    expect(screen.queryByRole('dialog')).toBeNull();
  }
  expect(commands).toEqual(RAISE_REASONS.map((reason) => ({ type: 'raise', visitId: 'visit-A042', reason })));
});

test('K5 somebody is called past the order from the line, for a reason, by keyboard too', async () => {
  const { commands, answer, receive } = showCounter(TWO);
  // Whom "next" takes is called by it.
  expect(screen.queryByRole('button', { name: 'Aufrufen: A041' })).toBeNull();
  const act = button('Aufrufen: A042');
  act.focus();
  expect([document.activeElement, act.tagName]).toEqual([act, 'BUTTON']);
  click('Aufrufen: A042');
  const dialog = within(screen.getByRole('dialog', { name: 'A042 außer der Reihe aufrufen' }));
  expect(dialog.getByText('Erika Mustermann,')).toBeTruthy();
  expect(dialog.queryByRole('textbox')).toBeNull();
  expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Gesundheitliche Gründe' }));
  click('Mit kleinem Kind');
  await answer(DONE);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(commands).toEqual([{ type: 'callOutOfOrder', visitId: 'visit-A042', reason: 'child' }]);
  const why = { rule: 'outOfOrder', reason: 'child' } as const;
  receive({ ...TWO, waiting: [visitOf('A041')], visit: called({ why }) });
  expect(region(/042/).getByText('außer der Reihe, mit Kind')).toBeTruthy();
});

test('K5 nobody is called past the order while the counter has a visitor or rests', () => {
  const { receive } = showCounter({ ...TWO, visit: called() });
  expect(screen.queryByRole('button', { name: 'Aufrufen: A042' })).toBeNull();
  receive({ ...TWO, paused: { since: HALF_PAST_NINE, until: null } });
  expect(screen.queryByRole('button', { name: 'Aufrufen: A042' })).toBeNull();
  receive(TWO);
  expect(button('Aufrufen: A042')).toBeTruthy();
});

test('M7 who is raised stands first, says so, and is not raised twice; the keyboard stays with that row', async () => {
  const { answer, receive } = showCounter(TWO);
  button('Vorziehen: A042').focus();
  click('Vorziehen: A042');
  click('Mit kleinem Kind');
  await answer(DONE);
  receive({ next: RAISED, waiting: [RAISED, visitOf('A041')], waitingCount: 2 });
  expect(rows().map((row) => row.querySelector('.wm-number')?.textContent)).toEqual(['A042', 'A041']);
  expect(rows()[0]?.textContent).toContain('vorgezogen');
  expect(screen.queryByRole('button', { name: 'Vorziehen: A042' })).toBeNull();
  expect(region('Frei').getByText('vorgezogen')).toBeTruthy();
  await Promise.resolve();
  expect(document.activeElement).toBe(rows()[0]);
});

test('M7 a refusal is said in the dialog, as when another counter has called her meanwhile', async () => {
  const { answer, receive } = showCounter(TWO);
  click('Vorziehen: A042');
  receive({ next: visitOf('A041'), waiting: [visitOf('A041')], waitingCount: 1 });
  click('Anderer Grund');
  await answer(refusedBecause('visitMovedOn', { number: 'A042' }));
  expect(within(screen.getByRole('dialog')).getByRole('alert').textContent).toContain('A042');
});

const slotAt = HALF_PAST_NINE;

test.each<[NonNullable<CounterView['next']>['why'], string]>([
  [{ rule: 'due', slotAt }, 'Termin 9:30, fällig'],
  [{ rule: 'line' }, 'an der Reihe in der Schlange'],
  [{ rule: 'lineAfterRun', run: 2 }, 'zwei Termine waren dran, jetzt die Schlange'],
  [{ rule: 'lineAfterRun', run: 3 }, '3 Termine waren dran, jetzt die Schlange'],
  [{ rule: 'early', slotAt }, 'Termin 9:30, früher dran, weil sonst niemand wartet'],
  [{ rule: 'raised' }, 'vorgezogen'],
])('M8 before "next" is pressed it says why: %j', (why, words) => {
  showCounter({ next: visitOf('A042', { why }) });
  expect(region('Frei').getByText(words)).toBeTruthy();
  const described = document.getElementById(String(button('Nächster Aufruf').getAttribute('aria-describedby')));
  expect(described?.textContent).toContain('A042');
  expect(described?.textContent).toContain(`Grund: ${words}`);
});

test('M8 in the line the reason stands with whom the next call takes', () => {
  const waiting = [visitOf('A041'), visitOf('A042')];
  const { receive } = showCounter({ next: visitOf('A041'), waiting, waitingCount: 2 });
  expect(rows().map((row) => row.textContent?.includes('an der Reihe'))).toEqual([true, false]);
  receive({ next: visitOf('', { why: { rule: 'forgotten', slotAt } }), waiting, waitingCount: 2 });
  expect(rows().map((row) => row.textContent?.includes('an der Reihe'))).toEqual([false, false]);
});

test('M10 who forgot to check in is known by appointment and name, and has a number as soon as called', () => {
  const forgotten = visitOf('', {
    visitId: 'visit-T',
    kind: 'appointment',
    state: 'booked',
    name: 'Erika Mustermann',
    slotAt,
    ticketAt: slotAt,
    since: HALF_PAST_NINE - 5000 * MINUTE,
    why: { rule: 'forgotten', slotAt },
  });
  const { receive } = showCounter({ next: forgotten });
  const free = region('Frei');
  expect(free.getByText('Termin 9:30', { selector: 'strong' })).toBeTruthy();
  expect(free.getByText('Erika Mustermann ·')).toBeTruthy();
  expect(free.getByText('Termin 9:30, nicht angemeldet: einmal aufrufen')).toBeTruthy();
  expect(free.getByText(/Personalausweis · bekommt beim Aufruf eine Nummer/)).toBeTruthy();
  expect(screen.queryByText(/Wartezeit/)).toBeNull();
  receive({ visit: called({ ...forgotten, number: 'T007', state: 'called' }) });
  expect(screen.getByRole('heading', { level: 2, name: /007 aufgerufen/ })).toBeTruthy();
});

test('M9 the rule stands over the line in one sentence, as the office has set it, in every language', () => {
  const { receive } = showCounter({});
  expect(region(/^Schlange/).getByText('Termine zuerst, höchstens 2 hintereinander.')).toBeTruthy();
  receive({ run: 1 });
  expect(region(/^Schlange/).getByText('Termine zuerst, nach jedem Termin eine Wertmarke.')).toBeTruthy();
  click('English');
  receive({ run: 3 });
  expect(screen.getByText('Appointments first, at most 3 in a row.')).toBeTruthy();
});

const FULL: Reception = { state: 'closed', closed: { why: 'fullHouse', closesAt: null } };

test('F4, D7 it says when the kiosks say "full", in their words, and staff decide otherwise for the rest of the day', async () => {
  const { commands, answer, receive } = showCounter({});
  const kiosk = () => region('Kiosk');
  expect(kiosk().getByText('nach Vorhersage')).toBeTruthy();
  expect(kiosk().getByText('Es gibt Wertmarken')).toBeTruthy();
  expect(screen.queryByText('Heute voll')).toBeNull();
  const full = [{ id: 'kiosk-1', name: 'Foyer', locked: null, lockedByHand: false, reception: FULL }];
  receive({ admission: { set: 'byForecast', reception: FULL }, kiosks: full });
  expect(screen.getAllByText('Heute voll').length).toBe(2);
  expect(kiosk().getByText('Heute voll')).toBeTruthy();
  click('Ändern: Annahme');
  expect(screen.queryByRole('button', { name: 'Nach Vorhersage' })).toBeNull();
  click('Weiter geöffnet');
  await answer(DONE);
  receive({ admission: { set: 'open', reception: { state: 'open' } } });
  expect(kiosk().getByText('weiter geöffnet')).toBeTruthy();
  click('Ändern: Annahme');
  click('Für heute geschlossen');
  await answer(DONE);
  receive({ admission: { set: 'closed', reception: FULL } });
  expect(kiosk().getByText('für heute geschlossen')).toBeTruthy();
  click('Ändern: Annahme');
  click('Nach Vorhersage');
  await answer(DONE);
  expect(commands).toEqual(['open', 'closed', 'byForecast'].map((admission) => ({ type: 'setAdmission', admission })));
});

test('F4 a locked kiosk says its lock, whatever the forecast says', () => {
  const locked = { id: 'kiosk-1', name: 'Foyer', locked: { de: 'Störung' }, lockedByHand: true, reception: FULL };
  showCounter({ kiosks: [locked], admission: { set: 'byForecast', reception: FULL } });
  expect(region('Kiosk').getByText('gesperrt: Störung')).toBeTruthy();
});

test('M7 raising works beside a visitor who is being served, and no key of an act acts behind the question', () => {
  const { commands } = showCounter({ ...TWO, visit: visitOf('B001', { state: 'serving' }) });
  click('Vorziehen: A041');
  press('f');
  expect(screen.getByRole('dialog', { name: 'A041 vorziehen' })).toBeTruthy();
  expect(commands).toEqual([]);
});
