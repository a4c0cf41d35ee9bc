// F2: what the office keeps in memory of its past weeks.
import { createLessons, WEEKS_BACK } from '../../../server/office/memory/learned';
import type { Lesson } from '../../../shared/lessons';
import { dayAfter } from '../../../shared/time';

const FIRST = '2017-01-02';
const lesson = (min: number): Lesson => ({
  ...{ served: [{ serviceIds: ['ausweis'], min }], wayMin: [1], waits: [], booked: 2, came: 1 },
  ...{ arrivals: Array<number>(96).fill(3), halfHours: [], ahead: [] },
});

test('F2 S64 lessons of the past weeks are there as they were given, and older ones leave the memory', () => {
  const lessons = createLessons([{ day: FIRST, lesson: lesson(0) }]);
  for (let n = 1; n <= 200; n++) lessons.add([{ day: dayAfter(FIRST, n), lesson: lesson(n) }]);
  const today = dayAfter(FIRST, 201);
  const before = lessons.before(today);
  expect(before).toHaveLength(7 * WEEKS_BACK);
  expect(before.at(-1)).toEqual({ day: dayAfter(FIRST, 200), lesson: lesson(200) });
  expect(lessons.size()).toBe(2 * 7 * WEEKS_BACK);
  lessons.add([{ day: dayAfter(FIRST, 200), lesson: lesson(7) }]);
  expect(lessons.before(today).at(-1)?.lesson).toEqual(lesson(7));
});

test('F2 T4 a day that a wrong clock has closed years ahead takes the lessons of no other day', () => {
  const stored = Array.from({ length: 7 * WEEKS_BACK }, (_, n) => ({ day: dayAfter(FIRST, n), lesson: lesson(n) }));
  const lessons = createLessons(stored);
  lessons.add([{ day: '2037-01-02', lesson: lesson(1) }]);
  lessons.add([{ day: dayAfter(FIRST, 7 * WEEKS_BACK), lesson: lesson(2) }]);
  expect(lessons.before(dayAfter(FIRST, 7 * WEEKS_BACK + 1))).toHaveLength(7 * WEEKS_BACK);
});
