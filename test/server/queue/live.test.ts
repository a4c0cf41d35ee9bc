// R5: what the overview says of a hall in which anything may happen, and which limits it finds reached.
import fc from 'fast-check';
import { liveView } from '../../../server/queue/views/live';
import {
  LIVE_LIMITS,
  type LiveView,
  longestOf,
  minutesSince,
  RANK,
  reachedOf,
  stuckFirst,
} from '../../../shared/figures/live';
import type { LiveLimits } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { clerk, min, OFFICE, openHistory, settingsWith } from './history';
import { acts, perform, screensOf, smallOffice } from './office';

test('R5 everybody who waits is in one line, whose longest is one of them, and no counter at work only where M11 says so', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const history = openHistory(smallOffice);
      for (const counter of [1, 2]) history.openCounter(counter);
      for (const act of list) {
        perform(history, act);
        const { day } = history;
        const { admin, now } = screensOf(history);
        const { lines, called } = admin.live;
        expect(lines.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(day.waiting.size);
        for (const { longest } of lines) {
          const visit = [...day.waiting.values()].find(({ number }) => number === longest.number);
          expect(visit).toBeDefined();
          expect(longest.since).toBeGreaterThanOrEqual(visit?.arrivedAt ?? Number.POSITIVE_INFINITY);
        }
        const waiting = [...day.waiting.values()].filter(
          ({ calledAt, slotAt }) => calledAt === null && slotAt === null,
        );
        const first = Math.min(...waiting.map(({ arrivedAt }) => arrivedAt));
        if (waiting.length > 0) expect(longestOf(admin.live, now)?.since).toBeLessThanOrEqual(first);
        const nobodys = lines.filter(({ atWork }) => atWork.length === 0).reduce((sum, one) => sum + one.waiting, 0);
        expect(nobodys).toBe(admin.unserved.reduce((sum, { visits }) => sum + visits.length, 0));
        expect(called.length).toBe(
          [...day.counters.values()].filter(({ visitId }) => {
            return visitId !== null && day.visits.get(visitId)?.state === 'called';
          }).length,
        );
      }
    }),
    { numRuns: 100 },
  );
});

test('R5 an appointment waits from its time, a ticket from when it was drawn, and who comes back since then', () => {
  const history = openHistory(settingsWith({}));
  history.openCounter(1);
  history.checkIn(20, 2);
  const at = (minutes: number) => {
    history.time.now = min(minutes);
    return longestOf(screensOf(history).admin.live, min(minutes));
  };
  expect(at(19)).toBeNull();
  expect(at(21)).toEqual({ number: 'T001', since: min(20) });
  const ticket = openHistory(settingsWith({}));
  ticket.openCounter(1);
  const { visitId } = ticket.draw();
  ticket.time.now = min(10);
  ticket.callNext(1);
  ticket.time.now = min(12);
  ticket.done({ type: 'handOn', visitId, to: { kind: 'service', serviceId: 'wohnsitz' }, note: '' }, clerk(1));
  expect(longestOf(liveView({ day: ticket.day, settings: ticket.settings(), now: min(15) }), min(15))?.since).toBe(
    min(12),
  );
});

test('R5 called, and on pause: since the call, and until the promised return', () => {
  const history = openHistory(settingsWith({}));
  for (const counter of [1, 2, 3]) history.openCounter(counter);
  history.draw();
  history.time.now = min(3);
  history.callNext(1);
  history.done({ type: 'pause', until: min(10) }, clerk(2));
  history.done({ type: 'pause', until: null }, clerk(3));
  const { live } = screensOf(history).admin;
  expect(live.called).toEqual([{ number: 'A001', counter: '1', since: min(3) }]);
  expect(live.pauses).toEqual([{ counter: '2', until: min(10) }]);
  history.done({ type: 'tick' }, OFFICE);
  history.done({ type: 'resume' }, clerk(2));
  expect(screensOf(history).admin.live.pauses).toEqual([]);
});

const NOW = min(600);
/** On an errand, so long is too long. */
const OVER_MIN = 20;
const instant = fc.integer({ min: -30, max: 300 }).map((ago) => NOW - ago * MINUTE_MS);
const lines = fc.array(
  fc.record({ waiting: fc.integer({ min: 1, max: 20 }), since: instant, working: fc.integer({ min: 0, max: 2 }) }),
  { maxLength: 6 },
);
const views = fc
  .record({
    lines,
    called: fc.array(instant, { maxLength: 4 }),
    errands: fc.array(instant, { maxLength: 4 }),
    pauses: fc.array(instant, { maxLength: 4 }),
  })
  .map(
    (given): LiveView => ({
      lines: given.lines.map(({ waiting, since, working }, i) => ({
        ...{ key: `line ${i}`, services: [{ de: `Anliegen ${i}` }], counter: null, waiting },
        longest: { number: `A${i}`, since },
        atWork: Array.from({ length: working }, (_, place) => ({ name: String(place), isPaused: false })),
      })),
      called: given.called.map((since, i) => ({ number: `B${i}`, counter: String(i), since })),
      errands: given.errands.map((since, i) => ({
        ...{
          number: `C${i}`,
          counter: String(i),
          name: { de: 'Foto' },
          since,
          overdueAt: since + OVER_MIN * MINUTE_MS,
        },
      })),
      onTheWay: 0,
      pauses: given.pauses.map((until, i) => ({ counter: String(i), until })),
    }),
  );
const limit = fc
  .tuple(fc.option(fc.integer({ min: 0, max: 200 })), fc.option(fc.integer({ min: 0, max: 200 })))
  .map(([one, other]) =>
    one !== null && other !== null
      ? { yellow: Math.min(one, other), red: Math.max(one, other) }
      : { yellow: one, red: other },
  );
const limits: fc.Arbitrary<LiveLimits> = fc.record({
  ...{ waitMin: limit, waiting: limit, calledMin: limit, nobodyMin: limit, pauseOverMin: limit },
});

test('R5 a limit is reached if and only if what it is set for is as much as it says', () => {
  fc.assert(
    fc.property(views, limits, (view, set) => {
      const reached = reachedOf(view, set, NOW);
      const worst = (names: (keyof LiveLimits)[], value: number) => {
        const is = (colour: 'yellow' | 'red') => names.some((name) => value >= (set[name][colour] ?? Infinity));
        if (is('red')) return 'red';
        return is('yellow') ? 'yellow' : null;
      };
      const levelOfLine = (key: string) => reached.find((one) => 'line' in one && one.line.key === key)?.level ?? null;
      for (const { key, longest, atWork } of view.lines)
        expect(levelOfLine(key)).toBe(
          worst(atWork.length === 0 ? ['nobodyMin', 'waitMin'] : ['waitMin'], minutesSince(longest.since, NOW)),
        );
      for (const one of view.called)
        expect(reached.find((other) => 'called' in other && other.called === one)?.level ?? null).toBe(
          worst(['calledMin'], minutesSince(one.since, NOW)),
        );
      for (const one of view.errands) {
        const away = minutesSince(one.since, NOW);
        const level = away >= OVER_MIN ? 'yellow' : null;
        expect(reached.find((other) => 'errand' in other && other.errand === one)?.level ?? null).toBe(
          away >= 2 * OVER_MIN ? 'red' : level,
        );
      }
      for (const one of view.pauses)
        expect(reached.find((other) => 'pause' in other && other.pause === one)?.level ?? null).toBe(
          worst(['pauseOverMin'], minutesSince(one.until, NOW)),
        );
      const all = view.lines.reduce((sum, { waiting }) => sum + waiting, 0);
      expect(reached.find((one) => one.limit === 'waiting')?.level ?? null).toBe(worst(['waiting'], all));
      const ranks = reached.map(({ level }) => RANK[level]);
      expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    }),
  );
});

test('R5 by time alone nothing gets better, and the line that is stuck worst stands first', () => {
  fc.assert(
    fc.property(views, limits, fc.integer({ min: 0, max: 500 }), (view, set, later) => {
      const names = (at: number) => reachedOf(view, set, at).filter(({ level }) => level === 'red').length;
      expect(names(NOW + later * MINUTE_MS)).toBeGreaterThanOrEqual(names(NOW));
      const ranks = stuckFirst(view, set, NOW).map(({ level }) => RANK[level]);
      expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    }),
  );
  expect(new Set(LIVE_LIMITS).size).toBe(Object.keys(settingsWith({}).liveLimits).length);
});
