// What a visit is for, whoever asks for it, and whether it may be booked.
import { type Refusal, type RefusalCode, refuse } from '../../../shared/refusals';
import type { Settings } from '../../../shared/settings';
import type { Day } from '../day/day';
import { anyCounterServes } from '../order/serving';

/** What somebody comes for, and with how many. */
export type VisitRequest = { serviceIds: string[]; persons: number };

/** Who asks: people at home see the public places, staff all of them. */
export type Via = 'public' | 'staff';

/** What `refusalOfRequest` may say of a request that is well formed. */
export const REFUSALS_OF_REQUESTS: readonly RefusalCode[] = [
  'unknownService',
  'serviceNotBookable',
  'tooManyPersons',
  'noCounterServes',
];

/** Null for a request that may be booked this way, on some day or (K17) on this one. Staff keep to no limits of persons and services. */
export const refusalOfRequest = (
  settings: Settings,
  { serviceIds, persons }: VisitRequest,
  via: Via,
  day: Day | null = null,
): { refusal: Refusal } | null => {
  const { mostPersons, mostServices } = settings.appointments;
  if (new Set(serviceIds).size < serviceIds.length) return refuse('malformed', { where: 'serviceIds', what: 'twice' });
  const services = serviceIds.map((id) => settings.services.find((one) => one.id === id));
  if (services.includes(undefined)) return refuse('unknownService');
  if (services.some((one) => one?.booking === 'nobody' || (via === 'public' && one?.booking === 'staff')))
    return refuse('serviceNotBookable');
  if (via === 'public' && (persons > mostPersons || services.length > mostServices))
    return refuse('tooManyPersons', { persons: mostPersons, services: mostServices });
  return anyCounterServes(settings, serviceIds, day) ? null : refuse('noCounterServes');
};
