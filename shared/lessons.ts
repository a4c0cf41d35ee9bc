// What a day teaches about durations, waits and arrivals: kept when its events have been counted.
import { z } from 'zod';
import { idSchema } from './settings/basics';

/** F10: those who came so many minutes after a range was told: counts alone. */
export const aheadSchema = z.strictObject({
  inMin: z.int(),
  /** How many came, and for how many of them the range held. */
  told: z.int(),
  held: z.int(),
  /** The class of the wait that was expected, by how many minutes the true one was longer, and how many came to that. */
  errors: z.array(z.tuple([z.int(), z.int(), z.int()])),
});
export type AheadLesson = z.infer<typeof aheadSchema>;

/** What one day taught, without anything that leads to a person (R4). All times in minutes. */
export const lessonSchema = z.strictObject({
  /** Finished visits, in their order: what for, for how many, and how long from the beginning to the end. */
  served: z.array(z.strictObject({ serviceIds: z.array(idSchema), min: z.number() })),
  /** From the call until the visitor stood there. */
  wayMin: z.array(z.number()),
  /** F5: the expected wait of a walk-in, the range that was told, and the wait until the first call. */
  waits: z.array(
    z.strictObject({ expectedMin: z.number(), fromMin: z.number(), toMin: z.number(), waitedMin: z.number() }),
  ),
  /** Appointments that were not cancelled, and those of them who came. */
  booked: z.int(),
  came: z.int(),
  /** W25: numbers drawn at home that were not given back, and those whose owner came. */
  fromHome: z.strictObject({ drawn: z.int(), came: z.int() }).optional(),
  /** Walk-ins by the quarter hour of their ticket: 96 numbers from midnight on by the clock. */
  arrivals: z.array(z.int()).length(96),
  /** Of the walk-ins who were called, by the half hour of the clock in which they came: how many, and how long all of them waited. */
  halfHours: z.array(z.strictObject({ half: z.int(), came: z.int(), waitedMin: z.number() })).default([]),
  /** F10: what was told of waits to come, held against them. */
  ahead: z.array(aheadSchema).default([]),
});
export type Lesson = z.infer<typeof lessonSchema>;
