// N5, F4: the next free appointment, told where there are no tickets. Screens ask often, so it is remembered for a while.
import type { Settings } from '../../shared/settings';
import { dayAfter, dayOf, MINUTE_MS } from '../../shared/time';
import type { Branch } from '../office/branch';
import { isTodayClosed } from '../queue/forecast/today';
import type { VisitRequest } from '../queue/slots/request';
import { lastBookableDay, minutesOf, slotsOn } from '../queue/slots/slots';

const DAYS_LOOKED_AHEAD = 21;
const REMEMBERED_MS = MINUTE_MS;

type Looked = Pick<Branch, 'settings' | 'now' | 'dayNamed' | 'outlook'>;

const firstFree = (branch: Looked, request: VisitRequest): number | null => {
  const [settings, now] = [branch.settings(), branch.now()];
  const today = dayOf(now, settings.office.timeZone);
  const last = lastBookableDay(settings, now);
  // Whoever is sent away by a full house is not led back in by another door (A13).
  const first = isTodayClosed(branch.outlook(), request.serviceIds) ? 1 : 0;
  for (let ahead = first; ahead < DAYS_LOOKED_AHEAD; ahead++) {
    const day = dayAfter(today, ahead);
    if (day > last) return null;
    const [slotAt] = slotsOn(branch.dayNamed(day), settings, { wish: request, via: 'public', now }).starts;
    if (slotAt !== undefined) return slotAt;
  }
  return null;
};

/**
 * The next start (epoch ms) that one person at home may book for a service, as of a minute ago at most; null when none
 * is free within three weeks. It is the same for services that take as many steps of the grid.
 */
export const createNextSlots = (branch: Looked) => {
  const remembered = new Map<number, { slotAt: number | null; at: number; settings: Settings }>();
  return (serviceId: string): number | null => {
    const [settings, at] = [branch.settings(), branch.now()];
    const request: VisitRequest = { serviceIds: [serviceId], persons: 1 };
    const steps = Math.ceil(minutesOf(settings, request) / settings.appointments.gridMin);
    const before = remembered.get(steps);
    const isFresh = before?.settings === settings && Math.abs(at - before.at) < REMEMBERED_MS;
    if (isFresh && (before.slotAt ?? at) >= at) return before.slotAt;
    const slotAt = firstFree(branch, request);
    remembered.set(steps, { slotAt, at, settings });
    return slotAt;
  };
};
