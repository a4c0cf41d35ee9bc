// Where people are served, draw numbers and look up: counters, kiosks, displays.
import { z } from 'zod';
import { hoursSchema, idSchema, spanSchema, textSchema } from './basics';

/** Schalter: where a clerk serves. */
export const counterSchema = z.strictObject({
  id: idSchema,
  /** What visitors look for, without the word for the place: '3', '12 a'. */
  name: z.string().trim().min(1).max(12),
  /** Ids of the services that it serves; null is all of them (M6). */
  serviceIds: z.array(idSchema).min(1).max(200).nullable(),
  /** Services it would rather take where the call order leaves a choice (M6), best first. */
  preferredServiceIds: z.array(idSchema).max(200),
  /** F3: when somebody is planned to be there, breaks left out; null is not planned. */
  plan: hoursSchema,
});
export type Counter = z.infer<typeof counterSchema>;

/** A time of the week in which the kiosk is locked by itself (W5), and the reason that visitors read. */
export const lockTimeSchema = z.strictObject({ span: spanSchema, reason: textSchema });

export const kioskSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  /** Printer of its slips; null is a kiosk that only shows number and QR. */
  printerId: idSchema.nullable(),
  lockTimes: z.array(lockTimeSchema).max(50),
});
export type Kiosk = z.infer<typeof kioskSchema>;

export const displaySchema = z.strictObject({ id: idSchema, name: z.string().trim().min(1).max(60) });
