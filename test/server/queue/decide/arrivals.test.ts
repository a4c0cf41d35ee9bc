// W, A, C: drawing, booking, checking in.
import { officeOrder } from '../../../../server/queue/order/order';
import type { CommandOf } from '../../../../shared/commands';
import type { Settings } from '../../../../shared/settings';
import { clerk, kiosk, min, OFFICE, openHistory, settingsWith } from '../history';

const ticket = (...serviceIds: string[]): CommandOf<'drawTicket'> => ({
  type: 'drawTicket',
  serviceIds,
  persons: 1,
  language: 'de',
});

test('W1 outside its hours a service gives no ticket at the kiosk, but staff can draw one', () => {
  const hours = [{ weekday: 1, from: '09:00', to: '12:00' }];
  const services = settingsWith({}).services.map((one) =>
    one.id === 'ausweis' ? { ...one, walkInHours: hours } : one,
  );
  const { refused, time, draw } = openHistory(settingsWith({ services }));
  expect(refused(ticket('ausweis'), kiosk())).toBeNull();
  time.now = min(180);
  expect(refused(ticket('ausweis'), kiosk())).toBe('closedNow');
  expect(refused(ticket('wohnsitz'), kiosk())).toBeNull();
  expect(draw('ausweis', clerk(1)).number).toBe('A002');
});

test('W4 several services in one visit: its number has the letter of the first', () => {
  const { done, refused, day } = openHistory();
  const drawn = done<{ visitId: string; number: string }>(ticket('wohnsitz', 'ausweis'), clerk(1));
  expect(drawn.number).toBe('C001');
  expect(day.visits.get(drawn.visitId)?.serviceIds).toEqual(['wohnsitz', 'ausweis']);
  expect(refused(ticket('ausweis', 'ausweis'), clerk(1))).toBe('malformed');
  expect(refused(ticket('ausweis', 'nothing'), clerk(1))).toBe('unknownService');
});

test('M5 no ticket is drawn that no counter may serve', () => {
  const counters: Settings['counters'] = settingsWith({}).counters.map((one, i) => ({
    ...one,
    serviceIds: [i % 2 ? 'ausweis' : 'wohnsitz'],
  }));
  const { refused } = openHistory(settingsWith({ counters }));
  expect(refused(ticket('ausweis', 'wohnsitz'), clerk(1))).toBe('noCounterServes');
  expect(refused(ticket('fischerei'), kiosk())).toBe('noCounterServes');
  expect(refused(ticket('ausweis'), kiosk())).toBeNull();
});

test('W5 a kiosk locked by hand or by timetable draws nothing', () => {
  const lockTimes = [{ span: { weekday: 1, from: '09:30', to: '10:00' }, reason: { de: 'Teambesprechung' } }];
  const kiosks = settingsWith({}).kiosks.map((one) => ({ ...one, lockTimes }));
  const history = openHistory(settingsWith({ kiosks }));
  history.openCounter(1);
  const lock = { type: 'lockKiosk', kioskId: 'kiosk-1', reason: 'Rohrbruch' } as const;
  expect(history.refused(lock, clerk(2))).toBe('notLoggedIn');
  history.done(lock, clerk(1));
  expect(history.refused(ticket('ausweis'), kiosk())).toBe('kioskLocked');
  history.done({ type: 'unlockKiosk', kioskId: 'kiosk-1' }, clerk(1));
  expect(history.refused(ticket('ausweis'), kiosk())).toBeNull();
  history.time.now = min(45);
  expect(history.refused(ticket('ausweis'), kiosk())).toBe('kioskLocked');
});

test('M1 only who is present is in the order: a booked visit is not, a checked-in one is', () => {
  const history = openHistory();
  history.openCounter(1);
  const book: CommandOf<'bookAppointment'> = {
    type: 'bookAppointment',
    serviceIds: ['ausweis'],
    persons: 1,
    language: 'de',
    slotAt: min(10),
    place: { kind: 'extra' },
    contact: null,
  };
  const { code } = history.done<{ code: string }>(book, OFFICE);
  history.time.now = min(10);
  expect(history.callNext(1)).toBe('nobodyWaiting');
  history.done({ type: 'checkIn', code, language: 'de' }, kiosk());
  expect(history.callNext(1)).toBe('T001');
});

test('C2 check-in is possible from thirty minutes before the slot, and says from when', () => {
  const history = openHistory();
  const book: CommandOf<'bookAppointment'> = {
    type: 'bookAppointment',
    serviceIds: ['ausweis'],
    persons: 1,
    language: 'de',
    slotAt: min(60),
    place: { kind: 'extra' },
    contact: null,
  };
  const { code } = history.done<{ code: string }>(book, OFFICE);
  history.time.now = min(30) - 1;
  expect(history.when({ type: 'checkIn', code, language: 'de' }, kiosk())).toEqual({
    refusal: { code: 'tooEarly', values: { from: min(30) } },
  });
  history.time.now = min(30);
  expect(history.refused({ type: 'checkIn', code, language: 'de' }, kiosk())).toBeNull();
  expect(history.refused({ type: 'checkIn', code, language: 'de' }, kiosk())).toBe('alreadyCheckedIn');
  expect(history.refused({ type: 'checkIn', code: 'WRONG', language: 'de' }, kiosk())).toBe('unknownCode');
});

test('A2 nothing is booked for a day that is too far to be meant', () => {
  const slotAt = min(500 * 24 * 60);
  const book: CommandOf<'bookAppointment'> = {
    type: 'bookAppointment',
    serviceIds: ['ausweis'],
    persons: 1,
    language: 'de',
    slotAt,
    place: { kind: 'extra' },
    contact: null,
  };
  expect(openHistory().refused(book, OFFICE)).toBe('slotTooFar');
});

test('A2 nothing is booked for a slot that has passed, and a cancelled code is worth nothing', () => {
  const history = openHistory();
  const book: CommandOf<'bookAppointment'> = {
    type: 'bookAppointment',
    serviceIds: ['ausweis'],
    persons: 1,
    language: 'de',
    slotAt: min(-16),
    place: { kind: 'extra' },
    contact: null,
  };
  expect(history.refused(book, OFFICE)).toBe('slotInThePast');
  const { code, visitId } = history.done<{ code: string; visitId: string }>({ ...book, slotAt: min(5) }, OFFICE);
  history.done({ type: 'cancelAppointment', day: '2017-11-06', visitId }, OFFICE);
  expect(history.refused({ type: 'checkIn', code, language: 'de' }, kiosk())).toBe('unknownCode');
  expect(history.refused({ type: 'cancelAppointment', day: '2017-11-06', visitId }, OFFICE)).toBe('notChangeable');
});

test('W1 people before a newcomer are counted as the call order has them, late and due appointments too', () => {
  const history = openHistory(settingsWith({}), '2017-11-06');
  const settings = settingsWith({});
  history.checkIn(1, 20);
  for (let i = 0; i < 3; i++) history.draw();
  for (let i = 20; i < 28; i++) history.checkIn(i, i);
  history.time.now = min(30);
  const { visitId } = history.draw('wohnsitz');
  const place = officeOrder({ day: history.day, settings, now: min(30) }).findIndex((call) => call.id === visitId);
  expect(history.day.visits.get(visitId)?.forecastGiven?.peopleBefore).toBe(place);
  expect(place).toBe(12);
});

test('F5 what a visitor was told is kept with the ticket', () => {
  const history = openHistory();
  history.openCounter(1);
  for (let i = 0; i < 3; i++) history.draw();
  const { visitId } = history.draw();
  expect(history.day.visits.get(visitId)?.forecastGiven).toEqual({
    ownTimeAt: null,
    peopleBefore: 3,
    forecast: { fromMin: 25, toMin: 60 },
    expectedMin: 41.1,
  });
});
