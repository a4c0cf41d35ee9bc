// The demonstration as an office begins with it: the hours of a town hall, and a moment of them at which it can be tried.
import type { Settings, Span } from '../../shared/settings';
import { dayAfter, dayOf, MINUTE_MS, weekdayOf } from '../../shared/time';
import { closureOn } from '../queue/slots/calendar';
import { instantOf } from '../queue/slots/hours';
import { demonstrationOffice } from './demonstration';
import { spokenInAll } from './spoken';

const WEEK: readonly [weekday: number, from: string, to: string][] = [
  [1, '08:00', '16:00'],
  [2, '08:00', '16:00'],
  [3, '08:00', '16:00'],
  [4, '08:00', '18:00'],
  [5, '08:00', '12:30'],
];
const HOURS: Span[] = WEEK.map(([weekday, from, to]) => ({ weekday, from, to }));

/** Bürgerbüro Lünen with the hours of a town hall, in all nine languages; appointments are offered within them. */
export const demonstrationTownHall: Settings = {
  ...spokenInAll(demonstrationOffice),
  hours: HOURS,
  dayEndsAt: '20:00',
  appointments: {
    ...demonstrationOffice.appointments,
    hours: HOURS.map((span) => ({ ...span, public: 2, internal: 1 })),
  },
};

/** So long before closing it can still be tried. */
const LEAST_LEFT_MS = 30 * MINUTE_MS;
/** A moment at which a town hall is busy. */
const BUSY_AFTER_MS = 120 * MINUTE_MS;
const MOST_DAYS = 30;

/** When walk-ins are received on a day; null when it is closed. */
export const openingOn = (settings: Settings, day: string): { from: number; to: number } | null => {
  if (settings.hours === null || closureOn(settings, day) !== null) return null;
  const spans = settings.hours.filter(({ weekday }) => weekday === weekdayOf(day));
  const instants = (which: 'from' | 'to') => spans.map((span) => instantOf(day, span[which], settings.office.timeZone));
  return spans.length === 0 ? null : { from: Math.min(...instants('from')), to: Math.max(...instants('to')) };
};

const isBusy = (settings: Settings, at: number): boolean => {
  const opening = openingOn(settings, dayOf(at, settings.office.timeZone));
  return opening !== null && opening.from <= at && at <= opening.to - LEAST_LEFT_MS;
};

/** The busy moment of the first open day from one on, backwards (-1) or forwards (1); null within a month of closed ones. */
const busyMoment = (settings: Settings, day: string, step: 1 | -1, fits: (at: number) => boolean): number | null => {
  for (let i = 0; i < MOST_DAYS; i++) {
    const opening = openingOn(settings, dayAfter(day, i * step));
    const at = opening && Math.min(opening.from + BUSY_AFTER_MS, opening.to - LEAST_LEFT_MS);
    if (at !== null && fits(at)) return at;
  }
  return null;
};

/**
 * The instant at which a demonstration is opened: now while it is open. Otherwise its clock is set, never back behind what it
 * told last: it goes on where it stopped, or in the last working morning, or in the next one.
 */
export const momentToOpen = (settings: Settings, now: number, lastTold: number | null): number => {
  if (settings.hours === null) return now;
  if (isBusy(settings, now) && now >= (lastTold ?? 0)) return now;
  const day = dayOf(now, settings.office.timeZone);
  const before = busyMoment(settings, day, -1, (at) => at <= now);
  const earliest = Math.max(lastTold ?? 0, before ?? now);
  if (isBusy(settings, earliest)) return earliest;
  const from = dayOf(earliest, settings.office.timeZone);
  return busyMoment(settings, from, 1, (at) => at >= earliest) ?? Math.max(now, lastTold ?? 0);
};
