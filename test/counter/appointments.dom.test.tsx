// Appointments at the counter: checked in, found, booked, moved and cancelled by staff, and the keyboard's place.
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { dayPhrase } from '../../counter/parts/instants';
import type { BookedView, CounterView } from '../../shared/protocol';
import { dayOf } from '../../shared/time';
import { counterWordsOf } from '../../shared/words/counter';
import { middayOf } from '../../ui/time';
import {
  type AnswerQuery,
  answered,
  bookedOf,
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
  ticket,
  type,
  visitOf,
} from './session';

const MINUTE = 60_000;
const NEXT_DAY = HALF_PAST_NINE + 24 * 60 * MINUTE;

beforeAll(giveDialogs);
beforeEach(() => localStorage.clear());

const hidden = { hidden: true };
const region = (name: string | RegExp) => within(screen.getByRole('region', { name }));
const dialog = (name: string | RegExp) => within(screen.getByRole('dialog', { name }));
const settle = (answer: (given: ReturnType<typeof answered>) => Promise<void>) => answer(DONE);

/** An office with these appointments on its day, free at 10:00 and 10:15 today and on no other day. */
const office =
  (appointments: BookedView[]): AnswerQuery =>
  (command) => {
    if (command.type === 'appointmentsOf')
      return { appointments: appointments.filter(({ day }) => day === command.day), none: null };
    if (command.type === 'findAppointments')
      return { appointments: appointments.filter(({ name }) => name?.includes(command.text)), none: null };
    if (command.type === 'appointment') {
      const found = appointments.find(({ visitId }) => visitId === command.visitId);
      return { appointment: found ? { ...found, email: 'e@example.org', phone: '02306 1' } : null };
    }
    if (command.type !== 'freeSlots') return {};
    const starts = command.day === '2025-03-03' ? [30, 45].map((after) => HALF_PAST_NINE + after * MINUTE) : [];
    return { day: command.day, starts, none: starts.length > 0 ? null : { why: 'full' }, next: [NEXT_DAY] };
  };

/** The counter with its appointments opened by key. */
const openAppointments = async (appointments: BookedView[], view: Partial<CounterView> = {}) => {
  const counter = showCounter(view, office(appointments));
  press('a');
  await settle(counter.answer);
  return counter;
};
const rows = () =>
  region('Termine')
    .queryAllByRole('listitem')
    .map((row) => row.textContent);

test('C1 A7 today’s appointments show time, name and services, and are checked in by one act or by their code', async () => {
  const { commands, answer } = showCounter({ booked: [bookedOf({ persons: 2 })] });
  const row = region('Erwartete Termine (1)').getByRole('listitem');
  expect(row.textContent).toContain('9:45Erika MustermannPersonalausweis, 2 Personen');
  click('Anmelden: 9:45, Erika Mustermann');
  await answer(ticket(true));
  const shown = dialog('Wertmarke T004');
  expect(shown.getByText('2 Personen davor')).toBeTruthy();
  expect(shown.getByText('Voraussichtliche Wartezeit: 5 bis 15 Minuten')).toBeTruthy();
  expect(shown.getByText('Zu spät für den Termin: steht jetzt in der Schlange.')).toBeTruthy();
  expect(shown.getByRole('img', { name: 'Wertmarke T004 auf dem Handy' })).toBeTruthy();
  click('In Ordnung');
  type('Code des Termins', ' k7mx2p ');
  fireEvent.submit(screen.getByLabelText('Code des Termins'));
  expect(commands).toEqual([
    { type: 'checkInVisit', visitId: 'visit-K7MX2P', language: null, familyName: null },
    { type: 'checkIn', code: 'K7MX2P', language: null },
  ]);
});

test('K25 who has said that they come is shown as such: expected, in the list, opened, and at the counter', async () => {
  const comes = bookedOf({ isConfirmed: true });
  showCounter({ booked: [comes] });
  expect(region('Erwartete Termine (1)').getByRole('listitem').textContent).toContain('bestätigt');
  cleanup();
  await openAppointments([comes, bookedOf({ visitId: 'visit-2', name: 'Jan Kern' })]);
  expect(rows().map((row) => row?.includes('bestätigt'))).toEqual([true, false]);
  click('Öffnen: 9:45, Erika Mustermann');
  expect(dialog(/9:45 bis 10:00 Uhr/).getByText('gebucht, bestätigt')).toBeTruthy();
  cleanup();
  showCounter({ visit: called({ kind: 'appointment', slotAt: HALF_PAST_NINE, isConfirmed: true }) });
  expect(screen.getByText('Termin 9:30, bestätigt')).toBeTruthy();
});

test('C1 of many expected appointments the next ones are shown, and those long past only when asked for', () => {
  const booked = [-120, ...Array.from({ length: 9 }, (_, i) => i * 10)].map((after, i) =>
    bookedOf({ visitId: `visit-${i}`, slotAt: HALF_PAST_NINE + after * MINUTE }),
  );
  showCounter({ booked });
  const times = () =>
    region('Erwartete Termine (10)')
      .getAllByRole('listitem')
      .map((row) => row.querySelector('strong')?.textContent);
  expect(times()).toEqual(['9:30', '9:40', '9:50', '10:00', '10:10', '10:20', '10:30', '10:40']);
  click('Alle 10 zeigen');
  expect(times()).toEqual(['7:30', ...['9:30', '9:40', '9:50', '10:00', '10:10', '10:20', '10:30', '10:40', '10:50']]);
});

test('W4 whoever presses Enter twice leaves the number, and prints nothing', async () => {
  const { commands, answer } = showCounter({ booked: [bookedOf()] });
  click('Anmelden: 9:45, Erika Mustermann');
  await answer(ticket(false));
  expect(document.activeElement).toBe(button('In Ordnung'));
  click('In Ordnung');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(commands).toHaveLength(1);
});

test('P2 what has become of a slip that was asked for is said where it was asked', async () => {
  const slip = { slipId: 'slip-1', visitId: 'visit-new', number: 'T004', state: 'notSent', problem: null } as const;
  const alarm = { kind: 'slip', slip: { ...slip, printerId: 'd', kioskId: 'k', queuedAt: 0, picture: null } } as const;
  const { answer, receive } = showCounter({ booked: [bookedOf()] });
  click('Anmelden: 9:45, Erika Mustermann');
  await answer(ticket(false));
  click('Am Kiosk drucken');
  await answer(DONE);
  const shown = dialog('Wertmarke T004');
  expect(shown.getByText('An den Drucker am Kiosk gegeben.')).toBeTruthy();
  receive({ alarms: [alarm] });
  expect(shown.queryByText('An den Drucker am Kiosk gegeben.')).toBeNull();
  expect(shown.getByText('T004: nicht gedruckt')).toBeTruthy();
});

test('A7 the day’s appointments open by one key beside the running visitor, and close by Escape', async () => {
  const { commands, queries } = await openAppointments(
    [
      bookedOf(),
      bookedOf({ visitId: 'visit-2', name: null, state: 'waiting', number: 'T001', code: 'ABCDEF' }),
      bookedOf({ visitId: 'visit-3', name: 'Jan Kern', state: 'cancelled' }),
    ],
    { visit: called({ lastCallAt: HALF_PAST_NINE - 15_000 }) },
  );
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Termine' }));
  expect(screen.getByRole('heading', { name: 'Montag, 3. März 2025 (2)' })).toBeTruthy();
  expect(rows()).toEqual([
    '9:45Erika MustermannPersonalausweisAnmeldenÖffnen',
    '9:45ohne NamenPersonalausweisT001 wartetÖffnen',
    '9:45Jan KernPersonalausweis abgesagtÖffnen',
  ]);
  press('b');
  expect(commands).toEqual([{ type: 'begin', visitId: 'visit-A042' }]);
  expect(queries).toEqual([{ type: 'appointmentsOf', day: '2025-03-03' }]);
  expect(screen.getByRole('heading', { name: 'Schlange (0)', ...hidden }).closest('[hidden]')).toBeTruthy();
  press('Escape');
  expect(screen.queryByRole('heading', { name: 'Termine' })).toBeNull();
  expect(screen.getByRole('region', { name: 'Schlange (0)' })).toBeTruthy();
});

test('A7 closing the appointments gives the keyboard back to what opened them', async () => {
  const { answer } = showCounter({}, office([]));
  button('Alle Termine').focus();
  click('Alle Termine');
  await settle(answer);
  expect(screen.getByText('Für diesen Tag sind keine Termine gebucht.')).toBeTruthy();
  click('Schließen');
  await settle(answer);
  expect(document.activeElement).toBe(button('Alle Termine'));
});

test('A4 days are turned by buttons and by date, and an empty one says why', async () => {
  const { answer, queries } = showCounter({}, (command) => ({
    appointments: [],
    none: command.type === 'appointmentsOf' && command.day > '2025-03-03' ? { why: 'holiday', name: 'Fest' } : null,
  }));
  press('a');
  await settle(answer);
  click('Nächster Tag');
  await settle(answer);
  expect(screen.getByRole('heading', { name: 'Dienstag, 4. März 2025 (0)' })).toBeTruthy();
  expect(screen.getByText('Feiertag: Fest')).toBeTruthy();
  for (const name of ['Heute', 'Vorheriger Tag']) {
    click(name);
    await settle(answer);
  }
  type('Tag', '2025-12-24');
  await settle(answer);
  type('Tag', '');
  expect(screen.getByRole('heading', { name: 'Mittwoch, 24. Dezember 2025 (0)' })).toBeTruthy();
  const days = queries.map((query) => query.type === 'appointmentsOf' && query.day);
  expect(days).toEqual(['2025-03-03', '2025-03-04', '2025-03-03', '2025-03-02', '2025-12-24']);
});

test('A7 staff find an appointment by a part of the name, on whatever day; Escape leads back to the day', async () => {
  const { answer, queries } = await openAppointments([
    bookedOf(),
    bookedOf({ visitId: 'visit-2', day: '2025-03-04', slotAt: NEXT_DAY, name: 'Erik Kern' }),
  ]);
  type('Suche: Name, Code, E-Mail', 'E');
  await settle(answer);
  expect(queries).toHaveLength(1);
  type('Suche: Name, Code, E-Mail', ' Erik ');
  await settle(answer);
  expect(queries[1]).toEqual({ type: 'findAppointments', text: 'Erik' });
  expect(rows()).toEqual([
    '03.03., 9:45Erika MustermannPersonalausweisAnmeldenÖffnen',
    // Of another day: it cannot be checked in.
    '04.03., 9:30Erik KernPersonalausweisÖffnen',
  ]);
  press('Escape');
  await settle(answer);
  expect(rows()).toHaveLength(1);
  press('Escape');
  expect(screen.queryByRole('region', { name: 'Termine' })).toBeNull();
});

test('A7 what others book and cancel is seen within seconds, and at once what was done here', async () => {
  jest.useFakeTimers({ doNotFake: ['setTimeout', 'queueMicrotask', 'performance'] });
  try {
    const { queries, answer } = await openAppointments([bookedOf()]);
    jest.advanceTimersByTime(5000);
    expect(queries).toHaveLength(2);
    press('n');
    await answer(refusedBecause('nobodyWaiting'));
    expect(queries).toHaveLength(3);
  } finally {
    jest.useRealTimers();
  }
});

const chooseService = async (answer: (given: ReturnType<typeof answered>) => Promise<void>) => {
  fireEvent.click(screen.getByRole('checkbox', { name: 'Personalausweis' }));
  await settle(answer);
};

test('A7 staff book for somebody: service, free time, name, and neither e-mail nor phone', async () => {
  const { answer, commands, queries } = await openAppointments([]);
  click('Termin vergeben');
  const asked = dialog('Termin vergeben');
  rest();
  fireEvent.submit(asked.getByLabelText('Name'));
  expect(asked.getByText('Bitte wählen Sie ein bis fünf Anliegen.')).toBeTruthy();
  expect(asked.getByText('Bitte wählen Sie eine Zeit.')).toBeTruthy();
  const freeSlots = () => queries.filter((look) => look.type === 'freeSlots');
  // Nobody knows yet what for
  expect(freeSlots()).toEqual([]);
  await chooseService(answer);
  expect(queries.at(-1)).toEqual({ type: 'freeSlots', serviceIds: ['ausweis'], persons: 1, day: '2025-03-03' });
  // Nor on which day, while somebody clears the field
  fireEvent.input(asked.getByLabelText('Tag'), { target: { value: '' } });
  expect(freeSlots().filter(({ day }) => day === '')).toEqual([]);
  fireEvent.input(asked.getByLabelText('Tag'), { target: { value: '2025-03-03' } });
  await settle(answer);
  expect(asked.getAllByRole('radio').map((one) => one.parentElement?.textContent)).toEqual(['10:00', '10:15']);
  fireEvent.click(asked.getByRole('radio', { name: '10:15' }));
  type('Name', ' Erika Mustermann ');
  fireEvent.submit(asked.getByLabelText('Name'));
  expect(commands).toEqual([
    {
      type: 'bookAppointment',
      serviceIds: ['ausweis'],
      persons: 1,
      language: 'de',
      slotAt: HALF_PAST_NINE + 45 * MINUTE,
      place: { kind: 'free', holdId: null },
      contact: { name: 'Erika Mustermann', email: null, phone: null },
    },
  ]);
  await answer(refusedBecause('slotInThePast'));
  expect(asked.getByRole('alert').textContent).toContain('Dieser Termin liegt in der Vergangenheit.');
  fireEvent.submit(asked.getByLabelText('Name'));
  await answer(
    answered({
      visitId: 'visit-9',
      key: 'k',
      url: 'http://phone/t/k',
      code: 'K7MX2P',
      slotAt: HALF_PAST_NINE + 45 * MINUTE,
    }),
  );
  const done = dialog('Der Termin ist vergeben');
  expect(done.getByText('K7MX2P', { selector: 'p' })).toBeTruthy();
  expect(done.getByText('Montag, 3. März 2025, 10:15 Uhr')).toBeTruthy();
  expect(document.activeElement).toBe(button('In Ordnung'));
});

test('A2 out of turn any minute can be had, marked as one more than there are places', async () => {
  const { answer, commands } = await openAppointments([]);
  click('Termin vergeben');
  await chooseService(answer);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Außer der Reihe' }));
  expect(screen.getByText('Ein Termin mehr, als es Plätze gibt.')).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
  fireEvent.input(dialog('Termin vergeben').getByLabelText('Tag'), { target: { value: '2025-03-05' } });
  type('Name', 'Jan');
  type('E-Mail (freiwillig)', 'jan@example.org');
  type('Telefon (freiwillig)', '02306 1');
  fireEvent.submit(screen.getByLabelText('Name'));
  expect(commands).toEqual([]);
  type('Uhrzeit', '11:07');
  fireEvent.submit(screen.getByLabelText('Name'));
  expect(commands).toMatchObject([
    {
      slotAt: Date.parse('2025-03-05T11:07:00+01:00'),
      place: { kind: 'extra' },
      contact: { name: 'Jan', email: 'jan@example.org', phone: '02306 1' },
    },
  ]);
});

test('A3 A4 a day without free times says why and offers the next ones, one press each', async () => {
  const { answer, commands } = await openAppointments([bookedOf()]);
  click('Öffnen: 9:45, Erika Mustermann');
  click('Verschieben');
  await settle(answer);
  const asked = dialog('Termin verschieben');
  expect(asked.getByText(/Montag, 3. März 2025, 9:45 bis 10:00 Uhr/).textContent).toContain('Erika Mustermann');
  fireEvent.input(asked.getByLabelText('Tag'), { target: { value: '2025-03-06' } });
  await settle(answer);
  expect(asked.getByText('Alle Plätze sind vergeben.')).toBeTruthy();
  rest();
  fireEvent.click(asked.getByRole('button', { name: '04.03., 9:30' }));
  await settle(answer);
  fireEvent.submit(asked.getByLabelText('Tag'));
  expect(commands).toEqual([
    {
      type: 'moveAppointment',
      day: '2025-03-03',
      visitId: 'visit-K7MX2P',
      slotAt: NEXT_DAY,
      place: { kind: 'free', holdId: null },
    },
  ]);
  await answer(answered({ visitId: 'visit-9', key: 'k', url: 'http://phone/t/k', code: 'K7MX2P', slotAt: NEXT_DAY }));
  expect(dialog('Der Termin ist verschoben').getByText('K7MX2P', { selector: 'p' })).toBeTruthy();
});

describe('M18 where the database has other offices', () => {
  const offices = [
    { office: 'nord', name: 'Nebenstelle Nord' },
    { office: 'sued', name: 'Nebenstelle Süd' },
    { office: 'west', name: 'Nebenstelle West' },
  ];
  const times: Record<string, object> = {
    nord: { is: 'there', serviceIds: ['perso'], place: 'Am Markt 1', starts: [NEXT_DAY], none: null, next: [] },
    sued: { is: 'away' },
    west: { is: 'lacking', services: ['Personalausweis'] },
  };
  const openMove = async () => {
    const one = bookedOf();
    const counter = showCounter({}, (command) => {
      if (command.type === 'officesBeside') return { offices };
      return command.type === 'timesElsewhere' ? (times[command.office] ?? {}) : office([one])(command);
    });
    press('a');
    await settle(counter.answer);
    click('Öffnen: 9:45, Erika Mustermann');
    click('Verschieben');
    await settle(counter.answer);
    const choose = async (value: string) => {
      fireEvent.change(dialog('Termin verschieben').getByLabelText('Büro'), { target: { value } });
      await settle(counter.answer);
    };
    return { ...counter, choose };
  };

  test('M18 an appointment moves there: a free time of that office, and then its place and code to be told', async () => {
    const { answer, commands, choose, queries } = await openMove();
    await choose('nord');
    expect(queries.at(-1)).toMatchObject({ type: 'timesElsewhere', office: 'nord', persons: 1, day: '2025-03-03' });
    const asked = dialog('Termin verschieben');
    rest();
    fireEvent.submit(asked.getByLabelText('Tag'));
    expect(asked.getByRole('alert').textContent).toBe('Bitte wählen Sie eine Zeit.');
    expect(commands).toEqual([]);
    fireEvent.click(asked.getByLabelText('9:30'));
    rest();
    fireEvent.submit(asked.getByLabelText('Tag'));
    expect(commands).toEqual([
      {
        ...{ type: 'moveElsewhere', day: '2025-03-03', visitId: 'visit-K7MX2P', office: 'nord' },
        ...{ serviceIds: ['perso'], slotAt: NEXT_DAY },
      },
    ]);
    const place = { name: 'Nebenstelle Nord', place: 'Am Markt 1', url: 'https://nord.example/t/x' };
    await answer(answered({ there: { ...place, slotAt: NEXT_DAY, code: 'N3UC0D', letter: 'none' } }));
    const done = dialog('Der Termin ist jetzt hier: Nebenstelle Nord');
    for (const said of ['Nebenstelle Nord, Am Markt 1', 'N3UC0D'])
      expect(done.getByText(said, { selector: 'p' })).toBeTruthy();
    expect(done.getByText(/Es geht keine E-Mail hinaus/)).toBeTruthy();
  });

  test('M18 one that does not do it, or does not answer, says so; what is not answered yet stays here', async () => {
    const { answer, commands, choose } = await openMove();
    const asked = dialog('Termin verschieben');
    await choose('west');
    expect(asked.getByText('Nebenstelle West bietet das nicht an: Personalausweis.')).toBeTruthy();
    await choose('sued');
    expect(asked.getByText(/^Nebenstelle Süd antwortet gerade nicht/).closest('[role=status]')).toBeTruthy();
    rest();
    fireEvent.submit(asked.getByLabelText('Tag'));
    expect(commands).toEqual([]);
    await choose('nord');
    fireEvent.click(asked.getByLabelText('9:30'));
    rest();
    fireEvent.submit(asked.getByLabelText('Tag'));
    await answer(answered({ there: null }));
    const waiting = dialog('Noch keine Antwort');
    expect(waiting.getByText('Nebenstelle Nord hat nicht geantwortet. Der Termin gilt weiter hier.')).toBeTruthy();
    rest();
    fireEvent.click(waiting.getByRole('button', { name: 'In Ordnung' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('M18 the list says where an appointment is, or who is asked for it', async () => {
    const elsewhere = { isThere: false, name: 'Nebenstelle Nord', slotAt: NEXT_DAY, code: null };
    const there = { ...elsewhere, isThere: true, code: 'N3UC0D' };
    const gone = bookedOf({ visitId: 'v2', state: 'cancelled', name: 'Zoë Yılmaz', elsewhere: there });
    const { answer } = await openAppointments([bookedOf({ elsewhere }), gone]);
    expect(rows().map((row) => /(angefragt|jetzt): Nebenstelle Nord/.exec(row ?? '')?.[1])).toEqual([
      'angefragt',
      'jetzt',
    ]);
    click('Öffnen: 9:45, Zoë Yılmaz');
    await settle(answer);
    const shown = within(screen.getByRole('dialog'));
    expect(shown.getByText(/^Jetzt dort: Nebenstelle Nord, /)).toBeTruthy();
    expect(shown.getByText('N3UC0D')).toBeTruthy();
    // Nobody reads of it that it was cancelled.
    expect(shown.getByText('jetzt: Nebenstelle Nord')).toBeTruthy();
    expect(shown.queryByText('abgesagt')).toBeNull();
  });
});

test('A7 cancelling asks first, and the first answer keeps the appointment', async () => {
  const { answer, commands, queries } = await openAppointments([bookedOf()]);
  click('Öffnen: 9:45, Erika Mustermann');
  await settle(answer);
  expect(queries.at(-1)).toEqual({ type: 'appointment', day: '2025-03-03', visitId: 'visit-K7MX2P' });
  const shown = dialog('Montag, 3. März 2025, 9:45 bis 10:00 Uhr');
  for (const fact of ['K7MX2P', 'e@example.org', '02306 1', 'im Internet', 'gebucht'])
    expect(shown.getByText(fact)).toBeTruthy();
  expect(document.activeElement).toBe(button('In Ordnung'));
  click('Absagen …');
  expect(document.activeElement).toBe(button('Termin behalten'));
  click('Termin behalten');
  expect(commands).toEqual([]);
  button('Öffnen: 9:45, Erika Mustermann').focus();
  click('Öffnen: 9:45, Erika Mustermann');
  click('Absagen …');
  click('Termin absagen');
  expect(commands).toEqual([{ type: 'cancelAppointment', day: '2025-03-03', visitId: 'visit-K7MX2P' }]);
  await answer(DONE);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(button('Öffnen: 9:45, Erika Mustermann'));
});

test('A7 an appointment that waits already can have its number printed again, and is neither moved nor cancelled', async () => {
  const { commands } = await openAppointments([bookedOf({ state: 'waiting', number: 'T001' })]);
  click('Öffnen: 9:45, Erika Mustermann');
  const acts = within(screen.getByRole('dialog')).getAllByRole('button');
  expect(acts.map((one) => one.textContent)).toEqual(['Schließen', 'In Ordnung', 'Aufrufen', 'Am Kiosk drucken']);
  click('Am Kiosk drucken');
  expect(commands).toEqual([{ type: 'printAgain', visitId: 'visit-K7MX2P' }]);
});

test('X3 the day list opens for this device, in a tab of its own', async () => {
  history.replaceState(null, '', '/counter/?device=device-1');
  await openAppointments([]);
  const link = screen.getByRole('link', { name: 'Tagesliste' });
  expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual(['/day-list?device=device-1', '_blank']);
});

const focused = () => document.activeElement?.textContent ?? '';
const parked = ['B001', 'B002', 'B003'].map((number) => visitOf(number, { state: 'parked', place: 'Kasse' }));

test('K1 after an act in a list the keyboard stays in it: at the next row, at its heading, at the visitor', async () => {
  const { answer, receive } = showCounter({ parked });
  const toLine = async (number: string, left: typeof parked) => {
    button(`In die Schlange: ${number}`).focus();
    click(`In die Schlange: ${number}`);
    receive({ parked: left });
    await answer(DONE);
  };
  await toLine(
    'B002',
    parked.filter(({ number }) => number !== 'B002'),
  );
  expect(focused()).toContain('B003');
  await toLine('B003', parked.slice(0, 1));
  expect(focused()).toContain('B001');
  await toLine('B001', []);
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Frei' }));
});

test('K1 somebody who is called back out of a list takes the keyboard along', async () => {
  const { answer, receive } = showCounter({ parked });
  button('Zurückrufen: B002').focus();
  click('Zurückrufen: B002');
  receive({ parked: parked.slice(0, 1), visit: called() });
  await answer(DONE);
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: /042/ }));
});

test('P3 an alarm that somebody sees to keeps the keyboard, though its button is gone', async () => {
  const alarm = { kind: 'printer', printerId: 'd', name: 'Drucker im Foyer', problems: ['paperOut'] } as const;
  const { answer, receive } = showCounter({ alarms: [{ ...alarm, problems: ['paperOut'], seen: null }] });
  button('Ich kümmere mich: Drucker im Foyer').focus();
  click('Ich kümmere mich: Drucker im Foyer');
  receive({ alarms: [{ ...alarm, problems: ['paperOut'], seen: { counter: '3' } }] });
  await answer(DONE);
  expect(focused()).toContain('Schalter 3 kümmert sich');
});

test('C1 the keyboard comes back to the list when the row that opened a dialog is gone with it', async () => {
  const booked = [bookedOf(), bookedOf({ visitId: 'visit-2', name: 'Jan Kern' })];
  const { answer, receive } = showCounter({ booked });
  button('Anmelden: 9:45, Erika Mustermann').focus();
  click('Anmelden: 9:45, Erika Mustermann');
  await answer(ticket(false));
  receive({ booked: booked.slice(1) });
  click('In Ordnung');
  await settle(answer);
  expect(focused()).toContain('Jan Kern');
});

test('T2 a day is the office’s day, in whatever zone it lies', () => {
  for (const zone of ['Europe/Berlin', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Pacific/Niue'])
    expect(dayOf(middayOf('2025-03-30', zone), zone)).toBe('2025-03-30');
  expect(dayPhrase(counterWordsOf('en'), '2025-03-30', 'Pacific/Auckland')).toBe('Sunday, 30 March 2025');
});
