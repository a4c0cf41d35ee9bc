// When hours end, as visitors read it.
import type { Forecast } from '../../shared/printing';
import type { Hours } from '../../shared/settings';
import { wallTime } from '../../shared/time';
import { shortTime } from '../../shared/words/hours';

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** F4: the local time at which these hours end today, if the wait may last longer than that; else null. */
export const endsTooSoon = (hours: Hours, forecast: Forecast | null, now: number, timeZone: string): string | null => {
  if (hours === null || forecast === null) return null;
  const { weekday, time } = wallTime(now, timeZone);
  const span = hours.find((one) => one.weekday === weekday && one.from <= time && time < one.to);
  if (span === undefined || minutesOf(span.to) - minutesOf(time) >= forecast.toMin) return null;
  return shortTime(span.to);
};
