// Instants (epoch milliseconds) in words, and what people type as instants, always in the office's time zone.

import { LOCALES } from '../shared/languages/locales';
import type { Language } from '../shared/settings';
import { dayOf, MINUTE_MS, wallTime } from '../shared/time';

const STYLES = {
  time: { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' },
  /** Where the clock shows a time twice, because it is set back: '02:30 MESZ', '02:30 MEZ'. */
  timeOfZone: { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
  date: { weekday: 'long', day: 'numeric', month: 'long' },
  fullDate: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  fullDateTime: {
    ...{ weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' },
  },
  dateTime: { day: '2-digit', month: '2-digit', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
export type TimeStyle = keyof typeof STYLES;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** An instant as people write it: '9:05', 'Montag, 3. März', 'Montag, 3. März 2025', '03.03., 9:05'. */
export const formatTime = (at: number, style: TimeStyle, timeZone: string, language: Language): string => {
  const key = `${style} ${timeZone} ${language}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], { ...STYLES[style], timeZone });
  formatters.set(key, formatter);
  return formatter.format(at);
};

/** Minutes and seconds of a duration, '2:05'; never below nought. */
export const formatDuration = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** Whether two instants fall on one day of the office. */
export const isSameDay = (one: number, other: number, timeZone: string): boolean =>
  dayOf(one, timeZone) === dayOf(other, timeZone);

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The instant (epoch ms) at which the office's clock shows a time 'HH:MM' on the day of `now`. */
export const instantOf = (time: string, now: number, timeZone: string): number => {
  const from = now - (now % MINUTE_MS);
  const gap = (at: number) => (minutesOf(time) - minutesOf(wallTime(at, timeZone).time)) * MINUTE_MS;
  const at = from + gap(from);
  // Between the two the clock may have been put forward or back.
  return at + gap(at);
};

const HALF_DAY_MS = 12 * 60 * MINUTE_MS;

/** An instant (epoch ms) around the middle of a day 'YYYY-MM-DD', in whatever zone the office is. */
export const middayOf = (day: string, timeZone: string): number => {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const there = wallTime(noon, timeZone).day;
  if (there === day) return noon;
  return there < day ? noon + HALF_DAY_MS : noon - HALF_DAY_MS;
};
