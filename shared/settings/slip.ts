// What an office adds to its slips.
import { z } from 'zod';
import { textSchema } from './basics';

const MOST_LOGO_BYTES = 30_000;

/** Without what fills up the last group. */
const lettersIn = (base64: string): number =>
  base64.length - (base64.endsWith('==') ? 2 : Number(base64.endsWith('=')));

/** A picture for slips: dots of one bit, rows of whole bytes, the leftmost dot in the highest bit, as base64. */
export const logoSchema = z
  .strictObject({
    width: z.int().min(8).max(832),
    height: z.int().min(1).max(800),
    bits: z.base64().max(Math.ceil(MOST_LOGO_BYTES / 3) * 4),
  })
  .refine(({ width, height, bits }) => lettersIn(bits) === Math.ceil((Math.ceil(width / 8) * height * 4) / 3), {
    message: 'not as many dots as width and height say',
    path: ['bits'],
  });
export type Logo = z.infer<typeof logoSchema>;

/** What an office adds to its slips: a logo on top, a text below its name, and one at the end. */
export const slipSchema = z.strictObject({
  logo: logoSchema.nullable(),
  above: textSchema.nullable(),
  below: textSchema.nullable(),
});
export type SlipDesign = z.infer<typeof slipSchema>;
