// F5 and advice for the head of the office: how forecasts held, what a counter more or less does, where to offer slots.
import type { InsightResult, WeekScore } from '../../shared/commands/oversight';
import type { Settings } from '../../shared/settings';
import { dayAfter, MINUTE_MS, weekdayOf } from '../../shared/time';
import type { Branch } from '../office/branch';
import { type DayLesson, ofWeekday, quarterOf } from '../office/memory/learned';
import { adviseSlots, whatIfNow, whatIfToday } from '../queue/forecast/advice';
import type { Outlook } from '../queue/forecast/forecast';
import { arrivalsOf, lessonOf, scoreOf } from '../queue/forecast/lessons';

const QUARTER_MIN = 15;
/** Places are advised hour by hour: every grid divides it, so that starts stay where they are, and people plan by it. */
const HOUR_MIN = 60;

const minuteOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return 60 * hour + minute;
};
const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Minutes from `from` until before `to`, cut into pieces of so many; the last one may be shorter. */
const piecesOf = (from: number, to: number, minutes: number): { from: number; to: number }[] =>
  Array.from({ length: Math.ceil((to - from) / minutes) }, (_, i) => ({
    from: from + i * minutes,
    to: Math.min(to, from + (i + 1) * minutes),
  }));

/** Walk-ins in a quarter hour, the mean of the minutes of the day from `from` until before `to`. */
const walkInsIn = (arrivals: readonly number[], { from, to }: { from: number; to: number }): number => {
  let sum = 0;
  for (let minute = from; minute < to; minute++) sum += arrivals[Math.floor(minute / QUARTER_MIN)] ?? 0;
  return sum / (to - from);
};

/** The hours of a weekday in which appointments are offered, with the public places, which alone are moved. */
const hoursOffered = ({ appointments: { hours, gridMin }, counters }: Settings, weekday: number) =>
  hours
    .filter((one) => one.weekday === weekday)
    .sort((one, other) => (one.from < other.from ? -1 : 1))
    .flatMap(({ from, to, public: offered, internal }) =>
      piecesOf(minuteOf(from), minuteOf(to), HOUR_MIN)
        .filter((hour) => hour.to - hour.from >= gridMin)
        .map((hour) => ({
          ...{ ...hour, minutes: hour.to - hour.from, offered },
          most: Math.max(offered, Math.floor(counters.length / 2) - internal),
        })),
    );

/** An office without hours is not at work around the clock, but from the first to the last who usually come. */
const isAtWork = ({ hours }: Settings, arrivals: readonly number[], { from, to }: { from: number; to: number }) =>
  hours !== null ||
  (arrivals.findIndex((count) => count > 0) * QUARTER_MIN < to &&
    arrivals.findLastIndex((count) => count > 0) * QUARTER_MIN + QUARTER_MIN > from);

const adviceOf = (settings: Settings, weekday: number, arrivals: readonly number[]) => {
  const hours = hoursOffered(settings, weekday).map((hour) => ({ ...hour, walkIns: walkInsIn(arrivals, hour) }));
  const advised = adviseSlots(hours.filter((hour) => isAtWork(settings, arrivals, hour)));
  return hours.flatMap(({ from, to, offered }) => {
    const proposed = advised.find((hour) => hour.from === from)?.proposed ?? offered;
    return piecesOf(from, to, QUARTER_MIN).map((quarter) => ({
      ...{ from: clockOf(quarter.from), to: clockOf(quarter.to), offered, proposed },
      walkIns: walkInsIn(arrivals, quarter),
    }));
  });
};

const mondayOf = (day: string): string => dayAfter(day, 1 - weekdayOf(day));

/** Newest week first; weeks without a forecast that was put to the test are left out. */
const scoresOf = (known: readonly DayLesson[]): WeekScore[] => {
  const weeks = [...new Set(known.map(({ day }) => mondayOf(day)))].sort().reverse();
  return weeks.flatMap((week) => {
    const score = scoreOf(known.filter(({ day }) => mondayOf(day) === week).map(({ lesson }) => lesson));
    return score ? [{ week, ...score }] : [];
  });
};

const todayOf = (outlook: Outlook) => {
  const quarter = quarterOf(outlook.now, outlook.settings.office.timeZone);
  return whatIfToday(outlook, quarter, outlook.now - (outlook.now % (QUARTER_MIN * MINUTE_MS)));
};

export const createInsight = (branch: Pick<Branch, 'outlook' | 'lessons'>) => {
  /** Everything at this moment; `weekday` is the one that advice is wanted for (1 Monday to 7 Sunday). */
  return (weekday: number): InsightResult => {
    const outlook = branch.outlook();
    const { day, settings } = outlook;
    const past = branch.lessons();
    const today = { day: day.day, lesson: lessonOf(day, (at) => quarterOf(at, settings.office.timeZone)) };
    const seen = ofWeekday(past, weekday);
    return {
      scores: scoresOf([...past, today]),
      newcomer: whatIfNow(outlook),
      today: todayOf(outlook),
      advice: {
        days: seen.length,
        quarters: seen.length === 0 ? [] : adviceOf(settings, weekday, arrivalsOf(seen)),
      },
    };
  };
};
