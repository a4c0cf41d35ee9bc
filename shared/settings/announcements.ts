// G10: what displays and kiosks tell besides, by timetable.
import { z } from 'zod';
import { clockTimeSchema, idSchema } from './basics';

/** On a screen in the hall short enough to be read in passing, from eight metres; on a page at home there is time. */
export const LONGEST_ANNOUNCEMENT = { inTheHall: 120, atHome: 300 } as const;
const lineSchema = z.string().trim().min(1).max(LONGEST_ANNOUNCEMENT.atHome);

/** Whether any screen in the hall shows it, too. */
export const isInTheHall = ({
  displayIds,
  kioskIds,
}: {
  displayIds: readonly string[] | null;
  kioskIds: readonly string[] | null;
}): boolean => displayIds?.length !== 0 || kioskIds?.length !== 0;

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
    /** G22: on the pages of the booking site and of tickets. */
    onPublicPages: z.boolean(),
  })
  .refine(({ from, to }) => from <= to, { message: 'from must not be after to', path: ['to'] })
  .refine(({ begins, ends }) => begins < ends, { message: 'begins must be before ends', path: ['ends'] })
  .superRefine((announcement, context) => {
    if (!isInTheHall(announcement)) return;
    for (const [language, text] of Object.entries(announcement.text))
      if (text !== undefined && text.length > LONGEST_ANNOUNCEMENT.inTheHall)
        context.addIssue({ code: 'custom', path: ['text', language], message: 'too long for a screen in the hall' });
  });
export type Announcement = z.infer<typeof announcementSchema>;
