// Opening hours as visitors read them.
import type { Forecast } from '../../shared/printing';
import type { Hours, Language, Span } from '../../shared/settings';
import { wallTime } from '../../shared/time';
import { weekdayName } from '../../ui/days';

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** A span of times stays on one line: no break at its dash, nor after its weekday. */
const DASH = '\u2060–\u2060';
const BLANK = '\u00a0';

const shortTime = (time: string) => time.replace(/^0/, '');
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const timesOn = (spans: Span[], weekday: number): string =>
  spans
    .filter((span) => span.weekday === weekday)
    .sort((a, b) => a.from.localeCompare(b.from))
    .map(({ from, to }) => `${shortTime(from)}${DASH}${shortTime(to)}`)
    .join(', ');

/** 'Mo–Mi 8:00–12:30; Do 8:00–12:30, 14:00–18:00': days in a row with the same times stand together. */
export const hoursPhrase = (spans: Span[], language: Language): string => {
  const runs: { first: number; last: number; times: string }[] = [];
  for (const weekday of WEEK) {
    const times = timesOn(spans, weekday);
    const run = runs.at(-1);
    if (run && run.times === times) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, times });
  }
  return runs
    .filter(({ times }) => times !== '')
    .map(({ first, last, times }) => {
      const to = last === first ? '' : `${DASH}${weekdayName(last, language, 'short')}`;
      return `${weekdayName(first, language, 'short')}${to}${BLANK}${times}`;
    })
    .join('; ');
};

/** F4: the local time at which these hours end today, if the wait may last longer than that; else null. */
export const endsTooSoon = (hours: Hours, forecast: Forecast | null, now: number, timeZone: string): string | null => {
  if (hours === null || forecast === null) return null;
  const { weekday, time } = wallTime(now, timeZone);
  const span = hours.find((one) => one.weekday === weekday && one.from <= time && time < one.to);
  if (span === undefined || minutesOf(span.to) - minutesOf(time) >= forecast.toMin) return null;
  return shortTime(span.to);
};
