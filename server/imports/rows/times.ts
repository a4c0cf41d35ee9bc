// When an appointment starts, as other systems and spreadsheets write it.
import { Temporal } from 'temporal-polyfill';
import type { RowFaultCode } from '../../../shared/imports';
import { inZone } from '../../queue/slots/hours';

const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::00(?:\.0+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const LOCAL = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:T|\s+)(?<time>\d.*)$/i,
  /^(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)[a-z]{0,8}\.?,?\s+)?(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d{2}),?\s+(?<time>\d.*)$/i,
];
const TIME = /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?:[:.]00(?:\.0+)?)?(?:\s*Uhr)?|\s*Uhr)$/i;

export type NotAnInstant = { fault: Extract<RowFaultCode, 'notATime' | 'noSuchTime'> };

/** By its name: a Node with a Temporal of its own throws another realm's. */
export const isRangeError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'RangeError';

/** What Temporal makes of it; null for a day or a time that no calendar has. */
const orNull = <Value>(read: () => Value): Value | null => {
  try {
    return read();
  } catch (error) {
    if (isRangeError(error)) return null;
    throw error;
  }
};

const wallClockOf = (text: string): Temporal.PlainDateTime | null => {
  const found = LOCAL.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  const time = TIME.exec(found?.['time'] ?? '')?.groups;
  if (found === undefined || time === undefined) return null;
  const parts = { ...found, ...time };
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = ['year', 'month', 'day', 'hour', 'minute'].map((part) =>
    Number(parts[part] ?? 0),
  );
  const fields = { year: year < 100 ? 2000 + year : year, month, day, hour, minute };
  return orNull(() => Temporal.PlainDateTime.from(fields, { overflow: 'reject' }));
};

/**
 * The instant (epoch ms) at which a zone's clock shows a time. Of two the first; none (`noSuchTime`) where the clock is
 * put forward over it (T2).
 */
export const instantIn = (timeZone: string, wall: Temporal.PlainDateTime): number | NotAnInstant => {
  const zoned = inZone(wall, timeZone);
  return zoned.toPlainDateTime().equals(wall) ? zoned.epochMilliseconds : { fault: 'noSuchTime' };
};

/**
 * Reads a start to the minute: with an offset ('2026-03-04T09:30:00+01:00'), or as the office's clock shows it
 * ('2026-03-04 09:30', '04.03.2026 9:30 Uhr'). Epoch ms, or what is wrong with it.
 */
export const startOf = (text: string, timeZone: string): number | NotAnInstant => {
  const [, day, time, offset] = WITH_OFFSET.exec(text) ?? [];
  if (offset !== undefined) {
    return orNull(() => Temporal.Instant.from(`${day}T${time}${offset}`).epochMilliseconds) ?? { fault: 'notATime' };
  }
  const wall = wallClockOf(text);
  return wall === null ? { fault: 'notATime' } : instantIn(timeZone, wall);
};
