// K13: whoever is sought at a counter is found, wherever they are, and can be had back.
import { createFacts } from '../../../server/queue/figures/facts';
import { readDays } from '../../../server/queue/replay/replay';
import { foundView } from '../../../server/queue/views/found';
import type { FoundView } from '../../../shared/protocol';
import { MINUTE_MS } from '../../../shared/time';
import { clerk, min, OFFICE, openHistory } from './history';
import { screensOf } from './office';

type History = ReturnType<typeof openHistory>;

const SEARCH = { most: 20, withNames: true };
const seek = (
  history: History,
  text: string,
  { counter = 1, ...how }: Partial<typeof SEARCH> & { counter?: number } = {},
) => {
  const settings = history.settings();
  const at = settings.counters.find(({ id }) => id === `schalter-${counter}`);
  if (at === undefined) throw new Error('no such counter');
  const days = [history.day, history.dayNamed('2017-11-07')];
  return foundView(days, { settings, now: history.time.now }, at, { ...SEARCH, ...how, text });
};
const one = (history: History, text: string): FoundView => {
  const { found, count } = seek(history, text);
  expect(count).toBe(1);
  return found[0] as FoundView;
};

const morning = () => {
  const history = openHistory();
  for (const counter of [1, 2, 3]) history.openCounter(counter);
  return history;
};
/** Booked by staff for somebody, so many minutes after nine, on this day or the next. */
const book = (history: History, name: string, slot: number, daysAhead = 0) => {
  const there = daysAhead === 0 ? history.day : history.dayNamed('2017-11-07');
  const contact = { name, email: null, phone: null };
  const slotAt = min(slot) + daysAhead * 24 * 60 * MINUTE_MS;
  const what = { serviceIds: ['ausweis'], persons: 1, language: 'de' as const, place: { kind: 'extra' as const } };
  return history.done<{ visitId: string; code: string }>(
    { type: 'bookAppointment', ...what, slotAt, contact },
    OFFICE,
    there,
  );
};

test('K13 who waits is found by the number, with the place that everybody else is told', () => {
  const history = morning();
  const numbers = [1, 2, 3].map(() => history.draw().number);
  expect(numbers).toEqual(['A001', 'A002', 'A003']);
  expect(one(history, 'a 3')).toMatchObject({
    visit: { number: 'A003', state: 'waiting' },
    standing: { place: 3, ownTimeAt: null, onlyCounter: null, unserved: null, isServedHere: true },
    appointment: null,
  });
  history.callNext(1);
  expect(one(history, '3').standing?.place).toBe(2);
  expect(one(history, '1')).toMatchObject({ visit: { state: 'called', counterName: '1' }, standing: null });
});

test('K13 whoever is handed on, parked, missed, done or gone is found, and where they are', () => {
  const history = morning();
  const visits = [1, 2, 3, 4, 5].map(() => history.draw().visitId);
  const [handed = '', parked = '', missed = '', done = '', gone = ''] = visits;
  history.done(
    { type: 'handOn', visitId: handed, to: { kind: 'counter', counterId: 'schalter-2' }, note: '' },
    clerk(3),
  );
  for (const end of [
    { type: 'park', visitId: parked, place: 'Foto' },
    { type: 'miss', visitId: missed },
    { type: 'finish', visitId: done },
  ] as const) {
    history.callNext(1);
    history.done(end, clerk(1));
  }
  history.done({ type: 'takeOut', visitId: gone }, clerk(1));
  expect(one(history, 'A1').standing).toMatchObject({ onlyCounter: '2', isServedHere: false, place: 1 });
  expect(one(history, 'A2')).toMatchObject({ visit: { state: 'parked', place: 'Foto' }, mayComeBack: true });
  expect(one(history, 'A3')).toMatchObject({ visit: { state: 'missed' }, mayComeBack: true });
  expect(one(history, 'A4')).toMatchObject({ visit: { state: 'done', counterName: '1' }, mayComeBack: true });
  expect(one(history, 'A5')).toMatchObject({ visit: { state: 'left' }, mayComeBack: true });
});

test('K13 M11 who waits for nobody is found, and why', () => {
  const history = morning();
  history.draw();
  for (const counter of [1, 2, 3]) history.done({ type: 'logOut' }, clerk(counter));
  expect(one(history, 'A1').standing?.unserved?.why).toBe('closed');
});

test('K13 F6 an appointment before its time is told its time and no place', () => {
  const history = morning();
  const { number } = history.checkIn(60, 35);
  expect(one(history, number).standing).toMatchObject({ ownTimeAt: min(60), place: null });
});

test('K13 appointments of today and to come are found by name and code; who is in the house comes first', () => {
  const history = morning();
  const later = book(history, 'Özlem Yılmaz', 30, 1);
  const cancelled = book(history, 'Özlem Kaya', 60);
  history.done({ type: 'cancelAppointment', day: history.day.day, visitId: cancelled.visitId }, OFFICE);
  book(history, 'Özlem Şahin', 90);
  const here = book(history, 'Yılmaz, Özlem', 10);
  history.done({ type: 'checkIn', code: here.code, language: null }, clerk(1));
  const found = seek(history, 'oezlem');
  expect(found.found.map(({ day, visit }) => [day, visit.name, visit.state])).toEqual([
    ['2017-11-06', 'Yılmaz, Özlem', 'waiting'],
    ['2017-11-06', 'Özlem Şahin', 'booked'],
    ['2017-11-06', 'Özlem Kaya', 'cancelled'],
    ['2017-11-07', 'Özlem Yılmaz', 'booked'],
  ]);
  expect(seek(history, later.code.toLowerCase()).found.map(({ visit }) => visit.visitId)).toContain(later.visitId);
  expect(one(history, later.visitId).appointment).toMatchObject({ day: '2017-11-07', name: 'Özlem Yılmaz' });
});

test('K13 S25 without the right to names they are neither sought nor shown', () => {
  const history = morning();
  const { code } = book(history, 'Erika Mustermann', 30);
  expect(seek(history, 'erika', { withNames: false })).toEqual({ found: [], count: 0 });
  const { found } = seek(history, code, { withNames: false });
  expect(found).toMatchObject([{ code, visit: { name: null }, appointment: { name: null } }]);
  expect(JSON.stringify(found)).not.toContain('Mustermann');
});

test('K13 X5 who is known by an address alone is not found by it in a list', () => {
  const history = morning();
  book(history, 'erika@example.org', 30);
  expect(seek(history, 'erika').count).toBe(0);
});

test('K13 an appointment that was moved is found where it is now', () => {
  const history = morning();
  const { visitId } = book(history, 'Erika Mustermann', 30);
  const move = { type: 'moveAppointment', visitId, slotAt: min(90), place: { kind: 'extra' } } as const;
  history.done({ ...move, day: history.day.day }, OFFICE);
  expect(one(history, 'erika').visit).toMatchObject({ state: 'booked', slotAt: min(90) });
});

test('K13 no more are shown than asked for, and all are counted; of those who are gone the newest first', () => {
  const history = morning();
  for (let i = 0; i < 30; i++) {
    const { visitId } = history.draw();
    history.time.now += MINUTE_MS;
    history.done({ type: 'takeOut', visitId }, clerk(1));
    book(history, 'Erika Mustermann', 60 + i);
  }
  const { found, count } = seek(history, 'erika', { most: 5 });
  expect([found.length, count]).toEqual([5, 30]);
  expect(found.map(({ visit }) => visit.slotAt)).toEqual([60, 61, 62, 63, 64].map(min));
});

test('K13 K10 who is done or taken out comes back to the counter or to the line at the place of the ticket, and that is taken back', () => {
  const history = morning();
  const { day, done } = history;
  const visits = [1, 2, 3].map(() => history.draw().visitId);
  const [first = '', second = '', third = ''] = visits;
  history.callNext(1);
  done({ type: 'finish', visitId: first }, clerk(1));
  done({ type: 'takeOut', visitId: second }, clerk(1));
  done({ type: 'returnToLine', visitId: first }, clerk(2));
  expect([...day.waiting.keys()]).toEqual([first, third]);
  expect(day.numbersInUse.has('A001')).toBe(true);
  done({ type: 'callBack', visitId: second }, clerk(2));
  expect(day.visits.get(second)).toMatchObject({ state: 'called', counterId: 'schalter-2', why: { rule: 'back' } });
  expect(day.numbersInUse.has('A002')).toBe(true);
  const act = day.acts.get('schalter-2')?.at(-1);
  expect(act?.name).toBe('callBack');
  done({ type: 'undo', act: act?.versions[0] ?? 0 }, clerk(2));
  expect(day.visits.get(second)).toMatchObject({ state: 'left', counterId: null });
  expect(day.numbersInUse.has('A002')).toBe(false);
  expect(day.announcements).toHaveLength(1);
});

test('K13 N2 whose number is somebody else’s by now does not come back with it', () => {
  const history = openHistory();
  history.openCounter(1);
  const { visitId } = history.draw();
  history.callNext(1);
  history.done({ type: 'finish', visitId }, clerk(1));
  history.day.lastNumber.set('A', 999);
  expect(history.draw().number).toBe('A001');
  expect(seek(history, 'A1').found.map(({ visit, mayComeBack }) => [visit.state, mayComeBack])).toEqual([
    ['waiting', false],
    ['done', false],
  ]);
  expect(history.refused({ type: 'returnToLine', visitId }, clerk(1))).toBe('visitMovedOn');
  expect(history.refused({ type: 'callBack', visitId }, clerk(1))).toBe('visitMovedOn');
});

test('K13 F7 who was taken out and waits again is told to those behind as somebody who is back', () => {
  const history = morning();
  const [first, last] = [history.draw(), history.draw()];
  history.done({ type: 'takeOut', visitId: first.visitId }, clerk(1));
  const ahead = () => screensOf(history).phones.get(last.visitId)?.ahead;
  expect(ahead()).toMatchObject({ back: 0, line: 0 });
  history.done({ type: 'returnToLine', visitId: first.visitId }, clerk(1));
  expect(ahead()).toMatchObject({ back: 1, line: 0 });
});

test('K13 R1 R9 who was done with and came back is one visitor with all the service, and was away when the day is played again', () => {
  const history = morning();
  const visits = [1, 2, 3, 4, 5].map(() => history.draw().visitId);
  const serve = (visitId: string, minutes: number) => {
    history.done({ type: 'begin', visitId }, clerk(1));
    history.time.now += minutes * MINUTE_MS;
    history.done({ type: 'finish', visitId }, clerk(1));
  };
  for (const visitId of visits) {
    history.callNext(1);
    serve(visitId, 4);
  }
  const [first = ''] = visits;
  history.time.now += 10 * MINUTE_MS;
  history.done({ type: 'callBack', visitId: first }, clerk(1));
  serve(first, 3);
  const facts = createFacts(() => 9);
  for (const event of history.events) facts.add(event);
  expect(facts.facts().visits).toHaveLength(5);
  expect(facts.facts().visits[0]).toMatchObject({ outcome: 'done', serviceSec: 7 * 60 });
  const { days } = readDays([{ day: '2017-11-06', events: history.events }], history.settings());
  expect(days[0]?.day.visits[0]?.legs).toMatchObject([
    { ends: { how: 'parked' }, away: { ms: 26 * MINUTE_MS, to: 'counter' }, serviceMs: 4 * MINUTE_MS },
    { ends: { how: 'done' }, away: null, serviceMs: 3 * MINUTE_MS },
  ]);
});
