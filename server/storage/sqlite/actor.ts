import { LRUCache } from 'lru-cache';
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

/** The same few do nearly everything: read once each, and shared by all that they did. */
const known = new LRUCache<string, Actor>({ max: 500 });

export const actorOf = (json: string): Actor => {
  const before = known.get(json);
  if (before) return before;
  const actor = actorSchema.parse(JSON.parse(json));
  known.set(json, actor);
  return actor;
};
