// W23: numbers that are drawn at home, for those who set out afterwards.
import { z } from 'zod';
import { languageSchema, tokenSchema } from '../basics';

/** The most that somebody may say, in minutes, of the way to the office. */
export const LONGEST_WAY_MIN = 60;

export const fromHomeSchema = z.strictObject({
  isOffered: z.boolean(),
  /** So many a day at most; they count for a service's own contingent (N5) as well. */
  perDay: z.int().min(1).max(500),
  /** So many a day from one network. */
  perNetwork: z.int().min(1).max(100),
  /** A shorter way counts as long as this: nobody gains by saying that they are nearly there. */
  wayMin: z.int().min(5).max(LONGEST_WAY_MIN),
  /** Who is there no later than this after their turn keeps the place. */
  graceMin: z.int().min(0).max(60),
});
export type FromHome = z.infer<typeof fromHomeSchema>;

/** Until an office wants them, there are none. */
export const NOT_FROM_HOME: FromHome = { isOffered: false, perDay: 20, perNetwork: 3, wayMin: 20, graceMin: 15 };

/**
 * What is known of one when it is drawn: when somebody would have been there who had set out at once, and how long the way takes;
 * `from`: what stands for the network on this day, and for the wider one around it, by a key that goes with the day.
 */
export const homeDrawnShape = {
  ...{ code: z.string(), placeAt: z.int(), wayMin: z.int() },
  from: z.strictObject({ narrow: z.string(), wide: z.string().nullable() }).optional(),
};

/** And when its owner is there: the place that it has from now on; C6: the key of a page of this visit alone. */
export const homeArrivedShape = { placeAt: z.int(), language: languageSchema, viewKey: tokenSchema.nullable() };
