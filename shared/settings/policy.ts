// In which order and how long people are called.
import { z } from 'zod';

/** The merge policy's parameters (M9), in minutes but for `run`. */
export const policySchema = z.strictObject({
  /** A checked-in appointment is due from so long before its slot (M2). */
  leadMin: z.number().min(0).max(30),
  /** Later than so long after its slot an appointment stands in the line (C4). */
  graceMin: z.number().min(0).max(120),
  /** So many due appointments in a row, then one from the line (M3). */
  run: z.int().min(1).max(20),
  /** Check-in opens so long before the slot (C2). */
  checkInMin: z.number().min(0).max(240),
  /** M10: who forgot to check in is called once, so long after the slot; null never calls who is not there. */
  forgottenMin: z.number().min(0).max(120).nullable(),
  /** So long after closing time those who wait are still called; a ticket that would be called later is not drawn. */
  overtimeMin: z.number().min(0).max(240),
  /** M11: a pause with a time of return keeps those who were handed on to its counter so long; one without, not at all. */
  pauseKeepsMin: z.number().min(0).max(120),
});
export type Policy = z.infer<typeof policySchema>;
