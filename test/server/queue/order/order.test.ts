// K5, M7, M10, F4: raised and forgotten visits, calls past the order, and the full house.
import fc from 'fast-check';
import type { DayCommand } from '../../../../server/queue/decide';
import { lastCallAt } from '../../../../server/queue/forecast/admission';
import { adviseSlots, whatIfNow, whatIfToday } from '../../../../server/queue/forecast/advice';
import { NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { callOrder, placeOf, type Waiting } from '../../../../server/queue/order/policy';
import { MINUTE_MS } from '../../../../shared/time';
import { clerk, kiosk, min, NINE, OFFICE, openHistory, settingsWith } from '../history';

const OPEN_TILL_NOON = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '12:00' }));
const policyWith = (changes: Partial<ReturnType<typeof settingsWith>['policy']>) => ({
  ...settingsWith({}).policy,
  ...changes,
});

test('M7 who was raised is next, and the clerk reads why', () => {
  const history = openHistory();
  history.openCounter(1);
  const [, , third] = [history.draw(), history.draw(), history.draw()];
  expect(history.done({ type: 'raise', visitId: third?.visitId ?? '', reason: 'health' }, clerk(1))).toBeNull();
  expect(history.callNext(1)).toBe('A003');
  expect(history.day.visits.get(third?.visitId ?? '')?.why).toEqual({ rule: 'raised' });
});

test('M7 raising is refused to who does not wait, and to a counter without its clerk', () => {
  const history = openHistory();
  history.openCounter(1);
  const { visitId } = history.draw();
  expect(history.refused({ type: 'raise', visitId, reason: 'child' }, clerk(2))).toBe('notLoggedIn');
  history.callNext(1);
  expect(history.refused({ type: 'raise', visitId, reason: 'child' }, clerk(1))).toBe('visitMovedOn');
  expect(history.refused({ type: 'raise', visitId: 'nobody-000', reason: 'child' }, clerk(1))).toBe('unknownVisit');
});

test('K5 M8 called past the order: at once, to this counter, with the reason as why; the others keep their places', () => {
  const history = openHistory();
  history.openCounter(1);
  const [, second, third] = [history.draw(), history.draw(), history.draw()];
  const visitId = third?.visitId ?? '';
  const why = { rule: 'outOfOrder', reason: 'health' };
  const answer = history.done({ type: 'callOutOfOrder', visitId, reason: 'health' }, clerk(1));
  expect(answer).toEqual({ visitId, number: 'A003', why });
  expect(history.day.visits.get(visitId)).toMatchObject({ state: 'called', counterId: 'schalter-1', why });
  expect(history.events.at(-1)?.event).toMatchObject({ type: 'ticketCalled', why });
  history.done({ type: 'finish', visitId }, clerk(1));
  expect([history.callNext(1), history.day.visits.get(second?.visitId ?? '')?.state]).toEqual(['A001', 'waiting']);
});

test('K5 who is next anyway is called as that, and nothing says otherwise', () => {
  const history = openHistory();
  history.openCounter(1);
  const { visitId } = history.draw();
  history.draw();
  expect(history.done({ type: 'callOutOfOrder', visitId, reason: 'child' }, clerk(1))).toMatchObject({
    why: { rule: 'line' },
  });
});

test('K5 M3 a call past the order is no turn of it: it neither ends a run of appointments nor makes one', () => {
  const callsAfter = (isPastOrder: boolean) => {
    const history = openHistory();
    history.openCounter(1);
    history.openCounter(2);
    history.draw();
    const last = history.draw();
    for (const slot of [0, 1, 2]) history.checkIn(slot, 0);
    const numbers = [history.callNext(1)];
    if (isPastOrder) history.done({ type: 'callOutOfOrder', visitId: last.visitId, reason: 'other' }, clerk(2));
    for (let i = 0; i < 2; i++) {
      history.done({ type: 'finish', visitId: history.day.counters.get('schalter-1')?.visitId ?? '' }, clerk(1));
      numbers.push(history.callNext(1));
    }
    return numbers;
  };
  expect(callsAfter(true)).toEqual(['T001', 'T002', 'A001']);
  expect(callsAfter(false)).toEqual(['T001', 'T002', 'A001']);
});

test('K5 M6 a call past the order is refused to a counter that is busy, pauses or does not serve it, and for who does not wait', () => {
  const counters = settingsWith({}).counters.map((counter, i) =>
    i === 2 ? { ...counter, serviceIds: ['wohnsitz'] } : counter,
  );
  const history = openHistory(settingsWith({ counters }));
  for (const counter of [1, 2, 3]) history.openCounter(counter);
  const { visitId: first } = history.draw();
  const { visitId } = history.draw();
  const refused = (counter: number, of = visitId) =>
    history.refused({ type: 'callOutOfOrder', visitId: of, reason: 'child' }, clerk(counter));
  expect(refused(4)).toBe('notLoggedIn');
  expect(refused(3)).toBe('notServedHere');
  expect(refused(1, 'nobody-000')).toBe('unknownVisit');
  history.callNext(1);
  expect(refused(1)).toBe('counterBusy');
  expect(refused(2, first)).toBe('visitMovedOn');
  history.done({ type: 'pause', until: null }, clerk(2));
  expect(refused(2)).toBe('counterPaused');
  history.done({ type: 'resume' }, clerk(2));
  history.done({ type: 'handOn', visitId, to: { kind: 'counter', counterId: 'schalter-1' }, note: '' }, clerk(1));
  expect(refused(2)).toBe('notServedHere');
});

test('M3, M7 a raised one goes first, changes no run, and placeOf counts as callOrder orders', () => {
  const people = fc.array(
    fc.record({
      slotAt: fc.option(fc.integer({ min: 0, max: 40 })),
      arrivedAt: fc.integer({ min: 0, max: 40 }),
      raisedAt: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 4 }),
    }),
    { minLength: 1, maxLength: 25 },
  );
  fc.assert(
    fc.property(people, (list) => {
      const policy = { leadMin: 5, graceMin: 15, run: 2 };
      const now = 41 * MINUTE_MS;
      const waiting: Waiting[] = list.map(({ slotAt, arrivedAt, raisedAt }, i) => ({
        ...{ id: `p${i}`, arrivedAt: arrivedAt * MINUTE_MS + i },
        slotAt: slotAt === null ? null : slotAt * MINUTE_MS,
        raisedAt: raisedAt === null ? null : raisedAt * MINUTE_MS + i,
      }));
      const order = callOrder(waiting, policy, now, []);
      const raised = order.filter(({ why }) => why.rule === 'raised');
      expect(order.slice(0, raised.length)).toEqual(raised);
      const rest = callOrder(
        waiting.filter(({ raisedAt }) => raisedAt === null),
        policy,
        now,
        [],
      );
      expect(order.slice(raised.length)).toEqual(rest);
      const one = waiting[0];
      if (!one) return;
      const people = waiting.slice(1);
      const place = placeOf(one, { people, counted: 0 }, policy, now, []);
      expect(place).toBe(order.findIndex(({ id }) => id === one.id));
    }),
  );
});

const bookAt = (history: ReturnType<typeof openHistory>, slot: number) =>
  history.done<{ visitId: string; code: string }>(
    {
      ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt: min(slot) },
      ...{ place: { kind: 'extra' }, contact: null },
    },
    OFFICE,
  );

test('M10 off, as it is by default, nobody is called who has not checked in', () => {
  const history = openHistory();
  history.openCounter(1);
  bookAt(history, 0);
  history.time.now = min(6);
  expect(history.callNext(1)).toBe('nobodyWaiting');
});

test('M10 on, who forgot to check in is called once, five minutes after the slot, before the line', () => {
  const history = openHistory(settingsWith({ policy: policyWith({ forgottenMin: 5 }) }));
  history.openCounter(1);
  const { visitId, code } = bookAt(history, 0);
  history.draw();
  history.time.now = min(4);
  expect(history.callNext(1)).toBe('A001');
  history.done({ type: 'finish', visitId: [...history.day.visits.values()][1]?.id ?? '' }, clerk(1));
  history.time.now = min(5);
  expect(history.callNext(1)).toBe('T001');
  expect(history.day.visits.get(visitId)?.why).toEqual({ rule: 'forgotten', slotAt: NINE });
  history.done({ type: 'miss', visitId }, clerk(1));
  expect(history.callNext(1)).toBe('nobodyWaiting');
  expect(history.refused({ type: 'checkIn', code, language: null }, kiosk())).toBe('alreadyCheckedIn');
});

test('M7, M10 somebody raised goes before the forgotten', () => {
  const history = openHistory(settingsWith({ policy: policyWith({ forgottenMin: 5 }) }));
  history.openCounter(1);
  bookAt(history, 0);
  const { visitId } = history.draw();
  history.done({ type: 'raise', visitId, reason: 'health' }, clerk(1));
  history.time.now = min(6);
  expect(history.callNext(1)).toBe('A001');
});

test('F3 on pause another time of return can be said, and the pause goes on', () => {
  const history = openHistory();
  history.openCounter(1);
  history.done({ type: 'pause', until: min(10) }, clerk(1));
  history.time.now = min(5);
  history.done({ type: 'pause', until: min(20) }, clerk(1));
  expect(history.day.counters.get('schalter-1')?.paused).toEqual({ since: NINE, until: min(20) });
});

test('M10 only when no due appointment waits, and not after the grace', () => {
  const history = openHistory(settingsWith({ policy: policyWith({ forgottenMin: 5 }) }));
  history.openCounter(1);
  bookAt(history, 0);
  history.checkIn(5, 5);
  history.time.now = min(6);
  expect(history.callNext(1)).toBe('T001');
  expect([...history.day.visits.values()].find(({ number }) => number === 'T001')?.slotAt).toBe(min(5));
  history.done({ type: 'finish', visitId: [...history.day.visits.values()][1]?.id ?? '' }, clerk(1));
  history.time.now = min(16);
  expect(history.callNext(1)).toBe('nobodyWaiting');
});

test('M3, M10 a forgotten one counts in the run: after two the line has its turn', () => {
  const history = openHistory(settingsWith({ policy: policyWith({ forgottenMin: 5 }) }));
  for (const counter of [1, 2, 3]) history.openCounter(counter);
  for (let i = 0; i < 3; i++) bookAt(history, 0);
  history.draw();
  history.time.now = min(6);
  expect([1, 2, 3].map((counter) => history.callNext(counter))).toEqual(['T001', 'T002', 'A001']);
});

test('F4 the last call is at closing time and the overtime, or when the day ends', () => {
  const { day } = openHistory();
  const hours = settingsWith({ hours: OPEN_TILL_NOON });
  expect(lastCallAt({ day, settings: hours })).toBe(min(3 * 60 + 30));
  expect(lastCallAt({ day, settings: { ...hours, dayEndsAt: '12:15' } })).toBe(min(3 * 60 + 15));
  expect(lastCallAt({ day, settings: settingsWith({ dayEndsAt: '18:00' }) })).toBe(min(9 * 60));
  expect(lastCallAt({ day, settings: settingsWith({}) })).toBe(Number.POSITIVE_INFINITY);
});

test('F4 a kiosk gives no ticket that would not have its turn; staff can', () => {
  const history = openHistory(settingsWith({ hours: OPEN_TILL_NOON }));
  history.openCounter(1);
  history.time.now = min(2 * 60 + 50);
  for (let i = 0; i < 3; i++) history.draw('ausweis', clerk(1));
  const draw: DayCommand = { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' };
  expect(history.refused(draw, kiosk())).toBe('fullHouse');
  expect(history.refused(draw, clerk(1))).toBeNull();
});

test('F4 staff decide otherwise, both ways, for the rest of the day', () => {
  const history = openHistory(settingsWith({ hours: OPEN_TILL_NOON }));
  history.openCounter(1);
  const draw: DayCommand = { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' };
  history.done({ type: 'setAdmission', admission: 'closed' }, clerk(1));
  expect(history.refused(draw, kiosk())).toBe('fullHouse');
  history.time.now = min(2 * 60 + 50);
  for (let i = 0; i < 3; i++) history.draw('ausweis', clerk(1));
  history.done({ type: 'setAdmission', admission: 'open' }, clerk(1));
  expect(history.refused(draw, kiosk())).toBeNull();
  history.done({ type: 'setAdmission', admission: 'byForecast' }, clerk(1));
  expect(history.refused(draw, kiosk())).toBe('fullHouse');
  expect(history.refused({ type: 'setAdmission', admission: 'open' }, clerk(2))).toBe('notLoggedIn');
});

const outlookOf = (history: ReturnType<typeof openHistory>, arrivals: number[] = []) => ({
  ...{ day: history.day, settings: settingsWith({}), now: history.time.now },
  learned: { ...NOTHING_LEARNED, arrivals },
});

test('F1 one counter more shortens the wait, one fewer lengthens it', () => {
  const history = openHistory();
  for (const counter of [1, 2]) history.openCounter(counter);
  for (let i = 0; i < 12; i++) history.draw();
  const { now, oneMore, oneFewer } = whatIfNow(outlookOf(history));
  expect(now ?? 0).toBeGreaterThan(oneMore ?? 0);
  expect(oneFewer ?? 0).toBeGreaterThan(now ?? 0);
});

test('F1 the rest of the day is the mean of those who usually still come', () => {
  const history = openHistory();
  history.openCounter(1);
  expect(whatIfToday(outlookOf(history), 36, NINE)).toBeNull();
  const arrivals = Array.from({ length: 96 }, (_, quarter) => (quarter >= 37 && quarter <= 40 ? 3 : 0));
  const today = whatIfToday(outlookOf(history, arrivals), 36, NINE);
  expect(today?.now ?? 0).toBeGreaterThan(today?.oneMore ?? 0);
  expect(today?.oneFewer).toBeNull();
});

test('advice puts as many places as are offered where fewer walk-ins come, within what counters can serve', () => {
  const advised = adviseSlots([6, 12, 3, 3].map((walkIns) => ({ walkIns, minutes: 60, offered: 2, most: 4 })));
  expect(advised.reduce((sum, { proposed }) => sum + proposed, 0)).toBe(8);
  expect(advised.map(({ proposed }) => proposed)).toEqual([2, 1, 3, 2]);
});
