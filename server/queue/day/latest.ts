// The latest of what a day has seen, no more of it than is ever looked at.
import { MINUTE_MS } from '../../../shared/time';
import type { Day, Visit } from './day';

/** Of visits that were served, more than tell how fast the day goes: some may be taken back. */
const REMEMBERED_SERVED = 200;
/** More calls than the merge policy and the display ever look back. */
const REMEMBERED_CALLS = 1000;

/** Adds to a list, and forgets its oldest where it is full. */
export const remember = <T>(list: T[], one: T) => {
  list.push(one);
  if (list.length > REMEMBERED_CALLS) list.shift();
};

/** A service has ended: how long it took. */
export const served = (day: Day, { serviceIds, state, since }: Visit, at: number) => {
  if (state !== 'serving') return;
  day.latestServed.push({ version: day.version, serviceIds, min: (at - since) / MINUTE_MS });
  if (day.latestServed.length > REMEMBERED_SERVED) day.latestServed.shift();
};

/** A call is rung, spoken and shown. */
export const announce = (day: Day, visit: Visit, counterId: string, at: number) => {
  visit.calls += 1;
  visit.lastCallAt = at;
  visit.restoredAt = null;
  remember(day.announcements, { visitId: visit.id, counterId, at, announcement: day.version });
};
