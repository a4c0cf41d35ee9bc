// What people come for.
import { z } from 'zod';
import { PICTOGRAMS } from '../kiosk/pictograms';
import { leikaKeySchema } from './appointments';
import { hoursSchema, idSchema, textSchema } from './basics';
import { LETTERS } from './ticketLetters';

/** First character of a number (N1). */
export const letterSchema = z
  .string()
  .refine((letter) => letter.length === 1 && LETTERS.includes(letter), { message: 'not a letter of numbers' });

/** Anliegen: what somebody comes for. */
export const serviceSchema = z.strictObject({
  id: idSchema,
  /** First character of the ticket number (N1); several services may share one. */
  letter: letterSchema,
  name: textSchema,
  /** Usual duration at the counter, in minutes: where the forecast starts from. */
  durationMin: z.number().min(1).max(240),
  /** When walk-ins may draw a ticket for it, inside the office's hours. */
  walkInHours: hoursSchema,
  /** Walk-in tickets a day (N5); null is no limit. */
  contingent: z.int().min(0).max(999).nullable(),
  /** Who may book appointments for it. */
  booking: z.enum(['online', 'staff', 'nobody']),
  /** Its number in the federal catalogue of services (LeiKa), by which city portals link to it (A1). */
  leikaKey: leikaKeySchema.nullable(),
  /** Other words by which citizens look for it: "Perso, Pass". */
  keywords: textSchema.nullable(),
  /** What to bring. */
  bring: z.array(textSchema).max(12),
  /** W10: at the kiosk, services whose groups have the same German name stand together. */
  group: textSchema.nullable(),
  /** W10: its sign at the kiosk. */
  pictogram: z.enum(PICTOGRAMS).nullable(),
});
export type Service = z.infer<typeof serviceSchema>;
