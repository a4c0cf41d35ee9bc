// The outbox at work: letters go to the mail server one at a time, again and again until it has taken them or it is too late.
import type { LetterDraft } from '../../shared/settings/appointments';
import { newToken } from '../basics/tokens';
import type { AlarmLetter } from '../storage/changes';
import type { Step } from '../storage/steps';
import { alarmLetter } from './alarmLetter';
import { previewLetter, trialOf } from './letters/sample';
import { testLetter } from './messages';
import { createDelivery, type Delivery } from './outbox/delivery';
import { createMood, faultInWords, type Mood } from './outbox/mood';
import { MAIL_SECRET, type PostParts } from './outbox/parts';
import { createRounds } from './outbox/rounds';

/** Letters that never stand in the outbox: somebody sees at once what became of them. */
const createSendingNow = (parts: PostParts, mood: Mood, { sendLetter }: Delivery) => {
  const { branch, publicUrl, alarmTold } = parts;
  const sampleParts = () => ({ settings: branch.settings(), now: branch.now(), publicUrl: publicUrl() });
  return {
    preview: (draft: LetterDraft) => previewLetter(draft, sampleParts()),
    /** To see whether mail goes out as it is set up, or how a letter reads. The words are German, with the server's answer. */
    test: async (to: string, draft: LetterDraft | null): Promise<'sent' | { failed: string }> => {
      const letter = testLetter(to, branch.settings(), draft && trialOf(draft, sampleParts()));
      const fault = await sendLetter(letter, newToken());
      mood.noteFault(fault);
      if (fault === null) return 'sent';
      return { failed: [faultInWords(fault), fault.answer].filter((part) => part !== '').join(' – ') };
    },
    /** S72: past the outbox, where the disk does not take it. Never rejects; false where it was not taken. */
    tellNow: async (alarm: AlarmLetter): Promise<boolean> => {
      const fault = await sendLetter(alarmLetter(alarm, branch.settings()), newToken());
      mood.noteFault(fault);
      alarmTold(alarm, fault && faultInWords(fault), fault?.isFinal ?? true);
      return fault === null;
    },
  };
};

export const createPost = (parts: PostParts) => {
  const { store, secrets, branch, log, waitingList } = parts;
  const ending = new AbortController();
  const mood = createMood(branch);
  const delivery = createDelivery(parts, mood, ending.signal);
  const rounds = createRounds({ store, branch, log, mood, delivery });
  const { test, ...now } = createSendingNow(parts, mood, delivery);
  let isClosing = false;
  let hasBegun = false;
  let { mail } = branch.settings();

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
    if (mail !== null) rounds.ask();
  };

  return {
    ...now,
    /** Sends what a restart left. */
    begin: (): void => {
      hasBegun = true;
      look();
    },
    look,
    test: async (to: string, draft: LetterDraft | null): ReturnType<typeof test> => {
      const said = await test(to, draft);
      if (said === 'sent') {
        mood.wakeUp();
        look();
      }
      return said;
    },
    /** null forgets it. */
    setPassword: (password: string | null): Step<void> => {
      const set = secrets.set(MAIL_SECRET, password);
      const done = () => {
        set.done?.();
        mood.wakeUp();
      };
      return { ...set, done };
    },
    hasPassword: (): boolean => secrets.named(MAIL_SECRET) !== null,
    /** Letters that should have gone by now, as last counted, and what went wrong last; null once one has gone again. */
    state: (): { waiting: number; lastFault: { at: number; what: string } | null } => ({
      waiting: mail === null ? 0 : rounds.waiting(),
      lastFault: mood.lastFault(),
    }),
    /** What is being sent has five seconds; what has not gone then goes after the next start. */
    close: async (): Promise<void> => {
      isClosing = true;
      await rounds.close(() => ending.abort());
      await waitingList.close();
    },
  };
};
export type Post = ReturnType<typeof createPost>;
