// Days 'YYYY-MM-DD' as a calendar has them, and the times of a day in parts that can be read.
import type { Language } from '../../../shared/settings';
import { dayAfter, wallTime, weekdayOf } from '../../../shared/time';
import { dayFormat, noonOf, weekdayName } from '../../../ui/days';

/** 'YYYY-MM' */
export const monthOf = (day: string): string => day.slice(0, 7);

export const firstOf = (month: string): string => `${month}-01`;

/** The month that comes so many months after a month. */
export const monthAfter = (month: string, months: number): string => {
  const first = new Date(`${month}-01T12:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  return first.toISOString().slice(0, 7);
};

export const lastOf = (month: string): string => dayAfter(firstOf(monthAfter(month, 1)), -1);

/** The weeks of a month, Monday first; null where a day belongs to another month. */
export const weeksOf = (month: string): (string | null)[][] => {
  const before = weekdayOf(firstOf(month)) - 1;
  const count = Number(lastOf(month).slice(8));
  return Array.from({ length: Math.ceil((before + count) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_none, weekday) => {
      const nth = week * 7 + weekday - before;
      return nth < 0 || nth >= count ? null : dayAfter(firstOf(month), nth);
    }),
  );
};

/** 'März 2025' */
export const formatMonth = (month: string, language: Language): string =>
  dayFormat(language, { month: 'long', year: 'numeric' }).format(noonOf(firstOf(month)));

/** Arabic has days in full or as one letter, and seven in full do not stand side by side on a phone. */
const hasShortDays = (language: Language): boolean => language !== 'ar';

/** Monday to Sunday, short and in full. */
export const weekdayNames = (language: Language): { short: string; long: string }[] =>
  Array.from({ length: 7 }, (_, before) => ({
    short: weekdayName(before + 1, language, hasShortDays(language) ? 'short' : 'narrow'),
    long: weekdayName(before + 1, language),
  }));

export type PartName = 'night' | 'morning' | 'afternoon' | 'evening';
/** A part of the day, and its starts hour by hour. */
export type Part = { name: PartName; hours: { hour: string; starts: number[] }[]; count: number };

const partOf = (time: string): PartName => {
  if (time < '06:00') return 'night';
  if (time < '12:00') return 'morning';
  return time < '17:00' ? 'afternoon' : 'evening';
};

/** Starts (epoch ms, in their order) of one day, by parts of the day and hours. */
export const partsOf = (starts: number[], timeZone: string): Part[] => {
  const parts: Part[] = [];
  for (const start of starts) {
    const { time } = wallTime(start, timeZone);
    const [name, hour] = [partOf(time), time.slice(0, 2)];
    if (parts.at(-1)?.name !== name) parts.push({ name, hours: [], count: 0 });
    const part = parts.at(-1);
    if (part === undefined) continue;
    part.count += 1;
    const last = part.hours.at(-1);
    if (last?.hour === hour) last.starts.push(start);
    else part.hours.push({ hour, starts: [start] });
  }
  return parts;
};

/** The starts that a clock shows twice, because it is set back in between. */
export const twiceShown = (starts: number[], timeZone: string): Set<number> => {
  const times = starts.map((start) => wallTime(start, timeZone).time);
  return new Set(starts.filter((_, i) => times.indexOf(times[i] ?? '') !== times.lastIndexOf(times[i] ?? '')));
};
