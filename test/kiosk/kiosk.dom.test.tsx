// The kiosk, given its link as a plain object: what it shows, what it asks, and when it goes back to the start.
import { act, cleanup, createEvent, fireEvent, render, screen, within } from '@testing-library/preact';
import { App } from '../../kiosk/App';
import type { ScreenCommand } from '../../shared/commands';
import type { AskedField } from '../../shared/house/formFields';
import type { ClosedReason, KioskService, KioskView, SlipView, Snapshot, TicketResult } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { type Ask, OFFLINE } from '../../ui/link/link';

/** Monday, 3 March 2025, 9:00 in Lünen. */
const NINE = Date.UTC(2025, 2, 3, 8, 0);

const serviceOf = (id: string, letter: string, de: string, more: Partial<KioskService> = {}): KioskService => ({
  id,
  letter,
  name: { de, en: `${id} in English` },
  group: null,
  pictogram: null,
  keywords: null,
  hours: null,
  counterIds: ['schalter-1'],
  closed: null,
  waiting: 3,
  forecast: { fromMin: 15, toMin: 25 },
  bring: [],
  isBookable: true,
  nextSlotAt: null,
  ...more,
});
const firstView: KioskView = {
  screen: 'kiosk',
  checkInByList: 'initials',
  sign: null,
  office: {
    name: 'Bürgerbüro Lünen',
    place: '',
    timeZone: 'Europe/Berlin',
    demonstration: false,
    placeWord: 'Schalter',
    ticketWord: 'Wertmarke',
    look: { colour: null, logo: null },
    languages: ['de', 'en'],
  },
  kiosk: { id: 'kiosk-1', name: 'Foyer' },
  glass: { diagonalInch: 21.5, lowerEdgeMm: 850 },
  locked: null,
  reception: { state: 'open' },
  reopening: { at: null, hours: null },
  services: [serviceOf('ausweis', 'A', 'Ausweis beantragen'), serviceOf('fundsachen', 'M', 'Fundsachen')],
  bookingUrl: 'https://termine.luenen.de/',
  printer: { present: true, problems: [] },
  waitingPlace: { de: 'Wartebereich im Foyer' },
  returns: null,
  takesHome: false,
  slips: [],
  appointments: [],
  announcements: [],
  start: null,
  help: null,
};
const ticket: TicketResult = {
  visitId: 'visit-000001',
  number: 'A042',
  url: 'http://192.168.1.5:3001/t/abcdefgh',
  ownTimeAt: null,
  peopleBefore: 3,
  forecast: { fromMin: 15, toMin: 25 },
  slipId: 'slip-000001',
  toldAt: NINE,
  slotAt: null,
  late: false,
};
const slipOf = (more: Partial<SlipView>): SlipView => ({
  slipId: 'slip-000001',
  visitId: ticket.visitId,
  number: ticket.number,
  state: 'printed',
  problem: null,
  printerId: 'drucker-1',
  kioskId: 'kiosk-1',
  queuedAt: NINE,
  picture: null,
  ...more,
});

type Outcome = { ok: true; result: unknown } | { ok: false; refusal: SpokenRefusal };

const snapshotOf = (view: Partial<KioskView>, day: string): Snapshot<KioskView> => ({
  build: 'b',
  day,
  version: 1,
  now: NINE,
  speed: 1,
  view: { ...firstView, ...view },
});

const showKiosk = (first: Partial<KioskView> = {}) => {
  const asked: ScreenCommand[] = [];
  const rests: boolean[] = [];
  const office: { answer: () => Promise<Outcome> } = { answer: () => Promise.resolve({ ok: true, result: ticket }) };
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    return office.answer();
  }) as Ask;
  const onRest = (now: boolean) => void rests.push(now);
  const appOf = (view: Partial<KioskView>, online: boolean, day: string) => (
    <App link={{ snapshot: snapshotOf(view, day), online, ask }} onRest={onRest} />
  );
  const { rerender } = render(appOf(first, true, '2025-03-03'));
  return {
    asked,
    rests,
    office,
    receive: (view: Partial<KioskView>, online = true, day = '2025-03-03') => rerender(appOf(view, online, day)),
  };
};

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
/** Does it, and lets the answer come that it may have asked for. */
const during = (what: () => void) =>
  act(async () => {
    what();
    await jest.advanceTimersByTimeAsync(1);
  });
const tap = (name: string | RegExp) =>
  during(() => {
    fireEvent.pointerDown(button(name));
    fireEvent.click(button(name));
  });
const seconds = (count: number) => act(() => jest.advanceTimersByTime(count * 1000));
const drawAusweis = async () => {
  await tap(/Ausweis/);
  await tap('Wertmarke ziehen');
};
/** A key pressed at a time, whenever the screen comes to see it. */
const pressAt = (key: string, at: number) => {
  const target = document.activeElement ?? document.body;
  const event = createEvent.keyDown(target, { key });
  Object.defineProperty(event, 'timeStamp', { value: at });
  return fireEvent(target, event);
};
let clock = 0;
/** What the focus makes of the Enter at its end: nothing, where the scan was understood. */
const scan = async (text: string, { gapMs = 5, end = 'Enter' }: { gapMs?: number; end?: string | null } = {}) => {
  let pressed = true;
  clock += 10_000;
  await during(() => {
    for (const key of text) {
      clock += gapMs;
      pressAt(key, clock);
    }
    if (end !== null) pressed = pressAt(end, clock + gapMs);
  });
  return { pressed };
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the start', () => {
  test('W1 how many wait and how long it may take is told once, where it is the same for all', () => {
    showKiosk();
    expect(heading()).toBe('Was möchten Sie erledigen?');
    expect(screen.getByRole('banner').textContent).toMatch(/15 bis 25 Minuten.*3 Personen warten/);
    expect(button(/Ausweis/).textContent).not.toMatch(/Minuten/);
  });

  test('W1 where it is not the same, each service tells its own', () => {
    const longer = serviceOf('fundsachen', 'M', 'Fundsachen', { forecast: { fromMin: 30, toMin: 45 } });
    showKiosk({ services: [serviceOf('ausweis', 'A', 'Ausweis beantragen'), longer] });
    expect(screen.getByRole('banner').textContent).toMatch(/15 bis 45 Minuten.*je nachdem/);
    expect(button(/Ausweis/).textContent).toMatch(/15 bis 25 Minuten/);
    expect(button(/Fundsachen/).textContent).toMatch(/30 bis 45 Minuten/);
  });

  test('W14 F4 a wait that nobody can tell is not made up: nobody is at a counter', () => {
    showKiosk({ services: [serviceOf('ausweis', 'A', 'Ausweis', { waiting: 0, forecast: null })] });
    expect(screen.getByRole('banner').textContent).toMatch(/Gerade ist kein Schalter besetzt/);
    expect(screen.getByRole('banner').textContent).not.toMatch(/Minuten/);
  });

  test('W14 that there is no paper, and that few numbers are left, is said before anybody draws', () => {
    showKiosk({
      printer: { present: true, problems: ['paperOut'] },
      reception: { state: 'nearlyFull', closesAt: NINE + 3_600_000 },
    });
    expect(screen.getByRole('banner').textContent).toMatch(
      /Nur noch wenige Wertmarken heute\. Wir schließen um 10:00 Uhr/,
    );
    expect(screen.getByRole('banner').textContent).toMatch(
      /Kein Papier im Drucker\. Ihre Nummer gilt auch ohne Zettel/,
    );
    button(/Ausweis/);
  });

  test('W1 a closed service says why and when it opens; what nobody books online, does nothing', async () => {
    const hours = [1, 2, 3].map((weekday) => ({ weekday, from: '14:00', to: '16:00' }));
    const closed = { why: 'hours', opensAt: NINE + 5 * 3_600_000 } as const;
    showKiosk({ services: [serviceOf('melde', 'G', 'Meldebescheinigung', { closed, hours, isBookable: false })] });
    const service = button(/Meldebescheinigung/);
    expect(service.textContent?.replace(/\u2060/g, '')).toMatch(/Öffnet heute um 14:00 Uhr.*Mo–Mi\s14:00–16:00/);
    expect(service.getAttribute('aria-disabled')).toBe('true');
    service.focus();
    expect(document.activeElement).toBe(service);
    await tap(/Meldebescheinigung/);
    expect(heading()).toBe('Was möchten Sie erledigen?');
  });

  test('another language is spoken until the visitor leaves', async () => {
    const { asked } = showKiosk();
    await tap('English');
    expect(heading()).toBe('What would you like to do?');
    expect(document.documentElement.lang).toBe('en');
    await tap(/ausweis in English/);
    await tap('Take a number');
    expect(asked).toEqual([{ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'en' }]);
    await seconds(1);
    await tap('Done');
    expect(heading()).toBe('Was möchten Sie erledigen?');
  });

  test('a language that somebody chose and left is forgotten after 45 s', async () => {
    showKiosk();
    await tap('English');
    seconds(44);
    expect(heading()).toBe('What would you like to do?');
    seconds(2);
    expect(heading()).toBe('Was möchten Sie erledigen?');
  });

  test('the page may reload only while nobody is here', async () => {
    const { rests } = showKiosk();
    expect(rests).toEqual([true]);
    await tap(/Ausweis/);
    expect(rests).toEqual([true, false]);
    await tap('Zurück');
    expect(rests).toEqual([true, false, true]);
  });
});

describe('a ticket', () => {
  test('W2 two taps draw it; number, wait, waiting place and QR stand on the screen', async () => {
    const { asked } = showKiosk();
    await drawAusweis();
    expect(asked).toEqual([{ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' }]);
    expect(heading()).toBe('Ihre Wertmarke A042');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    screen.getByText('3 Personen sind vor Ihnen');
    screen.getByText('Wartezeit: 15 bis 25 Minuten');
    screen.getByText('Voraussichtlich 9:15 bis 9:25 Uhr');
    screen.getByText('Bitte warten Sie hier: Wartebereich im Foyer');
    screen.getByRole('img', { name: /QR-Code/ });
  });

  test('W2 it can be for several persons', async () => {
    const { asked } = showKiosk();
    await tap(/Ausweis/);
    await tap('Eine Person mehr');
    await tap('Eine Person mehr');
    await tap('Eine Person weniger');
    await tap('Wertmarke ziehen');
    expect(asked).toMatchObject([{ persons: 2 }]);
  });

  test('W9 more matters and persons are added to one visit and taken off again; the ticket says all of it', async () => {
    const services = ['ausweis', 'wohnsitz', 'fundsachen', 'fischerei'].map((id, i) =>
      serviceOf(id, 'ACME'.charAt(i), id, { counterIds: i === 3 ? ['schalter-8'] : ['schalter-1', 'schalter-2'] }),
    );
    const { asked } = showKiosk({ services });
    await tap(/^ausweis/);
    await tap('Eine Person mehr');
    await tap('Noch ein Anliegen dazu');
    expect(heading()).toBe('Was möchten Sie noch erledigen?');
    // Nobody does the last one together with the first.
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['wohnsitzC', 'fundsachenM']);
    await tap(/^wohnsitz/);
    await tap('Noch ein Anliegen dazu');
    await tap('Zurück');
    expect(heading()).toBe('Ihre Anliegen');
    await tap('Noch ein Anliegen dazu');
    await tap(/^fundsachen/);
    await tap('Entfernen: wohnsitz');
    screen.getByText('2 Personen');
    screen.getByText('3 Personen warten', { exact: false });
    await tap('Wertmarke ziehen');
    expect(asked).toEqual([{ type: 'drawTicket', serviceIds: ['ausweis', 'fundsachen'], persons: 2, language: 'de' }]);
    screen.getByText('2 Personen');
    expect(document.querySelector('.kiosk-facts__service')?.textContent).toBe('ausweis + fundsachen');
  });

  test('W18 what is added is chosen from the same list: its groups, its signs and its letters', async () => {
    // A glass on which four keys have no room together.
    jest.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockImplementation(function (this: HTMLElement) {
      return this.matches('.kiosk-services') && this.children.length > 3 ? 100 : 0;
    });
    const [own, other] = [{ de: 'Ausweise' }, { de: 'Wohnen' }];
    const services = [
      ...['pass', 'ausweis', 'karte'].map((id) => serviceOf(id, 'A', id, { group: own, pictogram: 'id-card' })),
      ...['umzug', 'meldung'].map((id) => serviceOf(id, 'B', id, { group: other })),
    ];
    const { asked } = showKiosk({ services });
    await tap('Ausweise');
    await tap(/^pass/);
    await tap('Noch ein Anliegen dazu');
    expect(heading()).toBe('Was möchten Sie noch erledigen?');
    await tap('Ausweise');
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['ausweis', 'karte']);
    expect(document.querySelectorAll('.kiosk-pictogram--id-card')).toHaveLength(2);
    await tap('Zurück');
    await tap('Anliegen suchen');
    await tap('U');
    await tap(/^umzug/);
    expect(heading()).toBe('Ihre Anliegen');
    await tap('Wertmarke ziehen');
    expect(asked).toMatchObject([{ serviceIds: ['pass', 'umzug'], persons: 1 }]);
  });

  test('W9 only what can be drawn now is offered besides; no wait is told that nobody worked out', async () => {
    const closed = { why: 'contingent' } as const;
    const first = serviceOf('a', 'A', 'eins', { counterIds: ['schalter-1', 'schalter-2'] });
    const second = serviceOf('b', 'B', 'zwei', { counterIds: ['schalter-2', 'schalter-3'] });
    showKiosk({ services: [first, second, serviceOf('c', 'C', 'drei', { counterIds: first.counterIds, closed })] });
    await tap(/^eins/);
    await tap('Noch ein Anliegen dazu');
    await tap(/^zwei/);
    expect(screen.queryByText(/Personen warten/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Noch ein Anliegen dazu' })).toBeNull();
  });

  test('W9 nothing more is offered than stands on every glass', async () => {
    showKiosk({ services: ['eins', 'zwei', 'drei', 'vier', 'sechs'].map((name) => serviceOf(name, 'A', name)) });
    await tap(/^eins/);
    for (const name of ['zwei', 'drei', 'vier']) {
      await tap('Noch ein Anliegen dazu');
      await tap(new RegExp(`^${name}`));
    }
    expect(screen.queryByRole('button', { name: 'Noch ein Anliegen dazu' })).toBeNull();
  });

  test('W9 with one matter that nothing can be added to, nothing is offered', async () => {
    showKiosk({ services: [serviceOf('ausweis', 'A', 'Ausweis')] });
    await tap(/Ausweis/);
    expect(screen.queryByRole('button', { name: 'Noch ein Anliegen dazu' })).toBeNull();
  });

  test('N4 two taps at once are one wish', async () => {
    const { asked } = showKiosk();
    await tap(/Ausweis/);
    const draw = button('Wertmarke ziehen');
    await during(() => {
      draw.click();
      draw.click();
    });
    expect(asked.length).toBe(1);
  });

  test('N4 when no answer came, the kiosk apologises and asks to tap again', async () => {
    const { asked, office } = showKiosk();
    office.answer = () => Promise.resolve({ ok: false, refusal: OFFLINE });
    await drawAusweis();
    expect(screen.getByRole('alert').textContent).toMatch(/Der Server hat nicht geantwortet.*noch einmal/);
    expect(document.activeElement).toBe(button('Wertmarke ziehen'));
    office.answer = () => Promise.resolve({ ok: true, result: ticket });
    await tap('Wertmarke ziehen');
    expect(heading()).toBe('Ihre Wertmarke A042');
    expect(asked.length).toBe(2);
  });

  test('G24 of two matters a refusal names the one that it is about, and a kiosk that is locked says why', async () => {
    const { office } = showKiosk();
    const refusals: SpokenRefusal[] = [
      { code: 'closedNow', values: { service: 'Fundsachen' } },
      { code: 'kioskLocked', values: { reason: 'Papier alle' } },
    ];
    office.answer = () => Promise.resolve({ ok: false, refusal: refusals.shift() ?? OFFLINE });
    await tap(/Ausweis/);
    await tap('Noch ein Anliegen dazu');
    await tap(/Fundsachen/);
    await tap('Wertmarke ziehen');
    expect(screen.getByRole('alert').textContent).toContain('„Fundsachen“ ist gerade geschlossen');
    await tap('Wertmarke ziehen');
    expect(screen.getByRole('alert').textContent).toMatch(/keine Wertmarken: Papier alle$/);
  });

  test('a refusal names the service in the language that is spoken', async () => {
    const { office } = showKiosk();
    office.answer = () =>
      Promise.resolve({ ok: false, refusal: { code: 'contingentUsedUp', values: { service: 'Ausweis beantragen' } } });
    await tap('English');
    await tap(/ausweis in English/);
    await tap('Take a number');
    expect(screen.getByRole('alert').textContent).toMatch(/“ausweis in English”/);
  });

  test('W2 it stays for 20 s, which every touch begins anew', async () => {
    showKiosk();
    await drawAusweis();
    screen.getByText('Schließt in 20 Sekunden');
    seconds(15);
    screen.getByText('Schließt in 5 Sekunden');
    await tap('Mehr Zeit');
    screen.getByText('Schließt in 20 Sekunden');
    seconds(19);
    expect(heading()).toBe('Ihre Wertmarke A042');
    seconds(2);
    expect(heading()).toBe('Was möchten Sie erledigen?');
  });

  test('W2 a slip that fails late leaves time to read so', async () => {
    const { receive } = showKiosk();
    await drawAusweis();
    receive({ slips: [slipOf({ state: 'sending' })] });
    seconds(18);
    receive({ slips: [slipOf({ state: 'notSent', problem: 'paperOut' })] });
    seconds(18);
    expect(heading()).toBe('Ihre Wertmarke A042');
  });

  test('W2 it is printed again with the same number; a refusal is told in words', async () => {
    const { asked, office, receive } = showKiosk();
    await drawAusweis();
    receive({ slips: [slipOf({ state: 'sending' })] });
    expect(button('Noch einmal drucken').getAttribute('aria-disabled')).toBe('true');
    receive({ slips: [slipOf({})] });
    office.answer = () => Promise.resolve({ ok: false, refusal: { code: 'tooManyCopies', values: {} } });
    await seconds(1);
    await tap('Noch einmal drucken');
    expect(asked.at(-1)).toEqual({ type: 'printAgain', visitId: ticket.visitId });
    expect(screen.getByRole('alert').textContent).toMatch(/schon mehrmals gedruckt/);
    expect(heading()).toBe('Ihre Wertmarke A042');
  });

  test.each([
    ['queued', null, 'Ihre Wertmarke wird gedruckt …'],
    ['sending', null, 'Ihre Wertmarke wird gedruckt …'],
    ['printed', null, 'Gedruckt. Bitte nehmen Sie Ihre Wertmarke.'],
    ['notSent', 'paperOut', /nicht gedruckt\.Das Papier ist aufgebraucht\. Ihre Nummer gilt trotzdem/],
    ['unknown', null, /Wir wissen nicht, ob.*Ihre Nummer gilt trotzdem/],
  ] as const)('P2 a slip that is %s (%s) is told in words', async (state, problem, words) => {
    const { receive } = showKiosk();
    await drawAusweis();
    receive({ slips: [slipOf({ state, problem })] });
    const [told] = screen.getAllByRole('status');
    if (typeof words === 'string') expect(told?.textContent).toBe(words);
    else expect(told?.textContent).toMatch(words);
  });

  test('P2 until it is known here what became of the slip, it is being printed', async () => {
    showKiosk();
    await drawAusweis();
    expect(screen.getByRole('status').textContent).toBe('Ihre Wertmarke wird gedruckt …');
  });

  test('W2 the second tap of a double tap does not end the ticket that the first has drawn', async () => {
    showKiosk();
    await drawAusweis();
    const done = screen.getByRole('button', { name: 'Fertig' });
    await act(() => done.click());
    screen.getByRole('heading', { level: 1, name: /A007|Wertmarke/ });
    await act(() => jest.advanceTimersByTime(700));
    await act(() => done.click());
    screen.getByRole('heading', { name: 'Was möchten Sie erledigen?' });
  });

  test('W3 without a printer the number counts, and nobody offers to print', async () => {
    showKiosk({ printer: { present: false, problems: [] } });
    await drawAusweis();
    expect(screen.getByRole('status').textContent).toMatch(/Hier wird nicht gedruckt.*Ihre Nummer gilt trotzdem/);
    expect(screen.queryByRole('button', { name: 'Noch einmal drucken' })).toBeNull();
    screen.getByRole('img', { name: /QR-Code/ });
  });

  test('P4 what the virtual printer printed is shown', async () => {
    const { receive } = showKiosk();
    await drawAusweis();
    receive({ slips: [slipOf({ state: 'unknown', picture: '/slips/slip-000001.svg' })] });
    expect(screen.queryByRole('img', { name: /gedruckte Wertmarke/ })).toBeNull();
    receive({ slips: [slipOf({ picture: '/slips/slip-000001.svg' })] });
    expect(screen.getByRole('img', { name: 'Ihre gedruckte Wertmarke A042' }).getAttribute('src')).toMatch(
      /^\/slips\/slip-000001\.svg\?device=/,
    );
  });

  test('F4 when closing time may come first, the kiosk says so before giving a number', async () => {
    const hours = [{ weekday: 1, from: '08:00', to: '09:20' }];
    const { receive } = showKiosk({ services: [serviceOf('ausweis', 'A', 'Ausweis', { hours })] });
    await tap(/Ausweis/);
    expect(screen.getByRole('alert').textContent).toMatch(/endet heute um 9:20 Uhr/);
    receive({ services: [serviceOf('ausweis', 'A', 'Ausweis', { hours, forecast: { fromMin: 0, toMin: 15 } })] });
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('no ticket for a service', () => {
  const FULL = { why: 'fullHouse', closesAt: NINE + 7 * 3_600_000 } as const;
  const TOMORROW_0915 = NINE + 24 * 3_600_000 + 900_000;
  const full = (more: Partial<KioskService> = {}) => ({
    services: [serviceOf('ausweis', 'A', 'Ausweis', { closed: FULL, waiting: 34, nextSlotAt: TOMORROW_0915, ...more })],
  });
  const text = () => screen.getByRole('main').textContent;

  test('F4 a full house: plainly at the start; a tap says why, and offers the next appointment', async () => {
    const { asked } = showKiosk(full());
    expect(button(/Ausweis/).textContent).toMatch(
      /Heute voll ?Nächster freier Termin: Dienstag, 4\.\sMärz, 9:15\sUhr$/,
    );
    expect(button(/Ausweis/).textContent).not.toContain('warten');
    await tap(/Ausweis/);
    expect(heading()).toBe('Ausweis');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    screen.getByText(
      'Heute kommt eine neue Wertmarke nicht mehr an die Reihe: 34 Personen warten. Wir schließen um 16:00 Uhr.',
    );
    const offer = screen.getByRole('region', { name: 'Mit Termin kommen Sie zu Ihrer Zeit dran' });
    expect(offer.textContent).toMatch(/Nächster freier Termin: Dienstag, 4\.\sMärz, 9:15\sUhr/);
    expect(offer.textContent).toContain('https://termine.luenen.de/?service=ausweis');
    screen.getByRole('img', { name: 'QR-Code: Termin buchen' });
    screen.getByText('Oder sprechen Sie uns an.');
    expect(screen.queryByRole('button', { name: 'Wertmarke ziehen' })).toBeNull();
    expect(asked).toEqual([]);
    await tap('Zurück');
    expect(heading()).toBe('Was möchten Sie erledigen?');
  });

  test('F4 in English', async () => {
    showKiosk(full());
    await tap('English');
    expect(button(/ausweis/).textContent).toMatch(/Full for today ?Next free appointment: Tuesday,? 4\sMarch, 9:15$/);
    await tap(/ausweis/);
    screen.getByText('A new number would not have its turn today: 34 people are waiting, and we close at 16:00.');
  });

  test('F4 staff have closed the line: nobody is told of a closing time', async () => {
    showKiosk(full({ closed: { why: 'fullHouse', closesAt: null } }));
    await tap(/Ausweis/);
    screen.getByText('Heute gibt es keine neuen Wertmarken mehr.');
    expect(text()).not.toContain('Wir schließen');
  });

  test('N5 a contingent that is used up; an appointment of today', async () => {
    showKiosk(full({ closed: { why: 'contingent' }, nextSlotAt: NINE + 3_600_000 }));
    expect(button(/Ausweis/).textContent).toMatch(
      /alle Wertmarken vergeben ?Nächster freier Termin: heute, 10:00\sUhr$/,
    );
    await tap(/Ausweis/);
    screen.getByText('Für heute sind alle Wertmarken vergeben');
    screen.getByText('Nächster freier Termin: heute, 10:00 Uhr');
  });

  test('W1 closed by its hours, it keeps its reason and hours, and offers an appointment', async () => {
    const hours = [{ weekday: 1, from: '14:00', to: '16:00' }];
    const closed = { why: 'hours', opensAt: NINE + 5 * 3_600_000 } as const;
    showKiosk(full({ closed, hours }));
    expect(button(/Ausweis/).textContent).not.toContain('Termin');
    await tap(/Öffnet heute um 14:00 Uhr.*Mo.*14:00/);
    screen.getByText('Öffnet heute um 14:00 Uhr');
    screen.getByText(/^Annahme: Mo/);
    screen.getByText('Nächster freier Termin: Dienstag, 4. März, 9:15 Uhr');
  });

  test('F4 nothing free in three weeks: said so, and the way to the booking site stays', async () => {
    showKiosk(full({ nextSlotAt: null }));
    await tap(/Ausweis/);
    screen.getByText('In den nächsten drei Wochen ist online kein Termin frei.');
    screen.getByRole('img', { name: /QR-Code/ });
  });

  test('F4 what is not booked online has no QR, but staff to speak to', async () => {
    showKiosk(full({ isBookable: false, nextSlotAt: null }));
    expect(button(/Ausweis/).getAttribute('aria-disabled')).toBe('false');
    await tap(/Ausweis/);
    screen.getByText('Bitte wenden Sie sich an das Personal.');
    expect(screen.queryByRole('img', { name: /QR-Code/ })).toBeNull();
    expect(text()).not.toContain('Termin');
  });

  test('F4 a house that fills between the two taps says so at once, and gives tickets again by itself', async () => {
    const { receive } = showKiosk();
    await tap(/Ausweis/);
    receive(full());
    screen.getByText(/nicht mehr an die Reihe/);
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    receive({});
    button('Wertmarke ziehen');
  });

  test('N5 whoever draws the last ticket of a contingent sees no page that says there are none', async () => {
    const { office, receive } = showKiosk();
    const answers: ((outcome: Outcome) => void)[] = [];
    office.answer = () => new Promise((resolve) => answers.push(resolve));
    await drawAusweis();
    receive(full({ closed: { why: 'contingent' } }));
    expect(text()).not.toContain('vergeben');
    await during(() => answers[0]?.({ ok: true, result: ticket }));
    expect(heading()).toBe('Ihre Wertmarke A042');
  });

  test('after 45 s it goes back to the start, and asks before', async () => {
    showKiosk(full());
    await tap(/Ausweis/);
    seconds(26);
    screen.getByText('Sind Sie noch da?');
    seconds(20);
    expect(heading()).toBe('Was möchten Sie erledigen?');
  });
});

describe('nobody touches it', () => {
  test('after 25 s it asks whether somebody is there, after 45 s it goes back to the start', async () => {
    showKiosk();
    await tap(/Ausweis/);
    seconds(24);
    expect(screen.queryByText('Sind Sie noch da?')).toBeNull();
    seconds(2);
    screen.getByText('Sind Sie noch da?');
    await tap('Mehr Zeit');
    expect(screen.queryByText('Sind Sie noch da?')).toBeNull();
    seconds(44);
    expect(heading()).toBe('Ausweis beantragen');
    seconds(2);
    expect(heading()).toBe('Was möchten Sie erledigen?');
  });

  test('a key counts as a touch', async () => {
    showKiosk();
    await tap(/Ausweis/);
    seconds(40);
    fireEvent.keyDown(document.body, { key: 'Tab' });
    seconds(40);
    expect(heading()).toBe('Ausweis beantragen');
  });
});

describe('no tickets here', () => {
  test('W5 a locked kiosk says why, and still checks people in', async () => {
    const { receive } = showKiosk();
    await tap(/Ausweis/);
    receive({ locked: { de: 'Personalversammlung bis 11 Uhr' } });
    expect(heading()).toBe('Hier gibt es gerade keine Wertmarken');
    screen.getByText('Personalversammlung bis 11 Uhr');
    expect(screen.queryByRole('button', { name: 'Wertmarke ziehen' })).toBeNull();
    await tap('Zurück');
    await tap('Ich habe einen Termin');
    screen.getByRole('textbox', { name: /Code/ });
  });

  test('W5 whoever holds a ticket still sees it', async () => {
    const { receive } = showKiosk();
    await drawAusweis();
    receive({ locked: { de: 'Personalversammlung' } });
    expect(heading()).toBe('Ihre Wertmarke A042');
  });

  test('D4 without the server nothing can be tapped, and it goes on by itself', () => {
    const { receive } = showKiosk();
    receive({}, false);
    screen.getByText(/Die Verbindung zum Server ist unterbrochen/);
    const said = (place: 'main' | 'contentinfo') =>
      within(screen.getByRole(place))
        .queryAllByRole('button')
        .map((one) => one.textContent);
    expect([...said('main'), ...said('contentinfo')]).toEqual(['Deutsch', 'English']);
    receive({}, true);
    button(/Ausweis/);
  });

  test('W2 a ticket outlives the server, but cannot be printed again', async () => {
    const { receive } = showKiosk();
    await drawAusweis();
    receive({ slips: [slipOf({})] }, false);
    expect(heading()).toBe('Ihre Wertmarke A042');
    expect(button('Noch einmal drucken').getAttribute('aria-disabled')).toBe('true');
  });
});

describe('W14 the whole glass says why there are no tickets, when again, and the way on', () => {
  const FREE = NINE + 24 * 3_600_000;
  const services = (closed: ClosedReason) => [serviceOf('ausweis', 'A', 'Ausweis', { closed, nextSlotAt: FREE })];
  const show = (closed: ClosedReason, reopening: KioskView['reopening'] = { at: null, hours: null }) =>
    showKiosk({ reception: { state: 'closed', closed }, services: services(closed), reopening });
  const text = () => screen.getByRole('main').textContent?.replace(/\u2060/g, '') ?? '';

  test.each<[string, ClosedReason, string, RegExp]>([
    ['full', { why: 'fullHouse', closesAt: NINE + 3_600_000 }, 'Für heute voll', /Wir schließen um 10:00 Uhr/],
    ['closed by staff', { why: 'fullHouse', closesAt: null }, 'Für heute voll', /keine neuen Wertmarken mehr/],
    ['used up', { why: 'contingent' }, 'Für heute sind alle Wertmarken vergeben', /Mehr gibt es heute nicht/],
    ['unserved', { why: 'noCounter' }, 'Zurzeit ist kein Schalter besetzt', /geht es hier von selbst weiter/],
  ])('%s', async (_, closed, title, why) => {
    show(closed, { at: NINE + 23 * 3_600_000, hours: null });
    expect(heading()).toBe(title);
    expect(text()).toMatch(why);
    if (closed.why !== 'noCounter') expect(text()).toMatch(/Wieder am Dienstag, 4\.\sMärz um 8:00 Uhr/);
    expect(text()).toMatch(/Nächster freier Termin: Dienstag, 4\.\sMärz, 9:00\sUhr/);
    screen.getByRole('img', { name: 'QR-Code: Termin buchen' });
    expect(screen.queryByRole('button', { name: /^Ausweis/ })).toBeNull();
    await tap('Alle Anliegen zeigen');
    expect(heading()).toBe('Was möchten Sie erledigen?');
    await tap(/^Ausweis/);
    expect(heading()).toBe('Ausweis');
    await tap('Zurück');
    expect(heading()).toBe('Was möchten Sie erledigen?');
    await tap('Zurück');
    await tap('Ich habe einen Termin');
    screen.getByRole('textbox', { name: /Code/ });
  });

  test('shut, with the hours of the week', () => {
    const hours = [{ weekday: 1, from: '14:00', to: '16:00' }];
    show({ why: 'hours', opensAt: NINE + 5 * 3_600_000 }, { at: null, hours });
    expect(heading()).toBe('Zurzeit geschlossen');
    expect(text()).toMatch(/Wieder heute um 14:00 Uhr.*Annahme: Mo\s14:00–16:00/);
  });

  test('goes on by itself', () => {
    const { receive } = showKiosk({ reception: { state: 'closed', closed: { why: 'noCounter' } } });
    expect(screen.queryByRole('button', { name: /Ausweis/ })).toBeNull();
    receive({});
    button(/Ausweis/);
  });
});

describe('an appointment', () => {
  const code = 'ABC234';
  /** Nobody has chosen a language: that of the booking stays. */
  const checkIn = { type: 'checkIn', code, language: null };
  const refuse = (refusal: SpokenRefusal) => () => Promise.resolve({ ok: false as const, refusal });
  const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: /Code/ });
  const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
  const picked = {
    visitId: 'visit-000007',
    slotAt: NINE + 1_800_000,
    initials: 'A. H.',
    services: [{ de: 'Ausweis beantragen' }],
  };

  test('C1, C3 its code, tapped, gives a ticket', async () => {
    const { asked } = showKiosk();
    await tap('Ich habe einen Termin');
    for (const letter of [...'ABX']) await tap(letter);
    await tap('Letztes Zeichen löschen');
    for (const letter of [...'C234']) await tap(letter);
    await tap('Ich bin da');
    expect(asked).toEqual([checkIn]);
    expect(heading()).toBe('Ihre Wertmarke A042');
  });

  test('C1 a tap too many changes nothing', async () => {
    const { asked } = showKiosk();
    await tap('Ich habe einen Termin');
    for (const letter of [...`${code}X`]) await tap(letter);
    await tap('Ich bin da');
    expect(asked).toEqual([checkIn]);
  });

  test('C1 the field takes what a keyboard or a scanner types, also an address with the code in it', async () => {
    const { asked } = showKiosk();
    await tap('Ich habe einen Termin');
    expect(document.activeElement).toBe(field());
    type('https://termine.luenen.de/t/abcdefgh#abc234');
    await tap('Ich bin da');
    expect(asked).toEqual([checkIn]);
  });

  test('C1 a chosen language is the one of the ticket', async () => {
    const { asked } = showKiosk();
    await tap('English');
    await scan(code);
    expect(asked).toEqual([{ ...checkIn, language: 'en' }]);
  });

  describe('C1 a scan checks in', () => {
    const address = 'https://termine.luenen.de/t/aZ-_y0#ABC234';

    test('at the start, whatever has the focus', async () => {
      const { asked } = showKiosk();
      button(/Ausweis/).focus();
      expect(await scan(address)).toEqual({ pressed: false });
      expect(asked).toEqual([checkIn]);
      expect(heading()).toBe('Ihre Wertmarke A042');
    });

    test('in the middle of drawing a ticket', async () => {
      const { asked } = showKiosk();
      await tap(/Ausweis/);
      button('Wertmarke ziehen').focus();
      expect(await scan(address)).toEqual({ pressed: false });
      expect(asked).toEqual([checkIn]);
    });

    test('while the ticket of the one before stands there, whose language is forgotten', async () => {
      const { asked, office } = showKiosk();
      await tap('English');
      await tap(/ausweis in English/);
      await tap('Take a number');
      office.answer = () => Promise.resolve({ ok: true, result: { ...ticket, number: 'T001' } });
      await scan(address);
      expect(asked.at(-1)).toEqual(checkIn);
      expect(heading()).toBe('Ihre Wertmarke T001');
    });

    test('at the field and at the list, and puts the code where it can be read', async () => {
      const { asked, office } = showKiosk({ appointments: [picked] });
      office.answer = refuse({ code: 'unknownCode', values: {} });
      await tap('Ich habe einen Termin');
      type('https://ter');
      await scan(address);
      expect(field().value).toBe(code);
      await tap(/Ohne Code/);
      await scan(address);
      expect(field().value).toBe(code);
      expect(asked).toEqual([checkIn, checkIn]);
    });

    test('also at a locked kiosk, but not without the server', async () => {
      const { asked, receive } = showKiosk({ locked: { de: 'Personalversammlung' } });
      await scan(address);
      expect(asked).toEqual([checkIn]);
      receive({}, false);
      await scan('ABC235');
      expect(asked).toEqual([checkIn]);
    });

    test('once, however long it is held there', async () => {
      const { asked } = showKiosk();
      await scan(address);
      await scan(address);
      expect(asked).toEqual([checkIn]);
      expect(heading()).toBe('Ihre Wertmarke A042');
    });

    test('W26 with a number from home there is a door of its own, with its own words and no list of appointments', async () => {
      const { asked, office, receive } = showKiosk({ appointments: [picked] });
      expect(screen.queryByRole('button', { name: /von zu Hause/ })).toBeNull();
      receive({ takesHome: true, sign: '4718' });
      // The code of the house is not for appointments alone.
      screen.getByText(/^Ankunft am Handy melden – Vor-Ort-Code/);
      await tap('Ich habe eine Nummer von zu Hause');
      expect(heading()).toBe('Ich habe eine Nummer von zu Hause');
      expect(document.body.textContent).not.toMatch(/Termin|Bestätigung/);
      // Whoever holds an address without a code to the scanner is still who came through that door.
      await scan(ticket.url);
      screen.getByText(/können Sie sich hier nicht melden/);
      expect(heading()).toBe('Ich habe eine Nummer von zu Hause');
      office.answer = refuse({ code: 'unknownCode', values: {} });
      await scan(address);
      screen.getByText(/Diesen Code gibt es heute nicht/);
      expect(document.body.textContent).not.toMatch(/Termin|Bestätigung/);
      office.answer = () => Promise.resolve({ ok: true, result: { ...ticket, number: 'A007' } });
      await scan(address);
      expect(asked.filter(({ type }) => type === 'checkIn')).toEqual([checkIn, checkIn]);
      expect(heading()).toBe('Ihre Wertmarke A007');
    });

    test('W26 so there is where a house is full or a kiosk locked', async () => {
      showKiosk({ takesHome: true, locked: { de: 'Personalversammlung' } });
      await tap('Ich habe eine Nummer von zu Hause');
      expect(heading()).toBe('Ich habe eine Nummer von zu Hause');
    });

    test('a slip of today has no code: that is said, and nothing asked', async () => {
      const { asked } = showKiosk();
      await scan(ticket.url);
      screen.getByText(/können Sie sich hier nicht melden/);
      expect(asked).toEqual([]);
    });

    test('by when its keys were pressed, however late the screen comes to see them', async () => {
      const { asked } = showKiosk();
      const begun = performance.now();
      for (const [i, key] of [...code, 'Enter'].entries()) {
        await act(async () => {
          pressAt(key, begun + 4 * i);
          await jest.advanceTimersByTimeAsync(i < code.length - 1 ? 140 : 0);
        });
      }
      expect(asked).toEqual([checkIn]);
    });

    test('slowly, with its own signs before it, and without an end', async () => {
      const { asked } = showKiosk();
      await scan(`]Q1${address}`, { gapMs: 300, end: null });
      expect(asked).toEqual([]);
      await act(() => jest.advanceTimersByTimeAsync(700));
      expect(asked).toEqual([checkIn]);
      expect(heading()).toBe('Ihre Wertmarke A042');
    });

    test('and the second end that some send presses nothing', async () => {
      const { asked } = showKiosk();
      button(/Ausweis/).focus();
      await scan(address);
      expect(pressAt('Enter', clock + 30)).toBe(false);
      expect(asked).toEqual([checkIn]);
    });

    test('only to be looked at, where the scanner is checked: nobody is checked in, and the kiosk comes back', async () => {
      history.replaceState(null, '', '?device=1#scanner');
      const { asked, rests } = showKiosk();
      expect(heading()).toBe('Scanner prüfen');
      await scan(']Q1https://termine.luenen.de/t/test#ZYX234', { gapMs: 40, end: 'Tab' });
      screen.getByText('Der Scanner ist richtig eingestellt: Der Code ZYX234 ist angekommen.');
      screen.getByText(']Q1https://termine.luenen.de/t/test#ZYX234');
      screen.getByText('Tab');
      screen.getByText('40 Millisekunden');
      await scan('httpsÖ--termine.luenen.de-t-test§YZX234', { end: null });
      await act(() => jest.advanceTimersByTimeAsync(700));
      screen.getByText(/anders eingestellt/);
      screen.getByText(/richtig eingestellt/);
      await scan('4006381333931');
      screen.getByText(/kein Code zu erkennen/);
      expect(rests.at(-1)).toBe(false);
      seconds(310);
      expect(heading()).toBe('Was möchten Sie erledigen?');
      expect(rests.at(-1)).toBe(true);
      expect(location.hash).toBe('');
      expect(location.search).toBe('?device=1');
      expect(asked).toEqual([]);
    });

    test('what is typed slowly, or is no code, is not meant', async () => {
      const { asked } = showKiosk();
      await scan(code, { gapMs: 150 });
      expect(await scan('hello')).toEqual({ pressed: true });
      expect(asked).toEqual([]);
      expect(heading()).toBe('Was möchten Sie erledigen?');
    });
  });

  test('C1 what is no code is not sent', async () => {
    const { asked } = showKiosk();
    await tap('Ich habe einen Termin');
    type('ABC10');
    await tap('Ich bin da');
    expect(asked).toEqual([]);
    screen.getByText(/Das ist noch kein Code/);
  });

  test('C1 without a code: time and initials, chosen from the list', async () => {
    const other = { ...picked, visitId: 'visit-000008', initials: null };
    const { asked, receive } = showKiosk({ appointments: [picked, other] });
    await tap('Ich habe einen Termin');
    await tap(/Ohne Code/);
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Wann ist Ihr Termin?' }));
    expect(button('Ich bin da').getAttribute('aria-disabled')).toBe('true');
    screen.getByRole('radio', { name: '9:30 Uhr ohne Namen Ausweis beantragen' });
    await during(() => screen.getByRole('radio', { name: '9:30 Uhr A. H. Ausweis beantragen' }).click());
    receive({ appointments: [{ ...picked }, other] });
    await tap('Ich bin da');
    expect(asked).toEqual([{ type: 'checkInVisit', visitId: picked.visitId, language: null, familyName: null }]);
    expect(heading()).toBe('Ihre Wertmarke A042');
  });

  test('C6 picked from the list, the first letters of the family name are asked for, tapped or typed', async () => {
    const { asked, office } = showKiosk({ appointments: [picked], checkInByList: 'familyName' });
    await tap('Ich habe einen Termin');
    await tap(/Ohne Code/);
    await during(() => screen.getByRole('radio').click());
    await tap('Weiter');
    expect(heading()).toBe('Wie beginnt Ihr Nachname?');
    expect(asked).toEqual([]);
    office.answer = () => Promise.resolve({ ok: false, refusal: { code: 'wrongName', values: {} } });
    for (const letter of ['H', 'Ü', 'I', 'O']) await tap(letter);
    expect(screen.getByLabelText(/ersten drei Buchstaben/)).toHaveProperty('value', 'HÜI');
    await tap('Ich bin da');
    expect(screen.getByRole('alert').textContent).toMatch(/passen nicht zu diesem Termin/);
    office.answer = () => Promise.resolve({ ok: true, result: ticket });
    fireEvent.input(screen.getByLabelText(/ersten drei Buchstaben/), { target: { value: 'hei' } });
    await tap('Ich bin da');
    const wish = { type: 'checkInVisit', visitId: picked.visitId, language: null };
    expect(asked).toEqual([
      { ...wish, familyName: 'HÜI' },
      { ...wish, familyName: 'HEI' },
    ]);
    expect(heading()).toBe('Ihre Wertmarke A042');
  });

  test('C6, C7 without a list there is no way to it; the code for phones stands on every step', async () => {
    showKiosk({ checkInByList: 'off', sign: '4711' });
    screen.getByText('4711');
    await tap('Ich habe einen Termin');
    expect(screen.queryByRole('button', { name: /Ohne Code/ })).toBeNull();
    screen.getByText('4711');
  });

  test('C1 whom somebody else has checked in meanwhile cannot be chosen any more', async () => {
    const { receive } = showKiosk({ appointments: [picked] });
    await tap('Ich habe einen Termin');
    await tap(/Ohne Code/);
    await during(() => screen.getByRole('radio').click());
    receive({ appointments: [] });
    expect(button('Ich bin da').getAttribute('aria-disabled')).toBe('true');
    screen.getByText(/Zurzeit beginnt hier kein Termin/);
    await tap('Code eingeben');
    expect(document.activeElement).toBe(field());
  });

  test('C2 too early: from when, and a ticket instead', async () => {
    const { office } = showKiosk();
    office.answer = refuse({ code: 'tooEarly', values: { from: NINE + 1_800_000 } });
    await scan(code);
    screen.getByText('Sie sind früh dran');
    screen.getByText('Für diesen Termin können Sie die Ankunft ab 9:30 Uhr melden.');
    await tap('Stattdessen eine Wertmarke ziehen');
    button(/Ausweis/);
  });

  test('C2 an appointment of another day: which one', async () => {
    const { office } = showKiosk();
    office.answer = refuse({ code: 'tooEarly', values: { from: NINE + 2 * 86_400_000 } });
    await scan(code);
    screen.getByText('Ihr Termin ist an einem anderen Tag');
    screen.getByText('Er ist am Mittwoch, 5. März. Bitte melden Sie an diesem Tag ab 9:00 Uhr Ihre Ankunft.');
    button('Stattdessen eine Wertmarke ziehen');
  });

  test('C1 an unknown code can be corrected, or a ticket drawn; a locked kiosk has none', async () => {
    const { office, receive } = showKiosk();
    office.answer = refuse({ code: 'unknownCode', values: {} });
    await scan(code);
    expect(screen.getByRole('alert').textContent).toMatch(/Diesen Code gibt es heute nicht/);
    expect(field().value).toBe(code);
    expect(document.activeElement).toBe(field());
    button('Stattdessen eine Wertmarke ziehen');
    receive({ locked: { de: 'Personalversammlung' } });
    expect(screen.queryByRole('button', { name: 'Stattdessen eine Wertmarke ziehen' })).toBeNull();
  });

  test('W24 who has given a number from home back, and comes all the same, may draw a ticket', async () => {
    const { office } = showKiosk();
    office.answer = refuse({ code: 'unknownVisit', values: {} });
    await scan(code);
    await tap('Stattdessen eine Wertmarke ziehen');
    button(/Ausweis/);
  });

  test('C1, W2 who has checked in before sees the same number, and can print it again', async () => {
    const { asked, office, receive } = showKiosk();
    office.answer = refuse({ code: 'alreadyCheckedIn', values: { number: 'T007', visitId: ticket.visitId } });
    await scan(code);
    expect(heading()).toBe('Wir wissen schon, dass Sie da sind. Ihre Nummer: T007');
    office.answer = () => Promise.resolve({ ok: true, result: {} });
    await seconds(1);
    await tap('Noch einmal drucken');
    expect(asked.at(-1)).toEqual({ type: 'printAgain', visitId: ticket.visitId });
    receive({ slips: [slipOf({ number: 'T007' })] });
    screen.getByText('Gedruckt. Bitte nehmen Sie Ihre Wertmarke.');
    await tap('Fertig');
    expect(heading()).toBe('Was möchten Sie erledigen?');
  });

  test('C4 too late: stands in the line, and is told so', async () => {
    const { office } = showKiosk();
    office.answer = () => Promise.resolve({ ok: true, result: { ...ticket, number: 'T001', late: true } });
    await scan(code);
    expect(heading()).toBe('Ihre Wertmarke T001');
    screen.getByText(/Schön, dass Sie da sind\. Ihre Terminzeit ist schon vorbei/);
  });
});

describe('for ears', () => {
  const told = () => [...document.querySelectorAll('[aria-live="polite"]')].map((one) => one.textContent).join('');

  test('U1 how long the ticket stays is read out twice, not every second', async () => {
    showKiosk();
    await drawAusweis();
    seconds(0);
    expect(told()).toBe('Diese Seite schließt sich in 20 Sekunden, wenn niemand etwas berührt.');
    seconds(5);
    expect(told()).toContain('20 Sekunden');
    seconds(6);
    expect(told()).toContain('10 Sekunden');
  });

  test('U1 U3 whoever chose a language is asked before the kiosk speaks German again', async () => {
    showKiosk();
    await tap('English');
    seconds(26);
    expect(screen.getByRole('alert').textContent).toBe('Are you still there?');
    expect(told()).toContain('back to the start in 20 seconds');
    await tap('More time');
    seconds(20);
    expect(heading()).toBe('What would you like to do?');
    seconds(46);
    expect(heading()).toMatch(/^Was/);
  });

  test('T1 a ticket of yesterday is not on the screen after midnight', async () => {
    const { receive } = showKiosk();
    await drawAusweis();
    expect(heading()).toBe('Ihre Wertmarke A042');
    receive({}, true, '2025-03-04');
    seconds(0);
    expect(heading()).toMatch(/^Was/);
  });
});

test('G22 the office’s own sentence stands where the program’s would, as text, and says its language', () => {
  const { receive } = showKiosk({ start: { de: 'Was führt <b>Sie</b> zu uns?' } });
  expect(heading()).toBe('Was führt <b>Sie</b> zu uns?');
  fireEvent.click(button('English'));
  expect(screen.getByText('Was führt <b>Sie</b> zu uns?').getAttribute('lang')).toBe('de');
  receive({ start: null });
  expect(heading()).toBe('What would you like to do?');
});

describe('K21 who was sent to the photo is back', () => {
  const RETURNS = { returns: { letters: 'AMT' } };
  const returned = {
    ...{ visitId: 'visit-000001', number: 'A042', counter: '3', placeHint: null, peopleBefore: 0 },
    ...{ isCalled: false, isBack: true },
  };
  const typeNumber = async (number: string) => {
    await tap('Ich bin zurück');
    for (const letter of number) await tap(letter);
    await tap('Jetzt melden');
  };
  const answering = (result: object) => () => Promise.resolve({ ok: true, result } as never);
  const refusing =
    (code: string, values = {}) =>
    () =>
      Promise.resolve({ ok: false, refusal: { code, values } } as never);

  test('K21 by the number, tapped; then it is said who calls next, and where to wait, until the next visitor', async () => {
    const { asked, office, rests } = showKiosk(RETURNS);
    office.answer = answering(returned);
    await typeNumber('A04');
    expect(asked).toEqual([]);
    expect(screen.getByText('Das ist noch keine Nummer. Sie hat einen Buchstaben und drei Ziffern.')).toBeTruthy();
    await tap('2');
    await tap('Jetzt melden');
    expect(asked).toEqual([{ type: 'reportBack', ticket: 'A042' }]);
    expect(heading()).toBe('Gut, dass Sie zurück sind. Ihre Nummer: A042');
    expect(screen.getByText('Schalter 3 ruft Sie als Nächstes auf.')).toBeTruthy();
    expect(screen.getByText(/Wartebereich im Foyer/)).toBeTruthy();
    seconds(21);
    expect(rests.at(-1)).toBe(true);
  });

  test.each([
    [{ counter: null }, 'Wir rufen Sie auf, sobald Sie an der Reihe sind.'],
    [{ counter: null, peopleBefore: 2 }, '2 Personen sind vor Ihnen'],
    [{ peopleBefore: 1 }, '1 Person ist vor Ihnen. Schalter 3 ruft Sie dann auf.'],
    [{ isCalled: true }, 'Bitte gehen Sie jetzt zu: Schalter 3.'],
    [{ isCalled: true, placeHint: { de: 'Altbau, 2. OG' } }, 'Altbau, 2. OG'],
  ])('K21, D14 what comes next is said as it is: %j', async (more, sentence) => {
    const { office } = showKiosk(RETURNS);
    office.answer = answering({ ...returned, ...more });
    await typeNumber('A042');
    expect(screen.getByText(sentence)).toBeTruthy();
  });

  test('K21 a number that nobody has, or that is done, is refused in words for who stands there', async () => {
    const { office } = showKiosk(RETURNS);
    office.answer = refusing('unknownVisit');
    await typeNumber('M999');
    expect(screen.getByText(/Diese Nummer ist heute nicht unterwegs/)).toBeTruthy();
    office.answer = refusing('visitMovedOn', { number: 'M999' });
    await tap('Jetzt melden');
    expect(screen.getByText(/Mit der Nummer M999 können Sie sich hier nicht zurückmelden/)).toBeTruthy();
  });

  test('K21 by the slip, held to the scanner; an address that is no ticket of today asks for a code as before', async () => {
    const { asked, office } = showKiosk(RETURNS);
    office.answer = answering(returned);
    await scan('https://termine.luenen.de/t/AbCd_fGh-jKl0123');
    expect(asked).toEqual([{ type: 'reportBack', ticket: 'AbCd_fGh-jKl0123' }]);
    expect(heading()).toBe('Gut, dass Sie zurück sind. Ihre Nummer: A042');
    office.answer = refusing('unknownVisit');
    await scan('https://termine.luenen.de/t/AbCd_fGh-jKl9999');
    expect(heading()).toBe('Ich habe einen Termin');
    expect(screen.getByText(/können Sie sich hier nicht melden/)).toBeTruthy();
  });

  test('K30 a slip from paper that nobody has brought in is told from other codes: who it is for goes to staff', async () => {
    const { asked, office, rests } = showKiosk(RETURNS);
    office.answer = refusing('unknownVisit');
    // By a scanner with the keys of another keyboard.
    await scan('https>&&termine.luenen.de&t&Q012ßK7MXß3F8PARTBY4');
    expect(asked).toEqual([{ type: 'reportBack', ticket: 'Q012-K7MX-3F8PARTBZ4' }]);
    expect(heading()).toBe('Ihre Nummer auf Papier: Q012');
    expect(screen.getByText(/noch nicht eingetragen/)).toBeTruthy();
    expect(screen.getByText(/zeigen Sie ihn dem Personal/)).toBeTruthy();
    seconds(21);
    expect(rests.at(-1)).toBe(true);
    // Brought in, it stands in the line like every number.
    office.answer = answering({ ...returned, number: 'Q012', isBack: false });
    await scan('https://termine.luenen.de/t/Q012-K7MX-3F8PARTBZ4');
    expect(heading()).toContain('Q012');
    expect(screen.queryByText(/noch nicht eingetragen/)).toBeNull();
  });

  test('K21 by the code of an appointment that has checked in: who was away is back, who was not is told the number', async () => {
    const { asked, office } = showKiosk(RETURNS);
    const known = { code: 'alreadyCheckedIn', values: { number: 'T001', visitId: 'visit-000001' } };
    const answers = (isBack: boolean) => () =>
      Promise.resolve(
        (asked.at(-1)?.type === 'checkIn'
          ? { ok: false, refusal: known }
          : { ok: true, result: { ...returned, isBack } }) as never,
      );
    office.answer = answers(true);
    await scan('ABC234');
    expect(asked.at(-1)).toEqual({ type: 'reportBack', ticket: 'visit-000001' });
    expect(heading()).toContain('Gut, dass Sie zurück sind');
    office.answer = answers(false);
    await scan('ABC234');
    expect(heading()).toContain('Wir wissen schon, dass Sie da sind');
  });

  test('K21 a locked kiosk takes people back; where nobody is sent, there is no such button', async () => {
    const { receive } = showKiosk({ ...RETURNS, locked: { de: 'Störung' } });
    await tap('Ich bin zurück');
    expect(heading()).toBe('Ich bin zurück');
    receive({ returns: null });
    await tap('Zurück');
    expect(screen.queryByRole('button', { name: 'Ich bin zurück' })).toBeNull();
  });
});

describe('an appointment booked here', () => {
  const AT = Date.parse('2025-03-05T09:30:00+01:00');
  const booking = {
    ...{ visitId: 'visit-7', key: 'key-7', code: 'K7M4XP', slotAt: AT, url: 'http://192.168.1.5:3001/t/key-7' },
    letter: 'none',
  };
  const days = [{ day: '2025-03-05', starts: [AT, AT + 15 * 60_000] }];
  const offered = { days, more: '2025-03-06', fields: [] as AskedField[], mails: false };
  const fieldOf = (id: string, de: string, more: Partial<AskedField>): AskedField => ({
    ...{ id, label: { de }, serviceIds: null, help: null, kind: 'text', choices: [], required: true, maxLength: 20 },
    purpose: { de: 'die Akte' },
    ...more,
  });
  const done = (result: unknown): Outcome => ({ ok: true, result });
  /** The office, by what it is asked; a booking may be refused. */
  const bookHere = (shown: ReturnType<typeof showKiosk>, refusal: SpokenRefusal | null = null, times = offered) => {
    let holds = 0;
    shown.office.answer = () => {
      const command = shown.asked.at(-1);
      switch (command?.type) {
        case 'timesAtKiosk':
          return Promise.resolve(done(times));
        case 'holdSlot':
          return Promise.resolve(done({ holdId: `hold-${++holds}`, slotAt: command.slotAt, until: 0 }));
        case 'bookAppointment':
          return Promise.resolve(refusal === null ? done(booking) : { ok: false, refusal });
        default:
          return Promise.resolve(done({ state: 'printed', picture: null }));
      }
    };
    return shown;
  };
  const spell = async (text: string) => {
    const names: Record<string, string> = { ' ': 'Leer', '-': 'Bindestrich' };
    for (const letter of text) await tap(names[letter] ?? letter);
  };
  const asksOf = ({ asked }: ReturnType<typeof showKiosk>, type: ScreenCommand['type']) =>
    asked.filter((one) => one.type === type);

  test('W16 a day, a time and a name book it; it is said with its code, and printed', async () => {
    const shown = bookHere(showKiosk());
    await tap(/Ausweis/);
    await tap('Lieber einen Termin buchen');
    expect(heading()).toBe('Wann möchten Sie kommen?');
    await during(() => undefined);
    await tap(/^9:45/);
    screen.getByText(/Nur das Bürgerbüro sieht Ihre Angaben/);
    screen.getByText('Diese Zeit ist für Sie reserviert.');
    await spell('ANNA-LENA ÖZ');
    await tap('Termin buchen');
    expect(asksOf(shown, 'bookAppointment')).toEqual([
      {
        ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt: AT + 15 * 60_000 },
        ...{ place: { kind: 'free', holdId: 'hold-1' }, contact: { name: 'Anna-Lena Öz', email: null, phone: null } },
      },
    ]);
    expect(heading()).toBe('Ihr Termin ist gebucht Mittwoch, 5. März, 9:30 Uhr');
    await during(() => undefined);
    screen.getByText('K7M4XP');
    expect(asksOf(shown, 'printSheet')).toEqual([
      { type: 'printSheet', sheet: { kind: 'appointment', key: 'key-7', day: '2025-03-05' }, language: 'de' },
    ]);
    screen.getByText('Gedruckt. Bitte nehmen Sie das Blatt mit.');
    await tap('Fertig');
    expect(heading()).toBe('Was möchten Sie erledigen?');
  });

  test('W16 whoever is sent away by a full house is offered it, and a time that has gone is chosen anew', async () => {
    const closed = { why: 'fullHouse', closesAt: null } as const;
    const full = serviceOf('ausweis', 'A', 'Ausweis beantragen', { closed, nextSlotAt: AT });
    bookHere(showKiosk({ services: [full] }), { code: 'slotTaken', values: {} });
    await tap(/Ausweis/);
    await tap('Hier einen Termin buchen');
    await during(() => undefined);
    await tap(/^9:30/);
    await spell('EVA');
    await tap('Termin buchen');
    await during(() => undefined);
    expect(heading()).toBe('Wann möchten Sie kommen?');
    screen.getByText('Das hat leider nicht geklappt');
    await tap('Zurück');
    expect(heading()).toBe('Was möchten Sie erledigen?');
  });

  const begin = async (at = /^9:30/) => {
    await tap(/Ausweis/);
    await tap('Lieber einen Termin buchen');
    await during(() => undefined);
    await tap(at);
  };
  test('W16 weeks that are full end nothing: later days are looked for, and where there are none the earlier ones stay', async () => {
    const shown = showKiosk();
    const found: Record<string, object> = {
      '2025-03-03': { ...offered, days: [], more: '2025-05-02' },
      '2025-05-02': { ...offered, days: [{ day: '2025-05-05', starts: [AT] }], more: '2025-05-06' },
      '2025-05-06': { ...offered, days: [], more: null },
    };
    let isAway = true;
    shown.office.answer = () => {
      const command = shown.asked.at(-1);
      const times = command?.type === 'timesAtKiosk' ? found[command.from] : undefined;
      return Promise.resolve(isAway || times === undefined ? { ok: false, refusal: OFFLINE } : done(times));
    };
    await tap(/Ausweis/);
    await tap('Lieber einen Termin buchen');
    await during(() => undefined);
    // Nothing was found, and nobody knows whether there is: it can be looked for again.
    screen.getByText(/Der Server hat nicht geantwortet/);
    isAway = false;
    await tap('Noch einmal versuchen');
    await during(() => undefined);
    button(/5\. Mai/);
    isAway = true;
    await tap('Spätere Tage zeigen');
    screen.getByText(/Der Server hat nicht geantwortet/);
    isAway = false;
    await tap('Spätere Tage zeigen');
    await during(() => undefined);
    button(/5\. Mai/);
    expect(screen.queryByText(/kein Termin frei|nicht geantwortet/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Spätere Tage zeigen' })).toBeNull();
  });

  const type = (text: string) =>
    during(() => {
      fireEvent.input(screen.getByRole('textbox'), { target: { value: text } });
    });

  test('W19 each of the office’s own fields is a question of its own, and a mail address one that needs no answer', async () => {
    const fields = [
      fieldOf('kfz', 'Kennzeichen', { help: { de: 'Wie auf dem Schein.' } }),
      fieldOf('geburt', 'Geburtstag', { kind: 'date' }),
      fieldOf('art', 'Wie möchten Sie zahlen?', { kind: 'choice', choices: [{ de: 'bar' }, { de: 'Karte' }] }),
      fieldOf('kind', 'Kommt ein Kind mit?', { kind: 'yesNo', required: false }),
    ];
    const shown = bookHere(showKiosk(), null, { ...offered, fields, mails: true });
    await begin();
    screen.getByText('Seite 1 von 6');
    await tap('Weiter');
    screen.getByText('Bitte beantworten Sie das noch.');
    await spell('EVA');
    await tap('Weiter');
    expect(heading()).toBe('Kennzeichen');
    screen.getByLabelText('Wie auf dem Schein. Wofür: die Akte');
    await spell('LÜN 7');
    await tap('Weiter');
    await spell('31021980');
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('31.02.1980');
    await tap('Weiter');
    screen.getByText('Das passt hier nicht. Bitte prüfen Sie es.');
    await type('03.05.1980');
    await tap('Weiter');
    await tap('Vorige Frage');
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('03.05.1980');
    await tap('Weiter');
    await tap('Karte');
    expect(heading()).toBe('Kommt ein Kind mit?');
    await tap('Ohne Angabe weiter');
    expect(heading()).toBe('Ihre E-Mail-Adresse');
    await type('eva@');
    await tap('Termin buchen');
    screen.getByText(/Diese Adresse ist nicht vollständig/);
    for (const sign of ['B', 'Punkt', 'D', 'E']) await tap(sign);
    await tap('Termin buchen');
    expect(asksOf(shown, 'bookAppointment')).toEqual([
      {
        ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt: AT },
        place: { kind: 'free', holdId: 'hold-1' },
        contact: { name: 'Eva', email: 'eva@b.de', phone: null },
        answers: [
          { fieldId: 'kfz', value: 'LÜN 7' },
          { fieldId: 'geburt', value: '1980-05-03' },
          { fieldId: 'art', value: 'Karte' },
        ],
      },
    ]);
  });

  test('W19 the time is held from the tap on, as long as somebody is there, and given back by who goes', async () => {
    const shown = bookHere(showKiosk());
    await begin();
    const held = { type: 'holdSlot', serviceIds: ['ausweis'], persons: 1, slotAt: AT };
    expect(asksOf(shown, 'holdSlot')).toEqual([{ ...held, instead: null }]);
    for (let i = 0; i < 13; i++) {
      await spell('A');
      await during(() => jest.advanceTimersByTime(10_000));
    }
    expect(asksOf(shown, 'holdSlot')[1]).toEqual({ ...held, instead: { holdId: 'hold-1', slotAt: AT } });
    await tap('Andere Zeit wählen');
    expect(asksOf(shown, 'returnSlot')).toEqual([{ type: 'returnSlot', holdId: 'hold-2', slotAt: AT }]);
    await tap(/^9:45/);
    await tap('Zurück');
    expect(asksOf(shown, 'returnSlot').slice(1)).toEqual([
      { type: 'returnSlot', holdId: 'hold-3', slotAt: AT + 15 * 60_000 },
    ]);
  });

  test('W19 a time that somebody else has taken meanwhile is said so, before anything is asked', async () => {
    const shown = bookHere(showKiosk());
    const { answer } = shown.office;
    shown.office.answer = () =>
      shown.asked.at(-1)?.type === 'holdSlot'
        ? Promise.resolve({ ok: false, refusal: { code: 'slotTaken', values: {} } })
        : answer();
    await begin();
    expect(heading()).toBe('Wann möchten Sie kommen?');
    screen.getByText('Das hat leider nicht geklappt');
  });

  /** Keeps back what becomes of a hold until it is given. */
  const holdLater = ({ office, asked }: ReturnType<typeof showKiosk>) => {
    const { answer } = office;
    const given: (() => void)[] = [];
    const later = (holdId: string) =>
      new Promise<Outcome>((resolve) => given.push(() => resolve(done({ holdId, slotAt: AT, until: 0 }))));
    office.answer = () => (asked.at(-1)?.type === 'holdSlot' ? later('late') : answer());
    return {
      give: () => during(() => given.shift()?.()),
      atOnce: () => {
        office.answer = answer;
      },
    };
  };

  test('W19 a time that comes when its visitor has gone is given back then, and one that is booked is not', async () => {
    const shown = bookHere(showKiosk());
    const holds = holdLater(shown);
    await begin();
    await tap('Zurück');
    expect(asksOf(shown, 'returnSlot')).toEqual([]);
    await holds.give();
    expect(asksOf(shown, 'returnSlot')).toEqual([{ type: 'returnSlot', holdId: 'late', slotAt: AT }]);
    holds.atOnce();
    await begin();
    await spell('EVA');
    await tap('Termin buchen');
    await tap('Fertig');
    expect(asksOf(shown, 'bookAppointment')).toHaveLength(1);
    expect(asksOf(shown, 'returnSlot')).toHaveLength(1);
  });

  test('W19 who books while the time is being held anew books by the newest hold', async () => {
    const shown = bookHere(showKiosk());
    await begin();
    await spell('EVA');
    const holds = holdLater(shown);
    for (let i = 0; i < 13; i++) {
      await spell('A');
      await during(() => jest.advanceTimersByTime(10_000));
    }
    expect(asksOf(shown, 'holdSlot')).toHaveLength(2);
    await tap('Termin buchen');
    expect(asksOf(shown, 'bookAppointment')).toEqual([]);
    await holds.give();
    expect(asksOf(shown, 'bookAppointment')).toMatchObject([{ place: { kind: 'free', holdId: 'late' } }]);
  });

  test('W19 what becomes of a letter is said', async () => {
    for (const [letter, said] of [
      ['goes', 'Wir schicken Ihnen den Termin auch per E-Mail.'],
      ['tooMany', /Heute schicken wir Ihnen keine E-Mail mehr/],
    ] as const) {
      const shown = bookHere(showKiosk());
      const { answer } = shown.office;
      shown.office.answer = () =>
        shown.asked.at(-1)?.type === 'bookAppointment' ? Promise.resolve(done({ ...booking, letter })) : answer();
      await begin();
      await spell('EVA');
      await tap('Termin buchen');
      screen.getByText(said);
      cleanup();
    }
  });

  test('W17 what has to be brought is asked before a number is drawn, and printed for whoever comes back', async () => {
    const service = serviceOf('ausweis', 'A', 'Ausweis beantragen', { bring: [{ de: 'Ein Passfoto' }] });
    const shown = bookHere(showKiosk({ services: [service, serviceOf('fundsachen', 'M', 'Fundsachen')] }));
    await tap(/Fundsachen/);
    expect(screen.queryByText('Haben Sie alles dabei?')).toBeNull();
    await tap('Zurück');
    await tap(/Ausweis/);
    screen.getByText('Haben Sie alles dabei?');
    screen.getByText('Ein Passfoto');
    await tap('Später wiederkommen: Liste drucken');
    expect(asksOf(shown, 'printSheet')).toEqual([
      { type: 'printSheet', sheet: { kind: 'offer', serviceIds: ['ausweis'], persons: 1 }, language: 'de' },
    ]);
    screen.getByText('Gedruckt. Bitte nehmen Sie das Blatt mit.');
    expect(asksOf(shown, 'drawTicket')).toEqual([]);
  });

  test('W17 a sheet that did not come out is said so', async () => {
    const service = serviceOf('ausweis', 'A', 'Ausweis beantragen', { bring: [{ de: 'Ein Passfoto' }] });
    const shown = showKiosk({ services: [service] });
    shown.office.answer = () => Promise.resolve(done({ state: 'notSent', picture: null }));
    await tap(/Ausweis/);
    await tap('Später wiederkommen: Liste drucken');
    screen.getByText('Das wurde leider nicht gedruckt.');
  });
});
