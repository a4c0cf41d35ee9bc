// In which order and how long people are called, and from when on the overview warns.
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

/** M13: whether days that are over are published, for everybody to check who was called when and by which rule. */
export const fairnessSchema = z.strictObject({ publishesDays: z.boolean() });

const reachedAtSchema = z.int().min(0).max(999).nullable();
const limitSchema = z
  .strictObject({ yellow: reachedAtSchema, red: reachedAtSchema })
  .refine(({ yellow, red }) => yellow === null || red === null || red >= yellow, {
    path: ['red'],
    message: 'red comes before yellow',
  });
/**
 * R5: from when on the overview says that something wants looking after (yellow), and that it is urgent (red); null never
 * says so. In minutes, but for `waiting`, which is people.
 */
export const liveLimitsSchema = z.strictObject({
  waitMin: limitSchema,
  waiting: limitSchema,
  /** Called, and has not come. */
  calledMin: limitSchema,
  /** Waits, and nobody at work may call. */
  nobodyMin: limitSchema,
  /** Since the promised end of a pause. */
  pauseOverMin: limitSchema,
});
export type LiveLimits = z.infer<typeof liveLimitsSchema>;
export type LiveLimit = keyof LiveLimits;

/** To start from. */
export const DEFAULT_LIVE_LIMITS: LiveLimits = {
  waitMin: { yellow: 30, red: 60 },
  waiting: { yellow: 30, red: 60 },
  calledMin: { yellow: 5, red: 10 },
  nobodyMin: { yellow: 5, red: 15 },
  pauseOverMin: { yellow: 5, red: 15 },
};
