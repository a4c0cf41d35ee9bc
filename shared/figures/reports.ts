// R1: what a report says, and the ranges of days that people ask it for.
import type { ServerFault } from '../serverFaults';
import { dayAfter, weekdayOf } from '../time';

/** Both days included, 'YYYY-MM-DD'. */
export type Range = { from: string; to: string };

/** How a measure spreads over its cases, in seconds: the median, and what nine in ten stay below. */
export type Spread = { cases: number; meanSec: number; medianSec: number; p90Sec: number };

/** Of one kind of visitors; null without a case. `present` counts an appointment's wait from its check-in. */
export type Times = { wait: Spread | null; present: Spread | null; way: Spread | null; service: Spread | null };

/** What is counted of any set of visits. Who booked and did not come is no visitor. */
export type Figures = {
  visitors: number;
  walkIns: number;
  appointments: number;
  noShows: number;
  cancelled: number;
  /** W25: numbers drawn at home, those given back too; and those whose owner never came. */
  fromHome: number;
  fromHomeAbsent: number;
  /** Of the visitors: gone before being served; called and not there; sent on to another counter or service; called past the order (K5). */
  left: number;
  missed: number;
  handedOn: number;
  outOfOrder: number;
  walkInTimes: Times;
  appointmentTimes: Times;
};

/** The same for a part: a service or counter by its id, an hour, a weekday (1 Monday), a time by its range. */
export type Part<Key> = { key: Key; figures: Figures };

export const UNITS = ['day', 'week', 'month'] as const;
/** By what the time is cut into pieces. */
export type Unit = (typeof UNITS)[number];

/** F5: forecasts against truth: minutes (told minus waited), and shares from 0 to 1. */
export type ForecastScore = { tickets: number; biasMin: number; errorMin: number; covered: number; longer: number };

/** K7: why what somebody came for could not be done. A closed list: free words might name illnesses and people. */
export const HINDRANCES = ['papersMissing', 'notResponsible', 'inPerson', 'outage', 'other'] as const;
export type Hindrance = (typeof HINDRANCES)[number];

/** K7: what was noted at the end of visits: how often each service was done, and what could not be done. */
export type WorkFigures = {
  /** Visits that are over with a note of it, and without one. */
  noted: number;
  notNoted: number;
  /** Those of the visits with a note. */
  persons: number;
  /** `notDone`: visits in which it was asked for and could not be done. */
  services: { serviceId: string; done: number; notDone: number }[];
  /** Visits of which all or a part could not be done, by why. */
  hindrances: { hindrance: Hindrance; visits: number }[];
};

export type Report = Range & {
  total: Figures;
  /** The same in the range before and a year before; null where nothing is known of it. */
  before: (Range & { total: Figures }) | null;
  yearBefore: (Range & { total: Figures }) | null;
  unit: Unit;
  times: Part<Range>[];
  services: Part<string>[];
  hours: Part<number>[];
  weekdays: Part<number>[];
  /** `null`: never called. */
  counters: Part<string | null>[];
  work: WorkFigures;
  forecast: ForecastScore | null;
  printers: { printerId: string; faults: number; faultSec: number; slips: number; failed: number }[];
  server: { fault: ServerFault; times: number; sec: number }[];
};

/** R4: of those who served, by name; null stands for everybody who is on the staff no more. */
export type ClerkFigures = Range & { clerks: { name: string | null; figures: Figures }[] };

const firstOf = (day: string): string => `${day.slice(0, 7)}-01`;
const lastOf = (day: string): string => dayAfter(firstOf(dayAfter(firstOf(day), 31)), -1);

/** The month, and the week from Monday on, in which a day lies. */
export const monthOf = (day: string): Range => ({ from: firstOf(day), to: lastOf(day) });
export const weekOf = (day: string): Range => ({
  from: dayAfter(day, 1 - weekdayOf(day)),
  to: dayAfter(day, 7 - weekdayOf(day)),
});

/** The month that comes so many months after the one of a day. */
const monthAfter = (day: string, months: number): string => {
  const count = 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
};

const DAY_MS = 86_400_000;
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** How many days a range has. */
export const lengthOf = ({ from, to }: Range): number => Math.round((noonOf(to) - noonOf(from)) / DAY_MS) + 1;

/** How many whole months a range is; 0 when it is none. */
const monthsOf = ({ from, to }: Range): number => {
  if (from !== firstOf(from) || to !== lastOf(to) || to < from) return 0;
  const [years, months] = [
    Number(to.slice(0, 4)) - Number(from.slice(0, 4)),
    Number(to.slice(5, 7)) - Number(from.slice(5, 7)),
  ];
  return 12 * years + months + 1;
};

const moved = (range: Range, days: number): Range => ({
  from: dayAfter(range.from, -days),
  to: dayAfter(range.to, -days),
});
const movedByMonths = ({ from, to }: Range, months: number): Range => ({
  from: monthAfter(from, -months),
  to: lastOf(monthAfter(to, -months)),
});

/** The range before one: as many whole months, or as many weeks earlier that weekday stands beside weekday. */
export const rangeBefore = (range: Range): Range => {
  const months = monthsOf(range);
  return months > 0 ? movedByMonths(range, months) : moved(range, 7 * Math.ceil(lengthOf(range) / 7));
};

/** A year before: the same months, or 52 weeks earlier, so that weekday stands beside weekday. */
export const rangeYearBefore = (range: Range): Range =>
  monthsOf(range) > 0 ? movedByMonths(range, 12) : moved(range, 364);
