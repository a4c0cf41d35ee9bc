// Printers: what one can do, and how bytes get to it.
import { z } from 'zod';
import { idSchema } from './basics';

/** What a printer can do. Set by hand or by a probe; see docs/printers.md for the fields' origin. */
export const printerProfileSchema = z.strictObject({
  /** Encoding of the text and the number of `ESC t` that selects it: one pair, never apart. */
  codePage: z.strictObject({ encoding: z.enum(['CP858', 'CP1252', 'CP437']), table: z.int().min(0).max(255) }),
  /** Characters a line in font A, and printable dots: 48 and 576 for 80 mm, 32 and 384 for 58 mm. */
  columns: z.int().min(24).max(64),
  dots: z.int().min(200).max(832),
  qr: z.enum(['native', 'raster']),
  /** How the end of a slip is proved: process id, transmit status, or not at all. 'auto' tries them in this order. */
  confirm: z.enum(['auto', 'gs-h', 'gs-r', 'none']),
  /** With 'required' nothing is sent to a printer that does not answer first. */
  status: z.enum(['required', 'optional', 'none']),
  /** The state questions (`DLE EOT n`) that it answers; null finds out by itself. */
  questions: z
    .array(z.literal([1, 2, 3, 4]))
    .max(4)
    .nullable(),
  /** Many printers from China start with two bytes a letter and make Chinese of umlauts: `FS .` switches that off. */
  chineseMode: z.enum(['switchedOff', 'untouched']),
  /** So long it takes no other connection after one, at least; a longer pause is learned. */
  pauseMs: z.int().min(0).max(5000),
});
export type PrinterProfile = z.infer<typeof printerProfileSchema>;

const hostSchema = z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/);

/** A printer's device file, or a link to it that udev keeps. */
const devicePathSchema = z.string().regex(/^\/dev(\/[A-Za-z0-9_][A-Za-z0-9._:-]{0,63}){1,4}$/);

/** How bytes get to the printer. */
export const channelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('virtual') }),
  z.strictObject({ kind: z.literal('network'), host: hostSchema, port: z.int().min(1).max(65535) }),
  z.strictObject({ kind: z.literal('deviceFile'), path: devicePathSchema }),
  z.strictObject({
    kind: z.literal('usb'),
    vendorId: z.int().min(1).max(0xffff),
    productId: z.int().min(0).max(0xffff),
    /** Tells printers of one make apart; null takes whichever is plugged in. */
    serial: z.string().min(1).max(126).nullable(),
  }),
]);
export type ChannelSettings = z.infer<typeof channelSchema>;

export const printerSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  channel: channelSchema,
  profile: printerProfileSchema,
});
export type PrinterSettings = z.infer<typeof printerSchema>;
