// Opening hours as visitors read them, on screens and on paper.
import { LOCALES } from '../languages/locales';
import type { Language, Span } from '../settings';

/** 1 is Monday. */
const weekdayName = (weekday: number, language: Language) =>
  new Intl.DateTimeFormat(LOCALES[language], { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, weekday, 12),
  );

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** A span of times stays on one line: no break at its dash, nor after its weekday. */
const DASH = '\u2060–\u2060';
const BLANK = '\u00a0';

/** '8:00' of '08:00'. */
export const shortTime = (time: string) => time.replace(/^0/, '');

const timesOn = (spans: Span[], weekday: number): string =>
  spans
    .filter((span) => span.weekday === weekday)
    .sort((a, b) => a.from.localeCompare(b.from))
    .map(({ from, to }) => `${shortTime(from)}${DASH}${shortTime(to)}`)
    .join(', ');

/** 'Mo–Mi 8:00–12:30', 'Do 8:00–12:30, 14:00–18:00': days in a row with the same times stand together. */
export const hoursLines = (spans: Span[], language: Language): string[] => {
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
      const to = last === first ? '' : `${DASH}${weekdayName(last, language)}`;
      return `${weekdayName(first, language)}${to}${BLANK}${times}`;
    });
};

/** The same in one line. */
export const hoursPhrase = (spans: Span[], language: Language): string => hoursLines(spans, language).join('; ');
