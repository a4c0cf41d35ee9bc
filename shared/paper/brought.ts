// S88: a slip of a paper block as it is brought in, and what of it is an event.
import { z } from 'zod';
import { idSchema, languageSchema, tokenSchema } from '../settings/basics';
import { PAPER_OUTCOMES } from './slips';

/** Instants in epoch ms, null where nobody has written them down. */
const instant = z.int().min(0);

/** What stood on the slip. */
export const paperShape = {
  cameAt: instant,
  /** Nobody has written down when it was handed out: the time stands for the order alone. */
  isEstimated: z.boolean(),
  outcome: z.enum(PAPER_OUTCOMES),
  calledAt: instant.nullable(),
  endedAt: instant.nullable(),
  counterId: idSchema.nullable(),
};

export const broughtSlipSchema = z.strictObject({
  key: tokenSchema,
  serviceIds: z.array(idSchema).min(1).max(5),
  persons: z.int().min(1).max(20),
  language: languageSchema,
  ...paperShape,
});
export type BroughtSlip = z.infer<typeof broughtSlipSchema>;
