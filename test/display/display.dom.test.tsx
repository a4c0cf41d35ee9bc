// The waiting room's display, given its link as a plain object.
import { act, render, screen, within } from '@testing-library/preact';
import { App } from '../../display/App';
import { shownOf } from '../../display/calls/lines';
import { callTurnsOf, turnsOf } from '../../display/turns';
import type { PosterView } from '../../shared/house/look';
import type { CallView, DisplayView, Snapshot } from '../../shared/protocol';
import type { Text } from '../../shared/settings';
import { OFFLINE } from '../../ui/link/link';

const NINE = Date.UTC(2025, 2, 3, 8, 0);
const office: DisplayView['office'] = {
  name: 'Bürgerbüro Lünen',
  place: '',
  timeZone: 'Europe/Berlin',
  demonstration: false,
  placeWord: 'Schalter',
  ticketWord: 'Wertmarke',
  look: { colour: null, logo: null },
  languages: ['de', 'en'],
};
const emptyView: DisplayView = {
  ...{ screen: 'display', office, calls: [], gong: 'falling', voice: false, volume: 100, run: 2 },
  ...{ next: null, forecast: null, sign: null },
  reception: { state: 'open' },
  announcements: [],
  ...{ isOverflow: false, column: false, moves: false, isQuiet: false, isDark: false },
};

const callOf = (announcement: number, number: string, counter: string, more: Partial<CallView> = {}): CallView => ({
  announcement,
  number,
  counter,
  calls: 1,
  at: NINE,
  stands: true,
  spokenIn: [],
  ...{ language: 'de', arrow: null, placeHint: null },
  ...more,
});
const snapshotOf = (view: Partial<DisplayView>, more: Partial<Snapshot<DisplayView>> = {}): Snapshot<DisplayView> => ({
  build: 'b',
  day: '2025-03-03',
  version: 1,
  now: NINE,
  speed: 1,
  view: { ...emptyView, ...view },
  ...more,
});
const ask = () => Promise.resolve({ ok: false as const, refusal: OFFLINE });

/** A display that has been on since before the first call. */
const showDisplay = (first: Snapshot<DisplayView>) => {
  const shown = render(<App link={{ snapshot: first, online: true, ask }} />);
  return {
    ...shown,
    receive: (snapshot: Snapshot<DisplayView>, online = true) =>
      shown.rerender(<App link={{ snapshot, online, ask }} />),
  };
};
const wait = (ms: number) => act(() => jest.advanceTimersByTime(ms));

const announced = () => {
  const call = document.querySelector('.call--announced');
  return call ? (call.querySelector('.wm-number')?.textContent ?? '') : null;
};
/** What is said in the language whose turn it is. */
const heard = (within: string): string[] =>
  [...document.querySelectorAll(`${within} .turns__one:not([aria-hidden=true])`)].map(
    ({ textContent }) => textContent ?? '',
  );
const spoken = () => document.querySelector('[aria-live=assertive]')?.textContent ?? '';
const oscillators = jest.fn();

/** The browser's sound as far as the gong uses it; jsdom has none. */
const giveSound = (state: 'running' | 'suspended') => {
  const audio = {
    state,
    currentTime: 0,
    destination: {},
    onstatechange: null as (() => void) | null,
    resume: () => {
      audio.state = 'running';
      audio.onstatechange?.();
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  const param = {
    setValueAtTime: jest.fn(),
    linearRampToValueAtTime: jest.fn(),
    exponentialRampToValueAtTime: jest.fn(),
  };
  const node = { connect: (next: unknown) => next, start: oscillators, stop: jest.fn(), gain: param };
  Object.assign(globalThis, {
    AudioContext: jest.fn(() => audio),
    OscillatorNode: jest.fn(() => node),
    GainNode: jest.fn(() => node),
  });
};

beforeEach(() => {
  jest.useFakeTimers();
  oscillators.mockClear();
  giveSound('running');
});
afterEach(() => jest.useRealTimers());

test('D1 a call appears with number and counter, in both languages, with one gong', async () => {
  const { receive } = showDisplay(snapshotOf({}));
  expect(screen.getByText('Bitte ziehen Sie eine Wertmarke. Ihre Nummer erscheint hier.')).toBeTruthy();
  receive(snapshotOf({ calls: [callOf(4, 'A042', '3')] }));
  expect(announced()).toBe('A042');
  const call = within(document.querySelector<HTMLElement>('.call--announced') ?? document.body);
  expect(heard('.call__heading')).toEqual(['Aufgerufen wird']);
  expect(call.getByText('Aufgerufen wird')).toBeTruthy();
  expect(call.getByText('Now calling').getAttribute('lang')).toBe('en');
  expect(call.getByText('Schalter 3')).toBeTruthy();
  expect(call.getByText('Counter 3')).toBeTruthy();
  expect(spoken()).toContain('Nummer A042, bitte zu Schalter 3');
  const ofOneGong = oscillators.mock.calls.length;
  expect(ofOneGong).toBeGreaterThan(0);
  receive(snapshotOf({ calls: [callOf(4, 'A042', '3')] }, { version: 2 }));
  await wait(3000);
  expect(oscillators).toHaveBeenCalledTimes(ofOneGong);
});

test('D1 without the gong the call is shown all the same', () => {
  const { receive } = showDisplay(snapshotOf({ gong: null }));
  receive(snapshotOf({ gong: null, calls: [callOf(4, 'A042', '3')] }));
  expect(announced()).toBe('A042');
  expect(oscillators).not.toHaveBeenCalled();
});

test('D2 calls at once are announced one after the other, the earlier first', async () => {
  const { receive } = showDisplay(snapshotOf({}));
  receive(snapshotOf({ calls: [callOf(6, 'B001', '2'), callOf(5, 'A002', '1'), callOf(4, 'A001', '3')] }));
  expect(announced()).toBe('A001');
  await wait(4900);
  expect(announced()).toBe('A001');
  await wait(200);
  expect(announced()).toBe('A002');
  await wait(5000);
  expect(announced()).toBe('B001');
  await wait(9000);
  expect(announced()).toBe(null);
  expect(screen.getByText('Zuletzt aufgerufen')).toBeTruthy();
  expect(spoken()).toBe('');
});

test('K10 D2 a call that is taken back is announced no longer', async () => {
  const { receive } = showDisplay(snapshotOf({}));
  receive(snapshotOf({ calls: [callOf(5, 'A002', '2'), callOf(4, 'A001', '3')] }));
  await wait(1000);
  expect(announced()).toBe('A001');
  receive(snapshotOf({ calls: [callOf(5, 'A002', '2')] }));
  await wait(0);
  expect(announced()).toBe('A002');
  // A call again that is taken back leaves the call before it, which everybody has heard.
  receive(snapshotOf({ calls: [callOf(6, 'A002', '2', { calls: 2 })] }));
  await wait(10_000);
  expect(announced()).toBe('A002');
  receive(snapshotOf({ calls: [callOf(5, 'A002', '2')] }));
  await wait(0);
  expect(announced()).toBeNull();
});

test('D2 a call again is a new announcement and says so', async () => {
  const { receive } = showDisplay(snapshotOf({}));
  receive(snapshotOf({ calls: [callOf(4, 'A001', '3')] }));
  await wait(9000);
  expect(announced()).toBe(null);
  receive(snapshotOf({ calls: [callOf(9, 'A001', '3', { calls: 2 })] }));
  expect(announced()).toBe('A001');
  expect(screen.getByText('Noch einmal aufgerufen wird')).toBeTruthy();
  expect(spoken()).toContain('Noch einmal: Nummer A001, bitte zu Schalter 3');
});

test('D2 a display that is switched on announces what was called just now, and nothing that is old', async () => {
  const old = callOf(4, 'A001', '3', { at: NINE - 10_001 });
  const fresh = callOf(5, 'A002', '1', { at: NINE - 9000 });
  showDisplay(snapshotOf({ calls: [fresh, old] }));
  expect(announced()).toBe('A002');
  await wait(9000);
  expect(announced()).toBe(null);
});

test('D2 what has left the board before its turn is not announced', async () => {
  const { receive } = showDisplay(snapshotOf({}));
  receive(snapshotOf({ calls: [callOf(5, 'A002', '1'), callOf(4, 'A001', '3')] }));
  receive(snapshotOf({ calls: [callOf(9, 'A009', '1')] }));
  await wait(5000);
  expect(announced()).toBe('A009');
});

test('D2 a new day announces from its first call on, though its announcements count from the beginning', async () => {
  const { receive } = showDisplay(snapshotOf({}, { version: 500 }));
  receive(snapshotOf({ calls: [callOf(400, 'A099', '3')] }, { version: 501 }));
  await wait(9000);
  const tomorrow = { day: '2025-03-04', version: 3, now: NINE + 86_400_000 };
  receive(snapshotOf({ calls: [callOf(3, 'A001', '2', { at: tomorrow.now })] }, tomorrow));
  expect(announced()).toBe('A001');
});

test('D2, D4 who has come while the link was lost is not announced any more', () => {
  const { receive } = showDisplay(snapshotOf({ calls: [] }));
  receive(snapshotOf({ calls: [callOf(6, 'A002', '1'), callOf(5, 'A001', '3', { stands: false })] }, { version: 6 }));
  expect(announced()).toBe('A002');
  wait(20_000);
  expect(announced()).toBeNull();
});

test('D2 a display that slept over midnight does not hold yesterday against today', async () => {
  const { receive } = showDisplay(snapshotOf({ calls: [callOf(400, 'A099', '3')] }, { version: 400 }));
  await wait(9000);
  const noon = { day: '2025-03-04', version: 600, now: NINE + 100_000_000 };
  receive(snapshotOf({ calls: [callOf(350, 'A060', '2', { at: noon.now })] }, noon));
  expect(announced()).toBe('A060');
});

test('D3 it shows the last calls, the time, what comes next and the forecast', async () => {
  const calls = Array.from({ length: 8 }, (_, i) =>
    callOf(20 - i, `A0${20 - i}`, '5', { stands: false, at: NINE - 60_000 }),
  );
  const next = ['A043', 'T008', 'A044', 'B014', 'A045'];
  showDisplay(snapshotOf({ calls, next, forecast: { fromMin: 15, toMin: 25 } }));
  expect(screen.getAllByRole('row')).toHaveLength(6);
  expect([...document.querySelectorAll('.outlook li')].map((item) => item.textContent)).toEqual(next.slice(0, 4));
  expect(screen.getByText('15 bis 25 Minuten')).toBeTruthy();
  const clock = document.querySelector('time');
  expect(clock?.textContent).toBe('9:00');
  await wait(60_000);
  expect(clock?.textContent).toBe('9:01');
});

test('D3 what the office does not show is not there', () => {
  showDisplay(snapshotOf({ calls: [callOf(4, 'A001', '3')] }));
  expect(screen.queryByText('Als Nächste')).toBe(null);
  expect(screen.queryByText('Wartezeit')).toBe(null);
});

test('D4 a lost link is said with the time of what is shown, and forgotten when it is back', async () => {
  const snapshot = snapshotOf({ calls: [callOf(4, 'A001', '3', { at: NINE - 60_000 })] });
  const { receive } = showDisplay(snapshot);
  await wait(120_000);
  receive(snapshot, false);
  const lost = 'Verbindung unterbrochen – Stand 9:02 Uhr. Bitte achten Sie auf das Personal.';
  expect(screen.getByRole('alert').textContent).toContain(lost);
  expect(document.querySelector('.display--old .call .wm-number')?.textContent).toBe('A001');
  await wait(180_000);
  expect(screen.getByRole('alert').textContent).toContain(lost);
  receive(snapshotOf({ calls: [callOf(4, 'A001', '3', { at: NINE - 60_000 })] }, { now: NINE + 300_000 }));
  expect(screen.getByRole('alert').textContent).toBe('');
  expect(document.querySelector('.display--old')).toBe(null);
});

test('D4 a long day leaves no timers and no elements behind', async () => {
  const { receive, unmount } = showDisplay(snapshotOf({}));
  const showAll = async (from: number) => {
    for (let i = from; i < from + 200; i++) {
      const calls = Array.from({ length: 8 }, (_, k) => callOf(i - k, `A${100 + ((i - k) % 800)}`, '1'));
      receive(snapshotOf({ calls }, { version: i }), i % 17 !== 0);
      await wait(i % 3 === 0 ? 400 : 7000);
    }
    await wait(60_000);
    return [jest.getTimerCount(), document.querySelectorAll('*').length];
  };
  expect(await showAll(1000)).toEqual(await showAll(2000));
  unmount();
  jest.runOnlyPendingTimers();
  expect(jest.getTimerCount()).toBe(0);
});

test('D5 the place is called as the office calls it, and one language stands alone', () => {
  const inGerman = { ...office, placeWord: 'Zimmer' as const, languages: ['de' as const] };
  showDisplay(snapshotOf({ office: inGerman, calls: [callOf(4, 'A001', '12 a')] }));
  expect(screen.getByText('Zimmer 12 a')).toBeTruthy();
  expect(document.querySelector('[lang=en]')).toBe(null);
  expect(document.title).toBe('Aufrufanzeige – Bürgerbüro Lünen');
  expect(document.documentElement.lang).toBe('de');
});

test('D1 while the browser keeps the gong silent there is one thing to press', async () => {
  giveSound('suspended');
  const { receive } = showDisplay(snapshotOf({}));
  await wait(1000);
  receive(snapshotOf({ calls: [callOf(4, 'A001', '3')] }));
  expect(oscillators).not.toHaveBeenCalled();
  const button = screen.getByRole('button', { name: 'Ton einschalten' });
  await act(() => button.click());
  expect(screen.queryByRole('button')).toBe(null);
  receive(snapshotOf({ gong: null }));
  // The silent gong of the call before ends in a few turns of its own.
  for (let turns = 0; turns < 10; turns++) await Promise.resolve();
  await wait(5000);
  receive(snapshotOf({ calls: [callOf(5, 'A002', '3')] }));
  expect(oscillators).toHaveBeenCalled();
});

test('D1 when all eight counters call at once, the board has all eight; else the five latest, in larger letters', () => {
  const rows = () => within(screen.getByRole('table')).getAllByRole('row').length - 1;
  const calls = Array.from({ length: 8 }, (_, i) => callOf(8 - i, `A00${8 - i}`, `${8 - i}`));
  const { receive } = showDisplay(snapshotOf({ calls }));
  expect(rows()).toBe(8);
  receive(snapshotOf({ calls: calls.map((call, i) => ({ ...call, stands: i < 5 })) }));
  expect(rows()).toBe(5);
  receive(snapshotOf({ calls: calls.map((call, i) => ({ ...call, stands: i < 7 })) }));
  expect(rows()).toBe(7);
});

test('C7 the code with which phones check in stands below, in every language; where none is needed, nothing', () => {
  const { receive } = showDisplay(snapshotOf({ sign: '4711' }));
  expect(document.querySelector('.told')?.textContent).toMatch(/Vor-Ort-Code.*On-site code.*4711/);
  receive(snapshotOf({ sign: null }));
  expect(document.querySelector('.told')?.textContent).not.toContain('Vor-Ort-Code');
});

test('D7 where no tickets are given, the display says why, in the words of the kiosk, and sends nobody there', () => {
  const { receive } = showDisplay(snapshotOf({ forecast: { fromMin: 5, toMin: 15 } }));
  expect(screen.getByText('5 bis 15 Minuten')).toBeTruthy();
  receive(snapshotOf({ reception: { state: 'closed', closed: { why: 'fullHouse', closesAt: null } } }));
  expect(screen.getAllByText('Heute voll')).toBeTruthy();
  expect(screen.queryByText(/Bitte ziehen Sie eine Wertmarke/)).toBeNull();
  receive(snapshotOf({ reception: { state: 'locked', reason: { de: 'Störung' }, byHand: true } }));
  expect(screen.getAllByText('Gerade gibt es keine Wertmarken: Störung')).toBeTruthy();
});

const said = (text: Text, poster: PosterView | null = null) => ({ text, poster });

test('G10 the picture of an announcement stands above its text, which says what it shows', () => {
  const poster = { url: '/posters/abc.jpg', width: 300, height: 360 };
  showDisplay(snapshotOf({ column: true, announcements: [said({ de: 'Fotos nur noch am Automaten' }, poster)] }));
  const picture = document.querySelector('.told__card--poster img');
  expect(['src', 'width', 'height', 'alt'].map((name) => picture?.getAttribute(name))).toEqual([
    ...['/posters/abc.jpg', '300', '360', ''],
  ]);
  expect(heard('.told__card--poster')).toEqual(['Fotos nur noch am Automaten']);
});

test('G10 an announcement stands below the calls, in every language, and the call stays', () => {
  const announcements = [said({ de: 'Heute keine Barzahlung', en: 'No cash today' }), said({ de: 'Nur auf Deutsch' })];
  showDisplay(snapshotOf({ calls: [callOf(4, 'A001', '3')], announcements }));
  const items = [...document.querySelectorAll('.told__card--announcement')].map(({ textContent }) => textContent);
  expect(items).toEqual(['Heute keine BarzahlungNo cash today', 'Nur auf Deutsch']);
  expect(document.querySelector('.call .wm-number')?.textContent).toBe('A001');
});

test('D8 languages speak in turn, large and all at once, and leave their room to nobody', async () => {
  showDisplay(snapshotOf({ calls: [callOf(4, 'A001', '3', { at: NINE - 60_000 })] }));
  expect(heard('.board__heads')).toEqual(['Nummer', 'Schalter']);
  await wait(6000);
  expect(heard('.board__heads')).toEqual(['Number', 'Counter']);
  expect(heard('.call__heading')).toEqual(['Last called']);
  await wait(6000);
  expect(heard('.board__heads')).toEqual(['Nummer', 'Schalter']);
  expect(document.querySelectorAll('.call__heading .turns__one')).toHaveLength(2);
});

test('D8 German comes back after every two other languages; a call begins in its own', () => {
  expect(turnsOf(['de'])).toEqual(['de']);
  expect(turnsOf(['de', 'en'])).toEqual(['de', 'en']);
  expect(turnsOf(['de', 'en', 'tr', 'ar', 'uk'])).toEqual(['de', 'en', 'tr', 'de', 'ar', 'uk']);
  expect(callTurnsOf(['de', 'en'], 'en')).toEqual(['en', 'de']);
  expect(callTurnsOf(['de'], 'en')).toEqual(['de']);
});

test('D8 a call is said in the language of its visitor first, then in German', async () => {
  const { receive } = showDisplay(snapshotOf({}));
  receive(snapshotOf({ calls: [callOf(4, 'A042', '3', { language: 'en' })] }));
  expect(heard('.call')).toEqual(['Now calling', 'Counter 3']);
  await wait(4500);
  expect(heard('.call')).toEqual(['Aufgerufen wird', 'Schalter 3']);
});

test('D8 D5 an arrow and a hint say where the counter is, in every language', async () => {
  const placeHint = { de: '1. OG', en: '1st floor' };
  const { receive } = showDisplay(snapshotOf({}));
  receive(snapshotOf({ calls: [callOf(4, 'A042', '3', { arrow: 'left', placeHint })] }));
  expect(document.querySelectorAll('.call .arrow--left, .board .arrow--left')).toHaveLength(2);
  expect(heard('.call__hint')).toEqual(['1. OG']);
  await wait(4500);
  expect(heard('.call__hint')).toEqual(['1st floor']);
  expect(heard('.board__hint')).toEqual(['1. OG']);
  receive(snapshotOf({ calls: [callOf(5, 'A043', '4')] }, { version: 2 }));
  await wait(9000);
  expect(document.querySelector('.call .arrow')).toBeNull();
});

test('D8 who is being called is marked until they have come', () => {
  const standing = callOf(4, 'A001', '3', { at: NINE - 60_000 });
  const { receive } = showDisplay(snapshotOf({ calls: [standing] }));
  const marked = () => document.querySelectorAll('.board__row--stands').length;
  expect(marked()).toBe(1);
  expect(screen.getByText('wird erwartet')).toBeTruthy();
  receive(snapshotOf({ calls: [{ ...standing, stands: false }] }, { version: 2 }));
  expect(marked()).toBe(0);
  expect(screen.queryByText('wird erwartet')).toBeNull();
});

describe('D8 the board', () => {
  const many = (count: number, more: Partial<CallView> = {}) =>
    Array.from({ length: count }, (_, i) => callOf(count - i, `A${100 + count - i}`, String(count - i), more));
  const room = { lines: 8, columns: 1 };
  const numbers = (calls: CallView[]) => calls.map(({ number }) => number);

  test('D8 D1 has whoever is being called, and fewer of the others in larger letters', () => {
    const calls = many(8, { stands: false });
    expect(shownOf(calls, room, 0)).toMatchObject({ lines: 5, page: null });
    expect(shownOf(calls, room, 0).calls).toHaveLength(5);
    const oldest = calls.map((call, i) => ({ ...call, stands: i === 7 }));
    expect(numbers(shownOf(oldest, room, 0).calls)).toContain('A101');
    expect(shownOf(many(8), room, 0)).toMatchObject({ lines: 8, page: null });
  });

  test('D8 shows more than it has room for part by part', () => {
    const calls = many(12);
    const parts = [0, 1, 2].map((beat) => shownOf(calls, room, beat));
    expect(parts.map(({ page }) => page)).toEqual([
      { now: 1, of: 2 },
      { now: 2, of: 2 },
      { now: 1, of: 2 },
    ]);
    expect([...numbers(parts[0]?.calls ?? []), ...numbers(parts[1]?.calls ?? [])]).toEqual(numbers(calls));
    expect(shownOf(calls, { lines: 8, columns: 2 }, 0)).toMatchObject({ page: null });
  });

  test('D8 leaves hints out before it leaves anybody out', () => {
    const hinted = { placeHint: { de: 'Haus B, 1. OG' } };
    expect(shownOf(many(4, hinted), room, 0)).toMatchObject({ showsHints: true, lines: 8 });
    expect(shownOf(many(5, hinted), room, 0)).toMatchObject({ showsHints: false, page: null });
    expect(shownOf(many(1, { counter: 'Zimmer 12 a', ...hinted }), { lines: 1, columns: 1 }, 0).calls).toHaveLength(1);
  });
});

test('D9 what is told besides comes one after the other, each in every language before the next', async () => {
  const announcements = [said({ de: 'Heute keine Barzahlung', en: 'No cash today' })];
  showDisplay(snapshotOf({ announcements, sign: '4711', reception: { state: 'partly' } }));
  const told = () => document.querySelector('.told__card[aria-hidden=false]');
  expect(told()?.textContent).toContain('4711');
  await wait(6000);
  await wait(6000);
  expect(heard('.told__card--reception')).toEqual(['Nicht für alle Anliegen gibt es jetzt Wertmarken']);
  expect(told()?.className).toContain('--reception');
  await wait(6000);
  await wait(6000);
  expect(told()?.className).toContain('--announcement');
  await wait(6000);
  expect(told()?.className).toContain('--announcement');
  expect(heard('.told__card--announcement')).toEqual(['No cash today']);
  await wait(6000);
  expect(told()?.className).toContain('--order');
});

test.each([
  ['hours', { why: 'hours', opensAt: NINE + 3_600_000 }, 'Geschlossen', 'Öffnet heute um 10:00 Uhr'],
  ['contingent', { why: 'contingent' }, 'Heute alles vergeben', 'Für heute sind alle Wertmarken vergeben'],
  ['fullHouse', { why: 'fullHouse', closesAt: null }, 'Heute voll', 'Bitte fragen Sie nach einem Termin.'],
  ['noCounter', { why: 'noCounter' }, 'Gerade ist kein Platz besetzt', 'Bitte haben Sie etwas Geduld.'],
] as const)('D10 D7 %s is the whole screen where nobody is called, with why and what to do', (why, closed, ...said) => {
  const { receive } = showDisplay(snapshotOf({ isQuiet: true, reception: { state: 'closed', closed } }));
  expect(document.querySelector(`.state--${why}`)).toBeTruthy();
  for (const words of said) expect(document.querySelector('.state')?.textContent).toContain(words);
  expect(document.querySelector('.board')).toBeNull();
  // Whoever is being called is called.
  receive(snapshotOf({ calls: [callOf(4, 'A001', '3')], reception: { state: 'closed', closed } }, { version: 2 }));
  expect(document.querySelector('.state')).toBeNull();
});

test('D10 it is dark while there is nothing to show, and lights up for a call or when the link is lost', () => {
  const closed = { why: 'hours', opensAt: null } as const;
  const night = snapshotOf({ isQuiet: true, isDark: true, reception: { state: 'closed', closed } });
  const { receive } = showDisplay(night);
  expect(document.querySelector('.night')?.textContent).toContain('Zurzeit geschlossen');
  receive(night, false);
  expect(document.querySelector('.night')).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('Verbindung unterbrochen');
  receive(snapshotOf({ calls: [callOf(4, 'A001', '3')] }, { version: 2 }));
  expect(announced()).toBe('A001');
});

test('D5 a display that takes the overflow has the board alone and announces nothing', () => {
  const { receive } = showDisplay(snapshotOf({ isOverflow: true }));
  receive(snapshotOf({ isOverflow: true, calls: [callOf(4, 'A001', '3')] }, { version: 2 }));
  expect(announced()).toBeNull();
  expect(oscillators).not.toHaveBeenCalled();
  expect(document.querySelector('.board .wm-number')?.textContent).toBe('A001');
});
