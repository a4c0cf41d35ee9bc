// The printer that is not there: takes slips, answers like a good printer, and keeps what came out (P4).
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_PROFILE } from '../../shared/settings';
import { type PrinterQuestion, readPaper } from '../slip/paper';
import type { Channel, OpenChannel } from './channel';

/** What can be made wrong with it, for demonstrations and tests. */
export type VirtualState = {
  paper: 'enough' | 'low' | 'out';
  cover: 'closed' | 'open';
};

export type VirtualPrinter = {
  open: OpenChannel;
  /** While paper or cover are in the way, slips wait inside, as in a real printer; they come out when it is mended. */
  put(state: VirtualState): void;
  /** Under this name the next bytes come out. */
  name(slipId: string): void;
};

const IDLE = 0x12;
/** A slip takes its time here too, though less than on paper. */
const PAPER_MS = 150;

const isRealTime = (bytes: Buffer) => bytes[0] === 0x10;

type Taken = {
  slipId: string;
  bytes: Buffer;
  answer: (reply: number[]) => void;
};

/** `onPaper` gets the bytes of each slip that came out. */
export const createVirtualPrinter = (onPaper: (slipId: string, bytes: Buffer) => void): VirtualPrinter => {
  let state: VirtualState = { paper: 'enough', cover: 'closed' };
  let slipId = '';
  let held: Taken[] = [];
  const isStopped = () => state.paper === 'out' || state.cover === 'open';

  const realTime = (question: number) => {
    const paperOut = state.paper === 'out';
    const cover = state.cover === 'open';
    switch (question) {
      case 1:
        return IDLE | (isStopped() ? 0x08 : 0);
      case 2:
        return IDLE | (cover ? 0x04 : 0) | (paperOut ? 0x20 : 0);
      case 4:
        return IDLE | (state.paper === 'enough' ? 0 : 0x0c) | (paperOut ? 0x60 : 0);
    }
    return IDLE;
  };

  const replyTo = (asked: PrinterQuestion): number[] => {
    switch (asked.kind) {
      case 'realTime':
        return [realTime(asked.question)];
      case 'processId':
        return [0x37, 0x22, ...Buffer.from(asked.id, 'latin1'), 0];
      case 'transmit':
        return [state.paper === 'enough' ? 0 : 0x03];
    }
  };

  const print = ({ slipId, bytes, answer }: Taken) => {
    const { items, questions } = readPaper(bytes, DEFAULT_PROFILE.codePage);
    if (items.length > 0) onPaper(slipId, bytes);
    answer(questions.flatMap(replyTo));
  };

  const take = (taken: Taken) => {
    if (isStopped() && !isRealTime(taken.bytes)) held.push(taken);
    else print(taken);
  };

  const channel = (): Channel => {
    let listener: ((bytes: Buffer) => void) | null = null;
    const answer = (reply: number[]) => {
      if (reply.length > 0) queueMicrotask(() => listener?.(Buffer.from(reply)));
    };
    return {
      lost: 'unreachable',
      write: async (bytes) => {
        const name = slipId;
        if (!isRealTime(bytes)) await sleep(PAPER_MS);
        take({ slipId: name, bytes, answer });
        return 'written';
      },
      onData: (next) => {
        listener = next;
      },
      onEnd: () => null,
      close: () => {
        listener = null;
        return Promise.resolve();
      },
    };
  };

  return {
    open: () => Promise.resolve({ ok: true, channel: channel() }),
    name: (next) => {
      slipId = next;
    },
    put: (next) => {
      state = next;
      if (isStopped()) return;
      const printable = held;
      held = [];
      for (const slip of printable) print(slip);
    },
  };
};
