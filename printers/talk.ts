// A conversation with a printer over one open channel: questions with deadlines, and what was heard meanwhile.
import type { PrinterProblem } from '../shared/printing';
import type { Channel } from './channels/channel';
import { askRealTime } from './commands';
import { createReplyReader, problemsOfAutomatic, problemsOfRealTime, type Reply } from './status';

export interface Talk {
  readonly channel: Channel;
  /** False once the printer or the cable ended the connection. */
  isOpen(): boolean;
  /** Whether the printer said anything at all in this conversation. */
  hasAnswered(): boolean;
  /** The printer confirmed this process id. */
  hasConfirmed(id: string): boolean;
  /** The last answer to GS r, null before it. */
  transmitted(): number | null;
  /** Whether an automatic status came. */
  hasReported(): boolean;
  /** Whether a real-time question was answered. */
  hasToldState(): boolean;
  /** From here on only new answers count: one still under way may belong to a slip before. */
  forgetTransmitted(): void;
  /** What `found` finds, tried now and after everything heard; null after `timeoutMs` or when the connection ended. */
  until<T>(found: () => T | null, timeoutMs: number): Promise<T | null>;
  /** The printer's problems, gravest first; null when it does not answer within `timeoutMs` a question. */
  look(timeoutMs: number): Promise<PrinterProblem[] | null>;
}

/** Some printers do not know the third question, so it comes last. */
const QUESTIONS = [1, 2, 4, 3] as const;
const NOTHING_WRONG = 0x12;

/** Begins to listen; the channel stays the caller's to close. */
export const createTalk = (channel: Channel): Talk => {
  const confirmed = new Set<string>();
  let open = true;
  let answered = false;
  let toldState = false;
  let realTime: number | null = null;
  let transmitted: number | null = null;
  let automatic: PrinterProblem[] | null = null;
  // A late answer would be taken for the answer to the next question, so after a missed one no more are asked
  let outOfStep = false;
  let heard: (() => void) | null = null;

  const hear = (reply: Reply) => {
    answered = true;
    switch (reply.kind) {
      case 'realTime':
        toldState = true;
        realTime = reply.byte;
        break;
      case 'automatic':
        automatic = problemsOfAutomatic(reply.bytes);
        break;
      case 'processId':
        confirmed.add(reply.id);
        break;
      case 'transmitted':
        transmitted = reply.byte;
        break;
    }
    heard?.();
  };
  channel.onData(createReplyReader(hear));
  channel.onEnd(() => {
    open = false;
    heard?.();
  });

  const until = <T>(found: () => T | null, timeoutMs: number) =>
    new Promise<T | null>((resolve) => {
      const settle = (value: T | null) => {
        clearTimeout(timer);
        heard = null;
        resolve(value);
      };
      const timer = setTimeout(() => settle(null), timeoutMs);
      heard = () => {
        const value = found();
        if (value !== null || !open) settle(value);
      };
      heard();
    });

  const ask = async (question: (typeof QUESTIONS)[number], timeoutMs: number) => {
    realTime = null;
    if ((await channel.write(askRealTime(question), timeoutMs)) !== 'written') return null;
    return until(() => realTime, timeoutMs);
  };

  const look = async (timeoutMs: number) => {
    const answers = new Map<number, number>();
    for (const question of QUESTIONS) {
      const answer = outOfStep ? null : await ask(question, timeoutMs);
      outOfStep ||= answer === null;
      if (answer !== null) answers.set(question, answer);
    }
    if (answers.size === 0) return automatic;
    return problemsOfRealTime((question) => answers.get(question) ?? NOTHING_WRONG);
  };

  return {
    channel,
    isOpen: () => open,
    hasAnswered: () => answered,
    hasConfirmed: (id) => confirmed.has(id),
    transmitted: () => transmitted,
    hasReported: () => automatic !== null,
    hasToldState: () => toldState,
    forgetTransmitted: () => {
      transmitted = null;
    },
    until,
    look,
  };
};
