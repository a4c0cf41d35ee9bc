// What becomes of one letter: composed, sent, and noted as gone, put off or given up.
import { MINUTE_MS } from '../../../shared/time';
import { hashOf } from '../../basics/tokens';
import type { QueuedLetter } from '../../storage/changes';
import { createComposing } from '../composing';
import { type Fault, faultBefore } from '../faults';
import type { Letter } from '../messages';
import { send } from '../transport';
import { faultInWords, gapAfter, LONGEST_GAP_MS, type Mood } from './mood';
import { MAIL_SECRET, type PostParts } from './parts';

export const GIVE_UP_AFTER_MS = 3 * 24 * 60 * MINUTE_MS;

/** Tries a letter, and notes what became of it. */
export const createDelivery = (parts: PostParts, mood: Mood, ending: AbortSignal) => {
  const { store, secrets, branch, log, waitingList } = parts;
  const { compose, reminderAfter, remindersAnew } = createComposing(parts);
  /** Sent, but the disk did not take it: not sent again. */
  const sent = new Set<number>();

  const noteSent = async (due: QueuedLetter) => {
    sent.add(due.id);
    const next = await reminderAfter(due);
    if (due.alarm) parts.alarmTold(due.alarm, null, true);
    if (due.kind === 'slotFree') await waitingList.wasTold(due);
    else await store.save([{ type: 'removeLetter', id: due.id }, ...(next ? [adding(next)] : [])]);
    sent.delete(due.id);
    mood.wakeUp();
    mood.noteFault(null);
  };
  const adding = (letter: NonNullable<Awaited<ReturnType<typeof reminderAfter>>>) =>
    ({ type: 'addLetter', letter }) as const;

  const remove = (due: QueuedLetter) => store.save([{ type: 'removeLetter', id: due.id }]);
  const giveUp = (due: QueuedLetter, why: string) => {
    log.warn({ letter: due.id, kind: due.kind }, 'a letter was given up');
    if (due.alarm) parts.alarmTold(due.alarm, why, true);
    return remove(due);
  };

  const afterFault = async (due: QueuedLetter, since: number, fault: Fault) => {
    mood.noteFault(fault);
    const { id, kind } = due;
    // No line has a name or an address: neither the error's own text nor the server's answer goes to the log.
    const said = { letter: id, kind, attempts: due.attempts, fault: fault.code, reply: fault.answer.slice(0, 3) };
    log.warn(said, 'a letter was not taken');
    if (due.alarm) parts.alarmTold(due.alarm, faultInWords(fault), false);
    if (fault.isOfServer) return mood.restAfter(fault);
    const attempts = due.attempts + 1;
    const nextAt = branch.now() + gapAfter(attempts, LONGEST_GAP_MS);
    if (fault.isFinal) await waitingList.refused(due);
    if (fault.isFinal || nextAt - since > GIVE_UP_AFTER_MS) await giveUp(due, faultInWords(fault));
    else await store.save([{ type: 'postponeLetter', id, attempts, nextAt }]);
  };

  const sendLetter = (letter: Letter, messageName: string): Promise<Fault | null> => {
    const { mail: server, office } = branch.settings();
    if (server === null) return Promise.resolve(faultBefore('notSetUp'));
    const messageId = `<${hashOf(messageName)}@${server.from.slice(server.from.lastIndexOf('@') + 1)}>`;
    return send({
      ...{ letter, mail: server, password: secrets.named(MAIL_SECRET), officeName: office.name, messageId },
      signal: ending,
    });
  };

  return {
    sendLetter,
    remindersAnew,
    deliver: async (due: QueuedLetter): Promise<void> => {
      if (sent.has(due.id)) return noteSent(due);
      const composed = await compose(due);
      if (composed === null) return remove(due);
      const { letter, since } = composed;
      if (branch.now() - since > GIVE_UP_AFTER_MS) return giveUp(due, mood.lastFault()?.what ?? '');
      // The same for every attempt: who gets it twice after a crash is shown it once.
      const fault = await sendLetter(letter, `${due.kind} ${due.visitId ?? due.wishId ?? due.id} ${since}`);
      if (ending.aborted && fault !== null) return;
      if (fault === null) await noteSent(due);
      else await afterFault(due, since, fault);
    },
  };
};
export type Delivery = ReturnType<typeof createDelivery>;
