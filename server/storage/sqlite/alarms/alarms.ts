import { z } from 'zod';
import { alarmSchema } from '../../../../shared/watching/schemas';
import type { Applies, ToldAlarm } from '../../changes';
import type { DatabaseConnection } from '../connection';

const row = alarmSchema.extend({ told_at: z.int() });

/** S50: alarms that somebody has been told of and that are not over. */
export const createAlarmRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT kind, about, since, told_at FROM alarms ORDER BY since, kind, about');
  const keep = database.prepare('INSERT OR REPLACE INTO alarms (kind, about, since, told_at) VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM alarms WHERE kind = ? AND about = ?');
  return {
    all: (): ToldAlarm[] =>
      select.all().map((found) => {
        const { told_at, ...alarm } = row.parse(found);
        return { ...alarm, toldAt: told_at };
      }),
    apply: {
      keepAlarm: ({ alarm: { kind, about, since, toldAt } }) => void keep.run(kind, about, since, toldAt),
      endAlarm: ({ kind, about }) => void remove.run(kind, about),
    } satisfies Applies<'keepAlarm' | 'endAlarm'>,
  };
};
