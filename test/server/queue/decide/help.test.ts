// W13: somebody at a kiosk asks for help.

import { evolve } from '../../../../server/queue/day/evolve';
import { clerk, kiosk, min, NINE, OFFICE, openHistory } from '../history';
import { screensOf } from '../office';

const office = () => {
  const history = openHistory();
  for (const counter of [1, 2]) history.openCounter(counter);
  const called = () => screensOf(history).counters.at(-1)?.alarms;
  return { ...history, called, shown: () => screensOf(history).kiosks[0]?.help ?? null };
};
const HERE = { kioskId: 'kiosk-1' };

test('W13 counters are told who asks where since when, until the first goes there; the kiosk says from where', () => {
  const { done, called, shown, time } = office();
  expect(shown()).toBeNull();
  time.now = min(3);
  done({ type: 'callHelp' }, kiosk());
  expect(called()).toMatchObject([{ kind: 'help', ...HERE, at: NINE + 3 * 60_000 }]);
  expect(shown()).toEqual({ at: NINE + 3 * 60_000, coming: null });
  done({ type: 'takeHelp', ...HERE }, clerk(2));
  done({ type: 'takeHelp', ...HERE }, clerk(1));
  expect(called()).toEqual([]);
  expect(shown()).toMatchObject({ coming: { place: '2' } });
});

test('W13 pressed again and again it is one call, and no new one within a minute after somebody has set out', () => {
  const { done, events, called, time } = office();
  for (let i = 0; i < 5; i++) done({ type: 'callHelp' }, kiosk());
  done({ type: 'takeHelp', ...HERE }, clerk(1));
  const before = events.length;
  time.now += 59_000;
  done({ type: 'callHelp' }, kiosk());
  expect(events).toHaveLength(before);
  time.now += 1000;
  done({ type: 'callHelp' }, kiosk());
  expect(called()).toHaveLength(1);
});

test('W13 only a kiosk calls, and only who is logged in goes; where nobody called, nothing happens', () => {
  const { done, refused, events } = office();
  expect(refused({ type: 'callHelp' }, clerk(1))).toBe('unknownKiosk');
  expect(refused({ type: 'takeHelp', ...HERE }, clerk(4))).toBe('notLoggedIn');
  expect(refused({ type: 'takeHelp', kioskId: 'kiosk-99' }, clerk(1))).toBe('unknownKiosk');
  const before = events.length;
  done({ type: 'takeHelp', ...HERE }, clerk(1));
  expect(events).toHaveLength(before);
});

test('T4 W13 a leap of the clock moves a call for help with everything else', () => {
  const { day, done, shown } = office();
  done({ type: 'callHelp' }, kiosk());
  const before = shown()?.at ?? 0;
  const leapt = { type: 'clockLeapt', byMs: 60_000 } as const;
  evolve(day, { day: day.day, version: day.version + 1, at: day.lastAt, by: OFFICE, commandId: 'leap', event: leapt });
  expect(shown()?.at).toBe(before + 60_000);
});
