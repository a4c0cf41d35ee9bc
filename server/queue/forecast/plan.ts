// F3: who is planned to be at a counter: the spans of the plan, and between them the breaks.
import type { Counter, Settings } from '../../../shared/settings';
import { weekdayOf } from '../../../shared/time';
import { instantOf } from '../slots/hours';
import type { Absence } from './projection';

type Shift = { from: number; to: number };

const remembered = new WeakMap<Settings, Map<string, Shift[]>>();

/** The spans of a counter's plan on a day, in their order. Worked out once for as long as the settings stay. */
const shiftsOf = (settings: Settings, { id, plan }: Counter, day: string): Shift[] => {
  const known = remembered.get(settings) ?? new Map<string, Shift[]>();
  remembered.set(settings, known);
  const key = `${day} ${id}`;
  const shifts =
    known.get(key) ??
    (plan ?? [])
      .filter((span) => span.weekday === weekdayOf(day))
      .map(({ from, to }) => ({
        from: instantOf(day, from, settings.office.timeZone),
        to: instantOf(day, to, settings.office.timeZone),
      }))
      .sort((a, b) => a.from - b.from);
  known.set(key, shifts);
  return shifts;
};

/** When nobody is planned to be at a counter after its first span of the day: breaks, and at last the end. */
export const absencesOf = (settings: Settings, counter: Counter, day: string): Absence[] => {
  const shifts = shiftsOf(settings, counter, day);
  return shifts.map(({ to }, i) => ({ from: to, to: shifts[i + 1]?.from ?? Number.POSITIVE_INFINITY }));
};

/** When somebody is planned to come to a counter that is closed now; null when nobody is. */
export const nextShiftAt = (settings: Settings, counter: Counter, day: string, now: number): number | null =>
  shiftsOf(settings, counter, day).find(({ from }) => from > now)?.from ?? null;
