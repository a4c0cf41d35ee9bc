// Which starts people without an account may book, for whatever shows or prints them in the house (W16, W17).
import { dayOf } from '../../shared/time';
import { isTodayClosed } from '../queue/forecast/today';
import type { VisitRequest } from '../queue/slots/request';
import { slotsOn } from '../queue/slots/slots';
import type { Branch } from './branch';

/** What is needed of the office to know them. */
export type Offering = Pick<Branch, 'settings' | 'now' | 'dayNamed' | 'outlook'>;

/** The starts of a day that people without an account may book. */
export const publicStarts = (branch: Offering, day: string, wish: VisitRequest): number[] => {
  const [settings, now] = [branch.settings(), branch.now()];
  const isToday = day === dayOf(now, settings.office.timeZone);
  if (isToday && isTodayClosed(branch.outlook(), wish.serviceIds)) return [];
  return slotsOn(branch.dayNamed(day), settings, { wish, via: 'public', now }).starts;
};
