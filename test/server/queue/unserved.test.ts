// M11, M12, K9: handed on to a counter on pause, to nobody, and what staff do about it; the pace that reaches the forecast.
import { expectedFor } from '../../../server/queue/forecast/forecast';
import { NOTHING_LEARNED } from '../../../server/queue/forecast/lessons';
import type { Actor } from '../../../shared/events';
import { clerk, min, OFFICE, openHistory, settingsWith } from './history';
import { screensOf, smallOffice } from './office';

const ADMIN: Actor = { kind: 'device', deviceId: 'device-of-admin', role: 'admin', stationId: 'admin', personId: null };

/** A001 was called at the first counter and handed on to the second. */
const handedOn = (settings = settingsWith({})) => {
  const history = openHistory(settings);
  for (const counter of [1, 2]) history.openCounter(counter);
  const { visitId } = history.draw();
  history.callNext(1);
  const to = { kind: 'counter', counterId: 'schalter-2' } as const;
  history.done({ type: 'handOn', visitId, to, note: 'Eilt' }, clerk(1));
  return { history, visitId };
};
const unservedAt = (history: ReturnType<typeof openHistory>) =>
  screensOf(history).admin.unserved.map(({ why, visits }) => ({ ...why, numbers: visits.map(({ number }) => number) }));

test('K9 a counter sees by number who was handed on to another one', () => {
  const { history } = handedOn();
  const [first] = screensOf(history).counters;
  expect(first).toMatchObject({ waitingCount: 0, waitingElsewhere: 1, handedOn: [{ number: 'A001', counter: '2' }] });
  expect(history.callNext(1)).toBe('nobodyWaiting');
  expect(history.callNext(2)).toBe('A001');
});

test('M11 a pause without an end keeps nobody who was handed on', () => {
  const { history } = handedOn();
  history.done({ type: 'pause', until: null }, clerk(2));
  expect(screensOf(history).counters[0]).toMatchObject({ waitingCount: 1, handedOn: [] });
  expect(history.callNext(1)).toBe('A001');
});

test('M11 a pause with a time of return keeps them for the set time, and never beyond that return', () => {
  const long = handedOn();
  long.history.done({ type: 'pause', until: min(60) }, clerk(2));
  long.history.time.now = min(14);
  expect(long.history.callNext(1)).toBe('nobodyWaiting');
  long.history.time.now = min(15);
  expect(long.history.callNext(1)).toBe('A001');
  const short = handedOn();
  short.history.done({ type: 'pause', until: min(5) }, clerk(2));
  short.history.time.now = min(4);
  expect(short.history.callNext(1)).toBe('nobodyWaiting');
  short.history.time.now = min(5);
  expect(short.history.callNext(1)).toBe('A001');
});

test('M11, M12 whom nobody at work may call is shown with the reason, and is handed on or taken out by anybody', () => {
  const history = openHistory(smallOffice);
  history.openCounter(2);
  history.done({ type: 'drawTicket', serviceIds: ['wohnsitz'], persons: 1, language: 'de' }, clerk(2));
  const drawn = [...history.day.visits.values()][0];
  expect(drawn && unservedAt(history)).toEqual([{ why: 'closed', counters: ['1', '4'], numbers: [drawn?.number] }]);
  expect(screensOf(history).counters[0]).toMatchObject({ waitingCount: 0, waitingElsewhere: 0 });
  history.openCounter(4);
  expect(screensOf(history).counters[0]).toMatchObject({ waitingElsewhere: 1 });
  expect(unservedAt(history)).toEqual([]);
  history.done({ type: 'pause', until: null }, clerk(4));
  expect(unservedAt(history)).toMatchObject([{ why: 'paused', counters: ['4'] }]);
  const visitId = drawn?.id ?? '';
  expect(history.refused({ type: 'takeOut', visitId }, clerk(3))).toBe('notLoggedIn');
  const mine = { kind: 'counter', counterId: 'schalter-2' } as const;
  history.done({ type: 'handOn', visitId, to: mine, note: '' }, ADMIN);
  expect(unservedAt(history)).toEqual([]);
  expect(history.callNext(2)).toBe(drawn?.number);
  history.done({ type: 'returnToLine', visitId }, clerk(2));
  history.done({ type: 'takeOut', visitId }, ADMIN);
  expect(history.day.visits.get(visitId)?.state).toBe('left');
  expect(history.refused({ type: 'takeOut', visitId }, ADMIN)).toBe('visitMovedOn');
  expect(history.refused({ type: 'handOn', visitId, to: mine, note: '' }, ADMIN)).toBe('visitMovedOn');
});

test('M12 handed on while waiting, somebody keeps number, place, note and time', () => {
  const { history, visitId } = handedOn();
  history.time.now = min(1);
  const later = history.draw();
  history.time.now = min(2);
  const { since } = history.day.visits.get(visitId) ?? {};
  const to = { kind: 'service', serviceId: 'wohnsitz' } as const;
  history.done({ type: 'handOn', visitId, to, note: '' }, clerk(1));
  expect(history.day.visits.get(visitId)).toMatchObject({
    number: 'A001',
    state: 'waiting',
    since,
    onlyCounterId: null,
  });
  expect(history.day.remarks.get(visitId)?.note).toBe('Eilt');
  expect([...history.day.waiting.keys()]).toEqual([visitId, later.visitId]);
  expect([...history.day.walkInsWaiting.values()].map(({ count }) => count)).toEqual([1, 1]);
  expect(history.callNext(1)).toBe('A001');
});

test('M12 who is called where the clerk is removed waits again; who is served stays until somebody sits down there', () => {
  const history = openHistory();
  for (const counter of [1, 2]) history.openCounter(counter);
  const { visitId } = history.draw();
  history.callNext(1);
  history.done({ type: 'leaveCounters', personId: 'person-0001' }, OFFICE);
  expect(history.day.counters.has('schalter-1')).toBe(false);
  expect(history.callNext(2)).toBe('A001');
  history.done({ type: 'begin', visitId }, clerk(2));
  history.done({ type: 'leaveCounters', personId: 'person-0002' }, OFFICE);
  expect(history.day.counters.get('schalter-2')?.visitId).toBe(visitId);
});

test('F6 an appointment is told its own time until it is due, and never a place that others take from it', () => {
  const history = openHistory();
  history.openCounter(1);
  for (let i = 0; i < 5; i++) history.draw();
  const { visitId } = history.checkIn(23, 0);
  const phone = () => screensOf(history).phones.get(visitId);
  const early = { ownTimeAt: min(23), peopleBefore: null, forecast: null, ahead: null };
  expect(phone()).toMatchObject(early);
  expect(history.day.visits.get(visitId)?.forecastGiven).toMatchObject({ ownTimeAt: min(23), peopleBefore: null });
  expect(screensOf(history).display.next).not.toContain('T001');
  history.time.now = min(18) - 1;
  expect(phone()).toMatchObject(early);
  history.time.now = min(18);
  expect(phone()).toMatchObject({ ownTimeAt: null, peopleBefore: 0 });
  expect(screensOf(history).display.next?.[0]).toBe('T001');
});

test('F1 the pace of the day reaches the forecast; a visit that never began says nothing of it', () => {
  const expected = (tookMin: number, begins: boolean) => {
    const history = openHistory();
    history.openCounter(1);
    for (let i = 0; i < 8; i++) {
      const { visitId } = history.draw('ausweis', clerk(1));
      history.callNext(1);
      if (begins) history.done({ type: 'begin', visitId }, clerk(1));
      history.time.now += tookMin * 60_000;
      history.done({ type: 'finish', visitId }, clerk(1));
    }
    history.draw('ausweis', clerk(1));
    const outlook = { day: history.day, settings: history.settings(), learned: NOTHING_LEARNED, now: history.time.now };
    return expectedFor(outlook, { id: 'newcomer', serviceIds: ['ausweis'], onlyCounterId: null }) ?? 0;
  };
  expect(expected(40, true)).toBeGreaterThan(expected(12, true) * 1.2);
  expect(expected(2, true)).toBeLessThan(expected(12, true) * 0.95);
  expect(expected(40, false)).toBe(expected(2, false));
});

test('M2, M6 a counter with preferences calls appointments by their slot all the same', () => {
  const counters = settingsWith({}).counters.map((one) => ({ ...one, preferredServiceIds: ['wohnsitz'] }));
  const history = openHistory(settingsWith({ counters }));
  history.openCounter(1);
  history.checkIn(8, 0);
  history.checkIn(5, 1);
  history.time.now = min(8);
  expect(history.callNext(1)).toBe('T002');
});

test('K22 M11 while somebody is at a counter it is told whom nobody would call without it, and nobody else', () => {
  const history = openHistory(smallOffice);
  for (const counter of [1, 2]) history.openCounter(counter);
  const [both = '', , , firstAlone = ''] = smallOffice.services.map(({ id }) => id);
  history.draw(both);
  history.callNext(1);
  history.draw(both);
  const { number } = history.draw(firstAlone);
  const leftAlone = () => screensOf(history).counters.map((counter) => counter.leftAlone);
  expect(leftAlone()).toEqual([[number], []]);
  const visitId = history.day.counters.get('schalter-1')?.visitId ?? '';
  history.done({ type: 'finish', visitId }, clerk(1));
  expect(leftAlone()).toEqual([[], []]);
});

test('K22 M11 whom nobody calls anyway is not told as left alone', () => {
  const history = openHistory(smallOffice);
  history.openCounter(2);
  const [own = '', , nobodys = ''] = smallOffice.services.map(({ id }) => id);
  history.draw(own);
  history.callNext(2);
  const { number } = history.draw(nobodys);
  expect(unservedAt(history)).toMatchObject([{ numbers: [number] }]);
  expect(screensOf(history).counters.map(({ leftAlone }) => leftAlone)).toEqual([[]]);
});
