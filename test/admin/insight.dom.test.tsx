// The page for the head of the office, given its link as a plain object.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { App } from '../../admin/App';
import { officeView } from '../../server/queue/views/parts';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { ScreenCommand } from '../../shared/commands';
import type { AdminView, InsightResult, Snapshot } from '../../shared/protocol';
import { type Settings, settingsSchema } from '../../shared/settings';
import type { Answer, Ask } from '../../ui/link/link';
import { LEADING, NOBODY_WAITS } from './leading';

const offer = (weekday: number, from: string, to: string, places: number) => ({
  ...{ weekday, from, to, public: places, internal: 2 },
});
const STAFF_ONLY = offer(7, '08:00', '10:00', 0);
const settings: Settings = settingsSchema.parse({
  ...demonstrationOffice,
  appointments: {
    ...demonstrationOffice.appointments,
    hours: [offer(1, '08:00', '10:00', 1), offer(2, '08:00', '10:00', 1), STAFF_ONLY],
  },
});

const quarter = (from: string, to: string, walkIns: number, proposed: number) => ({
  ...{ from, to, walkIns, offered: 1, proposed },
});
const QUARTERS = [
  quarter('08:00', '08:15', 0.25, 2),
  quarter('08:15', '08:30', 0.75, 2),
  quarter('08:30', '08:45', 1, 2),
  quarter('08:45', '09:00', 1, 2),
  ...['09:00', '09:15', '09:30', '09:45'].map((from, i) =>
    quarter(from, ['09:15', '09:30', '09:45', '10:00'][i] ?? '', 6, 0),
  ),
];
const NOTHING: InsightResult = {
  scores: [],
  newcomer: { now: null, oneMore: 0, oneFewer: null },
  today: null,
  advice: { days: 0, quarters: [] },
};
const MUCH: InsightResult = {
  scores: [
    { week: '2025-03-03', tickets: 100, biasMin: 0.4, errorMin: 3.04, covered: 0.9, longer: 0.05 },
    { week: '2025-02-24', tickets: 300, biasMin: -2, errorMin: 5, covered: 0.7, longer: 0.25 },
  ],
  newcomer: { now: 41.2, oneMore: 26.4, oneFewer: 68.9 },
  today: { now: 7.6, oneMore: 0.2, oneFewer: null, coming: 43 },
  advice: { days: 3, quarters: QUARTERS },
};

const settle = () => act(async () => void (await Promise.resolve()));

const SILENCE: Answer<unknown> = { ok: false, refusal: { code: 'offline', values: {} } };

/** Shows the page on a Monday; it is answered as the test says, or not at all. */
const show = async (first: InsightResult | null, changes: Partial<AdminView> = {}) => {
  location.hash = '#/insight';
  const asked: ScreenCommand[] = [];
  let reply: Answer<unknown> = first ? { ok: true, result: first } : SILENCE;
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    return Promise.resolve(reply);
  }) as Ask;
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
      unfit: 0,
      waiting: 0,
      publicUrl: 'https://termine.example',
      sources: [],
      feeds: [],
      programs: [],
      hooks: [],
      told: [],
    },
    ...{
      reception: { state: 'open' },
      now: Date.UTC(2025, 2, 3, 8, 0),
      unserved: [],
      live: NOBODY_WAITS,
      inHours: true,
      away: [],
      messages: [],
      sent: [],
    },
    mail: { hasPassword: false, waiting: 0, lastFault: null },
    ...changes,
  };
  const at = Date.UTC(2025, 2, 3, 8, 0);
  const snapshot: Snapshot<AdminView> = { build: 'b', day: '2025-03-03', version: 1, now: at, speed: 1, view };
  render(<App link={{ snapshot, online: true, ask }} reconnect={() => undefined} />);
  await settle();
  return {
    asked,
    answer: (result: InsightResult) => {
      reply = { ok: true, result };
    },
    silence: () => {
      reply = SILENCE;
    },
  };
};

const text = () => (document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ');
const rows = (table: string) =>
  [...screen.getByRole('table', { name: new RegExp(table) }).querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ')),
  );

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
  jest.useRealTimers();
});

test('a new office is told what is not known yet, and why', async () => {
  await show(NOTHING);
  expect(text()).toContain('Zurzeit wird niemand aufgerufen, weil kein Schalter besetzt ist.');
  expect(text()).toContain('Für den Rest des Tages gibt es noch keine Zahl: Wie viele an einem Montag kommen');
  expect(text()).toContain('Noch ist keine Vorhersage überprüft.');
  expect(text()).toContain('Noch gibt es keinen Vorschlag: Wie viele an einem Montag mit Wertmarke kommen');
  expect(screen.queryByRole('button', { name: 'Als Wochenstunden übernehmen' })).toBeNull();
});

test('F4 what a counter changes is told in minutes no more exact than a forecast is', async () => {
  const counters = ['a', 'b', null].map((person, i) => ({
    id: `schalter-${i}`,
    isOpen: true,
    person,
    visit: null,
    paused: false,
    since: null,
    until: null,
    movedTo: null,
  }));
  await show(MUCH, { counters });
  expect(text()).toContain(
    'Wer jetzt eine Wertmarke zieht, wartet etwa 40 min: mit einem Schalter mehr etwa 25 min, mit einem weniger etwa 70 min.',
  );
  expect(text()).toContain('Wie jetzt: 2 besetzt');
  expect(rows('Ein Schalter mehr')).toEqual([
    ['Wer jetzt eine Wertmarke zieht', 'etwa 70 min', 'etwa 40 min', 'etwa 25 min'],
    ['Wer heute noch kommt, im Mittel: etwa 43 Wertmarken', 'wird nicht bedient', 'etwa 8 min', 'keine Minute'],
  ]);
});

test.each<[InsightResult['newcomer'], string]>([
  [{ now: 12, oneMore: 6.2, oneFewer: null }, 'wartet etwa 10 min: mit einem Schalter mehr etwa 6 min. Mit einem'],
  [{ now: 0, oneMore: 0, oneFewer: 0.3 }, 'wartet keine Minute. Ein Schalter mehr oder weniger macht gerade kaum'],
])('a counter more or fewer: %j is said in words', async (newcomer, sentence) => {
  await show({ ...MUCH, newcomer, today: { now: null, oneMore: null, oneFewer: null, coming: 0 } });
  expect(text()).toContain(sentence);
  expect(text()).toContain('Heute wird niemand mehr erwartet, der eine Wertmarke zieht.');
});

test('F5 forecasts against truth: week by week, and what they mean altogether', async () => {
  await show(MUCH);
  expect(rows('Vorhersage und Wirklichkeit')).toEqual([
    ['3.–9. März 2025', '100', '0,4 min zu lang', '3 min', '90 %', '5 %'],
    ['24. Februar – 2. März 2025', '300', '2 min zu kurz', '5 min', '70 %', '25 %'],
  ]);
  expect(text()).toContain(
    'Die Vorhersage war im Mittel 1,4 min zu kurz; jede einzelne lag im Schnitt 4,5 min daneben. Von allen Wertmarken kamen 75 % in der angekündigten Zeit dran, 20 % später.',
  );
  expect(text()).toContain('Das Ziel ist verfehlt: 80 % sollen');
});

test.each([
  [0.796, 100, 'Das Ziel ist erreicht'],
  [0.79, 100, 'Das Ziel ist verfehlt'],
  [0.2, 39, 'Das sind erst 39 Wertmarken, zu wenige für ein Urteil.'],
])('F5 %d as announced of %d tickets: %s', async (covered, tickets, sentence) => {
  const score = { week: '2025-03-03', tickets, biasMin: 0.01, errorMin: 3, covered, longer: 0 };
  await show({ ...MUCH, scores: [score] });
  expect(text()).toContain('Die Vorhersage war im Mittel weder zu lang noch zu kurz;');
  expect(text()).toContain(sentence);
});

test('advice is a sentence, and a table in which what is alike stands together', async () => {
  await show(MUCH);
  expect(text()).toContain('Bieten Sie von 9:00 bis 10:00 Uhr weniger Plätze an und dafür von 8:00 bis 9:00 Uhr mehr.');
  expect(text()).toContain('Grundlage ist das Mittel von 3 solchen Tagen.');
  expect(rows('Plätze für Termine')).toEqual([
    ['8:00 bis 9:00 Uhr', '0,8', '1', '2 (1 mehr)'],
    ['9:00 bis 10:00 Uhr', '6', '1', '0 (1 weniger)'],
  ]);
});

test('A2 the proposal becomes a change of the weekly hours, which is saved like any other', async () => {
  const { asked, silence } = await show(MUCH);
  silence();
  fireEvent.click(screen.getByRole('button', { name: 'Als Wochenstunden übernehmen' }));
  await act(() => void dispatchEvent(new HashChangeEvent('hashchange')));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Termine');
  fireEvent.click(screen.getByRole('button', { name: 'Speichern' }));
  await settle();
  const hours = [
    offer(2, '08:00', '10:00', 1),
    STAFF_ONLY,
    offer(1, '08:00', '09:00', 2),
    // Staff's places stay where they are.
    offer(1, '09:00', '10:00', 0),
  ];
  const saved = { ...settings, appointments: { ...settings.appointments, hours } };
  expect(asked.filter(({ type }) => type === 'changeSettings')).toEqual([
    { type: 'changeSettings', version: 1, settings: saved },
  ]);
  expect(settingsSchema.safeParse(saved).success).toBe(true);
});

test('places that lie well are left alone', async () => {
  const quarters = QUARTERS.map((one) => ({ ...one, proposed: one.offered }));
  await show({ ...MUCH, advice: { days: 1, quarters } });
  expect(text()).toContain('Die Plätze liegen günstig: Es gibt nichts zu ändern.');
  expect(text()).toContain('Grundlage ist erst ein solcher Tag.');
  expect(screen.queryByRole('button', { name: 'Als Wochenstunden übernehmen' })).toBeNull();
});

test('another weekday is asked for, and no advice stands there under the wrong name meanwhile', async () => {
  const { asked, silence } = await show(MUCH);
  silence();
  fireEvent.change(screen.getByLabelText('Wochentag'), { target: { value: '2' } });
  await settle();
  expect(asked.at(-1)).toEqual({ type: 'insight', weekday: 2 });
  expect(text()).not.toContain('Bieten Sie');
  // What is known otherwise stays.
  expect(text()).toContain('wartet etwa 40 min');
});

test('a weekday with appointments for staff alone says that online there are none', async () => {
  await show(MUCH);
  fireEvent.change(screen.getByLabelText('Wochentag'), { target: { value: '7' } });
  await settle();
  expect(text()).toContain('Am Sonntag werden online keine Termine angeboten.');
});

test('it is asked again every minute while somebody can see it, and when it is seen again', async () => {
  const { asked, answer } = await show(NOTHING);
  answer(MUCH);
  const seen = jest.spyOn(document, 'visibilityState', 'get');
  await act(() => jest.advanceTimersByTimeAsync(60_000));
  expect(asked).toHaveLength(2);
  expect(text()).toContain('wartet etwa 40 min');
  seen.mockReturnValue('hidden');
  await act(() => jest.advanceTimersByTimeAsync(300_000));
  expect(asked).toHaveLength(2);
  seen.mockReturnValue('visible');
  fireEvent(document, new Event('visibilitychange'));
  await settle();
  expect(asked).toHaveLength(3);
  cleanup();
  await act(() => jest.advanceTimersByTimeAsync(300_000));
  expect(asked).toHaveLength(3);
  seen.mockRestore();
});

test('who gets no answer is told why', async () => {
  await show(null);
  expect(screen.getByRole('alert').textContent).toContain('Der Server hat nicht geantwortet');
});
