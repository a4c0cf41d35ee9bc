// F10: the hours of the next seven days in which people usually wait the least, from the office's own past weeks.
import type { Lesson } from '../../../shared/lessons';
import type { Settings } from '../../../shared/settings';
import { dayAfter, dayOf, weekdayOf } from '../../../shared/time';
import { instantOf, receivesAt } from '../slots/hours';

/** Times of a day by the office's clock ('08:30'; to '24:00'), and about how long people wait then, in steps of five minutes. */
export type CalmHours = { day: string; from: string; to: string; usualMin: number };

type DayLesson = { day: string; lesson: Pick<Lesson, 'halfHours'> };

/** Fewer people, or of fewer days, say nothing: a wait could be somebody's, or of one bad morning. */
const FEWEST_PEOPLE = 5;
const FEWEST_DAYS = 2;
const DAYS_AHEAD = 7;
const HALVES = 48;
const STEP_MIN = 5;
/** What is usual half an hour before and after counts half. */
const NEIGHBOUR = 0.5;

const clockOf = (half: number): string =>
  `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;

type Sum = { people: number; waitedMin: number; days: Set<string> };

const sumsOf = (lessons: readonly DayLesson[], weekday: number): Map<number, Sum> => {
  const sums = new Map<number, Sum>();
  for (const { day, lesson } of lessons) {
    if (weekdayOf(day) !== weekday) continue;
    for (const { half, came, waitedMin } of lesson.halfHours) {
      const sum = sums.get(half) ?? { people: 0, waitedMin: 0, days: new Set() };
      sums.set(half, {
        people: sum.people + came,
        waitedMin: sum.waitedMin + waitedMin,
        days: sum.days.add(day),
      });
    }
  }
  return sums;
};

/** About how long those usually wait who come in a half hour; null where too few have. */
const usualIn = (sums: ReadonlyMap<number, Sum>, half: number): number | null => {
  const here = sums.get(half);
  if (here === undefined || here.people < FEWEST_PEOPLE || here.days.size < FEWEST_DAYS) return null;
  let [people, waitedMin] = [here.people, here.waitedMin];
  for (const beside of [sums.get(half - 1), sums.get(half + 1)]) {
    people += NEIGHBOUR * (beside?.people ?? 0);
    waitedMin += NEIGHBOUR * (beside?.waitedMin ?? 0);
  }
  return STEP_MIN * Math.max(1, Math.ceil(waitedMin / people / STEP_MIN));
};

/** Half hours of a day that are still to come and in which walk-ins are received from end to end. */
const openHalves = (settings: Settings, day: string, now: number): number[] => {
  const at = (half: number) => instantOf(day, half === HALVES ? '24:00' : clockOf(half), settings.office.timeZone);
  const isOpen = (instant: number) => settings.services.some((service) => receivesAt(settings, service, instant));
  return Array.from({ length: HALVES }, (_, half) => half).filter(
    (half) => at(half) >= now && isOpen(at(half)) && isOpen(at(half + 1) - 1),
  );
};

/** The half hours around the calmest one of a day in which it is no different. */
const calmestOn = (usual: ReadonlyMap<number, number>): { from: number; to: number; usualMin: number } | null => {
  const usualMin = Math.min(...usual.values());
  if (!Number.isFinite(usualMin)) return null;
  let best: { from: number; to: number } | null = null;
  for (const [half, minutes] of usual) {
    if (minutes > usualMin) continue;
    let to = half + 1;
    while (usual.get(to) === usualMin) to += 1;
    if (best === null || to - half > best.to - best.from) best = { from: half, to };
  }
  return best && { ...best, usualMin };
};

/** Of each day of the next seven on which it is known, its calmest hours; none as long as the past says too little. */
export const calmestHours = (lessons: readonly DayLesson[], settings: Settings, now: number): CalmHours[] => {
  const today = dayOf(now, settings.office.timeZone);
  return Array.from({ length: DAYS_AHEAD }, (_, i) => dayAfter(today, i)).flatMap((day) => {
    const sums = sumsOf(lessons, weekdayOf(day));
    if (sums.size === 0) return [];
    const usual = new Map<number, number>();
    for (const half of openHalves(settings, day, now)) {
      const minutes = usualIn(sums, half);
      if (minutes !== null) usual.set(half, minutes);
    }
    const calmest = calmestOn(usual);
    if (calmest === null) return [];
    const { from, to, usualMin } = calmest;
    return [{ day, from: clockOf(from), to: to === HALVES ? '24:00' : clockOf(to), usualMin }];
  });
};
