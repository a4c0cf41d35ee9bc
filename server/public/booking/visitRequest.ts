// What somebody comes for, as the public port hears it, checked as the core checks it for visitors.
import { z } from 'zod';
import { type Refusal, type RefusalCode, refuse } from '../../../shared/refusals';
import { idSchema, type Settings } from '../../../shared/settings';
import { anyCounterServes } from '../../queue/order/serving';
import type { Wish } from '../../queue/slots/slots';

export const REFUSALS_OF_WISHES: readonly RefusalCode[] = [
  'unknownService',
  'serviceNotBookable',
  'tooManyPersons',
  'noCounterServes',
];

/** Null for a wish that may be booked online. */
export const refusalOfWish = (settings: Settings, { serviceIds, persons }: Wish): { refusal: Refusal } | null => {
  const { mostPersons, mostServices } = settings.appointments;
  if (new Set(serviceIds).size < serviceIds.length) return refuse('malformed', { where: 'services', what: 'twice' });
  const services = serviceIds.map((id) => settings.services.find((one) => one.id === id));
  if (services.includes(undefined)) return refuse('unknownService');
  if (services.some((one) => one?.booking !== 'online')) return refuse('serviceNotBookable');
  if (persons > mostPersons || services.length > mostServices)
    return refuse('tooManyPersons', { persons: mostPersons, services: mostServices });
  return anyCounterServes(settings, serviceIds) ? null : refuse('noCounterServes');
};

const serviceIdsSchema = z.array(idSchema).min(1).max(5);

/** A wish as an address says it: ids with commas between. */
export const readWish = (settings: Settings, asked: { services: string; persons: number }) => {
  const serviceIds = serviceIdsSchema.safeParse(asked.services.split(','));
  if (!serviceIds.success) return refuse('malformed', { where: 'services', what: 'up to five ids, commas between' });
  const wish: Wish = { serviceIds: serviceIds.data, persons: asked.persons };
  return refusalOfWish(settings, wish) ?? wish;
};
