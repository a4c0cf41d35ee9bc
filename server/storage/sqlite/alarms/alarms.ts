import type { Applies, ToldAlarm } from '../../changes';
import { readable } from '../../rows/readable';
import { alarmOf } from '../../rows/systems';
import type { DatabaseConnection } from '../connection';

/** S50: alarms that somebody has been told of and that are not over. */
export const createAlarmRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT kind, about, since, told_at FROM alarms ORDER BY since, kind, about');
  const keep = database.prepare('INSERT OR REPLACE INTO alarms (kind, about, since, told_at) VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM alarms WHERE kind = ? AND about = ?');
  return {
    all: (): ToldAlarm[] => readable(select.all(), alarmOf),
    apply: {
      keepAlarm: ({ alarm: { kind, about, since, toldAt } }) => void keep.run(kind, about, since, toldAt),
      endAlarm: ({ kind, about }) => void remove.run(kind, about),
    } satisfies Applies<'keepAlarm' | 'endAlarm'>,
  };
};
