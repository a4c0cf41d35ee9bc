// K8: somebody at a counter is in danger.

import { evolve } from '../../../../server/queue/day/evolve';
import { NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { emergencyViews } from '../../../../server/queue/views/emergency';
import { createScene } from '../../../../server/queue/views/parts';
import type { Actor } from '../../../../shared/events';
import { clerk, min, NINE, OFFICE, openHistory } from '../history';

const LEADER: Actor = { kind: 'device', deviceId: 'device', role: 'admin', stationId: 'admin', personId: 'leader' };

const office = () => {
  const history = openHistory();
  for (const counter of [1, 2, 3]) history.openCounter(counter);
  const { day, time, settings } = history;
  const shown = () => {
    const outlook = { day, settings: settings(), learned: NOTHING_LEARNED, now: time.now };
    return emergencyViews(day, createScene(outlook, { serverAlarms: [], sign: '', nameOf: (id) => id }));
  };
  return { ...history, shown };
};
const about = (counter: number) => ({ counterId: `schalter-${counter}` });

test('K8 a call for help is there with place, name and time, until somebody ends it', () => {
  const { done, shown, time } = office();
  time.now = min(3);
  done({ type: 'callEmergency' }, clerk(1));
  expect(shown()).toEqual([{ ...about(1), place: '1', clerk: 'person-0001', at: NINE + 3 * 60_000, coming: [] }]);
  time.now = min(4);
  done({ type: 'endEmergency', ...about(1) }, clerk(2));
  expect(shown()).toEqual([]);
});

test('K8 who comes is told once each, in the order in which they said so', () => {
  const { done, shown } = office();
  done({ type: 'callEmergency' }, clerk(1));
  for (const by of [clerk(3), LEADER, clerk(3)]) done({ type: 'acknowledgeEmergency', ...about(1) }, by);
  expect(shown()[0]?.coming).toEqual([
    { place: '3', clerk: 'person-0003' },
    { place: null, clerk: 'leader' },
  ]);
});

test('K8 nothing is in its way: a visitor who is served, a pause, the end of the day; pressed again it is the same one', () => {
  const { draw, done, events, shown } = office();
  draw();
  const { visitId } = done<{ visitId: string }>({ type: 'callNext' }, clerk(1));
  done({ type: 'begin', visitId }, clerk(1));
  done({ type: 'pause', until: null }, clerk(2));
  for (const counter of [1, 2]) done({ type: 'callEmergency' }, clerk(counter));
  const before = events.length;
  done({ type: 'callEmergency' }, clerk(1));
  expect(events).toHaveLength(before);
  expect(shown().map(({ counterId }) => counterId)).toEqual(['schalter-1', 'schalter-2']);
});

test('K8 only who is logged in calls, and only a counter that there is can be meant; one that is over needs nobody', () => {
  const { refused, events, done } = office();
  expect(refused({ type: 'callEmergency' }, clerk(4))).toBe('notLoggedIn');
  for (const type of ['acknowledgeEmergency', 'endEmergency'] as const) {
    expect(refused({ type, counterId: 'schalter-99' }, LEADER)).toBe('unknownCounter');
    expect(refused({ type, ...about(1) }, clerk(4))).toBe('notLoggedIn');
    const before = events.length;
    done({ type, ...about(1) }, LEADER);
    expect(events).toHaveLength(before);
  }
});

test('T4 K8 a leap of the clock moves the beginning of an emergency with everything else', () => {
  const { day, done, shown } = office();
  done({ type: 'callEmergency' }, clerk(1));
  const before = shown()[0]?.at ?? 0;
  const leapt = { type: 'clockLeapt', byMs: 60_000 } as const;
  evolve(day, { day: day.day, version: day.version + 1, at: day.lastAt, by: OFFICE, commandId: 'leap', event: leapt });
  expect(shown()[0]?.at).toBe(before + 60_000);
});
