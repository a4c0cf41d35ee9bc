// What staff look up: it changes nothing, and no event remembers it.
import { z } from 'zod';
import { idSchema, settingsSchema } from './settings';

const visitIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
/** So many appointments at most are proposed a new time at once. */
const MOST_PROPOSED = 1000;
const wish = { serviceIds: z.array(idSchema).min(1).max(5), persons: z.int().min(1).max(20) };

/** What staff look up; it changes nothing, and personal data comes to nobody else. */
export const lookSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('appointmentsOf'), day: z.iso.date() }),
  /** By a part of the name, the code or the e-mail address: appointments from today on. */
  z.strictObject({ type: z.literal('findAppointments'), text: z.string().trim().min(2).max(80) }),
  /** X5: one of them, with e-mail and phone. */
  z.strictObject({ type: z.literal('appointment'), day: z.iso.date(), visitId: visitIdSchema }),
  z.strictObject({ type: z.literal('freeSlots'), ...wish, day: z.iso.date() }),
  /** Whom these settings would hit if they were saved now: for the administration. */
  z.strictObject({ type: z.literal('affectedBy'), settings: settingsSchema }),
  /** A17: appointments that wait for somebody's decision. */
  z.strictObject({ type: z.literal('unfitAppointments') }),
  /** A17: where each of these could go, no place twice. */
  z.strictObject({ type: z.literal('proposeMoves'), visitIds: z.array(visitIdSchema).min(1).max(MOST_PROPOSED) }),
  /** A16: online bookings that lie unusually close together: for the head. */
  z.strictObject({ type: z.literal('unusualBookings') }),
  /** How forecasts held, what a counter more or less does, and where to offer slots on a weekday: for the head. */
  z.strictObject({ type: z.literal('insight'), weekday: z.int().min(1).max(7) }),
]);
export type LookCommand = z.infer<typeof lookSchema>;
