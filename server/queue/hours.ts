// Opening hours: is it open now, when does it open next, when does the day end.
import { Temporal } from 'temporal-polyfill';
import type { Hours, Settings, Span, Text } from '../../shared/settings';
import { dayAfter, wallTime, weekdayOf } from '../../shared/time';

/** The instant at which the clock on the wall shows a time 'HH:MM' ('24:00' too) of a day, across clock changes. */
export const instantOf = (day: string, time: string, timeZone: string): number => {
  const [date, clock] = time === '24:00' ? [dayAfter(day, 1), '00:00'] : [day, time];
  return Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(timeZone).epochMilliseconds;
};

const covers = (span: Span, now: { weekday: number; time: string }) =>
  span.weekday === now.weekday && span.from <= now.time && now.time < span.to;

/** Whether hours (null: always) cover an instant. */
export const isWithin = (hours: Hours, at: number, timeZone: string): boolean => {
  if (hours === null) return true;
  const now = wallTime(at, timeZone);
  return hours.some((span) => covers(span, now));
};

/** The first instant from `at` on, within eight days, at which all the hours are open together; null if there is none. */
export const opensAt = (all: Hours[], at: number, timeZone: string): number | null => {
  const today = wallTime(at, timeZone).day;
  for (let ahead = 0; ahead <= 7; ahead++) {
    const day = dayAfter(today, ahead);
    const starts = all
      .flatMap((hours) => hours ?? [])
      .filter((span) => span.weekday === weekdayOf(day))
      .map((span) => instantOf(day, span.from, timeZone));
    const open = starts.filter((start) => start >= at && all.every((hours) => isWithin(hours, start, timeZone)));
    if (open.length > 0) return Math.min(...open);
  }
  return null;
};

/** T1: the instant at which a day is closed by itself. */
export const dayEnd = (day: string, settings: Settings): number =>
  instantOf(day, settings.dayEndsAt, settings.office.timeZone);

/** W5: the reason of the timetable's lock of a kiosk at an instant; null when it is not locked by timetable. */
export const timetableLock = (settings: Settings, kioskId: string, at: number): Text | null => {
  const now = wallTime(at, settings.office.timeZone);
  const kiosk = settings.kiosks.find((one) => one.id === kioskId);
  return kiosk?.lockTimes.find((lock) => covers(lock.span, now))?.reason ?? null;
};
