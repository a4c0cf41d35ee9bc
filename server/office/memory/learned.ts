// F2: what the office has learned from its own past weeks, worked out once a day.
import type { StoredEvent } from '../../../shared/events';
import type { AheadLesson, Lesson } from '../../../shared/lessons';
import type { Settings } from '../../../shared/settings';
import { dayAfter, wallTime, weekdayOf } from '../../../shared/time';
import type { Day } from '../../queue/day/day';
import { arrivalsOf, type Learned, learn, lessonOf } from '../../queue/forecast/lessons';

/** Eight weeks: enough to know the office, and not so long that it has changed. */
export const WEEKS_BACK = 8;
/** So many lessons are kept in memory at most. */
const MOST_DAYS = 2 * 7 * WEEKS_BACK;

/** The quarter hour of an instant by the office's clock, 0 to 95. */
export const quarterOf = (at: number, timeZone: string): number => {
  const [hour = 0, minute = 0] = wallTime(at, timeZone).time.split(':').map(Number);
  return 4 * hour + Math.floor(minute / 15);
};

/** The lessons of the days that these events have closed. `ahead`: how what was told ahead held on a day. */
export const lessonsOf = (
  events: { stored: StoredEvent }[],
  dayNamed: (day: string) => Day,
  timeZone: string,
  ahead: (day: Day) => AheadLesson[],
): { day: string; lesson: Lesson }[] =>
  events
    .filter(({ stored }) => stored.event.type === 'dayClosed')
    .map(({ stored }) => {
      const day = dayNamed(stored.day);
      return { day: day.day, lesson: { ...lessonOf(day, (at) => quarterOf(at, timeZone)), ahead: ahead(day) } };
    });

/** What the days of one weekday have taught. Those on which nobody came, such as holidays, say nothing of the others. */
export const ofWeekday = (past: readonly { day: string; lesson: Lesson }[], weekday: number): Lesson[] =>
  past
    .filter(({ day, lesson }) => weekdayOf(day) === weekday && lesson.arrivals.some((count) => count > 0))
    .map(({ lesson }) => lesson);

export type DayLesson = { day: string; lesson: Lesson };
/** What of it is counted, and of no single visit. */
export type DayCounts = { day: string; lesson: Pick<Lesson, 'ahead' | 'halfHours'> };

/**
 * What the days of the past weeks have taught, in memory: as text, since each visit of eight weeks is in it, and it is read once
 * a day (S64). Only what is counted stays as it is: it is a few kilobytes a day, and asked for all day long.
 */
export const createLessons = (stored: readonly DayLesson[]) => {
  const asText = ({ day, lesson }: DayLesson) => {
    const counts: DayCounts = { day, lesson: { ahead: lesson.ahead, halfHours: lesson.halfHours } };
    return { day, text: JSON.stringify(lesson), counts };
  };
  let all = stored.map(asText);
  const weeksBefore = (day: string) => {
    const from = dayAfter(day, -7 * WEEKS_BACK);
    return all.filter((one) => one.day >= from && one.day < day);
  };
  return {
    /** A turn is durable that has closed days. Days in which a wrong clock once was take no room from those before them. */
    add: (lessons: readonly DayLesson[]): void => {
      if (lessons.length === 0) return;
      const days = new Set(lessons.map(({ day }) => day));
      const known = [...all.filter(({ day }) => !days.has(day)), ...lessons.map(asText)];
      all = known.sort((a, b) => (a.day < b.day ? -1 : 1)).slice(-MOST_DAYS);
    },
    /** Of the weeks before a day. */
    before: (day: string): DayLesson[] =>
      weeksBefore(day).map(({ day: name, text }) => ({ day: name, lesson: JSON.parse(text) })),
    /** What is counted of them: the same objects, however often it is asked for. */
    countsBefore: (day: string): DayCounts[] => weeksBefore(day).map(({ counts }) => counts),
    /** Changes when a lesson is added. */
    state: (): unknown => all,
    /** Of how many days they are. */
    size: (): number => all.length,
  };
};
export type Lessons = ReturnType<typeof createLessons>;

/** What is known now; worked out anew when the day, the settings or the lessons have changed. */
export const createLearned = (lessons: () => Lessons, current: () => { day: string; settings: Settings }) => {
  let known: { day: string; settings: Settings; state: unknown; learned: Learned } | null = null;
  return (): Learned => {
    const { day, settings } = current();
    const state = lessons().state();
    if (known?.day !== day || known.settings !== settings || known.state !== state) {
      const past = lessons().before(day);
      const arrivals = arrivalsOf(ofWeekday(past, weekdayOf(day)));
      const learned = learn(
        past.map(({ lesson }) => lesson),
        settings,
      );
      known = { day, settings, state, learned: { ...learned, arrivals } };
    }
    return known.learned;
  };
};
