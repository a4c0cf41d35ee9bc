// K7: what was done in a visit, as it is noted.
import { z } from 'zod';
import { idSchema } from '../settings/basics';
import { HINDRANCES } from './reports';

/** K7: what was really done in a visit; a service that was asked for and not done counts nought. */
export const workSchema = z.strictObject({
  services: z
    .array(z.strictObject({ serviceId: idSchema, count: z.int().min(0).max(99) }))
    .min(1)
    .max(10),
  persons: z.int().min(1).max(20),
  /** All or some of it could not be done. */
  hindrance: z.enum(HINDRANCES).nullable(),
});
export type Work = z.infer<typeof workSchema>;
