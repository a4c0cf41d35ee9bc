// Who does something: screens at their stations, visitors on the public port, other systems, the office itself.
import { z } from 'zod';

/** What a browser can be, once paired. */
export const ROLES = ['kiosk', 'display', 'counter', 'admin'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Who did it: a device at a station with the person logged in there, a visitor, another system, the office itself. */
export const actorSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('device'),
    deviceId: z.string(),
    role: roleSchema,
    stationId: z.string(),
    personId: z.string().nullable(),
  }),
  /** Somebody on the public port: nobody knows who. */
  z.strictObject({ kind: z.literal('visitor') }),
  /** Another booking system, by the id of its token, feed or file. */
  z.strictObject({ kind: z.literal('import'), sourceId: z.string() }),
  z.strictObject({ kind: z.literal('office') }),
]);
export type Actor = z.infer<typeof actorSchema>;

/** The station at which a device of this role acts; null for the office itself and for other roles. */
export const stationOf = (by: Actor, role: Role): string | null =>
  by.kind === 'device' && by.role === role ? by.stationId : null;

/** Who is logged in where it was asked; null for nobody, and for the office itself. */
export const personOf = (by: Actor): string | null => (by.kind === 'device' ? by.personId : null);

/** X10: stands in the place of who did something, once that is forgotten. */
export const FORGOTTEN = 'forgotten';
