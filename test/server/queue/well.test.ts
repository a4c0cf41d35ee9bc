// R5: the overview says that all is well when it is, on whatever day.
import fc from 'fast-check';
import { isAllWell, noticesOf } from '../../../admin/overview/well';
import type { AdminView } from '../../../shared/protocol';
import { MINUTE_MS } from '../../../shared/time';
import { clerk, min, OFFICE, openHistory } from './history';
import { acts, adminOf, perform, smallOffice } from './office';

type History = ReturnType<typeof openHistory>;

/** Whether somebody is at a counter now who may call this visitor: written down apart from the program's own order. */
const hasClerk = ({ day, settings, time }: History, visitId: string): boolean => {
  const visit = day.visits.get(visitId);
  if (visit === undefined) return false;
  const { counters, policy } = settings();
  const keeps = (id: string): boolean => {
    const state = day.counters.get(id);
    if (state === undefined || !counters.some((one) => one.id === id)) return false;
    if (state.paused === null) return true;
    const { since, until } = state.paused;
    return until !== null && time.now < until && time.now < since + policy.pauseKeepsMin * MINUTE_MS;
  };
  const { onlyCounterId: only, serviceIds } = visit;
  return counters.some(({ id, serviceIds: served }) => {
    const state = day.counters.get(id);
    if (state === undefined || state.paused !== null) return false;
    if (only === id) return true;
    if (only !== null && keeps(only)) return false;
    const today = day.moved.get(id) ?? served ?? 'all';
    return today === 'all' || serviceIds.every((one) => today.includes(one));
  });
};

/** What is not well, from the day alone. */
const amiss = (history: History, { reception, kiosks }: AdminView): string[] => {
  const { day, time } = history;
  const { liveLimits } = history.settings();
  const now = Math.max(time.now, day.lastAt);
  const minutes = (at: number) => Math.floor((now - at) / MINUTE_MS);
  const waits = [...day.waiting.values()];
  const called = [...day.visits.values()].filter(({ state }) => state === 'called');
  const pauses = [...day.counters.values()].flatMap(({ paused }) => paused ?? []);
  const waited = (visit: (typeof waits)[number]) =>
    minutes(visit.calledAt === null ? Math.max(visit.arrivedAt, visit.slotAt ?? 0) : visit.since);
  const isHalted = [reception, ...kiosks.map((one) => one.reception)].some(
    (one) => !['open', 'partly'].includes(one.state) && !(one.state === 'closed' && one.closed.why === 'hours'),
  );
  const inHours = now >= min(-60) && now < min(180);
  return [
    waits.some(({ id }) => !hasClerk(history, id)) && 'nobody at work for somebody who waits',
    waits.some((visit) => waited(visit) >= (liveLimits.waitMin.yellow ?? Infinity)) && 'somebody waits for too long',
    waits.length >= (liveLimits.waiting.yellow ?? Infinity) && 'too many wait',
    called.some(({ since }) => minutes(since) >= 3) && 'called, and not here',
    pauses.some(({ until }) => until !== null && until < now) && 'a pause is overdue',
    inHours && day.counters.size === 0 && 'nobody is at work',
    isHalted && 'no tickets are given',
    day.locks.size > 0 && 'a kiosk is locked',
  ].filter((one) => one !== false);
};

/** So small a hall that it is full at times. */
const office = { ...smallOffice, liveLimits: { ...smallOffice.liveLimits, waiting: { yellow: 4, red: null } } };

test('R5 all is well if and only if nothing is amiss, and all that is amiss is said', () => {
  const seen = { well: 0, amiss: new Set<string>() };
  fc.assert(
    fc.property(acts, (list) => {
      const history = openHistory(office);
      for (const counter of [1, 2]) history.openCounter(counter);
      for (const act of list) {
        perform(history, act);
        const { admin, now } = adminOf(history);
        const wrong = amiss(history, admin);
        expect([wrong, isAllWell(admin, now)]).toEqual([wrong, wrong.length === 0]);
        seen.well += wrong.length === 0 ? 1 : 0;
        for (const one of wrong) seen.amiss.add(one);
      }
    }),
    { numRuns: 100, seed: 7 },
  );
  // The days had something of everything.
  expect(seen.well).toBeGreaterThan(100);
  expect([...seen.amiss].sort()).toHaveLength(8);
});

test('R5 what no limit warns of is said all the same: called for three minutes, an overdue pause, everybody on a break, nobody there', () => {
  const history = openHistory(smallOffice);
  const said = () => {
    const { admin, now } = adminOf(history);
    return noticesOf(admin, now).map(({ kind }) => kind);
  };
  expect(said()).toEqual(['nobody']);
  for (const counter of [1, 2]) history.openCounter(counter);
  history.draw('wohnsitz');
  expect(said()).toEqual([]);
  history.done({ type: 'pause', until: min(10) }, clerk(1));
  history.done({ type: 'pause', until: min(10) }, clerk(2));
  expect(said()).toEqual(['onPause']);
  history.done({ type: 'resume' }, clerk(1));
  history.callNext(1);
  history.time.now = min(2);
  history.done({ type: 'tick' }, OFFICE);
  expect(said()).toEqual([]);
  history.time.now = min(3);
  expect(said()).toEqual(['called']);
  history.time.now = min(11);
  expect(said()).toEqual(['pauseOver']);
});
