// S50, S52: whom the office tells of alarms, of which, and from when on.
import { z } from 'zod';
import { emailSchema } from '../contacts';
import { watchedSchema } from './schemas';

export const watchingSchema = z.strictObject({
  /** The office's own addresses, such as its IT's; empty tells nobody by mail. */
  mailTo: z.array(emailSchema).max(5),
  /** What nobody is told of, neither by mail nor by web hook; what comes with a later version is told. */
  untold: z.array(watchedSchema),
  /** A printer that does not print, and a screen that is away while the office is open, are told after so long. */
  printerMin: z.int().min(1).max(240),
  screenMin: z.int().min(1).max(240),
  /** Of the disk, so much less than which is free is told. */
  diskPercent: z.int().min(1).max(50),
  /** So many days before the certificate of https ends. */
  certificateDays: z.int().min(1).max(90),
});
export type WatchingSettings = z.infer<typeof watchingSchema>;

/** To start from. */
export const DEFAULT_WATCHING: WatchingSettings = {
  ...{ mailTo: [], untold: [], printerMin: 10, screenMin: 10, diskPercent: 10, certificateDays: 21 },
};
