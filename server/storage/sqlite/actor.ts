import { z } from 'zod';
import { roleSchema } from '../../../shared/commands';
import type { Actor } from '../../../shared/events';

const actorSchema: z.ZodType<Actor> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('device'),
    deviceId: z.string(),
    role: roleSchema,
    stationId: z.string(),
    personId: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('visitor') }),
  z.strictObject({ kind: z.literal('import'), sourceId: z.string() }),
  z.strictObject({ kind: z.literal('office') }),
]);

export const actorOf = (json: string): Actor => actorSchema.parse(JSON.parse(json));
