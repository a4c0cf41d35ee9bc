// The outbox at work: letters go to the mail server one at a time, again and again until it has taken them or it is too late.
import { setTimeout as sleep } from 'node:timers/promises';
import type { LetterDraft } from '../../shared/settings/appointments';
import { MINUTE_MS } from '../../shared/time';
import { mailWordsOf } from '../../shared/words/mail';
import type { Logger } from '../basics/log';
import { hashOf, newToken } from '../basics/tokens';
import type { Branch } from '../office/branch';
import type { AlarmLetter, QueuedLetter } from '../storage/changes';
import type { Store } from '../storage/port';
import type { Secrets } from '../storage/secrets';
import type { Step } from '../storage/steps';
import { alarmLetter } from './alarmLetter';
import { createComposing } from './composing';
import { type Fault, faultBefore } from './faults';
import { previewLetter, trialOf } from './letters/sample';
import { type Letter, testLetter } from './messages';
import { send } from './transport';
import type { WaitingList } from './waitingList';

export type PostParts = {
  store: Pick<Store, 'save' | 'outbox' | 'bookers'>;
  secrets: Pick<Secrets, 'named' | 'set'>;
  branch: Pick<Branch, 'settings' | 'now' | 'today' | 'anyDay' | 'isClockDoubted' | 'addressDigest'>;
  log: Logger;
  ticketUrl: (key: string) => string;
  /** How people at home reach the public port, without a slash at the end. */
  publicUrl: () => string;
  waitingList: Pick<WaitingList, 'letterOf' | 'wasTold' | 'refused' | 'look' | 'close'>;
  /** S50, S56: a letter that tells of alarms has been taken (null), or why not; and whether it is tried no more. */
  alarmTold: (letter: AlarmLetter, why: string | null, isOver: boolean) => void;
};

const HOUR_MS = 60 * MINUTE_MS;
export const GIVE_UP_AFTER_MS = 3 * 24 * HOUR_MS;
const LONGEST_GAP_MS = 6 * HOUR_MS;
/** A server that was down is soon found again; one that refuses the password is not asked until the account is locked. */
const LONGEST_REST_MS = 15 * MINUTE_MS;
const CLOSING_MS = 5000;
/** So often the letters that wait are counted while one is on its way. */
const COUNTED_EVERY_MS = 1000;
const SECRET = 'mail';

/** 1, 2, 4 … minutes. */
const gapAfter = (attempts: number, longest: number): number => Math.min(MINUTE_MS * 2 ** (attempts - 1), longest);

const wordsOf = ({ code }: Fault): string => mailWordsOf('de')(`mail.fault.${code}`);

/** When nothing is sent for a while, and what went wrong last. */
const createMood = (branch: Pick<Branch, 'now'>) => {
  let faultsInARow = 0;
  let restUntil = 0;
  let lastFault: { at: number; what: string } | null = null;
  return {
    lastFault: () => lastFault,
    noteFault: (fault: Fault | null): void => {
      lastFault = fault && { at: branch.now(), what: wordsOf(fault) };
    },
    wakeUp: (): void => {
      faultsInARow = 0;
      restUntil = 0;
    },
    restAfter: (fault: Fault): void => {
      faultsInARow += 1;
      const longest = fault.code === 'wrongLogin' ? LONGEST_GAP_MS : LONGEST_REST_MS;
      restUntil = branch.now() + gapAfter(faultsInARow, longest);
    },
    restAMinute: (): void => {
      restUntil = branch.now() + MINUTE_MS;
    },
    isResting: (): boolean => branch.now() < restUntil,
  };
};

/** Tries a letter, and notes what became of it. */
const createDelivery = (parts: PostParts, mood: ReturnType<typeof createMood>, ending: AbortSignal) => {
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
    if (due.alarm) parts.alarmTold(due.alarm, wordsOf(fault), false);
    if (fault.isOfServer) return mood.restAfter(fault);
    const attempts = due.attempts + 1;
    const nextAt = branch.now() + gapAfter(attempts, LONGEST_GAP_MS);
    if (fault.isFinal) await waitingList.refused(due);
    if (fault.isFinal || nextAt - since > GIVE_UP_AFTER_MS) await giveUp(due, wordsOf(fault));
    else await store.save([{ type: 'postponeLetter', id, attempts, nextAt }]);
  };

  const sendLetter = (letter: Letter, messageName: string): Promise<Fault | null> => {
    const { mail: server, office } = branch.settings();
    if (server === null) return Promise.resolve(faultBefore('notSetUp'));
    const messageId = `<${hashOf(messageName)}@${server.from.slice(server.from.lastIndexOf('@') + 1)}>`;
    return send({
      ...{ letter, mail: server, password: secrets.named(SECRET), officeName: office.name, messageId },
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

export const createPost = (parts: PostParts) => {
  const { store, secrets, branch, log, waitingList, publicUrl } = parts;
  const ending = new AbortController();
  const sampleParts = () => ({ settings: branch.settings(), now: branch.now(), publicUrl: publicUrl() });
  const mood = createMood(branch);
  const { sendLetter, deliver, remindersAnew } = createDelivery(parts, mood, ending.signal);
  let isClosing = false;
  let hasBegun = false;
  let running: Promise<void> | null = null;
  /** Something may be due that has not been looked for. */
  let isAsked = false;
  let waiting = 0;
  let countedAt = Number.NEGATIVE_INFINITY;
  let { mail } = branch.settings();
  /** How long before it was reminded when the outbox was set to it; null before that, at every start. */
  let remindHours: number | null = null;

  /** T4: by a clock that may be wrong no letter is sent too early, and none is given up; but that it is wrong is told. */
  const next = (): Promise<QueuedLetter | null> => {
    if (isClosing || mood.isResting()) return Promise.resolve(null);
    return store.outbox.due(branch.now(), branch.isClockDoubted() ? 'alarms' : undefined);
  };

  const count = async (): Promise<void> => {
    countedAt = branch.now();
    waiting = await store.outbox.waiting(countedAt);
  };

  /** A21: the settings say when letters remind, also those that wait already. */
  const followSettings = async (): Promise<void> => {
    const now = branch.settings().appointments.remindHours;
    if (now === remindHours) return;
    await store.save(await remindersAnew());
    remindHours = now;
  };

  const deliverAll = async (): Promise<void> => {
    try {
      await followSettings();
      await count();
      for (let due = await next(); due !== null; due = await next()) await deliver(due);
      if (!isClosing) await count();
    } catch (error) {
      log.error({ error }, 'the outbox failed');
      mood.restAMinute();
    }
  };
  const work = async (): Promise<void> => {
    while (isAsked) {
      isAsked = false;
      await deliverAll();
    }
    running = null;
  };

  const lookAtList = async (): Promise<void> => {
    try {
      await waitingList.look(mail !== null && !mood.isResting() && !branch.isClockDoubted());
    } catch (error) {
      log.error({ error }, 'the waiting list failed');
    }
  };

  /** After each commit and every second: sends what is due, if nothing is being sent. */
  const look = (): void => {
    if (!hasBegun || isClosing) return;
    if (branch.settings().mail !== mail) {
      mail = branch.settings().mail;
      mood.wakeUp();
    }
    void lookAtList();
    if (mail === null) return;
    isAsked = true;
    if (running !== null && branch.now() - countedAt >= COUNTED_EVERY_MS)
      count().catch((error: unknown) => log.error({ error }, 'letters could not be counted'));
    running ??= work();
  };

  return {
    /** Sends what a restart left. */
    begin: (): void => {
      hasBegun = true;
      look();
    },
    look,
    preview: (draft: LetterDraft) => previewLetter(draft, sampleParts()),
    /** To see whether mail goes out as it is set up, or how a letter reads. The words are German, with the server's answer. */
    test: async (to: string, draft: LetterDraft | null): Promise<'sent' | { failed: string }> => {
      const letter = testLetter(to, branch.settings(), draft && trialOf(draft, sampleParts()));
      const fault = await sendLetter(letter, newToken());
      mood.noteFault(fault);
      if (fault !== null) return { failed: [wordsOf(fault), fault.answer].filter((part) => part !== '').join(' – ') };
      mood.wakeUp();
      look();
      return 'sent';
    },
    /** S72: past the outbox, where the disk does not take it. Never rejects; false where it was not taken. */
    tellNow: async (alarm: AlarmLetter): Promise<boolean> => {
      const fault = await sendLetter(alarmLetter(alarm, branch.settings()), newToken());
      mood.noteFault(fault);
      parts.alarmTold(alarm, fault && wordsOf(fault), fault?.isFinal ?? true);
      return fault === null;
    },
    /** null forgets it. */
    setPassword: (password: string | null): Step<void> => {
      const set = secrets.set(SECRET, password);
      const done = () => {
        set.done?.();
        mood.wakeUp();
      };
      return { ...set, done };
    },
    hasPassword: (): boolean => secrets.named(SECRET) !== null,
    /** Letters that should have gone by now, as last counted, and what went wrong last; null once one has gone again. */
    state: (): { waiting: number; lastFault: { at: number; what: string } | null } => ({
      waiting: mail === null ? 0 : waiting,
      lastFault: mood.lastFault(),
    }),
    /** What is being sent has five seconds; what has not gone then goes after the next start. */
    close: async (): Promise<void> => {
      isClosing = true;
      const timeUp = new AbortController();
      await Promise.race([running, sleep(CLOSING_MS, null, { signal: timeUp.signal }).catch(() => null)]);
      timeUp.abort();
      ending.abort();
      await running;
      await waitingList.close();
    },
  };
};
export type Post = ReturnType<typeof createPost>;
