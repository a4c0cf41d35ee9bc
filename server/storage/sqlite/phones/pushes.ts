// N7: which phones ring for a visit of today.
import { z } from 'zod';
import type { Applies, PushSubscription } from '../../changes';
import { pushOf } from '../../rows/mail';
import type { DatabaseConnection } from '../connection';

const visitRow = z.object({ visit_id: z.string() });

export const createPushRows = (database: DatabaseConnection) => {
  const select = database.prepare('SELECT * FROM pushes WHERE day = ? AND visit_id = ? ORDER BY rowid');
  const selectVisits = database.prepare('SELECT DISTINCT visit_id FROM pushes WHERE day = ?');
  const insert = database.prepare(
    'INSERT OR REPLACE INTO pushes (day, visit_id, endpoint, p256dh, auth, language) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const deleteMore = database.prepare(
    `DELETE FROM pushes WHERE day = ? AND visit_id = ? AND rowid NOT IN
     (SELECT rowid FROM pushes WHERE day = ? AND visit_id = ? ORDER BY rowid DESC LIMIT ?)`,
  );
  const remove = database.prepare('DELETE FROM pushes WHERE endpoint = ?');
  return {
    of: (day: string, visitId: string): PushSubscription[] => select.all(day, visitId).map(pushOf),
    visits: (day: string): string[] => selectVisits.all(day).map((found) => visitRow.parse(found).visit_id),
    apply: {
      addPush: ({ push: { day, visitId, endpoint, p256dh, auth, language }, most }) => {
        insert.run(day, visitId, endpoint, p256dh, auth, language);
        deleteMore.run(day, visitId, day, visitId, most);
      },
      removePush: ({ endpoint }) => void remove.run(endpoint),
    } satisfies Applies<'addPush' | 'removePush'>,
  };
};
