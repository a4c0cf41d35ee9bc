// R9-R11: past days played again, against days that another simulation has lived by the real decisions.
import type { PastEvents } from '../../../../server/queue/replay/pastDay';
import { readDays, replay } from '../../../../server/queue/replay/replay';
import type { ReplayChange, ReplayResult } from '../../../../shared/replay/replay';
import { dayAfter } from '../../../../shared/time';
import { trustingOffice } from '../../../world';
import { clerk, openHistory } from '../history';
import { type PastOffice, pastDayOf } from './pastOffice';

const MONDAY = '2017-11-06';
const AS_IT_WAS: ReplayChange = {
  ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], counters: 0, from: '00:00', to: '24:00', opensMin: 0, closesMin: 0 },
  ...{ bookedPercent: null, places: 0, visitorsPercent: 0 },
};

const pastOf = (days: number, office: Omit<PastOffice, 'seed'>, seed = 1): PastEvents[] =>
  Array.from({ length: days }, (_, i) => pastDayOf({ ...office, seed: seed + i, day: dayAfter(MONDAY, 7 * i) }));

const playAll = (past: PastEvents[], change: Partial<ReplayChange>, draws = 2): ReplayResult => {
  const asked = { past, settings: trustingOffice, change: { ...AS_IT_WAS, ...change }, seed: 7, draws };
  const steps = replay(asked);
  for (let step = steps.next(); ; step = steps.next()) {
    if (!step.done) continue;
    if (step.value === null) throw new Error('no day could be played');
    return step.value;
  }
};

const USUAL = { counters: 6, visitors: 110, bookedShare: 0.15 };
const usual = pastOf(5, USUAL);

test.each([
  [3, 55, 0.1, 101],
  [4, 75, 0.3, 202],
  [6, 110, 0.15, 303],
  [8, 120, 0.1, 404],
] as const)(
  'R10 %i counters and %i visitors a day, played as they were, come out within a minute',
  (counters, visitors, bookedShare, seed) => {
    const past = pastOf(8, { counters, visitors, bookedShare }, seed);
    const { check, isTrue, leftOut, days } = playAll(past, {}, 1);
    expect({ days, leftOut }).toEqual({ days: 8, leftOut: [] });
    for (const kind of ['walkIn', 'appointment'] as const) {
      const one = check[kind];
      expect(Math.abs((one?.replayedMin ?? Number.NaN) - (one?.trueMin ?? 0))).toBeLessThan(1);
    }
    expect(isTrue).toBe(true);
  },
);

test('R10 clockwork is played as it was to some seconds, and a day that is not is named', () => {
  const past = pastOf(5, { ...USUAL, mess: 0 }, 50);
  const { check, offDays } = playAll(past, {}, 1);
  expect(Math.abs((check.walkIn?.replayedMin ?? 0) - (check.walkIn?.trueMin ?? 0))).toBeLessThan(0.5);
  expect(offDays.length).toBeLessThan(3);
});

test('R11 a counter less makes everybody wait longer, one more shorter, and the ranges lie around the means', () => {
  const fewer = playAll(usual, { counters: -1 }).waits.walkIn;
  const more = playAll(usual, { counters: 1 }).waits.walkIn;
  expect(fewer?.change.mean).toBeGreaterThan(3);
  expect(more?.change.mean).toBeLessThan(-1);
  for (const one of [fewer, more])
    for (const spread of [one?.before, one?.after, one?.change]) {
      expect(spread?.low).toBeLessThanOrEqual((spread?.mean ?? 0) + 1.5);
      expect(spread?.high).toBeGreaterThanOrEqual((spread?.mean ?? 0) - 1.5);
    }
});

test('R11 nothing is changed where nothing is asked for, and on weekdays that are left alone', () => {
  for (const change of [{}, { weekdays: [2], counters: -1, visitorsPercent: 50 }]) {
    const { waits, overtimeMin, bookedShare } = playAll(usual, change, 2);
    expect(waits.walkIn?.change).toEqual({ mean: 0, low: 0, high: 0 });
    expect(overtimeMin.after).toBe(overtimeMin.before);
    expect(bookedShare.after).toBe(bookedShare.before);
  }
});

test('R11 a counter that is missing for some hours costs less than one that is missing all day', () => {
  const hours = playAll(usual, { counters: -1, from: '09:00', to: '10:30' }).waits.walkIn?.change.mean ?? 0;
  const all = playAll(usual, { counters: -1 }).waits.walkIn?.change.mean ?? 0;
  expect(hours).toBeGreaterThan(0.3);
  expect(hours).toBeLessThan(all);
});

test('R11 walk-ins become appointments as far as the slots have places, and more places hold more', () => {
  const asked = playAll(usual, { bookedPercent: 40 }, 2);
  expect(asked.bookedShare.before).toBeCloseTo(0.15, 1);
  expect(asked.bookedShare.after).toBeGreaterThan(asked.bookedShare.before);
  expect(asked.bookedShare.after).toBeLessThan(0.41);
  const wider = playAll(usual, { bookedPercent: 40, places: 5 }, 2);
  expect(wider.bookedShare.after).toBeCloseTo(0.4, 1);
  expect(wider.bookedShare.after).toBeGreaterThan(asked.bookedShare.after);
  const places = playAll(usual, { places: 2 }, 2);
  expect(places.bookedShare.after).toBeGreaterThan(places.bookedShare.before);
});

test('R11 longer hours spread the same people, more visitors wait longer, fewer shorter', () => {
  expect(playAll(usual, { closesMin: 60 }, 2).waits.walkIn?.change.mean).toBeLessThan(-1);
  expect(playAll(usual, { opensMin: 60 }, 2).waits.walkIn?.change.mean).toBeGreaterThan(1);
  expect(playAll(usual, { visitorsPercent: 20 }, 2).waits.walkIn?.change.mean).toBeGreaterThan(1);
  expect(playAll(usual, { visitorsPercent: -20 }, 2).waits.walkIn?.change.mean).toBeLessThan(-1);
});

test('R11 without its only counter nobody is served, and that is said', () => {
  const { notServed, waits } = playAll(pastOf(3, { counters: 1, visitors: 15, bookedShare: 0 }), { counters: -1 }, 1);
  expect(notServed.after).toBeGreaterThan(5);
  expect(waits.walkIn).toBeNull();
});

test('R9 the same seed gives the same result, by hour and weekday too', () => {
  const past = usual.slice(0, 3);
  const one = playAll(past, { counters: -1 }, 2);
  expect(playAll(past, { counters: -1 }, 2)).toEqual(one);
  expect(one.hours.map(({ hour }) => hour)).toEqual([9, 10, 11, 12]);
  expect(one.weekdays.map(({ weekday }) => weekday)).toEqual([1]);
});

test('R9 counters and services that the settings have lost since are played as they were', () => {
  const past = usual.slice(0, 3);
  const [kept] = trustingOffice.counters;
  if (kept === undefined) throw new Error('no counter');
  const settings = { ...trustingOffice, counters: [{ ...kept, serviceIds: ['abholung'] }] };
  const { days, leftOut } = readDays(past, settings);
  expect(leftOut).toEqual([]);
  expect(days[0]?.settings.counters.map(({ id }) => id)).toEqual(
    trustingOffice.counters.slice(0, 6).map(({ id }) => id),
  );
  const asked = { past, settings, change: AS_IT_WAS, seed: 1, draws: 1 };
  let last = replay(asked).next();
  for (const steps = replay(asked); !last.done; ) last = steps.next();
  expect(last.value?.isTrue).toBe(true);
});

test('R9 a day whose clock was set, one of which little is known, and a damaged one are left out and named', () => {
  const [whole, leapt, damaged] = usual;
  if (!whole || !leapt || !damaged) throw new Error('no days');
  const leap = leapt.events.map((one, i) =>
    i === 9 ? { ...one, event: { type: 'clockLeapt' as const, byMs: 1 } } : one,
  );
  const empty = openHistory(trustingOffice);
  const { days, leftOut } = readDays(
    [
      whole,
      { ...leapt, events: leap },
      { ...damaged, events: damaged.events.slice(3) },
      { day: '2017-11-13', events: empty.events },
    ],
    trustingOffice,
  );
  expect(days).toHaveLength(1);
  expect(leftOut.map(({ why }) => why)).toEqual(['clockLeapt', 'damaged', 'tooFew']);
});

test('K5 R9 who was called past the order comes first again when the day is played', () => {
  const history = openHistory();
  history.openCounter(1);
  for (const visit of Array.from({ length: 8 }, () => history.draw())) {
    history.time.now += 60_000;
    const last = [...history.day.waiting.keys()].at(-1) ?? visit.visitId;
    const { visitId } = history.done<{ visitId: string }>(
      { type: 'callOutOfOrder', visitId: last, reason: 'other' },
      clerk(1),
    );
    history.done({ type: 'finish', visitId }, clerk(1));
  }
  const { days } = readDays([{ day: history.day.day, events: history.events }], trustingOffice);
  const raised = days[0]?.day.visits.map(({ inLine }) => inLine.map(({ how }) => how));
  // The last one was next anyway.
  expect(raised).toEqual([[], ...Array.from({ length: 7 }, () => ['raised'])]);
});
