// R9-R12: what is changed when past weeks are played again, and what comes of it.
import { z } from 'zod';
import { clockTimeSchema } from '../settings/basics';

/** What would have been otherwise. Every field as it was: nothing is changed. */
export const replayChangeSchema = z
  .strictObject({
    /** The weekdays that it is about, 1 Monday to 7 Sunday. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    /** Counters more or fewer, from one time to another, or all day. */
    counters: z.int().min(-3).max(3),
    from: clockTimeSchema,
    to: clockTimeSchema,
    /** Minutes later (earlier: less than 0) at which the office opens and closes; visitors spread over its hours. */
    opensMin: z.int().min(-180).max(180),
    closesMin: z.int().min(-180).max(180),
    /** Percent of those served who come with an appointment; null as it was. */
    bookedPercent: z.int().min(1).max(100).nullable(),
    /** Places more at each time; they are used as those are that there were. */
    places: z.int().min(0).max(10),
    /** Percent more visitors, or fewer. */
    visitorsPercent: z.int().min(-50).max(50),
  })
  .refine(({ from, to }) => from < to, { message: 'from must be before to', path: ['to'] });
export type ReplayChange = z.infer<typeof replayChangeSchema>;

export type VisitKind = 'walkIn' | 'appointment';
/** Of one kind, a value for walk-ins and one for appointments; null where nobody of a kind was called. */
export type ByKind<Value> = Record<VisitKind, Value | null>;

/** Minutes: the mean of the draws, and between which two it lies in eight of ten. */
export type Spread = { mean: number; low: number; high: number };

/** Mean waits in minutes of one kind, before and after the change. */
export type ReplayWaits = {
  before: Spread;
  after: Spread;
  change: Spread;
  /** Nine of ten wait no longer than this. */
  longBefore: number;
  longAfter: number;
};

/** R10: the weeks as they were, played again: minutes of mean wait, in truth and in the replay. */
export type ReplayCheck = { visits: number; trueMin: number; replayedMin: number };

export type ReplayResult = {
  change: ReplayChange;
  /** The days that were played: how many, the first and the last. */
  days: number;
  from: string;
  to: string;
  /** Days that could not be played, and why; days of the played ones that came out more than a minute off. */
  leftOut: { day: string; why: 'clockLeapt' | 'tooFew' | 'damaged' }[];
  offDays: string[];
  check: ByKind<ReplayCheck>;
  /** R10: both kinds came out within a minute. */
  isTrue: boolean;
  waits: ByKind<ReplayWaits>;
  /** Mean waits by the hour in which people came, and by weekday, in minutes; null where nobody came. */
  hours: { hour: number; before: ByKind<number>; after: ByKind<number> }[];
  weekdays: { weekday: number; before: ByKind<number>; after: ByKind<number> }[];
  /** Minutes a day, and people a day who were never called. */
  overtimeMin: { before: number; after: number };
  notServed: { before: number; after: number };
  /** Share of those served who had an appointment, 0 to 1. */
  bookedShare: { before: number; after: number };
  draws: number;
};

/** What the page is told: nothing yet, how far it is, what came out, or why nothing did. */
export type ReplayState =
  | { state: 'none' }
  | { state: 'running'; change: ReplayChange; progress: number }
  | { state: 'done'; result: ReplayResult; at: number }
  | { state: 'failed'; change: ReplayChange; why: 'noDays' | 'tookTooLong' | 'broke' };
