// The ticket page, given its link as a plain object: every state in words, in the phone's language.
import { act, fireEvent, render, screen } from '@testing-library/preact';
import { App } from '../../booking/App';
import { Home } from '../../booking/Home';
import type { TicketView, VisitState } from '../../shared/protocol';
import type { TicketLink } from '../../ui/ticketLink';

const NINE = Date.UTC(2025, 2, 3, 8, 0);
const view: TicketView = {
  screen: 'ticket',
  office: {
    name: 'Bürgerbüro Lünen',
    place: '',
    timeZone: 'Europe/Berlin',
    demonstration: false,
    placeWord: 'Schalter',
    languages: ['de', 'en'],
  },
  number: 'A042',
  kind: 'walkIn',
  state: 'waiting',
  services: [{ de: 'Ausweis beantragen' }],
  peopleBefore: 3,
  forecast: { fromMin: 15, toMin: 25 },
  counter: null,
  calledAt: null,
  waitingPlace: { de: 'Wartebereich im Foyer' },
};
const linkTo = (shown: Partial<TicketView>, more: Partial<TicketLink> = {}): TicketLink => ({
  snapshot: { build: 'b', day: '2025-03-03', version: 1, now: NINE, speed: 1, view: { ...view, ...shown } },
  online: true,
  refusal: null,
  ...more,
});
const called = { state: 'called', counter: '3', calledAt: NINE, peopleBefore: null, forecast: null } as const;

const vibrate = jest.fn();
beforeEach(() => {
  jest.restoreAllMocks();
  localStorage.clear();
  vibrate.mockClear();
  jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-DE', 'en']);
  Object.assign(navigator, { vibrate });
});

test('F1, F4 who waits sees number, people before, forecast and where to wait', () => {
  render(<App link={linkTo({})} />);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Ihre Wertmarke A042');
  expect(document.title).toBe('Wertmarke A042');
  screen.getByText('3 Personen');
  screen.getByText('15 bis 25 Minuten');
  screen.getByText('Bitte warten Sie hier: Wartebereich im Foyer');
});

test('D1 a call says where to go, in the title too, and shakes the phone at every call', () => {
  const { rerender } = render(<App link={linkTo({})} />);
  expect(vibrate).not.toHaveBeenCalled();
  rerender(<App link={linkTo(called)} />);
  expect(screen.getByRole('alert').textContent).toBe('Sie sind dranSchalter 3Bitte kommen Sie jetzt.');
  expect(document.title).toBe('A042: Schalter 3');
  rerender(<App link={linkTo(called)} />);
  expect(vibrate).toHaveBeenCalledTimes(1);
  rerender(<App link={linkTo({ ...called, calledAt: NINE + 20_000 })} />);
  expect(vibrate).toHaveBeenCalledTimes(2);
});

test('D5 the place is called what the office calls it', () => {
  render(<App link={linkTo({ ...called, counter: '104', office: { ...view.office, placeWord: 'Zimmer' } })} />);
  screen.getByText('Zimmer 104');
});

test.each<[VisitState, string, RegExp]>([
  ['booked', 'status', /noch nicht angemeldet/],
  ['serving', 'status', /Sie werden bedient/],
  ['done', 'status', /Erledigt.*Auf Wiedersehen/],
  ['parked', 'status', /Ihre Nummer gilt weiter/],
  ['missed', 'alert', /Verpasst.*Bitte melden Sie sich beim Personal/],
  ['cancelled', 'status', /Abgesagt/],
  ['left', 'status', /gilt nicht mehr/],
])('N3 a visit that is %s is told in words', (state, role, words) => {
  render(<App link={linkTo({ state, peopleBefore: null, forecast: null })} />);
  expect(screen.getByRole(role).textContent).toMatch(words);
});

test('a ticket that the day does not have, and too many guesses, are told in words', () => {
  const gone: TicketLink = { snapshot: null, online: false, refusal: 'unknownVisit' };
  const { rerender } = render(<App link={gone} />);
  screen.getByRole('heading', { name: 'Diese Wertmarke kennen wir nicht' });
  rerender(<App link={{ ...gone, refusal: 'tooMany' }} />);
  screen.getByRole('heading', { name: 'Bitte warten Sie einen Augenblick' });
  const over = linkTo({});
  rerender(<App link={{ ...over, snapshot: over.snapshot && { ...over.snapshot, view: null } }} />);
  screen.getByRole('heading', { name: 'Diese Wertmarke kennen wir nicht' });
});

test('D4 what stands there while the link is down is marked as old', () => {
  render(<App link={linkTo({}, { online: false })} />);
  expect(screen.getByRole('alert').textContent).toMatch(/Keine Verbindung.*Stand 9:00 Uhr/);
});

test('the phone’s language is spoken, and another one when its owner chooses it, also the next time', () => {
  jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr-FR', 'en-GB', 'de']);
  const { unmount } = render(<App link={linkTo({})} />);
  screen.getByRole('heading', { name: /^Your number A/ });
  act(() => void fireEvent.click(screen.getByRole('button', { name: 'Deutsch' })));
  screen.getByRole('heading', { name: /^Ihre Wertmarke A/ });
  expect(document.documentElement.lang).toBe('de');
  unmount();
  render(<App link={linkTo({})} />);
  screen.getByRole('heading', { name: /^Ihre Wertmarke A/ });
});

test('the bare address says what it is for', () => {
  render(<Home />);
  screen.getByRole('heading', { name: 'Ihre Wertmarke auf dem Telefon' });
  screen.getByText(/QR-Code/);
});
