// Instants (epoch milliseconds) in words, always in the office's time zone.

import { LOCALES } from '../shared/languages/locales';
import type { Language } from '../shared/settings';
import { dayOf } from '../shared/time';

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
