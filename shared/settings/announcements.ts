// What the office says in its own words: G10, what screens and pages tell besides, by timetable; G22, the rest.
import { z } from 'zod';
import { isInTheHall, LONGEST_ANNOUNCEMENT, LONGEST_OWN_WORDS } from '../letters/lengths';
import { plainJpegSize } from '../pictures/jpeg';
import { bytesOfBase64 } from '../pictures/png';
import { MOST_POSTER_BYTES, MOST_POSTER_SIDE } from '../pictures/posters';
import { clockTimeSchema, idSchema, textOfLength } from './basics';

const isThatPicture = ({ width, height, jpeg }: { width: number; height: number; jpeg: string }): boolean => {
  const size = plainJpegSize(bytesOfBase64(jpeg));
  return size !== null && size.width === width && size.height === height;
};

/** G10: the picture of an announcement: a JPEG that has nothing but what draws it, as base64. Its text says what it shows. */
export const posterSchema = z
  .strictObject({
    width: z.int().min(8).max(MOST_POSTER_SIDE),
    height: z.int().min(8).max(MOST_POSTER_SIDE),
    jpeg: z.base64().max(Math.ceil(MOST_POSTER_BYTES / 3) * 4),
  })
  .refine(isThatPicture, { message: 'not a plain JPEG of that size', path: ['jpeg'] });
export type Poster = z.infer<typeof posterSchema>;

export const announcementSchema = z
  .strictObject({
    text: textOfLength(LONGEST_ANNOUNCEMENT.atHome),
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
    /** Above the text on displays. */
    poster: posterSchema.nullable(),
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

/** G22: besides letters, slips and announcements; null is the program's words. */
export const ownWordsSchema = z.strictObject({
  /** In the place of the question above what people can choose. */
  kioskStart: textOfLength(LONGEST_OWN_WORDS.kioskStart).nullable(),
  /** Below the facts in the calendar file of an appointment. */
  calendarEntry: textOfLength(LONGEST_OWN_WORDS.calendarEntry).nullable(),
});
