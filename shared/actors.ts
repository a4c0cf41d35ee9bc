// Who does something: screens at their stations, visitors on the public port, other systems, the office itself.
import { z } from 'zod';

/** What a browser can be, once paired. */
export const ROLES = ['kiosk', 'display', 'counter', 'admin'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Who did it: a device or a program at a station with the person logged in there, a visitor, another system, the office. */
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
  /** S35: another program at a counter, for the person who is logged in there; a terminal in the hall is at none. */
  z.strictObject({
    kind: z.literal('program'),
    programId: z.string(),
    counterId: z.string().nullable(),
    personId: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('office') }),
]);
export type Actor = z.infer<typeof actorSchema>;

/** The station at which a device of this role acts, or a program at a counter; null for others and for the office itself. */
export const stationOf = (by: Actor, role: Role): string | null => {
  if (by.kind === 'program') return role === 'counter' ? by.counterId : null;
  return by.kind === 'device' && by.role === role ? by.stationId : null;
};

/** Who is logged in where it was asked; null for nobody, and for the office itself. */
export const personOf = (by: Actor): string | null =>
  by.kind === 'device' || by.kind === 'program' ? by.personId : null;

/** Who sent it, as far as requests are told apart (N4): a device, a program, or what kind of sender it is. */
export const senderOf = (by: Actor): string => {
  if (by.kind === 'device') return by.deviceId;
  return by.kind === 'program' ? by.programId : by.kind;
};

/** X10: stands in the place of who did something, once that is forgotten. */
export const FORGOTTEN = 'forgotten';
