// Foreign texts are read in a thread of their own, with a deadline and a bound to its memory (S5).
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../../basics/log';
import type { Asked, CalendarReading, FileReading, ReadingAsked } from './readings';

/** `stopped`: it did not end in time, took too much memory, or broke. */
export type Answered<Value> = { read: Value } | { stopped: true };
export type ReaderParts = {
  /** The thread's program. */
  file: string;
  mostMs: number;
  log: Logger;
};

/** Beside this file, and of the same kind: compiled, or as it was written where tests run. */
export const READER: Pick<ReaderParts, 'file' | 'mostMs'> = {
  file: join(__dirname, `readingThread${extname(__filename)}`),
  mostMs: 15_000,
};

const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
const IDLE_MS = 20_000;

/** One thread, made when it is needed and gone when it is not. What is asked of it takes turns. */
export const createReader = ({ file, mostMs, log }: ReaderParts) => {
  const closing = new AbortController();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    if (idle !== null) clearTimeout(idle);
    const ending = thread;
    [thread, idle] = [null, null];
    await ending?.terminate();
  };
  const begin = (): Worker => {
    if (idle !== null) clearTimeout(idle);
    const begun = thread ?? create();
    begun.ref();
    thread = begun;
    return begun;
  };
  const create = (): Worker => {
    const created = new Worker(file, { env: process.env, resourceLimits: MEMORY });
    const gone = () => {
      if (thread === created) thread = null;
    };
    // Whenever it breaks: an error that nobody hears would end the whole program.
    return created.on('error', gone).on('exit', gone);
  };
  const rest = (): void => {
    thread?.unref();
    idle = setTimeout(() => void end(), IDLE_MS);
    idle.unref();
  };

  const ask = async <Value>(asked: ReadingAsked): Promise<Answered<Value>> => {
    if (closing.signal.aborted) return { stopped: true };
    const asking = begin();
    const answering = new AbortController();
    const answered = await new Promise<Answered<Value>>((resolve) => {
      const stopped = (why: unknown) => {
        if (!closing.signal.aborted) log.warn({ error: why, kind: asked.kind }, 'a reading was stopped');
        resolve({ stopped: true });
      };
      const deadline = setTimeout(() => stopped('it took too long'), mostMs);
      answering.signal.addEventListener('abort', () => clearTimeout(deadline));
      closing.signal.addEventListener('abort', stopped, { signal: answering.signal });
      const answer = (read: Value) => resolve({ read });
      asking.on('message', answer).on('error', stopped).on('exit', stopped);
      answering.signal.addEventListener('abort', () =>
        asking.off('message', answer).off('error', stopped).off('exit', stopped),
      );
      asking.postMessage(asked);
    });
    answering.abort();
    if ('stopped' in answered) await end();
    else rest();
    return answered;
  };

  const inTurn = <Value>(asked: ReadingAsked): Promise<Answered<Value>> => {
    const answered = turn.then(() => ask<Value>(asked));
    turn = answered.catch(() => undefined);
    return answered;
  };

  return {
    /** What a calendar says; null when it is none. */
    calendar: (asked: Asked) => inTurn<CalendarReading | null>({ kind: 'calendar', ...asked }),
    file: (asked: Asked) => inTurn<FileReading>({ kind: 'file', ...asked }),
    close: async (): Promise<void> => {
      closing.abort();
      await turn;
      await end();
    },
  };
};
export type Reader = ReturnType<typeof createReader>;
