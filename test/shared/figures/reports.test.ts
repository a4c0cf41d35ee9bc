// R1: the ranges that a report is held against.
import { lengthOf, monthOf, rangeBefore, rangeYearBefore, weekOf } from '../../../shared/figures/reports';
import { weekdayOf } from '../../../shared/time';

test.each([
  // Weekday beside weekday.
  ['2017-11-06', '2017-11-10', '2017-10-30', '2017-11-03', '2016-11-07', '2016-11-11'],
  ['2017-11-06', '2017-11-19', '2017-10-23', '2017-11-05', '2016-11-07', '2016-11-20'],
  ['2017-11-06', '2017-11-06', '2017-10-30', '2017-10-30', '2016-11-07', '2016-11-07'],
  // Whole months beside whole months.
  ['2024-02-01', '2024-02-29', '2024-01-01', '2024-01-31', '2023-02-01', '2023-02-28'],
  ['2024-01-01', '2024-03-31', '2023-10-01', '2023-12-31', '2023-01-01', '2023-03-31'],
  ['2023-01-01', '2023-12-31', '2022-01-01', '2022-12-31', '2022-01-01', '2022-12-31'],
])('R1 %s to %s stands beside the range before and the year before', (from, to, ...expected) => {
  const [before, year] = [rangeBefore({ from, to }), rangeYearBefore({ from, to })];
  expect([before.from, before.to, year.from, year.to]).toEqual(expected);
});

test('R1 the week and the month of a day', () => {
  expect(weekOf('2026-11-27')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(weekOf('2026-11-23').from).toBe('2026-11-23');
  expect(weekdayOf(weekOf('2026-01-01').from)).toBe(1);
  expect(monthOf('2024-02-10')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(monthOf('2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(lengthOf({ from: '2026-03-01', to: '2026-03-31' })).toBe(31);
});
