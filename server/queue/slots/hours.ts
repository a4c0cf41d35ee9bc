// Opening hours: is it open now, when does it open next, when does the day end.
import { Temporal } from 'temporal-polyfill';
import type { Hours, Service, Settings, Span, Text } from '../../../shared/settings';
import { dayAfter, dayOf, MINUTE_MS, wallTime, weekdayOf } from '../../../shared/time';
import { closureOn } from './calendar';

/** T2: when a zone's clock shows this. Of two instants the first; a time that the clock skips is later by the skip. */
export const inZone = (wall: Temporal.PlainDateTime, timeZone: string): Temporal.ZonedDateTime =>
  wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' });

/** The instant at which the clock on the wall shows a time 'HH:MM' ('24:00' too) of a day, across clock changes. */
export const instantOf = (day: string, time: string, timeZone: string): number => {
  const [date, clock] = time === '24:00' ? [dayAfter(day, 1), '00:00'] : [day, time];
  return inZone(Temporal.PlainDateTime.from(`${date}T${clock}`), timeZone).epochMilliseconds;
};

const covers = (span: Span, now: { weekday: number; time: string }) =>
  span.weekday === now.weekday && span.from <= now.time && now.time < span.to;

/** Whether hours (null: always) cover an instant. */
export const isWithin = (hours: Hours, at: number, timeZone: string): boolean => {
  if (hours === null) return true;
  const now = wallTime(at, timeZone);
  return hours.some((span) => covers(span, now));
};

type Received = Pick<Service, 'walkInHours'>;

/** An office that is always open is open on holidays too. */
const isShut = (settings: Settings, day: string) => settings.hours !== null && closureOn(settings, day) !== null;

/** W1: whether walk-ins are received for a service at an instant. */
export const receivesAt = (settings: Settings, { walkInHours }: Received, at: number): boolean => {
  const { timeZone } = settings.office;
  const isOpen = isWithin(settings.hours, at, timeZone) && isWithin(walkInHours, at, timeZone);
  return isOpen && !isShut(settings, dayOf(at, timeZone));
};

/** Longer than any office is closed at a stretch. */
const MOST_DAYS_SHUT = 30;

/** W1: the first opening for a service's walk-ins from an instant on, within thirty days; null if there is none. */
export const opensAt = (settings: Settings, service: Received, at: number): number | null => {
  const { timeZone } = settings.office;
  const all = [settings.hours, service.walkInHours];
  if (all.every((hours) => hours === null)) return at;
  const today = dayOf(at, timeZone);
  for (let ahead = 0; ahead <= MOST_DAYS_SHUT; ahead++) {
    const day = dayAfter(today, ahead);
    const starts = all
      .flatMap((hours) => hours ?? [])
      .filter((span) => span.weekday === weekdayOf(day))
      .map((span) => instantOf(day, span.from, timeZone));
    const open = starts.filter((start) => start >= at && receivesAt(settings, service, start));
    if (open.length > 0) return Math.min(...open);
  }
  return null;
};

/** C2: when somebody with an appointment may check in: so long before, and on the same day. */
export const checkInFrom = (settings: Settings, slotAt: number): number => {
  const { timeZone } = settings.office;
  const midnight = instantOf(dayOf(slotAt, timeZone), '00:00', timeZone);
  return Math.max(midnight, slotAt - settings.policy.checkInMin * MINUTE_MS);
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
