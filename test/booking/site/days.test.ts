// Months as calendars have them, and a day's times in parts that can be read.
import { lastOf, monthAfter, partsOf, twiceShown, weeksOf } from '../../../booking/site/parts/days';
import { MINUTE_MS } from '../../../shared/time';
import { formatDay } from '../../../ui/days';
import { isEmail } from '../../../ui/email';
import { formatTime } from '../../../ui/time';

const BERLIN = 'Europe/Berlin';
const quarters = (from: string, to: string) => {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: (end - start) / (15 * MINUTE_MS) }, (_, i) => start + i * 15 * MINUTE_MS);
};

test('A1 a month has its weeks from Monday on, with nothing of other months', () => {
  const weeks = weeksOf('2025-03');
  expect(weeks).toHaveLength(6);
  expect(weeks[0]).toEqual([null, null, null, null, null, '2025-03-01', '2025-03-02']);
  expect(weeks[5]).toEqual(['2025-03-31', null, null, null, null, null, null]);
  expect(weeksOf('2027-02')).toHaveLength(4);
  expect([lastOf('2024-02'), lastOf('2025-02'), lastOf('2025-12')]).toEqual(['2024-02-29', '2025-02-28', '2025-12-31']);
  expect([monthAfter('2025-12', 1), monthAfter('2025-01', -1)]).toEqual(['2026-01', '2024-12']);
  expect(formatDay('2025-03-30', 'de', 'fullDate')).toBe('Sonntag, 30. März 2025');
});

test('A1 a day around the clock is shown in four parts, an hour to a row', () => {
  const parts = partsOf(quarters('2025-03-03T00:00:00+01:00', '2025-03-04T00:00:00+01:00'), BERLIN);
  expect(parts.map(({ name, count }) => [name, count])).toEqual([
    ['night', 24],
    ['morning', 24],
    ['afternoon', 20],
    ['evening', 28],
  ]);
  expect(parts[1]?.hours.map(({ hour, starts }) => [hour, starts.length])).toEqual(
    ['06', '07', '08', '09', '10', '11'].map((hour) => [hour, 4]),
  );
});

test('T2 times that the clock shows twice are told apart, and only those', () => {
  const starts = quarters('2025-10-26T01:30:00+02:00', '2025-10-26T03:30:00+01:00');
  const twice = twiceShown(starts, BERLIN);
  const said = starts.map((start) => formatTime(start, twice.has(start) ? 'timeOfZone' : 'time', BERLIN, 'de'));
  expect(said).toEqual([
    ...['1:30', '1:45', '02:00 MESZ', '02:15 MESZ', '02:30 MESZ', '02:45 MESZ'],
    ...['02:00 MEZ', '02:15 MEZ', '02:30 MEZ', '02:45 MEZ', '3:00', '3:15'],
  ]);
});

test.each([
  ['erika@example.org', true],
  [' erika.mustermann+amt@mail.example.co.uk ', true],
  ['erika@example', false],
  ['erika@.org', false],
  ['erika example@example.org', false],
  ['', false],
])('A1 %j as an e-mail address: %s', (text, isOne) => {
  expect(isEmail(text)).toBe(isOne);
});
