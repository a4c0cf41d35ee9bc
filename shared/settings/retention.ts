// How long it is known who did what (X10, S4), and whose figures are shown. What visitors leave has its own dates.
import { z } from 'zod';

/**
 * Days after which an act has no person any more, two at least, because a retry is known for as long (N4); and after which
 * the audit has no entry of it.
 */
export const retentionSchema = z.strictObject({
  actsDays: z.int().min(2).max(365),
  auditDays: z.int().min(30).max(3650),
});

/** R4: figures show single clerks since a day, for a reason that all of them see; null never. `by` is an office, no name. */
export const figuresPerClerkSchema = z
  .strictObject({
    reason: z.string().trim().min(10).max(300),
    by: z.string().trim().min(1).max(80),
    since: z.iso.date(),
  })
  .nullable();
