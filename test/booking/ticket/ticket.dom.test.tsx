// The ticket page, given its link as a plain object: every state in words, in the phone's language.
import { act, fireEvent, render, screen } from '@testing-library/preact';
import { App } from '../../../booking/ticket/App';
import type { TicketView, VisitState } from '../../../shared/protocol';
import type { Answer } from '../../../ui/link/link';
import type { TicketAct, TicketLink } from '../../../ui/link/ticketLink';

/** Monday, 3 March 2025, 9:00 in Lünen. */
const NINE = Date.UTC(2025, 2, 3, 8, 0);
const view: TicketView = {
  screen: 'ticket',
  isOwner: true,
  checkInByPhone: 'anywhere',
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
  notices: [],
  links: { imprint: 'https://stadt.example/impressum', privacy: null, accessibility: null },
  number: 'A042',
  kind: 'walkIn',
  state: 'waiting',
  persons: 1,
  services: [{ de: 'Ausweis beantragen' }],
  ownTimeAt: null,
  peopleBefore: 3,
  ahead: { raised: 0, errand: 0, due: 1, back: 0, turn: 0, line: 2, isRaised: false },
  isSoon: false,
  isUnserved: false,
  forecast: { fromMin: 15, toMin: 25 },
  errand: null,
  keptBy: null,
  counter: null,
  placeHint: null,
  calledAt: null,
  calls: 0,
  waitingPlace: { de: 'Wartebereich im Foyer' },
  home: null,
  appointment: null,
};
const MINUTE = 60_000;
const HALF_PAST_NINE = NINE + 30 * MINUTE;
const appointment: NonNullable<TicketView['appointment']> = {
  slotAt: HALF_PAST_NINE,
  minutes: 20,
  code: 'ABC234',
  persons: 2,
  serviceIds: ['ausweis', 'pass'],
  bring: [{ de: 'Biometrisches Foto', en: 'Biometric photo' }],
  checkInAt: NINE,
  lateAt: NINE + 45 * MINUTE,
  movedTo: null,
  isConfirmed: false,
  isChangeable: true,
};
const booked = {
  kind: 'appointment',
  state: 'booked',
  number: null,
  peopleBefore: null,
  forecast: null,
  appointment,
} as const;
const asked: { act: TicketAct; language: string; sign?: string }[] = [];
const office: { answer: Answer<unknown> } = { answer: { ok: true, result: {} } };

const linkTo = (shown: Partial<TicketView>, more: Partial<TicketLink> = {}): TicketLink => ({
  snapshot: { build: 'b', day: '2025-03-03', version: 1, now: NINE, speed: 1, view: { ...view, ...shown } },
  key: 'abcdefgh',
  online: true,
  refusal: null,
  ring: () => Promise.resolve(true),
  receipt: () => Promise.resolve(null),
  ask: (what, language, sign) => {
    asked.push({ act: what, language, ...(sign !== null && { sign }) });
    return Promise.resolve(office.answer);
  },
  ...more,
});
/** The same, so many minutes after nine. */
const at = (minutes: number, link: TicketLink): TicketLink => ({
  ...link,
  snapshot: link.snapshot && { ...link.snapshot, now: NINE + minutes * MINUTE },
});
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const tap = (name: string | RegExp) =>
  act(async () => {
    fireEvent.click(button(name));
    await Promise.resolve();
  });
const address = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
const called = { state: 'called', counter: '3', calledAt: NINE, calls: 1, peopleBefore: null, forecast: null } as const;

/** jsdom has dialogs, but cannot open them. */
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

const vibrate = jest.fn();
beforeEach(() => {
  asked.length = 0;
  office.answer = { ok: true, result: {} };
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

test('W9 a ticket for several persons and matters says so; one for one person says nothing of it', () => {
  const { rerender } = render(<App link={linkTo({ persons: 3, services: [{ de: 'Ausweis' }, { de: 'Wohnsitz' }] })} />);
  const said = () => [...document.querySelectorAll('.booking-services li')].map(({ textContent }) => textContent);
  expect(said()).toEqual(['Ausweis', 'Wohnsitz', '3 Personen']);
  rerender(<App link={linkTo({})} />);
  expect(said()).toEqual(['Ausweis beantragen']);
});

test('D1 a call says where to go, in the title too, and shakes the phone at every call', () => {
  const { rerender } = render(<App link={linkTo({})} />);
  expect(vibrate).not.toHaveBeenCalled();
  rerender(<App link={linkTo(called)} />);
  expect(screen.getByRole('alert').textContent).toBe(
    'Wertmarke A042: Schalter 3.Sie sind dranSchalter 3Bitte kommen Sie jetzt.',
  );
  expect(document.title).toBe('A042: Schalter 3');
  rerender(<App link={linkTo(called)} />);
  expect(vibrate).toHaveBeenCalledTimes(1);
  rerender(<App link={linkTo({ ...called, calledAt: NINE + 20_000 })} />);
  expect(vibrate).toHaveBeenCalledTimes(2);
});

test('D14 a call says where the counter is, in words', () => {
  render(<App link={linkTo({ ...called, placeHint: { de: '1. OG', en: '1st floor' } })} />);
  expect(screen.getByRole('alert').textContent).toContain('Schalter 31. OG');
});

test('F8 before the call it says that it is nearly her turn, in the title too, and shakes the phone once', () => {
  const { rerender } = render(<App link={linkTo({})} />);
  expect(screen.queryByText('Gleich sind Sie dran')).toBeNull();
  rerender(<App link={linkTo({ isSoon: true })} />);
  expect(screen.getByText('Gleich sind Sie dran').closest('[role=status]')).not.toBeNull();
  screen.getByText('Bitte warten Sie hier: Wartebereich im Foyer');
  expect(document.title).toBe('Gleich dran: A042');
  rerender(<App link={linkTo({ isSoon: true, peopleBefore: 2 })} />);
  expect(vibrate).toHaveBeenCalledTimes(1);
  rerender(<App link={linkTo(called)} />);
  expect(vibrate).toHaveBeenCalledTimes(2);
});

test('U1 every call is an alert of its own, with number, place and how often', () => {
  const { rerender } = render(<App link={linkTo(called)} />);
  const first = screen.getByRole('alert');
  rerender(<App link={linkTo({ ...called, calls: 2, calledAt: NINE + 20_000 })} />);
  const second = screen.getByRole('alert');
  expect(second).not.toBe(first);
  expect(second.textContent).toContain('Wertmarke A042: Schalter 3. Aufruf Nummer 2.');
  screen.getByText('Wir rufen Sie noch einmal');
  rerender(<App link={linkTo({ ...called, calls: 2, calledAt: NINE + 20_000 })} />);
  expect(screen.getByRole('alert')).toBe(second);
});

test('U1 a change of place is told politely, and at most once a minute', () => {
  jest.useFakeTimers();
  const { container, rerender } = render(<App link={linkTo({})} />);
  const said = () => container.querySelector('[aria-live="polite"]')?.textContent;
  const wait = (ms: number) => act(() => jest.advanceTimersByTime(ms));
  expect(said()).toBe('');
  rerender(<App link={linkTo({ peopleBefore: 2 })} />);
  wait(30_000);
  rerender(<App link={linkTo({ peopleBefore: 1 })} />);
  expect(said()).toBe('');
  wait(31_000);
  expect(said()).toMatch(/1 Person$/);
  rerender(<App link={linkTo({ peopleBefore: 0 })} />);
  wait(58_000);
  expect(said()).toMatch(/1 Person$/);
  wait(3000);
  expect(said()).not.toMatch(/Person/);
  jest.useRealTimers();
});

test('M14, S88 who was called asks who went before; of whom people called by hand there is nothing to ask', async () => {
  const { rerender } = render(<App link={linkTo({ state: 'done', calls: 0 })} />);
  await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 100))));
  expect(screen.queryByRole('button', { name: 'Wer kam vor mir dran?' })).toBeNull();
  rerender(<App link={linkTo({ state: 'done', calls: 1 })} />);
  expect(await screen.findByRole('button', { name: 'Wer kam vor mir dran?' })).not.toBeNull();
});

test('D5 the place is called what the office calls it', () => {
  render(<App link={linkTo({ ...called, counter: '104', office: { ...view.office, placeWord: 'Zimmer' } })} />);
  screen.getByText('Zimmer 104');
});

test.each<[VisitState, string, RegExp]>([
  ['serving', 'status', /Sie werden bedient/],
  ['done', 'status', /Erledigt.*Auf Wiedersehen/],
  ['parked', 'status', /Ihre Nummer gilt weiter/],
  ['missed', 'alert', /Verpasst.*Bitte melden Sie sich beim Personal/],
  ['cancelled', 'status', /Ihr Termin ist abgesagt/],
  ['left', 'status', /gilt nicht mehr/],
])('N3 a visit that is %s is told in words', (state, role, words) => {
  render(<App link={linkTo({ state, calls: 1, peopleBefore: null, forecast: null })} />);
  expect(screen.getAllByRole(role)[0]?.textContent).toMatch(words);
});

test('T7 a ticket that the day does not have, too many guesses, and a day that is over are told in words', () => {
  const gone = linkTo({}, { snapshot: null, online: false, refusal: 'unknownVisit' });
  const { rerender } = render(<App link={gone} />);
  screen.getByRole('heading', { name: 'Wertmarke oder Termin nicht gefunden' });
  rerender(<App link={{ ...gone, refusal: 'tooMany' }} />);
  screen.getByRole('heading', { name: 'Bitte warten Sie einen Augenblick' });
  screen.getByText(/zu viele Anfragen\. Es geht gleich/);
  const over = linkTo({});
  rerender(<App link={{ ...over, snapshot: over.snapshot && { ...over.snapshot, view: null } }} />);
  screen.getByRole('heading', { name: 'Der Tag ist zu Ende' });
  expect(screen.queryByRole('button', { name: 'Noch einmal versuchen' })).toBeNull();
});

test('K30 the page of a slip from paper that nobody has brought in says so, and what to do', () => {
  const slip = linkTo({}, { key: 'Q012-K7MX-3F8PARTBZ4', snapshot: null, refusal: 'unknownVisit' });
  const { rerender } = render(<App link={slip} />);
  screen.getByRole('heading', { name: 'Nummer Q012 steht auf Papier' });
  screen.getByText(/noch nicht eingetragen\. Bitte bleiben Sie im Wartebereich/);
  expect(screen.queryByText(/Besuch liegt zurück/)).toBeNull();
  rerender(<App link={{ ...slip, key: 'Q012-K7MX-3F8PARTBZ4x' }} />);
  screen.getByText(/Besuch liegt zurück/);
});

test('S18 a phone is told which limit it has met, with the state as it came by plain requests', () => {
  const limited = linkTo({}, { snapshot: null, refusal: 'tooManyOfNetwork' });
  const { rerender } = render(<App link={limited} />);
  screen.getByText(/^Aus diesem Netz .* In einer Minute/);
  rerender(<App link={{ ...limited, refusal: 'tooManyOfTicket' }} />);
  screen.getByText(/auf zu vielen Geräten offen/);
  rerender(<App link={linkTo({}, { online: false, refusal: 'tooManyOfNetwork' })} />);
  screen.getByRole('heading', { name: /^Ihre Wertmarke A/ });
  expect(screen.getByRole('alert').textContent).toMatch(/Aus diesem Netz.*Stand 9:00 Uhr/);
});

test('D4 what stands there while the link is down is marked as old', () => {
  render(<App link={linkTo({}, { online: false })} />);
  expect(screen.getByRole('alert').textContent).toMatch(/Keine Verbindung.*Stand 9:00 Uhr/);
});

test('the phone’s language is spoken, and another one when its owner chooses it, also the next time', async () => {
  jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr-FR', 'en-GB', 'de']);
  const { unmount } = render(<App link={linkTo({})} />);
  // Only German is there at once (W6).
  screen.getByRole('heading', { name: /^Ihre Wertmarke A/ });
  await screen.findByRole('heading', { name: /^Your number A/ });
  act(() => void fireEvent.click(screen.getByRole('button', { name: 'Deutsch' })));
  screen.getByRole('heading', { name: /^Ihre Wertmarke A/ });
  expect(document.documentElement.lang).toBe('de');
  unmount();
  render(<App link={linkTo({})} />);
  screen.getByRole('heading', { name: /^Ihre Wertmarke A/ });
});

describe('an appointment', () => {
  test('A1, A7 the confirmation: date and time, code, QR, what to bring, where; nothing personal', async () => {
    render(<App link={at(-24 * 60, linkTo(booked))} />);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Ihr Termin');
    expect(document.title).toBe('Ihr Termin am Montag, 3. März');
    expect(screen.getByRole('status').textContent).toMatch(
      /^Ihr Termin ist gebuchtMelden Sie am Tag selbst ab 9:00 Uhr Ihre Ankunft/,
    );
    screen.getByText(/Montag, 3\. März 2025/);
    screen.getByText('9:30 Uhr');
    screen.getByText('ABC234');
    // Loaded for those who need it (W6).
    await screen.findByRole('img', { name: 'QR-Code: Ihr Termin' });
    screen.getByText('Biometrisches Foto');
    screen.getByText('2 Personen');
    expect(screen.queryByRole('button', { name: 'Ich bin da' })).toBeNull();
  });

  test('A1 calendar file, and links to move it; paper', async () => {
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    render(<App link={at(-24 * 60, linkTo(booked))} />);
    expect(address('In den Kalender')).toBe('/api/appointments/abcdefgh/calendar.ics');
    expect(address('Verschieben')).toBe(`/?move=abcdefgh&services=ausweis%2Cpass&persons=2&from=${HALF_PAST_NINE}`);
    await tap('Drucken');
    expect(print).toHaveBeenCalledTimes(1);
  });

  test('A1 cancelling asks first', async () => {
    render(<App link={at(-24 * 60, linkTo(booked))} />);
    await tap('Absagen');
    await tap('Termin behalten');
    expect(asked).toEqual([]);
    await tap('Absagen');
    await tap('Termin absagen');
    expect(asked).toEqual([{ act: 'cancel', language: 'de' }]);
    expect(button('Bitte warten').getAttribute('aria-disabled')).toBe('true');
  });

  test('A1 what has begun can be neither moved nor cancelled', () => {
    render(<App link={at(31, linkTo({ ...booked, appointment: { ...appointment, isChangeable: false } }))} />);
    screen.getByRole('link', { name: 'In den Kalender' });
    expect(screen.queryByRole('link', { name: 'Verschieben' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Absagen' })).toBeNull();
  });

  test('C2 on its day, before the time: from when', () => {
    render(<App link={at(-30, linkTo(booked))} />);
    expect(screen.getByRole('status').textContent).toMatch(/^Heute um 9:30 UhrAb 9:00 Uhr können Sie/);
    expect(screen.queryByRole('button', { name: 'Ich bin da' })).toBeNull();
  });

  test('C1 from then on it is checked in here, in the language that is spoken', async () => {
    jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['en']);
    const { rerender } = render(<App link={linkTo(booked)} />);
    await tap('I am here');
    expect(asked).toEqual([{ act: 'checkIn', language: 'en' }]);
    await tap('Please wait');
    expect(asked).toHaveLength(1);
    rerender(<App link={linkTo({ ...booked, state: 'waiting', number: 'T001', peopleBefore: 2 })} />);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Your number T001');
    screen.getByText('2 people');
    screen.getByText('9:30');
  });

  test('C7 with the code that stands on the screens in the office, which a wrong one leaves to be typed again', async () => {
    office.answer = { ok: false, refusal: { code: 'signNeeded', values: {} } };
    render(<App link={linkTo({ ...booked, checkInByPhone: 'withSign' })} />);
    const field = screen.getByLabelText(/Vor-Ort-Code/);
    fireEvent.input(field, { target: { value: '4711' } });
    await tap('Ich bin da');
    expect(asked).toEqual([{ act: 'checkIn', language: 'de', sign: '4711' }]);
    expect(screen.getByRole('alert').textContent).toMatch(/Dieser Vor-Ort-Code stimmt nicht/);
    expect(screen.getByLabelText(/Vor-Ort-Code/)).toHaveProperty('value', '4711');
  });

  test('C7 where the phone cannot check in, the page says where to go instead', () => {
    render(<App link={linkTo({ ...booked, checkInByPhone: 'off' })} />);
    expect(screen.queryByRole('button', { name: 'Ich bin da' })).toBeNull();
    expect(screen.getByRole('status').textContent).toMatch(/am Kiosk mit Ihrem Code oder am Schalter/);
  });

  test('A14 an appointment about which no letter goes out says so, and what to keep', () => {
    history.replaceState(null, '', '/t/abcdefgh?no-letter');
    render(<App link={linkTo(booked)} />);
    screen.getByText('Dazu kommt keine E-Mail');
    screen.getByText('ABC234');
    expect(screen.getByText(/Verschieben oder absagen/).textContent).not.toContain('no-letter');
    history.replaceState(null, '', '/');
  });

  test('C6 the page of who picked the visit from a list shows it, and has nothing to change it with', () => {
    render(
      <App
        link={linkTo({
          isOwner: false,
          kind: 'appointment',
          appointment: { ...appointment, code: '', isChangeable: false },
        })}
      />,
    );
    screen.getByText('3 Personen');
    for (const name of ['Nummer zurückgeben', 'Absagen', 'Ich bin da'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Verschieben' })).toBeNull();
  });

  test('N4 a lost answer is told in words, and it can be tapped again', async () => {
    office.answer = { ok: false, refusal: { code: 'offline', values: {} } };
    render(<App link={linkTo(booked)} />);
    await tap('Ich bin da');
    expect(screen.getByRole('alert').textContent).toMatch(/Der Server hat nicht geantwortet/);
    await tap('Ich bin da');
    expect(asked).toHaveLength(2);
  });

  test('C4 who is late is told to stand in the line, and may check in', async () => {
    render(<App link={at(46, linkTo(booked))} />);
    expect(screen.getByRole('status').textContent).toMatch(/Terminzeit ist vorbei.*um 9:30 Uhr eine Wertmarke/);
    expect(screen.queryByRole('link', { name: 'In den Kalender' })).toBeNull();
    await tap('Ich bin da');
    expect(asked).toEqual([{ act: 'checkIn', language: 'de' }]);
  });

  test('C5 who never came is told so, and may book anew', () => {
    render(<App link={at(600, linkTo({ ...booked, state: 'missed' }))} />);
    expect(screen.getByRole('status').textContent).toMatch(/^VerpasstSie hatten Ihre Ankunft nicht gemeldet/);
    expect(address('Neuen Termin buchen')).toBe('/?services=ausweis%2Cpass&persons=2');
  });

  test('A1, A20 cancelled: a new one can be booked; moved: the same page shows it', () => {
    const { rerender } = render(<App link={linkTo({ ...booked, state: 'cancelled' })} />);
    expect(screen.getByRole('status').textContent).toMatch(/^Ihr Termin ist abgesagt/);
    expect(address('Neuen Termin buchen')).toBe('/?services=ausweis%2Cpass&persons=2');
    expect(document.querySelector('[role=status] .kern-icon--success')).not.toBeNull();
    const moved = { ...appointment, movedTo: '2025-03-04' };
    rerender(<App link={linkTo({ ...booked, state: 'cancelled', appointment: moved })} />);
    button('Neue Zeit ansehen');
    expect(screen.getByRole('status').textContent).toMatch(/^Ihr Termin ist verschoben/);
  });

  test('M18 the page of what another office has now says where, when and the code there, and leads there', () => {
    const url = 'https://nord.example/t/xyz';
    const slotAt = appointment.slotAt + 24 * 3_600_000;
    const there = { office: 'nord', name: 'Nebenstelle Nord', place: 'Am Markt 1', slotAt, code: 'N3UC0D', url };
    render(<App link={linkTo({ ...booked, state: 'cancelled', appointment: { ...appointment, there } })} />);
    expect(screen.getByRole('status').textContent).toBe(
      'Ihr Termin ist jetzt in einem anderen BüroNebenstelle Nord, Am Markt 1',
    );
    expect(screen.getByText('N3UC0D')).toBeTruthy();
    expect(address('Neuen Termin ansehen')).toBe(url);
    expect(document.querySelector('.booking-when')?.textContent).toContain('Dienstag, 4. März 2025');
    expect(screen.queryByRole('link', { name: 'Neuen Termin buchen' })).toBeNull();
  });

  test('A20 booked and just moved are said as such, with a tick', () => {
    history.replaceState(null, '', '/t/abcdefgh?moved');
    const ahead = at(-24 * 60, linkTo(booked));
    const { unmount } = render(<App link={ahead} />);
    expect(screen.getByRole('status').textContent).toMatch(/^Ihr Termin ist verschobenMelden Sie/);
    unmount();
    history.replaceState(null, '', '/t/abcdefgh');
    render(<App link={ahead} />);
    expect(screen.getByRole('status').textContent).toMatch(/^Ihr Termin ist gebuchtMelden Sie/);
    expect(document.querySelector('[role=status] .kern-icon--success')).not.toBeNull();
  });
});

describe('A21 by a link of a reminder', () => {
  afterEach(() => history.replaceState(null, '', '/'));
  const ahead = (more: Partial<typeof appointment> = {}) =>
    at(-24 * 60, linkTo({ ...booked, appointment: { ...appointment, ...more } }));

  test('A21 nothing is asked of who did not come by one', () => {
    render(<App link={ahead()} />);
    expect(screen.queryByText('Kommen Sie zu diesem Termin?')).toBeNull();
  });

  test('A21 one tap says that she comes, or gives the appointment free', async () => {
    history.replaceState(null, '', '/t/abcdefgh?comes');
    const { rerender, unmount } = render(<App link={ahead()} />);
    expect(asked).toEqual([]);
    await tap('Ja, ich komme');
    rerender(<App link={ahead({ isConfirmed: true })} />);
    screen.getByText('Danke, wir erwarten Sie.');
    unmount();
    history.replaceState(null, '', '/t/abcdefgh?release');
    render(<App link={ahead()} />);
    await tap('Nein, Termin freigeben');
    expect(asked.map((one) => one.act)).toEqual(['comes', 'cancel']);
  });

  test('A21 no more reminders, once it is tapped', async () => {
    history.replaceState(null, '', '/t/abcdefgh?no-reminders');
    render(<App link={ahead()} />);
    screen.getByRole('heading', { name: 'Keine Erinnerungen mehr?' });
    expect(asked).toEqual([]);
    await tap('Keine Erinnerungen mehr senden');
    screen.getByText('An Ihre Adresse gehen keine Erinnerungen mehr.');
    expect(asked.map((one) => one.act)).toEqual(['noReminders']);
  });
});

describe('I am leaving', () => {
  test('asks first, and gives the number back', async () => {
    render(<App link={linkTo({})} />);
    await tap('Nummer zurückgeben');
    screen.getByText(/^Ihre Nummer A042 gilt dann nicht mehr/);
    await tap('Ich warte weiter');
    expect(asked).toEqual([]);
    await tap('Nummer zurückgeben');
    await tap('Ja, zurückgeben');
    expect(asked).toEqual([{ act: 'leave', language: 'de' }]);
  });

  test.each<[VisitState, boolean]>([
    ['waiting', true],
    ['parked', true],
    ['missed', true],
    ['called', false],
    ['serving', false],
    ['done', false],
    ['left', false],
  ])('while it is %s: %s', (state, may) => {
    render(<App link={linkTo({ state, calls: 1 })} />);
    expect(screen.queryByRole('button', { name: 'Nummer zurückgeben' }) !== null).toBe(may);
  });

  test('what was overtaken by the counter is no fault', async () => {
    office.answer = { ok: false, refusal: { code: 'visitMovedOn', values: { number: 'A042' } } };
    render(<App link={linkTo({})} />);
    await tap('Nummer zurückgeben');
    await tap('Ja, zurückgeben');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

/** The browser's sound as far as the gong uses it; jsdom has none. Tells of each tone of a gong. */
const giveSound = (onTone: () => void) => {
  const audio = {
    state: 'suspended',
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
  const gain = {
    setValueAtTime: jest.fn(),
    linearRampToValueAtTime: jest.fn(),
    exponentialRampToValueAtTime: jest.fn(),
  };
  const node = { connect: (next: unknown) => next, start: onTone, stop: jest.fn(), gain };
  Object.assign(globalThis, {
    AudioContext: jest.fn(() => audio),
    OscillatorNode: jest.fn(() => node),
    GainNode: jest.fn(() => node),
  });
};

describe('where the browser has it', () => {
  test('D1 the phone rings at every call, once somebody has switched the sound on', async () => {
    const tones = jest.fn();
    giveSound(tones);
    const { rerender } = render(<App link={linkTo({})} />);
    rerender(<App link={linkTo(called)} />);
    rerender(<App link={linkTo({})} />);
    expect(tones).not.toHaveBeenCalled();
    await tap('Ton einschalten');
    screen.getByText(/Ihr Handy klingelt/);
    const once = tones.mock.calls.length;
    expect(once).toBeGreaterThan(0);
    rerender(<App link={linkTo(called)} />);
    expect(tones).toHaveBeenCalledTimes(2 * once);
    rerender(<App link={linkTo(called)} />);
    rerender(<App link={linkTo({ ...called, calledAt: NINE + 20_000 })} />);
    expect(tones).toHaveBeenCalledTimes(3 * once);
  });

  test('the phone stays awake while its number may be called', async () => {
    const release = jest.fn(() => Promise.resolve());
    const request = jest.fn(() => Promise.resolve({ release }));
    Object.assign(navigator, { wakeLock: { request } });
    const { rerender } = render(<App link={linkTo({})} />);
    expect(request).toHaveBeenCalledTimes(1);
    await act(() => Promise.resolve());
    await act(async () => void rerender(<App link={linkTo({ state: 'done' })} />));
    expect(release).toHaveBeenCalledTimes(1);
    expect(request).toHaveBeenCalledTimes(1);
  });
});

test('a fault of ours leaves words, and no blank page', () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const broken = linkTo({ office: { ...view.office, timeZone: 'No/Where' }, ...booked });
  render(<App link={broken} />);
  screen.getByRole('heading', { name: 'Hier ist etwas schiefgegangen' });
  screen.getByText(/Ihr Code gelten trotzdem/);
});

test('S57 the city’s own pages are found from every public page, and ours where the office has named none', () => {
  const { unmount } = render(<App link={linkTo(view)} />);
  expect(screen.getByRole('link', { name: 'Impressum' }).getAttribute('href')).toBe('https://stadt.example/impressum');
  expect(screen.getByRole('link', { name: 'Datenschutz' }).getAttribute('href')).toBe('/datenschutz');
  unmount();
  render(<App link={linkTo({ ...view, links: { imprint: null, privacy: null, accessibility: null } })} />);
  expect(screen.queryByRole('link', { name: 'Impressum' })).toBeNull();
});

test('F6 an appointment before its time reads this time, and neither people nor a forecast', () => {
  const early = { ...booked, state: 'waiting', number: 'T001', ownTimeAt: HALF_PAST_NINE, ahead: null } as const;
  render(<App link={linkTo(early)} />);
  expect(screen.getByText('9:30 Uhr')).toBeTruthy();
  expect(screen.getByText('Wir rufen Sie zu Ihrer Terminzeit auf.')).toBeTruthy();
  expect(screen.queryByText('Vor Ihnen')).toBeNull();
  expect(screen.queryByText('Voraussichtliche Wartezeit')).toBeNull();
});

test('F7 a place that rises says why, until it is as good as before', () => {
  const place = (raised: number, due: number, line: number, isRaised = false) => {
    const ahead = { raised, errand: 0, due, back: 0, turn: 0, line, isRaised };
    return <App link={linkTo({ ahead, peopleBefore: raised + due + line })} />;
  };
  const { rerender } = render(place(0, 1, 2));
  expect(screen.queryByText(/mehr Personen vor Ihnen/)).toBeNull();
  rerender(place(0, 2, 2));
  expect(screen.getByText(/Jemand mit Termin kommt zu seiner Zeit dran/)).toBeTruthy();
  rerender(place(1, 2, 2));
  expect(screen.getByText(/Das Personal hat jemanden vorgezogen/)).toBeTruthy();
  rerender(place(0, 2, 2));
  expect(screen.getByText(/Das Personal hat jemanden vorgezogen/)).toBeTruthy();
  rerender(place(0, 1, 2));
  expect(screen.queryByText(/mehr Personen vor Ihnen/)).toBeNull();
  rerender(place(0, 0, 0, true));
  rerender(place(0, 1, 2));
  expect(screen.getByText(/Sie waren vorgezogen, und das Personal hat das zurückgenommen/)).toBeTruthy();
});

test('M11 the phone says when no counter at work takes what the visit is for', () => {
  render(<App link={linkTo({ isUnserved: true })} />);
  expect(screen.getByText(/Zurzeit ist kein Schalter besetzt, der Ihr Anliegen bearbeitet/)).toBeTruthy();
});

describe('K20 to the photo and back', () => {
  const errand = {
    ...{ name: { de: 'Foto', en: 'photo terminal' }, article: 'zum' as const, usualMin: 5 },
    place: { de: 'Terminal im Foyer' },
  };
  const away = { state: 'parked', peopleBefore: null, ahead: null, errand } as const;

  test('K20 the phone says where to go, how long it takes and what to do then, and when the call may come', () => {
    render(<App link={linkTo(away)} />);
    const said = document.querySelector('.booking-state')?.textContent;
    expect(said).toContain('Bitte gehen Sie jetzt zum Foto');
    expect(said).toContain('So finden Sie hin: Terminal im Foyer');
    expect(said).toContain('am Kiosk mit Ihrem Zettel oder hier am Handy zurück');
    expect(screen.getByText('15 bis 25 Minuten')).toBeTruthy();
  });

  test('K21 "I am back" is one press of the owner; the page of a slip that was only picked sends to the kiosk', () => {
    asked.length = 0;
    const { rerender } = render(<App link={linkTo(away)} />);
    fireEvent.click(screen.getByRole('button', { name: 'Ich bin zurück' }));
    expect(asked).toMatchObject([{ act: 'back' }]);
    rerender(<App link={linkTo({ ...away, isOwner: false })} />);
    expect(screen.queryByRole('button', { name: 'Ich bin zurück' })).toBeNull();
    expect(document.querySelector('.booking-state')?.textContent).not.toContain('hier am Handy');
  });

  test('K21 who is back is told which counter calls; who waits, why the place falls (F7)', () => {
    const { rerender } = render(<App link={linkTo({ keptBy: '3', peopleBefore: 0 })} />);
    expect(screen.getByText(/Sie sind zurückgemeldet: Schalter 3 ruft Sie gleich wieder auf/)).toBeTruthy();
    const ahead = { raised: 0, errand: 0, due: 0, back: 0, turn: 0, line: 2, isRaised: false };
    rerender(<App link={linkTo({ ahead, peopleBefore: 2 })} />);
    rerender(<App link={linkTo({ ahead: { ...ahead, errand: 1 }, peopleBefore: 3 })} />);
    expect(screen.getByText(/war schon am Schalter und kommt kurz noch einmal dran/)).toBeTruthy();
  });
});

describe('W23, W24 a number that was drawn at home', () => {
  const home = { code: 'XYZ234', setOutAt: NINE + 10 * MINUTE, isTooLate: false };
  const onTheWay = { state: 'booked', peopleBefore: null, ahead: null, checkInByPhone: 'withSign', home } as const;

  test('W23 it says when to set out, and that it is time', async () => {
    const { rerender } = render(<App link={linkTo(onTheWay)} />);
    await screen.findByText('Gehen Sie um 9:10 Uhr los.');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Ihre Wertmarke A042');
    screen.getByText('Voraussichtlich dran');
    screen.getByText(/^9:15 bis 9:\d\d Uhr$/);
    rerender(<App link={at(10, linkTo(onTheWay))} />);
    await screen.findByText('Gehen Sie jetzt los.');
    rerender(<App link={at(60, linkTo({ ...onTheWay, home: { ...home, isTooLate: true } }))} />);
    await screen.findByText(/stehen dann hinten an/);
  });

  test('W23 nobody is sent on the way while nobody can tell when it is their turn', async () => {
    render(<App link={linkTo({ ...onTheWay, forecast: null, home: { ...home, setOutAt: null } })} />);
    await screen.findByText('Wartezeit zurzeit nicht abzusehen');
    expect(screen.queryByText('Gehen Sie jetzt los.')).toBeNull();
  });

  test('W24 who never came is not told of a call that there never was, and has nothing to give back', () => {
    render(<App link={at(600, linkTo({ ...onTheWay, state: 'missed', home: null, forecast: null }))} />);
    expect(screen.getByRole('status').textContent).toMatch(/^VerpasstSie hatten Ihre Ankunft nicht gemeldet/);
    expect(screen.queryByRole('button', { name: 'Nummer zurückgeben' })).toBeNull();
  });

  test('W24 with the code of the house, or its own at the kiosk, its owner is there', async () => {
    render(<App link={linkTo(onTheWay)} />);
    fireEvent.input(await screen.findByLabelText('Vor-Ort-Code'), { target: { value: '1234' } });
    await tap('Ich bin da');
    expect(asked).toEqual([{ act: 'checkIn', language: 'de', sign: '1234' }]);
    screen.getByText(/tippen Sie XYZ234 ein/);
    await screen.findByRole('img', { name: 'QR-Code: Ihre Nummer' });
    button('Nummer zurückgeben');
  });
});
