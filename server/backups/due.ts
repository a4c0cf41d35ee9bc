// S45: when the next backup is due. By local time, so that a night is a night in summer and in winter.
import type { BackupSettings } from '../../shared/settings/machine/backups';
import { dayAfter, dayOf } from '../../shared/time';
import { instantOf } from '../queue/slots/hours';

const HOUR_MS = 3_600_000;
/** So far ahead of now a backup may be dated: what is further was dated by a wrong clock, and does not count. */
export const AHEAD_MS = 2 * HOUR_MS;

/** The instants of a day's backups: the first at the set time, the others every so many hours until the next day's first. */
const instantsOf = (day: string, { at, everyHours }: BackupSettings, timeZone: string): number[] => {
  const first = instantOf(day, at, timeZone);
  if (everyHours === null) return [first];
  const next = instantOf(dayAfter(day, 1), at, timeZone);
  const step = everyHours * HOUR_MS;
  // The last one keeps a distance to the next day's first.
  const times = Math.max(1, Math.round((next - first) / step));
  return Array.from({ length: times }, (_, i) => first + i * step);
};

/** When the next one is due after the last good one; at once where there is none, or the last one is dated ahead of now. */
export const nextDue = (settings: BackupSettings, timeZone: string, lastAt: number | null, now: number): number => {
  if (lastAt === null || lastAt > now + AHEAD_MS) return now;
  const day = dayOf(lastAt, timeZone);
  const all = [-1, 0, 1].flatMap((days) => instantsOf(dayAfter(day, days), settings, timeZone));
  return all.find((one) => one > lastAt) ?? now;
};
