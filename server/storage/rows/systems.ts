// Rows of other systems and of machines, read: sources, calendars, programs, web hooks and what waits for them, alarms, figures.
import { z } from 'zod';
import { HOOK_EVENTS, HOOK_FAULTS, PROGRAM_SCOPES } from '../../../shared/programs';
import { alarmSchema } from '../../../shared/watching/schemas';
import type {
  FaultCount,
  KeptFigures,
  KeptRecord,
  QueuedNotice,
  SeenNetwork,
  StoredFeed,
  StoredHook,
  StoredProgram,
  StoredSource,
  ToldAlarm,
} from '../changes';
import type { LoggedEvent } from '../port';

const sourceRow = z.object({
  id: z.string(),
  name: z.string(),
  token_hash: z.string(),
  created_at: z.number(),
  last_used_at: z.number().nullable(),
  revoked_at: z.number().nullable(),
});
export const sourceOf = (found: unknown): StoredSource => {
  const { id, name, token_hash, created_at, last_used_at, revoked_at } = sourceRow.parse(found);
  const used = { createdAt: created_at, lastUsedAt: last_used_at, revokedAt: revoked_at };
  return { id, name, tokenHash: token_hash, ...used };
};

const feedRow = z.object({
  feed_id: z.string(),
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
  at: z.number(),
  outcome: z.string(),
});
export const feedOf = (found: unknown): StoredFeed => {
  const { feed_id, etag, last_modified, at, outcome } = feedRow.parse(found);
  return { feedId: feed_id, etag, lastModified: last_modified, checkedAt: at, outcome: JSON.parse(outcome) };
};

const programRow = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.string(),
  counter_id: z.string().nullable(),
  token_hash: z.string(),
  created_at: z.number(),
  last_used_at: z.number().nullable(),
  revoked_at: z.number().nullable(),
});
const scopesSchema = z.array(z.enum(PROGRAM_SCOPES));
export const programOf = (found: unknown): StoredProgram => {
  const { scopes, counter_id, token_hash, created_at, last_used_at, revoked_at, ...rest } = programRow.parse(found);
  return {
    ...rest,
    ...{ scopes: scopesSchema.parse(JSON.parse(scopes)), counterId: counter_id, tokenHash: token_hash },
    ...{ createdAt: created_at, lastUsedAt: last_used_at, revokedAt: revoked_at },
  };
};

const hookRow = z.object({
  id: z.string(),
  name: z.string(),
  events: z.string(),
  created_at: z.number(),
  last_sent_at: z.number().nullable(),
  trouble: z.string().nullable(),
});
const eventsSchema = z.array(z.enum(HOOK_EVENTS));
const troubleSchema = z.strictObject({
  since: z.number(),
  at: z.number(),
  fault: z.strictObject({ code: z.enum(HOOK_FAULTS), status: z.int().nullable() }),
  givenUp: z.int(),
});
export const hookOf = (found: unknown): StoredHook => {
  const { events, created_at, last_sent_at, trouble, ...rest } = hookRow.parse(found);
  return {
    ...rest,
    events: eventsSchema.parse(JSON.parse(events)),
    ...{ createdAt: created_at, lastSentAt: last_sent_at },
    trouble: trouble === null ? null : troubleSchema.parse(JSON.parse(trouble)),
  };
};

const noticeRow = z
  .object({
    id: z.int(),
    message: z.string(),
    at: z.int(),
    body: z.string(),
    attempts: z.int(),
    next_at: z.int(),
  })
  .optional();
export const noticeOf = (found: unknown, hookId: string): QueuedNotice | null => {
  const row = noticeRow.parse(found);
  if (row === undefined) return null;
  const { next_at, ...rest } = row;
  return { ...rest, hookId, nextAt: next_at };
};
const waitingRow = z.object({ hook_id: z.string(), count: z.int() });
export const noticesWaitingOf = (found: readonly unknown[]): Map<string, number> =>
  new Map(found.map((one) => [waitingRow.parse(one).hook_id, waitingRow.parse(one).count]));

const alarmRow = alarmSchema.extend({ told_at: z.int() });
export const alarmOf = (found: unknown): ToldAlarm => {
  const { told_at, ...alarm } = alarmRow.parse(found);
  return { ...alarm, toldAt: told_at };
};

const networkRow = z.object({ network: z.string(), at: z.int() });
export const seenNetworkOf = (found: unknown): SeenNetwork => networkRow.parse(found);

const figuresRow = z.object({ day: z.string(), version: z.int(), format: z.int(), facts: z.instanceof(Uint8Array) });
export const figuresOf = (found: unknown): KeptFigures => figuresRow.parse(found);
const headRow = z.object({ day: z.string(), head: z.string() });
export const recordHeadOf = (found: unknown): Omit<KeptRecord, 'text'> => headRow.parse(found);
const textRow = z.object({ text: z.instanceof(Uint8Array) });
export const recordTextOf = (found: unknown): Uint8Array => textRow.parse(found).text;
const faultRow = z.object({ day: z.string(), fault: z.string(), times: z.int(), sec: z.int() });
export const faultOf = (found: unknown): FaultCount => faultRow.parse(found);
const loggedRow = z.object({ version: z.int(), at: z.int(), by: z.string(), event: z.string() });
export const loggedOf = (found: unknown): LoggedEvent => loggedRow.parse(found);
