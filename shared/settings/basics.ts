// What other schemas are made of: languages, ids, texts, hours.
import { z } from 'zod';
import { LANGUAGES, type Language, STAFF_LANGUAGES, type StaffLanguage } from '../languages';

export const languageSchema = z.enum(LANGUAGES);
export const staffLanguageSchema = z.enum(STAFF_LANGUAGES);
export type { Language, StaffLanguage };

/** Ids that the server or a client made by chance: visits, slips, devices, command ids. */
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** Ids of things in the settings: short, readable, fit for an address. */
export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** A text that people read, at most so long, in German and any other language. A missing language falls back to German. */
export const textOfLength = (longest: number) => {
  const said = z.string().trim().min(1).max(longest);
  const other = said.optional();
  return z.strictObject({
    ...{ de: said, en: other, 'de-simple': other },
    ...{ tr: other, ar: other, uk: other, ru: other, pl: other, ro: other },
  });
};
export const textSchema = textOfLength(200);
export type Text = z.infer<typeof textSchema>;

/** Local time 'HH:MM'; 24:00 is the end of a day. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** A span of local time on one weekday (1 Monday to 7 Sunday), `to` exclusive, both 'HH:MM'. */
export const spanSchema = z
  .strictObject({ weekday: z.int().min(1).max(7), from: clockTimeSchema, to: clockTimeSchema })
  .refine((span) => span.from < span.to, { message: 'from must be before to', path: ['to'] });
export type Span = z.infer<typeof spanSchema>;

/** Opening hours by weekday; null means always open. */
export const hoursSchema = z.array(spanSchema).max(50).nullable();
export type Hours = z.infer<typeof hoursSchema>;

/** The place of the first that has stood before; null where none has. */
export const firstTwice = (values: readonly string[]): number | null => {
  const place = values.findIndex((value, i) => values.indexOf(value) < i);
  return place < 0 ? null : place;
};
