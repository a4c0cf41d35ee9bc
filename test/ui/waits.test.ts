// What those who wait are told in minutes is told on the clock as well, and never contradicts it.
import fc from 'fast-check';
import { wordsOf } from '../../shared/words';
import { clockPhrase, clockRange, forecastPhrase, toldLines, waitLines } from '../../shared/words/waits';

const MINUTE = 60_000;
const STEP = 5 * MINUTE;
const NOON = Date.UTC(2017, 10, 6, 11, 0);
const words = wordsOf('de');
const clock = (at: number) =>
  new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: 'numeric', minute: '2-digit' }).format(at);

/** As the server tells them: multiples of five minutes. */
const forecasts = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 24 }))
  .map(([from, more]) => ({ fromMin: 5 * from, toMin: 5 * (from + more) }));
const instants = fc.integer({ min: Date.UTC(2017, 0, 1), max: Date.UTC(2040, 0, 1) });

test('W15 clock times hold all of the minutes, and are less than five minutes wider at each end', () => {
  fc.assert(
    fc.property(forecasts, instants, (forecast, at) => {
      const { fromAt, toAt } = clockRange(forecast, at);
      const [earliest, latest] = [at + forecast.fromMin * MINUTE, at + Math.max(forecast.toMin, 5) * MINUTE];
      expect(fromAt === null).toBe(forecast.fromMin === 0);
      if (fromAt !== null) {
        expect(fromAt).toBeLessThanOrEqual(earliest);
        expect(earliest - fromAt).toBeLessThan(STEP);
        expect(fromAt % STEP).toBe(0);
      }
      expect(toAt).toBeGreaterThanOrEqual(latest);
      expect(toAt - latest).toBeLessThan(STEP);
      expect(toAt % STEP).toBe(0);
    }),
  );
});

test('W15 the same range and instant read the same in every place that says them', () => {
  fc.assert(
    fc.property(forecasts, instants, (forecast, at) => {
      const telling = { at, clock };
      const [minutes, times] = waitLines(words, forecast, telling);
      expect(minutes).toBe(`Wartezeit: ${forecastPhrase(words, forecast)}`);
      expect(times).toBe(`Voraussichtlich ${clockPhrase(words, forecast, telling)}`);
      const told = { ownTimeAt: null, slotAt: null, peopleBefore: null, forecast };
      expect(toldLines(words, told, telling)).toEqual([minutes, times]);
    }),
    { numRuns: 30 },
  );
});

test.each([
  [{ fromMin: 15, toMin: 50 }, 3, '12:15 bis 12:55\u00a0Uhr'],
  [{ fromMin: 0, toMin: 10 }, 0, 'bis 12:10\u00a0Uhr'],
  [{ fromMin: 0, toMin: 0 }, 1, 'bis 12:10\u00a0Uhr'],
  [{ fromMin: 10, toMin: 10 }, 0, 'gegen 12:10\u00a0Uhr'],
])('W15 %j, told %i minutes past noon, is %s', (forecast, past, said) => {
  expect(clockPhrase(words, forecast, { at: NOON + past * MINUTE, clock })).toBe(said);
});

test('W15 F6 an appointment says its own time first: alone before it, with people and wait once it has come', () => {
  const telling = { at: NOON, clock };
  const slotAt = NOON + 30 * MINUTE;
  const before = { ownTimeAt: slotAt, slotAt, peopleBefore: null, forecast: null };
  expect(toldLines(words, before, telling)).toEqual(['Ihr Termin: 12:30\u00a0Uhr']);
  const due = { ownTimeAt: null, slotAt: NOON, peopleBefore: 0, forecast: { fromMin: 0, toMin: 5 } };
  expect(toldLines(words, due, telling)).toEqual([
    'Ihr Termin: 12:00\u00a0Uhr',
    'Niemand ist vor Ihnen',
    'Wartezeit: unter 5 Minuten',
    'Voraussichtlich bis 12:05\u00a0Uhr',
  ]);
});
