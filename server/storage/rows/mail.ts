// Rows of the outbox, of the waiting list and of phones that ring, read.
import { z } from 'zod';
import { languageSchema } from '../../../shared/settings';
import { alarmNewsSchema } from '../../../shared/watching/schemas';
import type { AlarmLetter, LetterKind, PushSubscription, QueuedLetter, WaitingListEntry } from '../changes';

const KINDS = [
  'booked',
  'moved',
  'cancelled',
  'reminder',
  'joined',
  'slotFree',
  'alarm',
] as const satisfies LetterKind[];
const letterRow = z.object({
  id: z.int(),
  kind: z.enum(KINDS),
  day: z.string(),
  visit_id: z.string().nullable(),
  wish_id: z.string().nullable(),
  attempts: z.int(),
  next_at: z.int(),
  delete_on: z.string(),
  alarm: z.string().nullable(),
});
const alarmLetter = z.strictObject({ to: z.string(), at: z.int(), news: z.array(alarmNewsSchema) });
export const letterOf = (found: unknown): QueuedLetter => {
  const { visit_id, wish_id, next_at, delete_on, alarm: told, ...rest } = letterRow.parse(found);
  const alarm: AlarmLetter | null = told === null ? null : alarmLetter.parse(JSON.parse(told));
  return { ...rest, visitId: visit_id, wishId: wish_id, nextAt: next_at, deleteOn: delete_on, alarm };
};
/** What stands among the letters besides: which wishes were told of a day, until its `next_at`. */
export const TOLD = 'told';

const countRow = z.object({ day: z.string(), address: z.string(), count: z.int() });
export const letterCountOf = (found: unknown) => countRow.parse(found);
const toldRow = z.object({ day: z.string(), count: z.int() });
export const toldOf = (found: readonly unknown[]): Map<string, number> =>
  new Map(found.map((one) => [toldRow.parse(one).day, toldRow.parse(one).count]));

const wishRow = z.object({
  id: z.string(),
  service_ids: z.string(),
  persons: z.int(),
  from_day: z.string(),
  to_day: z.string(),
  email: z.string(),
  language: languageSchema,
  joined_at: z.int(),
  confirmed_at: z.int().nullable(),
  told_at: z.int().nullable(),
});
const serviceIdsSchema = z.array(z.string());
export const wishOf = (found: unknown): WaitingListEntry => {
  const { id, service_ids, persons, from_day, to_day, email, language, joined_at, confirmed_at, told_at } =
    wishRow.parse(found);
  const serviceIds = serviceIdsSchema.parse(JSON.parse(service_ids));
  return {
    ...{ id, serviceIds, persons, from: from_day, to: to_day, email, language },
    ...{ joinedAt: joined_at, confirmedAt: confirmed_at, toldAt: told_at },
  };
};
const wishCounts = z.object({ all: z.int(), unconfirmed: z.int().nullable() });
export const wishCountsOf = (found: unknown): { all: number; unconfirmed: number } => {
  const { all, unconfirmed } = wishCounts.parse(found);
  return { all, unconfirmed: unconfirmed ?? 0 };
};

const pushRow = z.object({
  day: z.string(),
  visit_id: z.string(),
  endpoint: z.string(),
  p256dh: z.string(),
  auth: z.string(),
  language: languageSchema,
});
export const pushOf = (found: unknown): PushSubscription => {
  const { visit_id, ...rest } = pushRow.parse(found);
  return { ...rest, visitId: visit_id };
};
