import type { Applies, QueuedNotice, StoredHook } from '../../changes';
import type { TurnNotice } from '../../port';
import { hookOf, noticeOf, noticesWaitingOf } from '../../rows/systems';
import type { DatabaseConnection } from '../connection';

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
    all: (): StoredHook[] => select.all().map(hookOf),
    next: (hookId: string, isUrgent: boolean): QueuedNotice | null =>
      noticeOf(selectNext.get(hookId, Number(isUrgent)), hookId),
    waiting: (): Map<string, number> => noticesWaitingOf(count.all()),
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
