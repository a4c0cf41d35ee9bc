// The booking site: three steps, given its office as a plain object.
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { Booking } from '../../../booking/site/Booking';
import { at, clickButton, createOffice, goToWhen, goToWho, no, office, openSite, TODAY, type } from './visitor';

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '');
  Object.assign(window, { scrollTo: jest.fn() });
  jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-DE']);
});
afterEach(() => jest.restoreAllMocks());

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const expectFocus = async (name: string) => {
  const question = await heading(name);
  await waitFor(() => expect(document.activeElement).toBe(question));
};

test('A1 three steps: what, when, who; then it is booked', async () => {
  const api = createOffice();
  const { onBooked } = await openSite(api);
  expect(document.title).toBe('Anliegen – Termin buchen – Bürgerbüro Lünen');
  act(() => screen.getByLabelText('Personalausweis oder Reisepass beantragen').click());
  screen.getByText('Lichtbild');
  await clickButton('Eine Person mehr');
  screen.getByText('1 Anliegen ausgewählt, 2 Personen, etwa 24 Minuten');
  await clickButton('Weiter zu Tag und Uhrzeit');
  await expectFocus('Wann möchten Sie kommen?');
  expect(document.title).toBe('Zeit – Termin buchen – Bürgerbüro Lünen');
  await clickButton('9:15 Uhr reservieren');
  await expectFocus('Auf welchen Namen?');
  const summary = await screen.findByRole('region', { name: 'Ihr Termin' });
  expect(summary.textContent).toMatch(/Dienstag, 4\. März 2025, 9:15 Uhr.*Personalausweis.*Personen2.*etwa 24 Minuten/);
  type('Vor- und Nachname', ' Erika Mustermann ');
  type(/E-Mail/, 'erika@example.org');
  await clickButton('Termin verbindlich buchen');
  await waitFor(() => expect(onBooked).toHaveBeenCalledWith({ key: 'key-1', isMoved: false, lacksLetter: false }));
  expect(api.book).toHaveBeenCalledWith({
    serviceIds: ['ausweis'],
    persons: 2,
    language: 'de',
    slotAt: at(4, 9, 15),
    holdId: 'hold-0001',
    contact: { name: 'Erika Mustermann', email: 'erika@example.org', phone: null },
  });
});

test('A1 a city portal links to a service, by its id or its LeiKa key; a key that is unknown is said', async () => {
  const { unmount } = await openSite(createOffice(), '?leika=99115005104000&persons=3');
  expect(screen.getByLabelText<HTMLInputElement>(/^Wohnung/).checked).toBe(true);
  screen.getByText('3 Personen');
  unmount();
  await openSite(createOffice(), '?leika=11111111111111');
  screen.getByText(/Anliegen aus dem Link gibt es hier nicht/);
});

test('A4 a letter’s link to a day opens its times at once; back leads to what was wished', async () => {
  const api = createOffice();
  await openSite(api, '?service=ausweis,wohnsitz&persons=2&day=2025-03-06');
  await heading('Wann möchten Sie kommen?');
  await screen.findByRole('heading', { name: 'Freie Zeiten am Donnerstag, 6. März' });
  expect(api.slots).toHaveBeenCalledWith({ serviceIds: ['ausweis', 'wohnsitz'], persons: 2 }, '2025-03-06');
  await clickButton('Zurück');
  await heading('Was möchten Sie erledigen?');
  screen.getByText('2 Anliegen ausgewählt, 2 Personen, etwa 54 Minuten');
});

test.each(['2025-02-27', '2025-05-06', '2025-04-31', '2025-04-1', 'morgen'])(
  'A4 a link to %s, which cannot be booked, begins with the first step as any other',
  async (day) => {
    await openSite(createOffice({ lastDay: '2025-05-05' }), `?service=ausweis&day=${day}`);
    await heading('Was möchten Sie erledigen?');
  },
);

test('A4 a letter’s link ends the waiting by a tap, not by being looked at', async () => {
  const api = createOffice();
  api.post.mockResolvedValueOnce(no('offline')).mockResolvedValueOnce({ ok: true, result: null });
  render(<Booking api={api} prover={{ take: jest.fn() }} address="?leave=key/1" onBooked={jest.fn()} />);
  await heading('Von der Warteliste nehmen');
  expect(document.title).toBe('Von der Warteliste nehmen – Bürgerbüro Lünen');
  expect(api.post).not.toHaveBeenCalled();
  await clickButton('Von der Warteliste nehmen');
  expect((await screen.findByRole('alert')).textContent).toMatch(/Keine Verbindung/);
  screen.getByRole('button', { name: 'Von der Warteliste nehmen' }).focus();
  await clickButton('Von der Warteliste nehmen');
  await expectFocus('Sie stehen nicht mehr auf der Warteliste');
  expect(api.post).toHaveBeenLastCalledWith('/api/waiting-list/key%2F1/leave', {});
  expect(screen.queryByRole('button', { name: /Warteliste/ })).toBeNull();
});

test('A14 a wish is confirmed by the link in its first letter, with a tap; one that is too old is told so', async () => {
  const api = createOffice();
  api.post.mockResolvedValueOnce({ ok: false, refusal: { code: 'linkUsedOrExpired', values: {} } } as never);
  api.post.mockResolvedValueOnce({ ok: true, result: null } as never);
  render(<Booking api={api} prover={{ take: jest.fn() }} address="?confirm=key/1" onBooked={jest.fn()} />);
  await heading('Eintrag auf der Warteliste bestätigen');
  expect(api.post).not.toHaveBeenCalled();
  await clickButton('Ja, bitte schreiben Sie mir');
  expect((await screen.findByRole('alert')).textContent).toMatch(/Dieser Link gilt nicht mehr/);
  await clickButton('Ja, bitte schreiben Sie mir');
  await heading('Sie stehen auf der Warteliste');
  expect(api.post).toHaveBeenLastCalledWith('/api/waiting-list/key%2F1/confirm', {});
});

test('A14 where no letter comes, the page of the appointment is told so', async () => {
  const api = createOffice();
  const { onBooked } = await goToWho(api);
  type('Vor- und Nachname', 'Erika Mustermann');
  api.book.mockResolvedValueOnce({
    ok: true,
    result: { key: 'key-1', code: 'ABC234', slotAt: at(5, 9), letter: 'tooMany' },
  } as never);
  await clickButton('Termin verbindlich buchen');
  await waitFor(() => expect(onBooked).toHaveBeenCalledWith({ key: 'key-1', isMoved: false, lacksLetter: true }));
});

test('A1 services are found by what citizens call them; nothing found says how to go on', async () => {
  await openSite(createOffice());
  type('Anliegen suchen', 'Umzug');
  expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  screen.getByLabelText(/^Wohnung/);
  await waitFor(() =>
    expect(screen.getAllByRole('status').map((one) => one.textContent)).toContain('1 Anliegen gefunden'),
  );
  type('Anliegen suchen', 'Raumschiff');
  expect(screen.queryByRole('checkbox')).toBeNull();
  await clickButton('Alle Anliegen zeigen');
  expect(screen.getAllByRole('checkbox')).toHaveLength(6);
});

test('A1 without a service it does not go on, and with as many as there may be no more can be chosen', async () => {
  await openSite(createOffice());
  await clickButton('Weiter zu Tag und Uhrzeit');
  screen.getByText('Bitte wählen Sie mindestens ein Anliegen aus.');
  for (const name of [/^Personalausweis/, /^Wohnung/]) act(() => screen.getByLabelText(name).click());
  screen.getByText('Mehr als 2 Anliegen gehen nicht in einem Termin.');
  act(() => screen.getByLabelText(/^Führerschein/).click());
  expect(screen.getByLabelText<HTMLInputElement>(/^Führerschein/).checked).toBe(false);
  const card = screen.getByLabelText(/^Führerschein/).closest('li');
  within(card as HTMLElement).getByText('Mehr als 2 Anliegen gehen nicht in einem Termin.');
});

test('A3 somebody was quicker: said at once, with the next free ones, and one of those is taken instead', async () => {
  const api = createOffice();
  await goToWhen(api);
  api.hold.mockResolvedValueOnce({ ...no('slotTaken'), alternatives: [at(4, 14), at(5, 9)] } as never);
  await screen.findByRole('button', { name: '9:15 Uhr reservieren' });
  const looks = api.slots.mock.calls.length;
  await clickButton('9:15 Uhr reservieren');
  const notice = await screen.findByRole('region', { name: 'Diese Zeit ist gerade vergeben' });
  expect(document.activeElement).toBe(notice);
  expect(
    within(notice)
      .getAllByRole('button')
      .map((one) => one.textContent),
  ).toEqual(['Dienstag, 4. März, 14:00 Uhr', 'Mittwoch, 5. März, 9:00 Uhr']);
  await waitFor(() => expect(api.slots.mock.calls.length).toBeGreaterThan(looks));
  await clickButton('Mittwoch, 5. März, 9:00 Uhr');
  await heading('Auf welchen Namen?');
  screen.getByText(/Mittwoch, 5. März 2025/);
});

test('A3 the last tap may be too late, too: alternatives there, and what was entered is still there', async () => {
  const api = createOffice();
  const { onBooked } = await goToWho(api);
  type('Vor- und Nachname', 'Erika Mustermann');
  api.book.mockResolvedValueOnce({ ...no('holdExpired'), alternatives: [at(5, 9)] } as never);
  await clickButton('Termin verbindlich buchen');
  await clickButton('Mittwoch, 5. März, 9:00 Uhr');
  await screen.findByText(/Mittwoch, 5. März 2025/);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Ihr Termin' })));
  expect(screen.getByLabelText<HTMLInputElement>('Vor- und Nachname').value).toBe('Erika Mustermann');
  expect(api.hold).toHaveBeenLastCalledWith(
    expect.objectContaining({ slotAt: at(5, 9), instead: { holdId: 'hold-0001', slotAt: at(4, 9, 15) } }),
    'proof',
  );
  await clickButton('Termin verbindlich buchen');
  await waitFor(() => expect(onBooked).toHaveBeenCalled());
});

test('A3 the time left is shown quietly, then with a way to have more of it; what ran out can be had again', async () => {
  // Only what the countdown lives on: the clock and its ticks.
  const real = ['setTimeout', 'clearTimeout', 'setImmediate', 'nextTick', 'queueMicrotask', 'performance'] as const;
  jest.useFakeTimers({ doNotFake: [...real, 'requestAnimationFrame', 'cancelAnimationFrame'] });
  try {
    const api = createOffice();
    await goToWho(api);
    const pass = (minutes: number) => act(() => void jest.advanceTimersByTime(minutes * 60_000));
    screen.getByText('Für Sie reserviert, noch 10 Minuten');
    type('Vor- und Nachname', 'Erika Mustermann');
    pass(5);
    screen.getByText('Für Sie reserviert, noch 5 Minuten');
    expect(screen.queryByRole('button', { name: 'Länger reservieren' })).toBeNull();
    pass(3);
    expect(screen.getByText('Für Sie reserviert, noch 2 Minuten').closest('[role="status"]')).not.toBeNull();
    await clickButton('Länger reservieren');
    await screen.findByText('Für Sie reserviert, noch 10 Minuten');
    const instead = { holdId: 'hold-0001', slotAt: at(4, 9, 15) };
    expect(api.hold).toHaveBeenLastCalledWith(expect.objectContaining({ slotAt: at(4, 9, 15), instead }), 'proof');
    pass(10);
    expect(screen.getByRole('alert').textContent).toMatch(/Die Reservierung ist abgelaufen/);
    await clickButton('Noch einmal reservieren');
    await screen.findByText('Für Sie reserviert, noch 10 Minuten');
    expect(screen.getByLabelText<HTMLInputElement>('Vor- und Nachname').value).toBe('Erika Mustermann');
  } finally {
    jest.useRealTimers();
  }
});

test('A4 all taken: the day says so, and offers the next free ones and the waiting list', async () => {
  const api = createOffice({}, { '2025-03-05': { why: 'full' } });
  await goToWhen(api);
  await clickButton('Mittwoch, 5. März: alle vergeben');
  await screen.findByText('An diesem Tag sind alle Termine vergeben.');
  screen.getByRole('button', { name: 'Mittwoch, 12. März, 9:15 Uhr' });
  type('E-Mail-Adresse', 'erika@example');
  await clickButton('Auf die Warteliste');
  screen.getByText(/Bitte geben Sie Ihre E-Mail-Adresse ein/);
  expect(api.joinWaitingList).not.toHaveBeenCalled();
  type('E-Mail-Adresse', 'erika@example.org');
  api.joinWaitingList.mockResolvedValueOnce(no('tooMany') as never);
  await clickButton('Auf die Warteliste');
  await screen.findByText(/Warteliste ist gerade voll/);
  type('Bis zum', '2025-03-12');
  await clickButton('Auf die Warteliste');
  await screen.findByText('Bitte bestätigen Sie jetzt Ihre Adresse');
  screen.getByText(/erika@example.org innerhalb eines Tages.*zwischen Mittwoch, 5. März und Mittwoch, 12. März/);
  expect(api.joinWaitingList).toHaveBeenLastCalledWith(
    {
      serviceIds: ['ausweis'],
      persons: 1,
      from: '2025-03-05',
      to: '2025-03-12',
      email: 'erika@example.org',
      language: 'de',
    },
    'proof',
  );
});

test.each([
  [{ why: 'closed' }, 'An diesem Tag gibt es keine Termine.'],
  [{ why: 'closure', reason: { de: 'Betriebsausflug' } }, 'An diesem Tag ist geschlossen: Betriebsausflug'],
  [{ why: 'closure', reason: null }, 'An diesem Tag ist geschlossen.'],
  [{ why: 'holiday', name: 'Rosenmontag' }, 'An diesem Tag ist Feiertag: Rosenmontag'],
  [{ why: 'notYet', at: at(4, 7) }, 'Termine für diesen Tag gibt es ab Dienstag, 4. März, 7:00 Uhr.'],
  [{ why: 'tooLong' }, 'Ihre Anliegen dauern länger, als an diesem Tag am Stück Zeit ist.'],
  [{ why: 'past' }, 'Für heute ist es leider zu spät.'],
] as const)('A4 a day without free times says why: %j', async (none, sentence) => {
  await goToWhen(createOffice({}, { '2025-03-06': none }));
  await clickButton(/^Donnerstag, 6\. März:/);
  await screen.findByText(sentence);
});

test('A4 nothing free at all is said before anything else', async () => {
  const none = { why: 'full' } as const;
  const days = ['2025-03-03', '2025-03-04', '2025-03-05'];
  await openSite(
    createOffice({ lastDay: '2025-03-05' }, Object.fromEntries(days.map((day) => [day, none]))),
    '?service=ausweis',
  );
  await clickButton('Weiter zu Tag und Uhrzeit');
  await screen.findByText('Zurzeit ist kein Termin frei');
  screen.getByText(/Bis Mittwoch, 5. März sind alle Termine/);
});

test('A1 the days can be had as a list, too; a day opens in its place', async () => {
  const api = createOffice({}, { '2025-03-10': { why: 'holiday', name: 'Rosenmontag' } });
  await goToWhen(api);
  await clickButton('Liste');
  screen.getByText('Feiertag: Rosenmontag');
  await clickButton(/^Freitag, 7\. März ?3 freie Zeiten, ab 9:00 Uhr$/);
  await screen.findByRole('heading', { name: 'Freie Zeiten am Freitag, 7. März' });
  expect(screen.queryByText(/Montag, 31. März/)).toBeNull();
  await clickButton('Weitere Tage zeigen');
  await screen.findByText(/Montag, 31. März/);
  await clickButton('Weitere Tage zeigen');
  await screen.findByText(/Bis Mittwoch, 30. April können Sie online buchen/);
  screen.getByText('Mittwoch, 30. April');
  expect(screen.queryByText(/1\. Mai/)).toBeNull();
});

test('A1 back keeps what was entered; at the beginning others get the slot', async () => {
  const api = createOffice();
  await goToWho(api);
  type('Vor- und Nachname', 'Erika Mustermann');
  await clickButton('Zurück');
  await heading('Wann möchten Sie kommen?');
  screen.getByText('Für Sie reserviert: Dienstag, 4. März, 9:15 Uhr');
  expect(api.giveBack).not.toHaveBeenCalled();
  await clickButton('Weiter mit dieser Zeit');
  await heading('Auf welchen Namen?');
  expect(screen.getByLabelText<HTMLInputElement>('Vor- und Nachname').value).toBe('Erika Mustermann');
  await clickButton('Anliegen ändern');
  await heading('Was möchten Sie erledigen?');
  expect(screen.getByLabelText<HTMLInputElement>(/^Personalausweis/).checked).toBe(true);
  await waitFor(() => expect(api.giveBack).toHaveBeenCalledWith(expect.objectContaining({ holdId: 'hold-0001' })));
});

test('A1 a page that is loaded again goes on where it was, and keeps no name', async () => {
  const { unmount } = await goToWho(createOffice());
  type('Vor- und Nachname', 'Erika Mustermann');
  unmount();
  expect(JSON.stringify({ ...sessionStorage, ...localStorage, state: history.state })).not.toMatch(/Erika/);
  await openSite(createOffice(), '?service=ausweis');
  await heading('Auf welchen Namen?');
  expect(screen.getByRole('region', { name: 'Ihr Termin' }).textContent).toMatch(/4. März 2025, 9:15 Uhr/);
});

test('A1 what was wished and is not offered any more is not wished any more', async () => {
  const { unmount } = await goToWhen(createOffice());
  unmount();
  await openSite(createOffice({ services: office.services.slice(1) }), '?service=ausweis');
  await heading('Was möchten Sie erledigen?');
  screen.getByText('Noch nichts ausgewählt');
});

test('A3 a reservation that got no answer says so, and the next tap tries again', async () => {
  const api = createOffice();
  await goToWhen(api);
  let giveUp: () => void = () => undefined;
  api.hold.mockReturnValueOnce(
    new Promise((resolve) => {
      giveUp = () => resolve(no('offline') as never);
    }),
  );
  await clickButton('9:15 Uhr reservieren');
  await screen.findByText('Wird reserviert …');
  giveUp();
  expect((await screen.findByRole('alert')).textContent).toMatch(/Keine Verbindung/);
  await clickButton('9:15 Uhr reservieren');
  await heading('Auf welchen Namen?');
});

test('a browser that keeps nothing shows the page all the same', async () => {
  jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('denied');
  });
  jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('denied');
  });
  await goToWho(createOffice());
  await clickButton('English');
  await heading('What name is it for?');
});

test('A1 the line is down: said so, nothing entered is lost, and the same is tried again', async () => {
  const api = createOffice();
  const { onBooked } = await goToWho(api);
  type('Vor- und Nachname', 'Erika Mustermann');
  api.book.mockResolvedValueOnce(no('offline') as never);
  await clickButton('Termin verbindlich buchen');
  expect((await screen.findByRole('alert')).textContent).toMatch(/Keine Verbindung.*Ihre Eingaben bleiben erhalten/);
  await clickButton('Noch einmal versuchen');
  await waitFor(() => expect(onBooked).toHaveBeenCalledWith({ key: 'key-1', isMoved: false, lacksLetter: false }));
  expect(api.book.mock.calls[1]).toEqual(api.book.mock.calls[0]);
});

test('A5 too many bookings are refused in words; an address that the server finds wrong is said at its field', async () => {
  const api = createOffice();
  await goToWho(api);
  type('Vor- und Nachname', 'Erika Mustermann');
  type(/E-Mail/, 'erika@example.org');
  api.book.mockResolvedValueOnce(no('tooManyBookings') as never);
  await clickButton('Termin verbindlich buchen');
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /Der Termin ist nicht gebucht.*Von Ihrem Internetanschluss/,
  );
  expect(screen.queryByRole('button', { name: 'Noch einmal versuchen' })).toBeNull();
  api.book.mockResolvedValueOnce(no('malformed', { where: 'contact.email' }) as never);
  await clickButton('Termin verbindlich buchen');
  await screen.findByText(/E-Mail-Adresse ist nicht vollständig/);
  expect(screen.queryByText('Der Termin ist nicht gebucht')).toBeNull();
});

test('A7 a name is asked for, an e-mail address only where the office writes; without either it says what is kept', async () => {
  const api = createOffice({ mails: false });
  const { onBooked } = await goToWho(api);
  expect(screen.queryByLabelText(/E-Mail/)).toBeNull();
  screen.getByText(/weder E-Mail noch Telefon/);
  screen.getByText(/Am Dienstag, 11. März 2025 löschen wir ihn/);
  await clickButton('Termin verbindlich buchen');
  expect(document.activeElement).toBe(screen.getByLabelText('Vor- und Nachname'));
  screen.getByText('Bitte geben Sie Ihren Namen ein.');
  type('Vor- und Nachname', 'Erika Mustermann');
  await clickButton('Termin verbindlich buchen');
  await waitFor(() => expect(onBooked).toHaveBeenCalled());
  expect(api.book.mock.calls[0]?.[0]).toMatchObject({ contact: { email: null, phone: null } });
});

test('A1 an appointment is moved: a time, one tap, and its page again', async () => {
  const api = createOffice();
  const { onBooked } = await openSite(api, `?move=key-0&services=ausweis,wohnsitz&persons=2&from=${at(10, 11)}`);
  await heading('Wann möchten Sie stattdessen kommen?');
  screen.getByText('Bisher: Montag, 10. März, 11:00 Uhr');
  screen.getByRole('button', { name: 'Bisherigen Termin behalten' });
  expect(document.title).toBe('Zeit – Termin verschieben – Bürgerbüro Lünen');
  expect(screen.queryByRole('button', { name: 'Anliegen ändern' })).toBeNull();
  await clickButton('14:00 Uhr reservieren');
  await heading('Termin auf diese Zeit verschieben?');
  await clickButton('Termin verschieben');
  await waitFor(() => expect(onBooked).toHaveBeenCalledWith({ key: 'key-0', isMoved: true, lacksLetter: false }));
  expect(api.move).toHaveBeenCalledWith('key-0', expect.objectContaining({ holdId: 'hold-0001', slotAt: at(4, 14) }));
  expect(api.hold.mock.calls[0]?.[0]).toMatchObject({ serviceIds: ['ausweis', 'wohnsitz'], persons: 2, instead: null });
});

test('the office cannot be reached: the page says so and tries again', async () => {
  const api = createOffice();
  api.office.mockResolvedValueOnce(no('offline') as never);
  render(<Booking api={api} prover={{ take: jest.fn() }} address="" onBooked={jest.fn()} />);
  expect((await screen.findByRole('alert')).textContent).toMatch(/Keine Verbindung/);
  await clickButton('Noch einmal versuchen');
  await heading('Was möchten Sie erledigen?');
});

describe('the calendar is a date grid', () => {
  const press = (key: string) => act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key }));
  const focused = () => document.activeElement?.querySelector('.kern-sr-only')?.textContent ?? '';

  test('A1 arrows go by days and weeks, Home and End in the week, Page Up and Down by months, never out of bounds', async () => {
    await goToWhen(createOffice());
    const stops = screen.getByRole('grid').querySelectorAll('[tabindex="0"]');
    expect(stops).toHaveLength(1);
    act(() => (stops[0] as HTMLElement).focus());
    expect(focused()).toMatch(/^Dienstag, 4\. März: 3 freie Zeiten, ab 9:00 Uhr$/);
    for (const [key, day] of [
      ['ArrowRight', 'Mittwoch, 5. März'],
      ['ArrowDown', 'Mittwoch, 12. März'],
      ['End', 'Sonntag, 16. März'],
      ['Home', 'Montag, 10. März'],
      ['ArrowUp', 'Montag, 3. März'],
      ['ArrowLeft', 'Montag, 3. März'],
      ['PageDown', 'Donnerstag, 3. April'],
      ['PageDown', 'Mittwoch, 30. April'],
      ['PageUp', 'Sonntag, 30. März'],
    ] as const) {
      press(key);
      expect([key, focused().split(':')[0]]).toEqual([key, day]);
    }
    screen.getByRole('heading', { name: 'März 2025' });
  });

  test('A1 a day that is chosen is marked, and its times get the focus', async () => {
    await goToWhen(createOffice());
    await clickButton(/^Freitag, 7\. März:/);
    const times = await screen.findByRole('heading', { name: 'Freie Zeiten am Freitag, 7. März' });
    expect(document.activeElement).toBe(times);
    const chosen = screen.getAllByRole('gridcell', { selected: true });
    expect(chosen.map((one) => one.querySelector('[aria-hidden]')?.textContent)).toEqual(['7']);
    expect(screen.getByRole('button', { name: /^Montag, 3\. März: heute/ }).dataset['day']).toBe(TODAY);
  });
});

test('G22 what the office tells just now stands above every step, as plain text in the language spoken', async () => {
  const notices = [{ de: 'Am 24.12. <b>zu</b>', en: 'Closed on 24 December' }, { de: 'Nur auf Deutsch' }];
  await openSite(createOffice({ notices }));
  expect(await screen.findByText('Am 24.12. <b>zu</b>')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'English' }));
  expect(screen.getByText('Closed on 24 December')).toBeTruthy();
  expect(screen.getByText('Nur auf Deutsch').closest('[lang]')?.getAttribute('lang')).toBe('de');
});

describe('A22 an appointment is found by its code', () => {
  const seek = async (code: string) => {
    type('Ihr Code', code);
    await clickButton('Termin finden');
  };

  test('A22 a code that is too short is said so, and nobody is asked', async () => {
    const api = createOffice();
    await openSite(api);
    await seek('AB-C ');
    screen.getByText('Bitte geben Sie alle sechs Zeichen ein.');
    expect(api.find).not.toHaveBeenCalled();
  });

  test('A22 a code that nothing has, and too many of them, are told in words', async () => {
    const api = createOffice();
    await openSite(api);
    api.find.mockResolvedValueOnce({ ok: false, refusal: { code: 'unknownVisit', values: {} } });
    await seek('abc 234');
    await screen.findByText(/Zu diesem Code gibt es keinen Termin/);
    expect(api.find).toHaveBeenLastCalledWith({ code: 'abc 234' }, 'proof');
    api.find.mockResolvedValueOnce(no('tooMany'));
    await clickButton('Termin finden');
    await screen.findByText(/zu viele falsche Codes/);
  });
});

describe('A23 what there is at all is told before anybody chooses', () => {
  const shown = async (offer: typeof office.offer, more: Partial<typeof office> = {}) => {
    await openSite(createOffice({ offer, ...more }));
  };
  const MORE = at(10, 7);

  test('A23 open: the next free one', async () => {
    await shown({ state: 'open', free: 80, nextAt: at(4, 9), moreAt: MORE });
    screen.getByText('Nächster freier Termin: Dienstag, 4. März, 9:00 Uhr.');
    expect(screen.queryByText(/Neue Termine gibt es ab/)).toBeNull();
  });

  test('A23 nearly full: the next one, when more come, and the ways on', async () => {
    await shown({ state: 'nearlyFull', free: 3, nextAt: at(4, 9), moreAt: MORE });
    expect(screen.getByText('Nur noch wenige Termine sind frei').closest('[role=status]')).not.toBeNull();
    screen.getByText(/Nächster freier Termin/);
    screen.getByText('Neue Termine gibt es ab Montag, 10. März, 7:00 Uhr.');
    screen.getByText(/in die Warteliste/);
    screen.getByText(/auch ohne Termin kommen und im Haus eine Wertmarke ziehen/);
  });

  test('A23 full: an alert, when again, and the ways on; without mail there is no waiting list', async () => {
    await shown({ state: 'full', free: 0, nextAt: null, moreAt: MORE }, { mails: false });
    expect(screen.getByRole('alert').textContent).toMatch(/alle Termine vergeben.*ab Montag, 10\. März/);
    expect(screen.queryByText(/Warteliste ein/)).toBeNull();
  });

  test('A23 closed: an alert and the way without an appointment', async () => {
    await shown({ state: 'closed', free: 0, nextAt: null, moreAt: null });
    expect(screen.getByRole('alert').textContent).toMatch(/Online gibt es zurzeit keine Termine.*auch ohne Termin/);
  });
});

describe('W23 a number from home', () => {
  const fromHome = {
    services: [
      { id: 'ausweis', name: { de: 'Ausweis beantragen' }, forecast: { fromMin: 15, toMin: 25 } },
      { id: 'wohnsitz', name: { de: 'Wohnung anmelden' }, forecast: null },
    ],
  };

  test('W23 is offered where the office gives one, and says the wait; why there is none is said in its own words', async () => {
    const api = createOffice();
    api.office.mockImplementation(() => Promise.resolve({ ok: true, result: { ...office, fromHome } }));
    api.fromHome.mockImplementation(() => no('fromHomeUsedUp') as never);
    await openSite(api);
    await screen.findByText('Heute kommen: Nummer von zu Hause');
    screen.getByText(/15 bis 25 Minuten/);
    const change = (label: string, value: string) =>
      act(() => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));
    change('Worum geht es?', 'wohnsitz');
    change('Wie lange brauchen Sie bis zu uns?', '45');
    await clickButton('Nummer ziehen');
    await screen.findByText(/Im Haus gibt es weiter Nummern/);
    expect(api.fromHome).toHaveBeenCalledWith(
      { serviceIds: ['wohnsitz'], persons: 1, language: 'de', wayMin: 45 },
      'proof',
    );
  });

  test('W23 G24 a matter that has no name in the language of the page is marked as German', async () => {
    const api = createOffice();
    const services = [
      ...fromHome.services,
      { id: 'fund', name: { de: 'Fundsachen', en: 'Lost property' }, forecast: null },
    ];
    api.office.mockImplementation(() => Promise.resolve({ ok: true, result: { ...office, fromHome: { services } } }));
    await openSite(api);
    await screen.findByText('Heute kommen: Nummer von zu Hause');
    await clickButton('English');
    await screen.findByRole('option', { name: 'Lost property' });
    const langs = [...document.querySelectorAll<HTMLOptionElement>('option')].filter(({ value }) =>
      ['ausweis', 'wohnsitz', 'fund'].includes(value),
    );
    expect(langs.map(({ textContent, lang }) => [textContent, lang])).toEqual([
      ['Ausweis beantragen', 'de'],
      ['Wohnung anmelden', 'de'],
      ['Lost property', ''],
    ]);
  });

  test('W23 is not offered otherwise; whose phone has one of today is led to it', async () => {
    const { unmount } = await openSite(createOffice());
    expect(screen.queryByText('Heute kommen: Nummer von zu Hause')).toBeNull();
    unmount();
    localStorage.setItem('wertmarke-from-home', `${TODAY} key-9`);
    const api = createOffice();
    api.office.mockImplementation(() => Promise.resolve({ ok: true, result: { ...office, fromHome } }));
    await openSite(api);
    const link = await screen.findByRole('link', { name: /Zu Ihrer Nummer/ });
    expect(link.getAttribute('href')).toBe('/t/key-9');
  });

  test('W23 who has a number finds it also where none is given any more', async () => {
    localStorage.setItem('wertmarke-from-home', `${TODAY} key-9`);
    const { unmount } = await openSite(createOffice());
    const link = await screen.findByRole('link', { name: /Zu Ihrer Nummer/ });
    expect(link.getAttribute('href')).toBe('/t/key-9');
    unmount();
    localStorage.setItem('wertmarke-from-home', '2025-03-02 key-8');
    await openSite(createOffice());
    await act(() => new Promise((resolve) => setTimeout(resolve)));
    expect(screen.queryByText(/von zu Hause|Zu Ihrer Nummer/)).toBeNull();
    // One of another day is nobody's any more.
    expect(localStorage.getItem('wertmarke-from-home')).toBeNull();
    localStorage.clear();
  });

  test.each([
    ['given back', { ok: true, result: { view: { state: 'left' } } }, 'Heute kommen: Nummer von zu Hause'],
    ['served', { ok: true, result: { view: { state: 'done' } } }, 'Heute kommen: Nummer von zu Hause'],
    ['not known', { ok: false, refusal: { code: 'unknownVisit', values: {} } }, 'Heute kommen: Nummer von zu Hause'],
    ['on the way', { ok: true, result: { view: { state: 'booked' } } }, 'Sie haben schon eine Nummer. Zu Ihrer Nummer'],
  ])('W23 whose number is %s is offered what fits', async (_state, answer, offered) => {
    localStorage.setItem('wertmarke-from-home', `${TODAY} key-9`);
    const asked: string[] = [];
    const before = globalThis.fetch;
    globalThis.fetch = ((address: string) => {
      asked.push(address);
      return Promise.resolve({ json: () => Promise.resolve(answer) });
    }) as never;
    try {
      const api = createOffice();
      api.office.mockImplementation(() => Promise.resolve({ ok: true, result: { ...office, fromHome } }));
      await openSite(api);
      await waitFor(() => expect(asked).toEqual(['/api/tickets/key-9']));
      await act(() => new Promise((resolve) => setTimeout(resolve)));
      await screen.findByText(offered);
    } finally {
      globalThis.fetch = before;
      localStorage.clear();
    }
  });
});
