// Rows of the days as an engine gives them back, read: events with their answers, and what stands beside them.
import { z } from 'zod';
import { eventSchema, type StoredEvent } from '../../../shared/events';
import { type Lesson, lessonSchema } from '../../../shared/lessons';
import { settingsSchema, textSchema } from '../../../shared/settings';
import type { Booker, Remark } from '../../queue/day/day';
import type { BookedFrom, GivenAnswer, StoredSettings } from '../port';
import { actorOf } from './actor';

const eventRow = z.object({
  day: z.string(),
  version: z.number(),
  at: z.number(),
  by: z.string(),
  command_id: z.string(),
  event: z.string(),
});
export const eventOf = (found: unknown): StoredEvent => {
  const { day, version, at, by, command_id: commandId, event } = eventRow.parse(found);
  return { day, version, at, by: actorOf(by), commandId, event: eventSchema.parse(JSON.parse(event)) };
};

const answerRow = z.object({ by: z.string(), command_id: z.string(), answer: z.string(), digest: z.string() });
export const answerOf = (found: unknown): GivenAnswer => {
  const row = answerRow.parse(found);
  return { by: actorOf(row.by), commandId: row.command_id, reply: row.answer, digest: row.digest };
};

const remarkRow = z.object({ visit_id: z.string(), place: z.string(), note: z.string(), before: z.string() });
const earlier = z.array(z.object({ place: z.string(), note: z.string() }));
export const remarkOf = (found: unknown): Remark => {
  const { visit_id: visitId, place, note, before } = remarkRow.parse(found);
  return { visitId, place, note, before: earlier.parse(JSON.parse(before)) };
};

const bookerRow = z.object({
  visit_id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  external_id: z.string().nullable(),
  network: z.string().nullable(),
  wide_network: z.string().nullable(),
  booked_at: z.int().nullable(),
  delete_on: z.string(),
  answers: z.string(),
});
const answers = z.array(z.object({ fieldId: z.string(), label: textSchema, value: textSchema }));
export const bookerOf = (found: unknown): Booker => {
  const { visit_id: visitId, name, email, phone, external_id: externalId, ...rest } = bookerRow.parse(found);
  const { delete_on: deleteOn, network: narrow, wide_network: wide, booked_at: at } = rest;
  const origin = narrow === null || at === null ? null : { network: { narrow, wide }, at };
  return {
    visitId,
    name,
    email,
    phone,
    externalId,
    deleteOn,
    origin,
    answers: answers.parse(JSON.parse(rest.answers)),
  };
};

const bookedRow = z.object({
  network: z.string(),
  wide_network: z.string().nullable(),
  booked_at: z.int(),
  day: z.string(),
  visit_id: z.string(),
  delete_on: z.string(),
  is_open: z.int(),
});
export const bookedFromOf = (found: unknown): BookedFrom => {
  const { network: narrow, wide_network: wide, booked_at: at, visit_id: visitId, ...rest } = bookedRow.parse(found);
  const { day, delete_on: deleteOn, is_open } = rest;
  return { network: { narrow, wide }, at, day, visitId, deleteOn, isOpen: is_open === 1 };
};

const lessonRow = z.object({ day: z.string(), lesson: z.string() });
export const lessonOf = (found: unknown): { day: string; lesson: Lesson } => {
  const { day, lesson } = lessonRow.parse(found);
  return { day, lesson: lessonSchema.parse(JSON.parse(lesson)) };
};

const settingsRow = z
  .object({
    ...{ version: z.number(), at: z.number(), by: z.string(), settings: z.string() },
    ...{ day: z.string().nullable(), day_version: z.number().nullable() },
  })
  .optional();
/** Steps have brought every version to today's shape: what does not fit it is none that this program has written. */
export const settingsOf = (found: unknown): StoredSettings | null => {
  const stored = settingsRow.parse(found);
  if (stored === undefined) return null;
  const settings = settingsSchema.parse(JSON.parse(stored.settings));
  const { version, at, day, day_version: dayVersion } = stored;
  const after = day === null || dayVersion === null ? null : { day, version: dayVersion };
  return { version, at, by: actorOf(stored.by), settings, after };
};
