// Where people are served, draw numbers, look up and are sent meanwhile: counters, kiosks, displays, errands.
import { z } from 'zod';
import { ARROWS, LONGEST_PLACE_HINT } from '../letters/ways';
import { hoursSchema, idSchema, spanSchema, type Text, textSchema } from './basics';

const isShort = (text: Text): boolean =>
  Object.values(text).every((said) => said === undefined || said.length <= LONGEST_PLACE_HINT);

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
  /** D8: which way it is from the displays, and where: '1. OG'. null is not said. */
  arrow: z.enum(ARROWS).nullable(),
  placeHint: textSchema.refine(isShort, { message: 'too long for a display' }).nullable(),
});
export type Counter = z.infer<typeof counterSchema>;

/** A time of the week in which the kiosk is locked by itself (W5), and the reason that visitors read. */
export const lockTimeSchema = z.strictObject({ span: spanSchema, reason: textSchema });

/** W11: the glass of a kiosk, as it stands in the hall. */
const glassSchema = z.strictObject({
  /** Its diagonal in inches, as it is sold. */
  diagonalInch: z.number().min(8).max(65),
  /** So many millimetres above the floor its picture begins. */
  lowerEdgeMm: z.int().min(0).max(1500),
});

export const kioskSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  /** Printer of its slips; null is a kiosk that only shows number and QR. */
  printerId: idSchema.nullable(),
  lockTimes: z.array(lockTimeSchema).max(50),
  glass: glassSchema,
});
export type Kiosk = z.infer<typeof kioskSchema>;

/**
 * K20: where visitors are sent from a counter, and come back from to the same one: the terminal for photos, the cash desk.
 * Events keep it as it was: who is on the way goes by what was said.
 */
export const errandSchema = z.strictObject({
  id: idSchema,
  /** What it is called, as it stands after 'zum' or 'zur': 'Foto', 'Kasse'. */
  name: textSchema,
  article: z.enum(['zum', 'zur']),
  /** Where it stands, as visitors find it. */
  place: textSchema,
  /** How long it usually takes, until they are back. */
  usualMin: z.int().min(1).max(120),
  /** K21: who is back is the own counter's; so long after that, any counter's. */
  anyAfterMin: z.int().min(0).max(120),
  /** R5: who has given no sign for so long is told to staff. */
  overdueMin: z.int().min(1).max(480),
});
export type Errand = z.infer<typeof errandSchema>;

export const displaySchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  /** D5: the calls, or those that the other displays have no room for. */
  part: z.enum(['calls', 'overflow']),
  /** D5: the counters whose calls it shows; null is all of them. */
  counterIds: z.array(idSchema).min(1).max(100).nullable(),
  /** D9: what the office tells besides stands in a column of its own. */
  column: z.boolean(),
});
