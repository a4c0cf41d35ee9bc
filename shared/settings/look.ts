// G7: the house's colour and its logo on all screens.
import { z } from 'zod';
import { COLOUR, isReadable } from '../pictures/colours';
import { bytesOfBase64, plainPngSize } from '../pictures/png';

const MOST_LOGO_BYTES = 40_000;

const isThatPicture = ({ width, height, png }: { width: number; height: number; png: string }): boolean => {
  const size = plainPngSize(bytesOfBase64(png));
  return size !== null && size.width === width && size.height === height;
};

/** A PNG that has nothing but what draws it, as base64. */
export const houseLogoSchema = z
  .strictObject({
    width: z.int().min(8).max(600),
    height: z.int().min(8).max(240),
    png: z.base64().max(Math.ceil(MOST_LOGO_BYTES / 3) * 4),
  })
  .refine(isThatPicture, { message: 'not a plain PNG of that size', path: ['png'] });
export type HouseLogo = z.infer<typeof houseLogoSchema>;

export const lookSchema = z.strictObject({
  /** '#rrggbb'; white is read on it, and it is read on white. null is the usual blue. */
  colour: z.string().regex(COLOUR).refine(isReadable, { message: 'too light to be read' }).nullable(),
  logo: houseLogoSchema.nullable(),
});
export type Look = z.infer<typeof lookSchema>;
