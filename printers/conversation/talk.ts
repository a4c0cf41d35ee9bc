// A conversation with a printer over one open channel: questions with deadlines, and what was heard meanwhile.
import type { PrinterProblem } from '../../shared/printing';
import type { Channel, Written } from '../channels/channel';
import { createAsking, type KnownQuestions, type LookFor } from './asking';
import { createReplyReader, problemsOfAutomatic, problemsOfRealTime, type Reply } from './status';
import { createTally } from './tally';

export type Talk = {
  readonly channel: Channel;
  /** False once the printer or the cable ended the connection. */
  isOpen(): boolean;
  /** Whether the printer said anything at all in this conversation. */
  hasAnswered(): boolean;
  /** The printer confirmed this process id. */
  hasConfirmed(id: string): boolean;
  /** Asks GS r in a way that no stray byte answers; each time anew. */
  askTransmitted(timeoutMs: number): Promise<Written>;
  /** The answer to GS r since it was asked; null as long as there is none that must be believed. */
  transmitted(): number | null;
  /** It is worth asking GS r again: once more to be sure, or because something else came among the answers. */
  isWorthAsking(): boolean;
  /** Whether an automatic status came. */
  hasReported(): boolean;
  /** What `found` finds, tried now, after everything heard and every moment; null after `timeoutMs` or at the end. */
  until<T>(found: () => T | null, timeoutMs: number): Promise<T | null>;
  /** The printer's problems, gravest first; null when it answered nothing. */
  look(lookFor: LookFor): Promise<PrinterProblem[] | null>;
};

export type TalkParts = {
  channel: Channel;
  /** What is known of this printer's questions; what is found out is added. */
  questions: KnownQuestions;
  /** Ends the looks, for somebody needs the printer more; null when nobody does. */
  giveUp: AbortSignal | null;
};

const MOMENT_MS = 50;
const ASK_MS = 1000;

/** Begins to listen; the channel stays the caller's to close. */
export const createTalk = ({ channel, questions, giveUp }: TalkParts): Talk => {
  const confirmed = new Set<string>();
  const tally = createTally(() => performance.now());
  let open = true;
  let answered = false;
  let automatic: readonly number[] | null = null;
  let heard: (() => void) | null = null;

  const until = <T>(found: () => T | null, timeoutMs: number, giveUp: AbortSignal | null) =>
    new Promise<T | null>((resolve) => {
      const settle = (value: T | null) => {
        clearTimeout(timer);
        clearInterval(moments);
        giveUp?.removeEventListener('abort', look);
        heard = null;
        resolve(value);
      };
      const look = () => {
        const value = found();
        if (value !== null || !open || giveUp?.aborted) settle(value);
      };
      const timer = setTimeout(() => settle(found()), timeoutMs);
      const moments = setInterval(look, MOMENT_MS);
      giveUp?.addEventListener('abort', look);
      heard = look;
      look();
    });

  const asking = createAsking(
    {
      write: async (bytes) => (await channel.write(bytes, ASK_MS)) === 'written',
      until,
      isOpen: () => open,
      giveUp,
    },
    questions,
  );

  const hear = (reply: Reply) => {
    answered = true;
    switch (reply.kind) {
      case 'realTime':
        asking.hear(reply.byte);
        break;
      case 'automatic':
        automatic = reply.bytes;
        break;
      case 'processId':
        confirmed.add(reply.id);
        break;
      case 'transmitted':
        tally.hear(reply.byte);
        break;
    }
    heard?.();
  };
  channel.onData(createReplyReader(hear));
  channel.onEnd(() => {
    open = false;
    heard?.();
  });

  return {
    channel,
    isOpen: () => open,
    hasAnswered: () => answered,
    hasConfirmed: (id) => confirmed.has(id),
    askTransmitted: (timeoutMs) => channel.write(tally.ask(), timeoutMs),
    transmitted: tally.answer,
    isWorthAsking: tally.isWorthAsking,
    hasReported: () => automatic !== null,
    until: (found, timeoutMs) => until(found, timeoutMs, null),
    look: async (lookFor) => {
      const answers = await asking.look(lookFor);
      if (automatic !== null) return problemsOfAutomatic(automatic, (question) => answers.get(question));
      return answers.size === 0 ? null : problemsOfRealTime((question) => answers.get(question));
    },
  };
};
