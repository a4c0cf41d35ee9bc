// M14: what a visitor is told afterwards of those who were called before: by number and rule, and nothing else.
import { z } from 'zod';
import { numberSchema } from '../events';

/** Why somebody went before somebody else. */
export const WENT_BEFORE = [
  'earlier',
  'appointment',
  'inTurn',
  'beforeTime',
  'raised',
  'back',
  'fromHome',
  'otherMatter',
] as const;
export type WentBefore = (typeof WENT_BEFORE)[number];

/** `at`: of the call, in epoch ms; `slotAt`: the time of an appointment. `left`: how many more there were. */
export const receiptSchema = z.object({
  number: numberSchema,
  cameAt: z.int(),
  calledAt: z.int(),
  before: z.array(
    z.object({ number: numberSchema, at: z.int(), why: z.enum(WENT_BEFORE), slotAt: z.int().nullable() }),
  ),
  left: z.int(),
  /** The day is published once it is over (M13). */
  isPublished: z.boolean(),
});
export type Receipt = z.infer<typeof receiptSchema>;
