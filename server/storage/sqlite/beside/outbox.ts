import { z } from 'zod';
import type { Applies, QueuedLetter } from '../../changes';
import { letterCountOf, letterOf, TOLD, toldOf } from '../../rows/mail';
import { readable } from '../../rows/readable';
import type { DatabaseConnection } from '../connection';

const counted = z.object({ count: z.int() });

export const createOutboxRows = (database: DatabaseConnection) => {
  const selectDue = database.prepare(
    `SELECT * FROM letters WHERE kind <> '${TOLD}' AND next_at <= ? ORDER BY next_at, id LIMIT 1`,
  );
  const selectDueAlarm = database.prepare(
    "SELECT * FROM letters WHERE kind = 'alarm' AND next_at <= ? ORDER BY next_at, id LIMIT 1",
  );
  const selectReminders = database.prepare("SELECT * FROM letters WHERE kind = 'reminder' AND attempts = 0");
  const selectRefused = database.prepare('SELECT 1 FROM reminders_refused WHERE address = ?');
  const refuse = database.prepare('INSERT OR REPLACE INTO reminders_refused (address, delete_on) VALUES (?, ?)');
  const countWaiting = database.prepare(
    `SELECT count(*) AS count FROM letters WHERE kind <> '${TOLD}' AND (next_at <= ? OR attempts > 0)`,
  );
  const insert = database.prepare(
    `INSERT INTO letters (kind, day, visit_id, wish_id, attempts, next_at, delete_on, alarm)
     VALUES (?, ?, ?, ?, 0, ?, ?, ?)`,
  );
  const postpone = database.prepare('UPDATE letters SET attempts = ?, next_at = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM letters WHERE id = ?');
  const markTold = database.prepare(`UPDATE letters SET kind = '${TOLD}', attempts = 0, next_at = ? WHERE id = ?`);
  const selectTold = database.prepare(
    `SELECT day, count(*) AS count FROM letters WHERE kind IN ('${TOLD}', 'slotFree') GROUP BY day`,
  );
  const removeTold = database.prepare(`DELETE FROM letters WHERE kind = '${TOLD}' AND next_at <= ?`);
  const countLetter = database.prepare(
    `INSERT INTO letters_counted (day, address, count) VALUES (?, ?, 1)
     ON CONFLICT (day, address) DO UPDATE SET count = count + 1`,
  );
  const selectCounts = database.prepare('SELECT day, address, count FROM letters_counted WHERE day >= ?');
  return {
    countsFrom: (day: string): { day: string; address: string; count: number }[] =>
      readable(selectCounts.all(day), letterCountOf),
    due: (now: number, which?: 'alarms'): QueuedLetter | null => {
      const found = (which === 'alarms' ? selectDueAlarm : selectDue).get(now);
      return found === undefined ? null : letterOf(found);
    },
    reminders: (): QueuedLetter[] => selectReminders.all().map(letterOf),
    refusesReminders: (address: string): boolean => selectRefused.get(address) !== undefined,
    waiting: (now: number): number => counted.parse(countWaiting.get(now)).count,
    told: (): Map<string, number> => toldOf(selectTold.all()),
    apply: {
      addLetter: ({ letter: { kind, day, visitId, wishId, nextAt, deleteOn }, alarm }) =>
        void insert.run(kind, day, visitId, wishId, nextAt, deleteOn, alarm ? JSON.stringify(alarm) : null),
      postponeLetter: ({ id, attempts, nextAt }) => void postpone.run(attempts, nextAt, id),
      removeLetter: ({ id }) => void remove.run(id),
      keepAsTold: ({ id, until }) => void markTold.run(until, id),
      refuseReminders: ({ address, deleteOn }) => void refuse.run(address, deleteOn),
      forgetTold: ({ until }) => void removeTold.run(until),
      countLetter: ({ day, address }) => void countLetter.run(day, address),
    } satisfies Applies<
      'addLetter' | 'postponeLetter' | 'removeLetter' | 'keepAsTold' | 'forgetTold' | 'countLetter' | 'refuseReminders'
    >,
  };
};
