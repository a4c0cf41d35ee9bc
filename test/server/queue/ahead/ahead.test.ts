// F10: what whoever comes later is told, how it is held against what came, and which hours are calm.

import { createLessons } from '../../../../server/office/memory/learned';
import { aheadOf } from '../../../../server/queue/ahead/ahead';
import { calmestHours } from '../../../../server/queue/ahead/calmest';
import { comingUntil } from '../../../../server/queue/ahead/coming';
import { learnRanges, rangeAhead, rangesOf } from '../../../../server/queue/ahead/ranges';
import { createNoted } from '../../../../server/queue/ahead/truth';
import type { Outlook } from '../../../../server/queue/forecast/forecast';
import { type Learned, NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { lessonSchema } from '../../../../shared/lessons';
import type { Settings } from '../../../../shared/settings';
import { clerk, min, openHistory, settingsWith } from '../history';
import { lesson } from '../lesson';

const NONE = learnRanges([]);
/** So many walk-ins in each quarter hour from nine on. */
const usual = (count: number): Learned => ({
  ...NOTHING_LEARNED,
  arrivals: Array.from({ length: 96 }, (_, quarter) => (quarter < 36 ? 0 : count)),
});

const outlookOf = (
  { day }: ReturnType<typeof openHistory>,
  { at = 0, learned = NOTHING_LEARNED, settings = settingsWith({}) as Settings } = {},
): Outlook => ({ day, settings, learned, now: min(at) });
const expectedOf = (outlook: Outlook, inMin: number, id = 'ausweis') =>
  aheadOf(outlook, NONE, [inMin]).find(({ service }) => service.id === id)?.told[0]?.expectedMin ?? null;

test('F10 as many are expected as usually come, each at a time of their own', () => {
  const coming = comingUntil(outlookOf(openHistory(), { learned: usual(3) }), min(60));
  expect(coming).toHaveLength(12);
  expect(coming.every(({ at }, i) => at > min(0) && at < min(60) && at > (coming[i - 1]?.at ?? 0))).toBe(true);
});

test('F10 where nothing is usual it goes on as in the last while', () => {
  const history = openHistory();
  for (let minute = 0; minute < 45; minute += 3) {
    history.time.now = min(minute);
    history.draw('ausweis');
  }
  expect(comingUntil(outlookOf(history, { at: 45 }), min(75))).toHaveLength(10);
});

test('F10 whoever comes later waits behind those who come before', () => {
  const history = openHistory();
  history.openCounter(1);
  const [quiet, busy] = [outlookOf(history), outlookOf(history, { learned: usual(4) })];
  expect(expectedOf(quiet, 45)).toBe(0);
  expect(expectedOf(busy, 45)).toBeGreaterThan(30);
  expect(expectedOf(busy, 0)).toBe(0);
});

test('F10 the line is served until then', () => {
  const history = openHistory();
  history.openCounter(1);
  for (let i = 0; i < 3; i++) history.draw('ausweis');
  history.time.now = min(1);
  const outlook = outlookOf(history, { at: 1, learned: { ...usual(0), arrivals: [0.001] } });
  const [now, later] = [expectedOf(outlook, 0) ?? 0, expectedOf(outlook, 20) ?? 0];
  expect(now).toBeGreaterThan(35);
  expect(later).toBeCloseTo(now - 20, 0);
  expect(expectedOf(outlook, 60)).toBe(0);
});

test('F10 nobody is told a wait for a time at which there are no tickets', () => {
  const settings = settingsWith({ hours: [{ weekday: 1, from: '08:00', to: '09:30' }] });
  const history = openHistory(settings);
  history.openCounter(1);
  const told = aheadOf(outlookOf(history, { settings }), NONE)[0]?.told ?? [];
  expect(told.map(({ closed, forecast }) => [closed?.why ?? null, forecast === null])).toEqual([
    ...Array.from({ length: 3 }, () => [null, false]),
    ...Array.from({ length: 3 }, () => ['hours', true]),
  ]);
});

test('F10 asking changes nothing for those who wait', () => {
  const history = openHistory();
  history.openCounter(1);
  for (let i = 0; i < 5; i++) history.draw('ausweis');
  const durations = new Map(settingsWith({}).services.map(({ id, durationMin }) => [id, durationMin]));
  const outlook = outlookOf(history, { learned: { ...usual(2), durations } });
  const all = aheadOf(outlook, NONE, [30]);
  const alone = { ...outlook, settings: { ...outlook.settings, services: outlook.settings.services.slice(-1) } };
  expect(aheadOf(alone, NONE, [30])[0]?.told).toEqual(all.at(-1)?.told);
});

test('F10 a range is as wide as the past says, and wider while few days are known', () => {
  const taught = lesson({
    ahead: [
      {
        inMin: 20,
        told: 100,
        held: 90,
        errors: [
          [3, -4, 5],
          [3, 0, 90],
          [3, 9, 5],
        ],
      },
    ],
  });
  const days = (count: number) => learnRanges(Array.from({ length: count }, () => taught));
  expect(rangeAhead(8, 20, NONE)).toEqual({ fromMin: 0, toMin: 25 });
  expect(rangeAhead(8, 20, days(1))).toEqual({ fromMin: 0, toMin: 25 });
  expect(rangeAhead(8, 20, days(40))).toEqual({ fromMin: 5, toMin: 10 });
});

test('F10 what the past says is read once for all who ask, until another day has taught more', () => {
  const lessons = createLessons([{ day: '2017-11-03', lesson: lesson({ ahead: [] }) }]);
  const ranges = () => rangesOf(lessons.countsBefore('2017-11-07'));
  const before = ranges();
  expect(ranges()).toBe(before);
  lessons.add([
    { day: '2017-11-06', lesson: lesson({ ahead: [{ inMin: 20, told: 1, held: 1, errors: [[3, 0, 1]] }] }) },
  ]);
  expect(ranges()).toEqual(new Map([[20, { days: 1, spreads: [] }]]));
  expect(rangesOf(lessons.countsBefore('2017-11-06'))).toEqual(new Map());
});

test('F10 what was told is held against whoever came then, and only counts are left', () => {
  const history = openHistory();
  history.openCounter(1);
  const noted = createNoted();
  noted.note(aheadOf(outlookOf(history, { learned: { ...usual(0), arrivals: [0.001] } }), NONE), min(0));
  expect([1, 4.9, 5].map((at) => noted.isDue(min(at)))).toEqual([false, false, true]);
  for (const [drawn, called] of [
    [20, 21],
    [29, 69],
  ] as const) {
    history.time.now = min(drawn);
    const { visitId } = history.draw('ausweis');
    history.time.now = min(called);
    history.callNext(1);
    history.done({ type: 'begin', visitId }, clerk(1));
    history.done({ type: 'finish', visitId }, clerk(1));
  }
  const [twenty, thirty] = [20, 30].map((inMin) => noted.against(history.day).find((one) => one.inMin === inMin));
  expect(twenty).toEqual({ inMin: 20, told: 1, held: 1, errors: [[0, 1, 1]] });
  expect(thirty).toEqual({ inMin: 30, told: 1, held: 0, errors: [[0, 40, 1]] });
});

const week = (half: number, waitedMin: number, came = 10) => ({ half, came, waitedMin: came * waitedMin });
/** Two Mondays on which it was calm from ten to eleven. */
const MONDAYS = ['2017-10-23', '2017-10-30'].map((day) => ({
  day,
  lesson: { halfHours: [week(18, 30), week(19, 25), week(20, 3), week(21, 3), week(22, 28)] },
}));
const HOURS = settingsWith({ hours: [1, 2].map((weekday) => ({ weekday, from: '08:00', to: '12:00' })) });

test('F10 the calmest hours of the next seven days are those of the past, where there is enough of it', () => {
  expect(calmestHours(MONDAYS, HOURS, min(0))).toEqual([
    { day: '2017-11-06', from: '10:00', to: '11:00', usualMin: 10 },
  ]);
  expect(calmestHours(MONDAYS.slice(1), HOURS, min(0))).toEqual([]);
  const few = MONDAYS.map(({ day }) => ({ day, lesson: { halfHours: [week(20, 3, 2)] } }));
  expect(calmestHours(few, HOURS, min(0))).toEqual([]);
});

test('F10 hours that are over, or in which nobody is received, are not proposed', () => {
  expect(calmestHours(MONDAYS, HOURS, min(100))).toMatchObject([{ day: '2017-11-06', from: '11:00' }]);
  const closures = [{ from: '2017-11-06', to: '2017-11-06', reason: { de: 'Fest' } }];
  const shut = { ...HOURS, calendar: { ...HOURS.calendar, closures } };
  expect(calmestHours(MONDAYS, shut, min(0))).toEqual([]);
});

test('F10 a lesson of an older version teaches nothing of it, and is read', () => {
  const { halfHours: _none, ahead: _neither, ...older } = lesson({ booked: 3 });
  expect(lessonSchema.parse(older)).toEqual(lesson({ booked: 3 }));
});
