// S45: when the office backs itself up, and how many are kept. Where to, whoever runs the machine says in its environment.
import { z } from 'zod';
import { clockTimeSchema } from '../basics';

export const backupsSchema = z.strictObject({
  /** The first of the day, local time: best at night. */
  at: clockTimeSchema.refine((time) => time !== '24:00', { message: 'midnight is 00:00' }),
  /** Again so many hours later, all day; null once a day. */
  everyHours: z.int().min(1).max(12).nullable(),
  /** The newest ones; and one of each of so many days, weeks and months. What is none of these is deleted. */
  keep: z.strictObject({
    latest: z.int().min(1).max(50),
    days: z.int().min(0).max(60),
    weeks: z.int().min(0).max(26),
    months: z.int().min(0).max(24),
  }),
});
export type BackupSettings = z.infer<typeof backupsSchema>;

/** To start from: after five weeks nobody is in a backup any more. */
export const DEFAULT_BACKUPS: BackupSettings = {
  at: '02:30',
  everyHours: 4,
  keep: { latest: 6, days: 7, weeks: 4, months: 0 },
};
