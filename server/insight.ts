// F5 and advice for the head of the office: how forecasts held, what a counter more or less does, where to offer slots.
import type { InsightResult, WeekScore } from '../shared/results';
import type { Settings } from '../shared/settings';
import { dayAfter, MINUTE_MS, weekdayOf } from '../shared/time';
import type { Branch } from './branch';
import { ofWeekday, quarterOf, WEEKS_BACK } from './learned';
import { adviseSlots, type Quarter, whatIfNow, whatIfToday } from './queue/advice';
import { arrivalsOf, lessonOf, scoreOf } from './queue/lessons';
import type { Store } from './store';

const QUARTER_MIN = 15;
const minuteOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return 60 * hour + minute;
};
const clockOf = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * QUARTER_MIN).padStart(2, '0')}`;

/** Places whose start lies in each quarter hour of a weekday. */
const offeredOn = ({ appointments: { hours, gridMin } }: Settings, weekday: number): number[] => {
  const offered = Array.from({ length: 96 }, () => 0);
  for (const offer of hours.filter((one) => one.weekday === weekday))
    for (let at = minuteOf(offer.from); at + gridMin <= minuteOf(offer.to); at += gridMin)
      offered[Math.floor(at / QUARTER_MIN)] =
        (offered[Math.floor(at / QUARTER_MIN)] ?? 0) + offer.public + offer.internal;
  return offered;
};

const mondayOf = (day: string): string => dayAfter(day, 1 - weekdayOf(day));

export const createInsight = ({ branch, store }: { branch: Branch; store: Store }) => {
  const lessons = () => {
    const { day, settings } = branch.outlook();
    const past = store.lessons(dayAfter(day.day, -7 * WEEKS_BACK), day.day);
    const today = lessonOf(day, (at) => quarterOf(at, settings.office.timeZone));
    return [...past, { day: day.day, lesson: today }];
  };

  /** Newest week first; weeks without a forecast that was put to the test are left out. */
  const scores = (): WeekScore[] => {
    const known = lessons();
    const weeks = [...new Set(known.map(({ day }) => mondayOf(day)))].sort().reverse();
    return weeks.flatMap((week) => {
      const score = scoreOf(known.filter(({ day }) => mondayOf(day) === week).map(({ lesson }) => lesson));
      return score ? [{ week, ...score }] : [];
    });
  };

  const advice = (weekday: number): { days: number; quarters: (Omit<Quarter, 'quarter'> & { from: string })[] } => {
    const { settings, learned } = branch.outlook();
    const past = ofWeekday(store.lessons(dayAfter(branch.today().day, -7 * WEEKS_BACK), branch.today().day), weekday);
    const walkIns = arrivalsOf(past);
    const quarters = offeredOn(settings, weekday).map((offered, quarter) => ({
      ...{ quarter, offered, walkIns: walkIns[quarter] ?? 0 },
    }));
    const most = Math.max(1, Math.floor((settings.counters.length * QUARTER_MIN) / learned.meanMin / 2));
    const advised = past.length === 0 ? [] : adviseSlots(quarters, most);
    return {
      days: past.length,
      quarters: advised.map(({ quarter, ...rest }) => ({ from: clockOf(quarter), ...rest })),
    };
  };

  /** Everything at this moment; `weekday` is the one that advice is wanted for (1 Monday to 7 Sunday). */
  return (weekday: number): InsightResult => {
    const outlook = branch.outlook();
    const quarter = quarterOf(outlook.now, outlook.settings.office.timeZone);
    const startsAt = outlook.now - (outlook.now % (QUARTER_MIN * MINUTE_MS));
    return {
      scores: scores(),
      newcomer: whatIfNow(outlook),
      today: whatIfToday(outlook, quarter, startsAt),
      advice: advice(weekday),
    };
  };
};
