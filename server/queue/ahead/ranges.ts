// F10: how wide a range has to be that is told ahead, from how far such ranges were off in the office's own past.

import type { AheadLesson, Lesson } from '../../../shared/lessons';
import type { Forecast } from '../../../shared/printing';
import { BINS_MIN } from '../forecast/lessons';

/** The class of an expected wait, as lessons have it. */
export const classOf = (minutes: number): number => BINS_MIN.findIndex((upTo) => minutes <= upTo);

/** Minutes to be added to an expected wait of a class up to this one. */
type Spread = { upToClass: number; below: number; above: number };

/** By how many minutes ahead a range is told; `days`: so many have taught it. */
export type Ranges = ReadonlyMap<number, { days: number; spreads: readonly Spread[] }>;

/** Fewer cases of a class say nothing: they go together with the next. */
const FEWEST_CASES = 40;
/** Such a share of cases lies below a range, and as large a one above, once enough days are known. */
const OUTSIDE = 0.11;
/** The cases of one day are alike: with so many days known, half of that. */
const FEW_DAYS = 3;
/** With fewer days than these a range is no narrower than at first. */
const FIRST_DAYS = 3;

type Counts = Map<number, number>;

/** The value below which such a share of all counted ones lies. */
const quantileOf = (counts: Counts, share: number): number => {
  const sorted = [...counts].sort(([one], [other]) => one - other);
  const all = sorted.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [value, count] of sorted) {
    seen += count;
    if (seen >= share * all) return value;
  }
  return sorted.at(-1)?.[0] ?? 0;
};

const sizeOf = (counts: Counts): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

const countsOf = (lessons: readonly AheadLesson[]): Counts[] => {
  const classes = BINS_MIN.map((): Counts => new Map());
  for (const { errors } of lessons)
    for (const [at, error, count] of errors) {
      const counts = classes[at];
      counts?.set(error, (counts.get(error) ?? 0) + count);
    }
  return classes;
};

const spreadsOf = (lessons: readonly AheadLesson[]): Spread[] => {
  const outside = (OUTSIDE * lessons.length) / (lessons.length + FEW_DAYS);
  const spreads: Spread[] = [];
  let together: Counts = new Map();
  for (const [upToClass, counts] of countsOf(lessons).entries()) {
    for (const [error, count] of counts) together.set(error, (together.get(error) ?? 0) + count);
    if (sizeOf(together) < FEWEST_CASES) continue;
    const [below, above] = [quantileOf(together, outside), quantileOf(together, 1 - outside)];
    spreads.push({ upToClass, below, above });
    together = new Map();
  }
  return spreads;
};

/** What the lessons of past weeks say of how wide ranges have to be. */
export const learnRanges = (lessons: readonly Pick<Lesson, 'ahead'>[]): Ranges => {
  const all = lessons.flatMap(({ ahead }) => ahead);
  const spans = [...new Set(all.map(({ inMin }) => inMin))];
  return new Map(
    spans.map((inMin) => {
      const days = all.filter((one) => one.inMin === inMin);
      return [inMin, { days: days.length, spreads: spreadsOf(days) }];
    }),
  );
};

type DayLesson = { lesson: Pick<Lesson, 'ahead'> };
let remembered: { lessons: readonly DayLesson[]; ranges: Ranges } | null = null;

/** The same of the lessons by their days; worked out anew when there are others. */
export const rangesOf = (lessons: readonly DayLesson[]): Ranges => {
  const isSame =
    remembered?.lessons.length === lessons.length &&
    lessons.every(({ lesson }, i) => lesson === remembered?.lessons[i]?.lesson);
  if (!isSame || remembered === null)
    remembered = { lessons: [...lessons], ranges: learnRanges(lessons.map(({ lesson }) => lesson)) };
  return remembered.ranges;
};

/** Before the office has a past of its own: wider the further ahead. */
const atFirst = (minutes: number, inMin: number) => ({
  from: 0.65 * minutes - 2 - 0.2 * inMin,
  to: 1.35 * minutes + 5 + 0.4 * inMin,
});

const learnt = (minutes: number, spreads: readonly Spread[]) => {
  const spread = spreads.find(({ upToClass }) => classOf(minutes) <= upToClass) ?? spreads.at(-1);
  return spread && { from: minutes + spread.below, to: minutes + spread.above };
};

const STEP_MIN = 5;

/** The range that is told who comes in so many minutes and is expected to wait so long: in steps of five, rounded outwards. */
export const rangeAhead = (minutes: number, inMin: number, ranges: Ranges): Forecast => {
  const { days, spreads } = ranges.get(inMin) ?? { days: 0, spreads: [] };
  const first = atFirst(minutes, inMin);
  const { from, to } = learnt(minutes, spreads) ?? first;
  const isYoung = days < FIRST_DAYS;
  const [least, most] = isYoung ? [Math.min(from, first.from), Math.max(to, first.to)] : [from, to];
  return {
    fromMin: STEP_MIN * Math.floor(Math.max(0, least) / STEP_MIN),
    toMin: STEP_MIN * Math.max(1, Math.ceil(most / STEP_MIN)),
  };
};
