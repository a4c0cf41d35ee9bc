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
  expect(lessons.size()).toBe(7 * WEEKS_BACK + 1);
  lessons.add([{ day: dayAfter(FIRST, 200), lesson: lesson(7) }]);
  expect(lessons.before(today).at(-1)?.lesson).toEqual(lesson(7));
});
