// F2: what the office has learned from its own past weeks, worked out once a day.
import type { StoredEvent } from '../../shared/events';
import type { Lesson } from '../../shared/lessons';
import type { Settings } from '../../shared/settings';
import { dayAfter, wallTime, weekdayOf } from '../../shared/time';
import type { Day } from '../queue/day/day';
import { arrivalsOf, type Learned, learn, lessonOf } from '../queue/forecast/lessons';
import type { Store } from '../storage/store';

/** Eight weeks: enough to know the office, and not so long that it has changed. */
export const WEEKS_BACK = 8;

/** The quarter hour of an instant by the office's clock, 0 to 95. */
export const quarterOf = (at: number, timeZone: string): number => {
  const [hour = 0, minute = 0] = wallTime(at, timeZone).time.split(':').map(Number);
  return 4 * hour + Math.floor(minute / 15);
};

/** The lessons of the days that these events have closed. */
export const lessonsOf = (
  events: { stored: StoredEvent }[],
  dayNamed: (day: string) => Day,
  timeZone: string,
): { day: string; lesson: Lesson }[] =>
  events
    .filter(({ stored }) => stored.event.type === 'dayClosed')
    .map(({ stored: { day } }) => ({ day, lesson: lessonOf(dayNamed(day), (at) => quarterOf(at, timeZone)) }));

/** What the days of one weekday have taught. Those on which nobody came, such as holidays, say nothing of the others. */
export const ofWeekday = (past: readonly { day: string; lesson: Lesson }[], weekday: number): Lesson[] =>
  past
    .filter(({ day, lesson }) => weekdayOf(day) === weekday && lesson.arrivals.some((count) => count > 0))
    .map(({ lesson }) => lesson);

/**
 * What is known now; read anew when the day or the settings have changed, and after `forget`: a day that ends teaches
 * only when its lesson is stored, by when the next day may have asked already.
 */
export const createLearned = (store: Store, current: () => { day: string; settings: Settings }) => {
  let known: { day: string; settings: Settings; learned: Learned } | null = null;
  const learned = (): Learned => {
    const { day, settings } = current();
    if (known?.day !== day || known.settings !== settings) {
      const past = store.lessons(dayAfter(day, -7 * WEEKS_BACK), day);
      const arrivals = arrivalsOf(ofWeekday(past, weekdayOf(day)));
      const lessons = past.map(({ lesson }) => lesson);
      known = { day, settings, learned: { ...learn(lessons, settings), arrivals } };
    }
    return known.learned;
  };
  const forget = (): void => {
    known = null;
  };
  return { learned, forget };
};
