// A zone as a calendar describes it. Only what real clocks do is understood: once at a time, or once a year by month and day.
import type { Temporal } from 'temporal-polyfill';
import type { NotAnInstant } from '../rows/times';
import { type Line, valueIn, type ZoneDescription } from './components';

/** When the clocks were set: once, or each year. Walls in epoch ms, as if they were UTC. */
type Yearly = { month: number; weekday: number | null; nth: number; days: ReadonlySet<number> | null; until: number };
type Observance = { fromMs: number; toMs: number; first: number; once: number[]; yearly: Yearly | null };
export type Described = (wall: Temporal.PlainDateTime) => number | NotAnInstant;

const MOST_OBSERVANCES = 200;
const MOST_DATES = 500;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

const OFFSET = /^([+-])(\d{2})(\d{2})(?:\d{2})?$/;
const TIME = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z?$/;
const WEEKDAY = /^([+-]?[1-5])?(SU|MO|TU|WE|TH|FR|SA)$/;
const DAYS = /^\d{1,2}(?:,\d{1,2}){0,30}$/;

const offsetIn = (text: string | undefined): number | null => {
  const [, sign, hours, minutes] = OFFSET.exec(text ?? '') ?? [];
  if (sign === undefined) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
};

const timeIn = (text: string | undefined): number | null => {
  const [, year, month, ...rest] = TIME.exec(text ?? '') ?? [];
  if (year === undefined) return null;
  const [day = 1, hour = 0, minute = 0, second = 0] = rest.map(Number);
  return new Date(0).setUTCFullYear(Number(year), Number(month) - 1, day) + ((hour * 60 + minute) * 60 + second) * 1000;
};

/** Null for a rule of another kind: clocks are not set every second, nor every month. */
const yearlyIn = (text: string, first: number): Yearly | null => {
  const parts = new Map(
    text
      .toUpperCase()
      .split(';', 12)
      .map((part): [string, string] => {
        const [name = '', value = ''] = part.split('=', 2);
        return [name, value];
      }),
  );
  const known = ['FREQ', 'INTERVAL', 'BYMONTH', 'BYDAY', 'BYMONTHDAY', 'UNTIL', 'WKST'];
  if ([...parts.keys()].some((name) => !known.includes(name))) return null;
  if (parts.get('FREQ') !== 'YEARLY' || Number(parts.get('INTERVAL') ?? 1) !== 1) return null;
  const [byDay, byMonthDay, until] = ['BYDAY', 'BYMONTHDAY', 'UNTIL'].map((name) => parts.get(name));
  const month = Number(parts.get('BYMONTH') ?? (byDay === undefined ? new Date(first).getUTCMonth() + 1 : Number.NaN));
  const [, nth, weekday] = byDay === undefined ? [] : (WEEKDAY.exec(byDay) ?? ['', '', undefined]);
  if (!(Number.isInteger(month) && month >= 1 && month <= 12)) return null;
  if (byDay !== undefined && weekday === undefined) return null;
  if (byMonthDay !== undefined && !DAYS.test(byMonthDay)) return null;
  if (byDay !== undefined && !nth && byMonthDay === undefined) return null;
  const ends = until === undefined ? Number.POSITIVE_INFINITY : timeIn(until.includes('T') ? until : `${until}T235959`);
  if (ends === null) return null;
  const days = byMonthDay?.split(',').map(Number) ?? (byDay === undefined ? [new Date(first).getUTCDate()] : null);
  return {
    month,
    weekday: weekday === undefined ? null : WEEKDAYS.indexOf(weekday),
    nth: nth ? Number(nth) : 0,
    days: days === null ? null : new Set(days),
    until: ends,
  };
};

const observanceIn = (lines: readonly Line[]): Observance | null => {
  const valuesOf = (name: string) =>
    lines.filter((line) => line.name === name).map(({ text }) => valueIn(text)?.trim() ?? '');
  const first = timeIn(valuesOf('DTSTART')[0]);
  const [from, to] = [offsetIn(valuesOf('TZOFFSETFROM')[0]), offsetIn(valuesOf('TZOFFSETTO')[0])];
  if (first === null || from === null || to === null) return null;
  const rules = valuesOf('RRULE');
  const yearly = rules[0] === undefined ? null : yearlyIn(rules[0], first);
  const dates = valuesOf('RDATE').flatMap((text) => text.split(',', MOST_DATES + 1));
  const once = [first, ...dates.map((date) => timeIn(date) ?? Number.NaN)];
  const isUnderstood = rules.length <= 1 && (rules.length === 0) === (yearly === null);
  if (!isUnderstood || once.length > MOST_DATES || once.some(Number.isNaN)) return null;
  return { fromMs: from, toMs: to, first, once, yearly };
};

/** The day of a year's change, at the time of day of the first one; null where that year has none. */
const changeIn = ({ first, yearly, fromMs }: Observance, year: number): number | null => {
  if (yearly === null) return null;
  const { month, weekday, nth, days, until } = yearly;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const found = Array.from({ length }, (_, i) => Date.UTC(year, month - 1, i + 1)).filter(
    (day) =>
      (weekday === null || new Date(day).getUTCDay() === weekday) && (days?.has(new Date(day).getUTCDate()) ?? true),
  );
  const day = found.at(nth > 0 ? nth - 1 : nth);
  if (day === undefined) return null;
  const wall = day + (((first % DAY_MS) + DAY_MS) % DAY_MS);
  return wall < first || wall - fromMs > until ? null : wall;
};

/** The latest instant at or before `instant` at which an observance began; null when it had not. */
const lastBegun = (observance: Observance, instant: number): number | null => {
  const year = new Date(instant).getUTCFullYear();
  const yearly = [year - 1, year, year + 1].map((one) => changeIn(observance, one));
  // A rule that has ended is still the last that was said: its last year counts.
  const ended = observance.yearly?.until ?? Number.POSITIVE_INFINITY;
  const last = Number.isFinite(ended)
    ? [0, 1].map((back) => changeIn(observance, new Date(ended).getUTCFullYear() - back))
    : [];
  const begun = [...observance.once, ...yearly, ...last]
    .flatMap((wall) => (wall === null ? [] : [wall - observance.fromMs]))
    .filter((at) => at <= instant);
  return begun.length === 0 ? null : begun.reduce((one, other) => Math.max(one, other));
};

const offsetAt = (observances: readonly Observance[], instant: number): number => {
  const begun = observances
    .map(({ toMs, ...rest }) => ({ toMs, at: lastBegun({ toMs, ...rest }, instant) }))
    .filter((one): one is { toMs: number; at: number } => one.at !== null);
  const [earliest] = [...observances].sort((a, b) => a.first - b.first);
  if (begun.length === 0) return earliest?.fromMs ?? 0;
  return begun.reduce((one, other) => (other.at > one.at ? other : one)).toMs;
};

/** The zone that is described; null when it is not as clocks are set. */
export const describedZone = ({ observances }: ZoneDescription): Described | null => {
  if (observances.length === 0 || observances.length > MOST_OBSERVANCES) return null;
  const read = observances.map(observanceIn);
  const known = read.filter((one) => one !== null);
  if (known.length < read.length) return null;
  const offsets = [...new Set(known.flatMap(({ fromMs, toMs }) => [fromMs, toMs]))].sort((a, b) => b - a);
  return (wall) => {
    const shown = wall.toZonedDateTime('UTC').epochMilliseconds;
    const instant = offsets
      .map((offset) => ({ offset, at: shown - offset }))
      .find(({ offset, at }) => offsetAt(known, at) === offset);
    return instant === undefined ? { fault: 'noSuchTime' } : instant.at;
  };
};
