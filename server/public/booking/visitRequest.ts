// What somebody comes for, as an address of the public port says it.
import { z } from 'zod';
import { refuse } from '../../../shared/refusals';
import { idSchema, type Settings } from '../../../shared/settings';
import { refusalOfRequest, type VisitRequest } from '../../queue/slots/request';

const serviceIdsSchema = z.array(idSchema).min(1).max(5);

/** A request that may be booked online, or its refusal. Its services are ids with commas between. */
export const readRequest = (settings: Settings, asked: { services: string; persons: number }) => {
  const serviceIds = serviceIdsSchema.safeParse(asked.services.split(','));
  if (!serviceIds.success) return refuse('malformed', { where: 'services', what: 'up to five ids, commas between' });
  const request: VisitRequest = { serviceIds: serviceIds.data, persons: asked.persons };
  return refusalOfRequest(settings, request, 'public') ?? request;
};
