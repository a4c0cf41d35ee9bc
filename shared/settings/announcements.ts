// G10: what displays and kiosks tell besides, by timetable.
import { z } from 'zod';
import { clockTimeSchema, idSchema } from './basics';

/** Short enough to be read in passing, from eight metres. */
const lineSchema = z.string().trim().min(1).max(120);

export const announcementSchema = z
  .strictObject({
    text: z.strictObject({ de: lineSchema, en: lineSchema.optional() }),
    /** The first and the last day. */
    from: z.iso.date(),
    to: z.iso.date(),
    /** On these days of the week, 1 Monday to 7 Sunday. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    /** Between these times of each day. */
    begins: clockTimeSchema,
    ends: clockTimeSchema,
    /** Where it is shown: null is everywhere, an empty list nowhere. */
    displayIds: z.array(idSchema).max(20).nullable(),
    kioskIds: z.array(idSchema).max(20).nullable(),
  })
  .refine(({ from, to }) => from <= to, { message: 'from must not be after to', path: ['to'] })
  .refine(({ begins, ends }) => begins < ends, { message: 'begins must be before ends', path: ['ends'] });
export type Announcement = z.infer<typeof announcementSchema>;
