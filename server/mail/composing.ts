// What a letter of the outbox says when it goes: read from the day and the settings as they are then.
import { MINUTE_MS } from '../../shared/time';
import type { Branch } from '../office/branch';
import type { Day } from '../queue/day/day';
import type { Change, NewLetter, QueuedLetter } from '../storage/changes';
import type { Store } from '../storage/port';
import { alarmLetter } from './alarmLetter';
import { type Appointment, isAppointment } from './letters/facts';
import { appointmentLetter, type Letter } from './messages';
import { remembersMs, remindAt } from './reminders';
import type { WaitingList } from './waitingList';

export type ComposingParts = {
  store: Pick<Store, 'bookers' | 'outbox'>;
  branch: Pick<Branch, 'settings' | 'now' | 'today' | 'anyDay' | 'addressDigest'>;
  ticketUrl: (key: string) => string;
  /** How people at home reach the public port, without a slash at the end. */
  publicUrl: () => string;
  waitingList: Pick<WaitingList, 'letterOf'>;
};

const LAST_DAY = '9999-12-31';

/** What is written, and since when it has been worth writing (epoch ms). */
export type Composed = { letter: Letter; since: number };

export const createComposing = ({ store, branch, ticketUrl, publicUrl, waitingList }: ComposingParts) => {
  const appointmentOf = async ({ kind, day: name, visitId }: QueuedLetter): Promise<Found | null> => {
    const day = await branch.anyDay(name);
    const visit = visitId === null ? undefined : day.visits.get(visitId);
    if (visit === undefined || !isAppointment(visit)) return null;
    const isAsSaid =
      kind === 'cancelled' ? visit.state === 'cancelled' && visit.movedTo === null : visit.state === 'booked';
    return isAsSaid && visit.slotAt + visit.minutes * MINUTE_MS > branch.now() ? { appointment: visit, day } : null;
  };

  /** A14: what an address has already is told to its owner alone, where another one is booked. */
  const hasTooMany = async ({ kind, day }: QueuedLetter, email: string): Promise<boolean> => {
    if (kind !== 'booked') return false;
    const { perEmailAndDay, perEmail } = branch.settings().appointments;
    if ((await store.bookers.open(email, day, day)) > perEmailAndDay) return true;
    return (await store.bookers.open(email, branch.today().day, LAST_DAY)) > perEmail;
  };

  /** A21: whether the office reminds nobody, or this address wants none. */
  const isUnwanted = async (email: string): Promise<boolean> =>
    branch.settings().appointments.remindHours === 0 ||
    (await store.outbox.refusesReminders(branch.addressDigest(email)));

  return {
    /** null when nobody needs to hear of it any more, or can. */
    compose: async (due: QueuedLetter): Promise<Composed | null> => {
      const { kind, alarm } = due;
      if (kind === 'alarm') return alarm && { letter: alarmLetter(alarm, branch.settings()), since: alarm.at };
      if (kind === 'joined' || kind === 'slotFree') return waitingList.letterOf(due);
      const found = await appointmentOf(due);
      const booker = found?.day.bookers.get(found.appointment.id);
      if (!found || !booker || booker.email === null) return null;
      if (kind === 'reminder' && (await isUnwanted(booker.email))) return null;
      const { appointment } = found;
      const letter = appointmentLetter({
        hasTooMany: appointment.via === 'public' && (await hasTooMany(due, booker.email)),
        ...{ kind, appointment, settings: branch.settings(), url: ticketUrl(appointment.key) },
        ...{
          booker: { name: booker.name, email: booker.email, answers: booker.answers },
          bookingUrl: `${publicUrl()}/`,
          noRemindersUrl: `${publicUrl()}/api/appointments/${appointment.key}/no-reminders`,
        },
      });
      return {
        letter,
        since: kind === 'reminder' ? remindAt(branch.settings(), appointment.slotAt) : appointment.since,
      };
    },
    /** What is to be sent once this one has gone; null when nothing is. */
    reminderAfter: async (due: QueuedLetter): Promise<NewLetter | null> => {
      const found = due.kind === 'booked' || due.kind === 'moved' ? await appointmentOf(due) : null;
      if (!found) return null;
      const nextAt = remindAt(branch.settings(), found.appointment.slotAt);
      const { day, visitId, deleteOn } = due;
      const isFar = nextAt - branch.now() > remembersMs(branch.settings());
      return isFar ? { kind: 'reminder', day, visitId, wishId: null, deleteOn, nextAt } : null;
    },
    /** A21: what reminds at another time now, by the settings as they are. */
    remindersAnew: async (): Promise<Change[]> => {
      const changes: Change[] = [];
      for (const due of await store.outbox.reminders()) {
        const found = await appointmentOf(due);
        const nextAt = found && remindAt(branch.settings(), found.appointment.slotAt);
        if (nextAt !== null && nextAt !== due.nextAt)
          changes.push({ type: 'postponeLetter', id: due.id, attempts: 0, nextAt });
      }
      return changes;
    },
  };
};

type Found = { appointment: Appointment; day: Day };
