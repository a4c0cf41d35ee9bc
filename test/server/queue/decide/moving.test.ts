// K17: what a counter takes today: everything that asks who serves whom knows it, nobody is left unsaid, and it is taken back.
import fc from 'fast-check';
import { newDay } from '../../../../server/queue/day/day';
import { whyUnserved } from '../../../../server/queue/order/serving';
import { play } from '../../../../server/queue/replay/play';
import { readDay } from '../../../../server/queue/replay/readDay';
import { slotsOn } from '../../../../server/queue/slots/slots';
import { strandedBy } from '../../../../server/queue/slots/stranding';
import type { Actor, ServesToday } from '../../../../shared/events';
import { clerk, min, OFFICE, openHistory } from '../history';
import { acts, perform, screensOf, smallOffice } from '../office';

const [A = '', B = '', C = ''] = smallOffice.services.map(({ id }) => id);

type History = ReturnType<typeof openHistory>;
const momentOf = ({ day, settings, time }: History) => ({
  ...{ day, settings: settings(), now: Math.max(time.now, day.lastAt) },
});
const ADMIN: Actor = { kind: 'device', deviceId: 'device-of-admin', role: 'admin', stationId: 'admin', personId: null };
const move = (history: History, counterId: string, serves: ServesToday | null, agreed: string[] = [], by = clerk(1)) =>
  history.when({ type: 'moveCounter', counterId, serves, agreed }, by);

test('K17 order, forecast, admission, slots and screens go by what counters take today', () => {
  const history = openHistory(smallOffice);
  // Counter 1 takes everything, counter 2 only the first.
  for (const counter of [1, 2]) history.openCounter(counter);
  history.draw(A);
  expect(history.callNext(2)).toBe('A001');
  expect(move(history, 'schalter-2', [B])).toMatchObject({ events: [{ type: 'counterMoved', serves: [B] }] });
  const forA = history.draw(A);
  history.draw(B);
  history.done({ type: 'finish', visitId: [...history.day.visits.keys()][0] ?? '' }, clerk(2));
  const view = () => screensOf(history).counters[1];
  expect(view()?.next?.serviceIds).toEqual([B]);
  expect(view()?.counters.map(({ movedTo }) => movedTo)).toEqual([null, [B], null, null]);
  expect(screensOf(history).counters[0]?.colleagues[0]?.serviceIds).toEqual([B]);
  expect(screensOf(history).admin.counters[1]?.movedTo).toEqual([B]);
  expect(history.callNext(2)).toMatch(/^B/);
  // Nobody takes the first any more: no ticket, no time, no way there.
  const none = move(history, 'schalter-1', [B], [forA.visitId]);
  expect(none).toMatchObject({ result: null });
  for (const counter of ['schalter-3', 'schalter-4'] as const) move(history, counter, [C], [forA.visitId]);
  const kiosk = screensOf(history).kiosks[0];
  expect(kiosk?.services.find(({ id }) => id === A)?.closed).toEqual({ why: 'noCounter' });
  const draw = { type: 'drawTicket' as const, serviceIds: [A], persons: 1, language: 'de' as const };
  expect(history.refused(draw, clerk(1))).toBe('noCounterServes');
  const to = { kind: 'service', serviceId: A } as const;
  expect(history.refused({ type: 'handOn', visitId: forA.visitId, to, note: '' }, clerk(1))).toBe('noCounterServes');
  const wish = { serviceIds: [A], persons: 1 };
  const ask = { wish, via: 'staff', now: history.time.now } as const;
  expect(slotsOn(history.day, smallOffice, ask).none).toEqual({ why: 'full' });
  expect(slotsOn(newDay('2017-11-13'), smallOffice, ask).none).not.toEqual({ why: 'full' });
  expect(screensOf(history).admin.unserved).toMatchObject([{ why: { why: 'noCounter' } }]);
});

test('K17 whom it would strand has to be agreed to one by one, and is just whom nobody calls then', () => {
  const history = openHistory(smallOffice);
  history.openCounter(2);
  const [first, second] = [history.draw(A), history.draw(A)];
  const refused = move(history, 'schalter-2', [B], [first.visitId]);
  expect(refused).toMatchObject({ refusal: { code: 'notLoggedIn' } });
  const by = clerk(2);
  const command = { type: 'moveCounter' as const, counterId: 'schalter-2', serves: [B] };
  expect(history.when({ ...command, agreed: [first.visitId] }, by)).toMatchObject({
    refusal: { code: 'wouldStrand', values: { count: 2 } },
  });
  expect(strandedBy(momentOf(history), command).map(({ number }) => number)).toEqual(['A001', 'A002']);
  history.done({ ...command, agreed: [first.visitId, second.visitId] }, by);
  expect(screensOf(history).admin.unserved.flatMap(({ visits }) => visits.map(({ number }) => number))).toEqual([
    ...['A001', 'A002'],
  ]);
  expect(history.refused({ ...command, counterId: 'schalter-9', agreed: [] }, by)).toBe('unknownCounter');
  expect(history.refused({ ...command, serves: ['nothing'], agreed: [] }, by)).toBe('unknownService');
});

test('K17 on whatever day: those who are named are those whom nobody calls then; set back, every screen is as before', () => {
  const serves = fc.oneof(fc.constant('all' as const), fc.subarray([A, B, C], { minLength: 1 }));
  let stranded = 0;
  fc.assert(
    fc.property(acts, fc.integer({ min: 0, max: 3 }), serves, (list, who, wanted) => {
      const history = openHistory(smallOffice);
      for (const counter of [1, 2]) history.openCounter(counter);
      for (const act of list) perform(history, act);
      const { counters } = history.settings();
      const id = counters[who % counters.length]?.id ?? '';
      if (history.settings().services.some((one) => one.id === C) === false) return;
      const was = history.day.moved.get(id) ?? null;
      const unserved = () =>
        [...history.day.waiting.values()].filter((visit) => whyUnserved(momentOf(history), visit)).map((one) => one.id);
      const before = { unserved: unserved(), screens: JSON.stringify(screensOf(history).kiosks) };
      const named = strandedBy(momentOf(history), { counterId: id, serves: wanted }).map((one) => one.id);
      const done = move(history, id, wanted, named, ADMIN);
      if ('refusal' in done) return;
      const fresh = unserved().filter((one) => !before.unserved.includes(one));
      stranded += fresh.length;
      expect(named).toEqual(expect.arrayContaining(fresh));
      const called = [...history.day.waiting.keys()].filter((one) => !unserved().includes(one));
      for (const one of named) expect(called).not.toContain(one);
      const agreed = [...history.day.visits.keys()];
      expect(move(history, id, was, agreed, ADMIN)).not.toHaveProperty('refusal');
      expect(unserved()).toEqual(before.unserved);
      expect(JSON.stringify(screensOf(history).kiosks)).toBe(before.screens);
    }),
    { numRuns: 60 },
  );
  expect(stranded).toBeGreaterThan(0);
});

test('K17, A17 an appointment that no counter takes any more is to be decided about, and is not when it is set back', () => {
  const history = openHistory(smallOffice);
  history.openCounter(1);
  const booked = history.done<{ visitId: string }>(
    {
      ...{ type: 'bookAppointment', serviceIds: [A], persons: 1, language: 'de', slotAt: min(60) },
      ...{ place: { kind: 'extra' }, contact: null },
    },
    OFFICE,
  );
  const agreed = [booked.visitId];
  for (const counter of [2, 3, 4]) move(history, `schalter-${counter}`, [B], agreed);
  expect(move(history, 'schalter-1', [B])).toMatchObject({ refusal: { code: 'wouldStrand' } });
  move(history, 'schalter-1', [B], agreed);
  const unfit = () => history.day.visits.get(booked.visitId)?.unfit;
  expect(unfit()).toBe('noCounter');
  move(history, 'schalter-1', null, agreed);
  expect(unfit()).toBeNull();
  // What the settings say anyway is no move.
  expect(move(history, 'schalter-1', 'all')).toMatchObject({ events: [] });
  expect(history.day.moved.has('schalter-1')).toBe(false);
});

test('K17, R9 a day on which a counter was moved is played again with that', () => {
  const history = openHistory(smallOffice);
  for (const counter of [1, 2]) history.openCounter(counter);
  move(history, 'schalter-1', [C]);
  for (let i = 0; i < 8; i++) {
    const { visitId } = history.draw(A);
    history.time.now += 60_000;
    history.callNext(2);
    history.time.now += 30_000;
    history.done({ type: 'begin', visitId }, clerk(2));
    history.time.now += 240_000;
    history.done({ type: 'finish', visitId }, clerk(2));
  }
  const past = readDay({ day: history.day.day, events: history.events }, smallOffice);
  if ('unplayable' in past) throw new Error(past.unplayable);
  expect(past.moves).toEqual([{ at: min(0), counterId: 'schalter-1', serves: [C] }]);
  // Counter 1 would have taken every other one.
  const longest = ({ waits }: ReturnType<typeof play>) => Math.max(...waits.map(({ waitedMs }) => waitedMs));
  const crowd = { ...past, visits: past.visits.map((visit) => ({ ...visit, arrivedAt: min(1) })) };
  expect(longest(play(crowd, smallOffice))).toBeGreaterThan(longest(play({ ...crowd, moves: [] }, smallOffice)));
});
