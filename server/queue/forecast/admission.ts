// F4: whether a new ticket still has its turn before the office ends its day.
import type { Settings } from '../../../shared/settings';
import { MINUTE_MS, weekdayOf } from '../../../shared/time';
import { dayEnd, instantOf } from '../slots/hours';
import type { Outlook } from './forecast';

type Closing = Pick<Outlook, 'day' | 'settings'>;

/** Closing time (epoch ms): the end of the day's last hours, or of the day. */
export const closesAt = ({ day, settings }: Closing): number => {
  const end = dayEnd(day.day, settings);
  const closings = (settings.hours ?? [])
    .filter(({ weekday }) => weekday === weekdayOf(day.day))
    .map(({ to }) => instantOf(day.day, to, settings.office.timeZone));
  return closings.length === 0 ? end : Math.min(end, Math.max(...closings));
};

/** Its midnight is only where numbers start again. */
const neverCloses = ({ hours, dayEndsAt }: Settings): boolean => hours === null && dayEndsAt === '24:00';

/**
 * The last instant at which somebody is called: closing time and the overtime that the office gives, or the day's end;
 * Infinity for an office that is always open.
 */
export const lastCallAt = ({ day, settings }: Closing): number => {
  if (neverCloses(settings)) return Number.POSITIVE_INFINITY;
  return Math.min(dayEnd(day.day, settings), closesAt({ day, settings }) + settings.policy.overtimeMin * MINUTE_MS);
};

/**
 * Full house: a ticket drawn now, with so many minutes to its call, would come too late; or staff have said so. The
 * minutes are worked out only if they matter.
 */
export const isFull = (outlook: Outlook, expectedMin: () => number | null): boolean => {
  switch (outlook.day.admission) {
    case 'open':
      return false;
    case 'closed':
      return true;
    case 'byForecast': {
      const last = lastCallAt(outlook);
      if (last === Number.POSITIVE_INFINITY) return false;
      const minutes = expectedMin();
      return minutes !== null && outlook.now + minutes * MINUTE_MS > last;
    }
  }
};

/** So long before the last call a ticket drawn now is told that soon there will be none. */
const NEARLY_MIN = 20;

/** D7: a ticket drawn now, with so many minutes to its call, has its turn among the last ones of the day. */
export const isNearlyFull = (outlook: Outlook, expectedMin: number | null): boolean => {
  if (outlook.day.admission !== 'byForecast' || expectedMin === null) return false;
  const last = lastCallAt(outlook);
  return last !== Number.POSITIVE_INFINITY && outlook.now + (expectedMin + NEARLY_MIN) * MINUTE_MS > last;
};
