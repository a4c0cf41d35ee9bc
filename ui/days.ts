// Days 'YYYY-MM-DD', months and weekdays in words: the calendar's, in no time zone.

import { LOCALES } from '../shared/languages/locales';
import type { Language } from '../shared/settings';
import { formatTime } from './time';

/** Noon of a day (epoch ms), to be written by a format for days. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

export const dayFormat = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' });

/** 'Montag, 3. März'; with the year where asked for. */
export const formatDay = (day: string, language: Language, style: 'date' | 'fullDate' = 'date'): string =>
  formatTime(noonOf(day), style, 'UTC', language);

/** 1 Monday to 7 Sunday, as a word: the first of January 2024 is a Monday. */
export const weekdayName = (weekday: number, language: Language, width: 'long' | 'short' | 'narrow' = 'long'): string =>
  dayFormat(language, { weekday: width }).format(Date.UTC(2024, 0, weekday, 12));
