// D1, D12: what is heard at a call: which gong, which languages, and how loud at which time of day.
import { z } from 'zod';
import { clockTimeSchema, firstTwice, languageSchema } from '../basics';

export const GONGS = ['falling', 'rising', 'deep'] as const;
export type GongName = (typeof GONGS)[number];

export const soundSchema = z.strictObject({
  /** null rings none. */
  gong: z.enum(GONGS).nullable(),
  /** A call is spoken in German, and then in the visitor's language if it is one of these; an empty list speaks nothing. */
  voice: z.array(languageSchema).max(20),
  /** In percent, each from its time of day on; the latest holds over the night until the first. */
  volumes: z
    .array(z.strictObject({ from: clockTimeSchema, percent: z.int().min(0).max(100) }))
    .min(1)
    .max(8)
    .refine((volumes) => firstTwice(volumes.map(({ from }) => from)) === null, { message: 'a time stands twice' }),
});
export type SoundSettings = z.infer<typeof soundSchema>;
