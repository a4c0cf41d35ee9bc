import { z } from 'zod';
import { HOOK_EVENTS, HOOK_FAULTS } from '../../../../shared/programs';
import type { Applies, QueuedNotice, StoredHook } from '../../changes';
import type { TurnNotice } from '../../port';
import type { DatabaseConnection } from '../connection';

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
const noticeRow = z.object({
  id: z.int(),
  message: z.string(),
  at: z.int(),
  body: z.string(),
  attempts: z.int(),
  next_at: z.int(),
});
const countRow = z.object({ hook_id: z.string(), count: z.int() });

export const createHookRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM hooks ORDER BY created_at, id');
  const insert = database.prepare('INSERT INTO hooks (id, name, events, created_at) VALUES (?, ?, ?, ?)');
  const change = database.prepare('UPDATE hooks SET name = ?, events = ? WHERE id = ?');
  const note = database.prepare('UPDATE hooks SET last_sent_at = ?, trouble = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM hooks WHERE id = ?');
  const removeAll = database.prepare('DELETE FROM notices WHERE hook_id = ?');
  const write = database.prepare('INSERT INTO notices (hook_id, is_urgent, message, at, body) VALUES (?, ?, ?, ?, ?)');
  const selectNext = database.prepare(
    'SELECT id, message, at, body, attempts, next_at FROM notices WHERE hook_id = ? AND is_urgent = ? ORDER BY id LIMIT 1',
  );
  const count = database.prepare('SELECT hook_id, count(*) AS count FROM notices GROUP BY hook_id');
  const postpone = database.prepare('UPDATE notices SET attempts = ?, next_at = ? WHERE id = ?');
  const removeOne = database.prepare('DELETE FROM notices WHERE id = ?');

  const writeNotice = ({ hookId, isUrgent, message, at, body }: TurnNotice): void =>
    void write.run(hookId, Number(isUrgent), message, at, body);

  return {
    all: (): StoredHook[] =>
      select.all().map((found) => {
        const { events, created_at, last_sent_at, trouble, ...rest } = hookRow.parse(found);
        return {
          ...rest,
          events: eventsSchema.parse(JSON.parse(events)),
          ...{ createdAt: created_at, lastSentAt: last_sent_at },
          trouble: trouble === null ? null : troubleSchema.parse(JSON.parse(trouble)),
        };
      }),
    next: (hookId: string, isUrgent: boolean): QueuedNotice | null => {
      const found = selectNext.get(hookId, Number(isUrgent));
      if (found === undefined) return null;
      const { next_at, ...rest } = noticeRow.parse(found);
      return { ...rest, hookId, nextAt: next_at };
    },
    waiting: (): Map<string, number> =>
      new Map(count.all().map((found) => [countRow.parse(found).hook_id, countRow.parse(found).count])),
    writeNotice,
    apply: {
      addNotice: ({ notice }) => writeNotice(notice),
      addHook: ({ hook: { id, name, events, createdAt } }) =>
        void insert.run(id, name, JSON.stringify(events), createdAt),
      changeHook: ({ id, name, events }) => void change.run(name, JSON.stringify(events), id),
      noteHook: ({ id, lastSentAt, trouble }) =>
        void note.run(lastSentAt, trouble === null ? null : JSON.stringify(trouble), id),
      removeHook: ({ id }) => {
        remove.run(id);
        removeAll.run(id);
      },
      postponeNotice: ({ id, attempts, nextAt }) => void postpone.run(attempts, nextAt, id),
      removeNotice: ({ id }) => void removeOne.run(id),
    } satisfies Applies<
      'addNotice' | 'addHook' | 'changeHook' | 'noteHook' | 'removeHook' | 'postponeNotice' | 'removeNotice'
    >,
  };
};
