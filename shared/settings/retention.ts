// How long it is known who did what (R4, S4). What visitors leave has its own dates.
import { z } from 'zod';

/** Days after which an act has no person any more; and after which the audit has no entry of it. */
export const retentionSchema = z.strictObject({
  actsDays: z.int().min(1).max(365),
  auditDays: z.int().min(30).max(3650),
});
