// A21: when somebody is reminded of an appointment, and who wants no reminders.
import type { Actor } from '../../shared/actors';
import { REFUSED_DAYS } from '../../shared/papers/periods';
import type { Settings } from '../../shared/settings';
import { dayAfter, MINUTE_MS } from '../../shared/time';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import { type TakeStep, unchanged } from '../storage/steps';

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const VISITOR: Actor = { kind: 'visitor' };

/** When the reminder of a slot is due; where the office reminds nobody, with the slot, when it has nothing to say any more. */
export const remindAt = ({ appointments }: Settings, slotAt: number): number =>
  slotAt - appointments.remindHours * HOUR_MS;

/** Who books, or is told, so late before it still remembers: no longer than a day. */
export const remembersMs = ({ appointments }: Settings): number =>
  appointments.remindHours === 0 ? DAY_MS : Math.min(DAY_MS, appointments.remindHours * HOUR_MS);

export type RemindersParts = {
  take: TakeStep;
  audit: Pick<Audit, 'act'>;
  branch: Pick<Branch, 'dayOfKey' | 'addressDigest' | 'today'>;
};

export const createReminders = ({ take, audit, branch }: RemindersParts) => ({
  /** The address of the appointment with this key gets no more reminders, of this one or of others. False without such a key. */
  refuse: (key: string): Promise<boolean> =>
    take(async () => {
      const day = await branch.dayOfKey(key);
      const visit = day?.byKey.get(key);
      if (!day || visit === undefined) return unchanged(false);
      const email = day.bookers.get(visit.id)?.email ?? null;
      if (email === null) return unchanged(true);
      const deleteOn = dayAfter(branch.today().day, REFUSED_DAYS);
      return {
        result: true,
        changes: [
          { type: 'refuseReminders', address: branch.addressDigest(email), deleteOn },
          audit.act(VISITOR, { name: 'refuseReminders' }),
        ],
      };
    }),
});
export type Reminders = ReturnType<typeof createReminders>;
