// F: the forward projection.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expectedFor, projectCalls } from '../../../../server/queue/forecast/forecast';
import { NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { restOf } from '../../../../server/queue/forecast/projection';
import { toldRange } from '../../../../server/queue/forecast/range';
import type { Settings } from '../../../../shared/settings';
import { clerk, min, openHistory, settingsWith } from '../history';

/** Counters are planned to be there all day, so that nothing is allowed for breaks that nobody has planned. */
const PLAN = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));
const outlookOf = ({ day }: ReturnType<typeof openHistory>, settings: Settings, now: number) => ({
  day,
  settings: { ...settings, counters: settings.counters.map((counter) => ({ ...counter, plan: PLAN })) },
  learned: NOTHING_LEARNED,
  now,
});
const NEWCOMER = { id: 'newcomer', serviceIds: ['ausweis'], onlyCounterId: null };

test('F4 a range in steps of five minutes, rounded outward', () => {
  expect([0, 4, 12, 20, 60].map((minutes) => toldRange(minutes, []))).toEqual([
    { fromMin: 0, toMin: 5 },
    { fromMin: 0, toMin: 10 },
    { fromMin: 5, toMin: 20 },
    { fromMin: 10, toMin: 30 },
    { fromMin: 40, toMin: 85 },
  ]);
});

test('F1 without an open counter there is no forecast', () => {
  expect(expectedFor(outlookOf(openHistory(), settingsWith({}), min(0)), NEWCOMER)).toBeNull();
});

test('F1 who waits is called when a counter is expected to be free, in the call order', () => {
  const history = openHistory();
  history.openCounter(1);
  const [first, second] = [history.draw('ausweis'), history.draw('abholung')];
  history.callNext(1);
  history.done({ type: 'begin', visitId: first.visitId }, clerk(1));
  const minutes = projectCalls(outlookOf(history, settingsWith({}), min(8)), NEWCOMER);
  expect(minutes.get(second.visitId)).toBeCloseTo(restOf(12, 8));
  expect(minutes.get('newcomer')).toBeCloseTo(restOf(12, 8) + 4.5);
});

test('F1 a case that takes longer than usual is expected to take some more', () => {
  const history = openHistory();
  history.openCounter(1);
  const { visitId } = history.draw('ausweis');
  history.callNext(1);
  history.done({ type: 'begin', visitId }, clerk(1));
  expect(projectCalls(outlookOf(history, settingsWith({}), min(30)), NEWCOMER).get('newcomer')).toBeCloseTo(
    restOf(12, 30),
  );
  expect(restOf(12, 30)).toBeGreaterThan(0.3 * 12);
});

test('F3 a paused counter counts from its return, without a time of return after a usual pause', () => {
  const history = openHistory();
  history.openCounter(1);
  history.done({ type: 'pause', until: min(20) }, clerk(1));
  expect(projectCalls(outlookOf(history, settingsWith({}), min(5)), NEWCOMER).get('newcomer')).toBeCloseTo(15);
  history.done({ type: 'resume' }, clerk(1));
  history.done({ type: 'pause', until: null }, clerk(1));
  expect(projectCalls(outlookOf(history, settingsWith({}), min(5)), NEWCOMER).get('newcomer')).toBeCloseTo(20 - 5);
});

test('F1 appointments still to come take their time, less the share of those who do not', () => {
  const history = openHistory();
  history.openCounter(1);
  for (let i = 0; i < 2; i++) history.draw('ausweis');
  const slotAt = min(10);
  history.done(
    {
      type: 'bookAppointment',
      serviceIds: ['ausweis'],
      persons: 1,
      language: 'de',
      slotAt,
      place: { kind: 'extra' },
      contact: null,
    },
    clerk(1),
  );
  const without = 2 * 12.5;
  expect(projectCalls(outlookOf(history, settingsWith({}), min(0)), NEWCOMER).get('newcomer')).toBeCloseTo(
    without + 0.92 * 12.5,
  );
});

test('F1 only counters that serve somebody count for him', () => {
  const counters = settingsWith({}).counters.map((one) =>
    one.id === 'schalter-1' ? { ...one, serviceIds: ['fischerei'] } : one,
  );
  const settings = settingsWith({ counters });
  const history = openHistory(settings);
  history.openCounter(1);
  expect(projectCalls(outlookOf(history, settings, min(0)), NEWCOMER).has('newcomer')).toBe(false);
  history.openCounter(2);
  expect(projectCalls(outlookOf(history, settings, min(0)), NEWCOMER).get('newcomer')).toBe(0);
});

test('F1, M3 the examples of docs/forecast.md run as they stand', () => {
  const root = join(__dirname, '../../../..');
  const page = readFileSync(join(root, 'docs/forecast.md'), 'utf8');
  const said = [...page.matchAll(/```js\n(.*?)```/gs)].map(([, code = '']) => {
    const lines: unknown[][] = [];
    const load = (path: string) => jest.requireActual(path.replace('./dist', root));
    runInNewContext(code, { require: load, console: { log: (...line: unknown[]) => lines.push(line) } });
    return lines;
  });
  expect(said[0]?.flat()).toEqual(['T1 (due)', 'T2 (due)', 'A2 (lineAfterRun)', 'A1 (line)', 'T3 (due)', null]);
  expect(said[1]).toEqual([['8.0', { fromMin: 5, toMin: 14.4 }, { fromMin: 5, toMin: 15 }]]);
});
