// F2, F5: what days teach, and how forecasts held.

import { arrivalsOf, learn, lessonOf, NOTHING_LEARNED, scoreOf } from '../../../../server/queue/forecast/lessons';
import { bandOf } from '../../../../server/queue/forecast/range';
import { clerk, kiosk, min, openHistory, settingsWith } from '../history';
import { bandsFrom, lesson } from '../lesson';

const SETTINGS = settingsWith({});
const usual = (id: string) => SETTINGS.services.find((one) => one.id === id)?.durationMin ?? 0;

test('F2, F5 a day teaches how long it took, the way, the wait behind the forecast, and who came when', () => {
  const history = openHistory();
  history.openCounter(1);
  const { visitId } = history.draw('ausweis');
  history.time.now = min(4);
  history.callNext(1);
  history.time.now = min(5);
  history.done({ type: 'begin', visitId }, clerk(1));
  history.time.now = min(20);
  history.done({ type: 'finish', visitId }, clerk(1));
  history.checkIn(40, 25);
  const taught = lessonOf(history.day, () => 36);
  expect(taught.served).toEqual([{ serviceIds: ['ausweis'], min: 15 }]);
  expect(taught.wayMin).toEqual([1]);
  expect(taught.waits).toEqual([{ expectedMin: 0, fromMin: 0, toMin: 5, waitedMin: 4 }]);
  expect([taught.booked, taught.came, taught.arrivals[36]]).toEqual([1, 1, 1]);
});

test('F2 durations begin with what was configured, and move to what is seen', () => {
  const cases = Array.from({ length: 200 }, () => ({ serviceIds: ['ausweis'], min: 20 }));
  const learned = (count: number) =>
    learn([lesson({ served: cases.slice(0, count) })], SETTINGS).durations.get('ausweis') ?? 0;
  expect(learned(0)).toBe(usual('ausweis'));
  expect(learned(15)).toBeCloseTo((usual('ausweis') + 20) / 2);
  expect(learned(200)).toBeGreaterThan(19);
});

test('F2 a forgotten button at lunch teaches little', () => {
  const served = [...Array.from({ length: 30 }, () => 12), 480].map((took) => ({ serviceIds: ['ausweis'], min: took }));
  expect(learn([lesson({ served })], SETTINGS).durations.get('ausweis')).toBeLessThan(14);
});

test('F2 several services at once share their time as their usual durations do', () => {
  const served = Array.from({ length: 1000 }, () => ({ serviceIds: ['ausweis', 'beglaubigung'], min: 36 }));
  const { durations } = learn([lesson({ served })], SETTINGS);
  expect(durations.get('ausweis')).toBeCloseTo(24, 0);
  expect(durations.get('beglaubigung')).toBeCloseTo(12, 0);
});

test('F1 the habit of no-shows is learned', () => {
  const { showShare } = learn([lesson({ booked: 1000, came: 700 })], SETTINGS);
  expect(showShare).toBeCloseTo(0.7, 1);
  expect(learn([], SETTINGS).showShare).toBeCloseTo(NOTHING_LEARNED.showShare);
});

test('F4 the band holds in 80 % of the cases that taught it, whatever the announced wait', () => {
  const { bands, waits } = bandsFrom(20_000);
  for (const [from, to] of [
    [0, 5],
    [5, 15],
    [15, 40],
    [40, 120],
  ] as const) {
    const some = waits.filter(({ expectedMin }) => expectedMin > from && expectedMin <= to);
    const held = some.filter(({ expectedMin, waitedMin }) => {
      const { fromMin, toMin } = bandOf(expectedMin, bands);
      return waitedMin >= fromMin && waitedMin <= toMin;
    });
    expect(held.length / some.length).toBeGreaterThan(0.77);
    expect(held.length / some.length).toBeLessThan(0.84);
  }
});

test('F4 few cases teach no band: the one to start with stands', () => {
  expect(bandsFrom(20).bands).toEqual([]);
  expect(bandOf(20, [])).toEqual({ fromMin: 14, toMin: 30 });
});

test('F5 forecasts are held against truth', () => {
  const waits = [
    { expectedMin: 10, fromMin: 5, toMin: 20, waitedMin: 12 },
    { expectedMin: 10, fromMin: 5, toMin: 20, waitedMin: 26 },
  ];
  expect(scoreOf([lesson({ waits })])).toEqual({ tickets: 2, biasMin: -9, errorMin: 9, covered: 0.5, longer: 0.5 });
  expect(scoreOf([lesson({})])).toBeNull();
});

test('F1 walk-ins by the quarter hour are the mean of the days', () => {
  const with36 = (count: number) => lesson({ arrivals: Array.from({ length: 96 }, (_, i) => (i === 36 ? count : 0)) });
  expect(arrivalsOf([with36(2), with36(5)])[36]).toBe(3.5);
  expect(arrivalsOf([])).toEqual([]);
});

test('F2 a ticket of a kiosk is expected with what was learned, not with what was configured', () => {
  const history = openHistory();
  history.openCounter(1);
  history.draw('ausweis', kiosk());
  const { visitId } = history.draw('ausweis', kiosk());
  expect(history.day.visits.get(visitId)?.forecastGiven?.expectedMin).toBeCloseTo((usual('ausweis') + 0.5) * 1.1, 0);
});
