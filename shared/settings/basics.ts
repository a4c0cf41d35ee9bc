// What other schemas are made of: languages, ids, texts, hours.
import { z } from 'zod';

/** The languages a screen or a slip can speak. German is always there and comes first. */
export const LANGUAGES = ['de', 'en'] as const;
export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

/** Ids that the server or a client made by chance: visits, slips, devices, command ids. */
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** Ids of things in the settings: short, readable, fit for an address. */
export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** A text that people read, in German and any other language. A missing language falls back to German. */
export const textSchema = z.strictObject({
  de: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(200).optional(),
});
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
