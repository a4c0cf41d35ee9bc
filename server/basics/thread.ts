// Work away from the rest of the office: a thread of its own, with a deadline and a bound to its memory.
import { Worker } from 'node:worker_threads';
import type { Logger } from './log';

/** `stopped`: it did not end in time, took too much memory, or broke. */
export type Answered<Value> = { read: Value } | { stopped: true };
export type ThreadParts = {
  /** The thread's program. */
  file: string;
  mostMs: number;
  mostMb: number;
  log: Logger;
};

const IDLE_MS = 20_000;

/** One thread, made when it is needed and gone when it is not. What is asked of it takes turns. */
export const createThread = <Asked extends { kind: string }>({ file, mostMs, mostMb, log }: ThreadParts) => {
  const memory = { maxOldGenerationSizeMb: mostMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
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
    const created = new Worker(file, { env: process.env, resourceLimits: memory });
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

  const ask = async <Value>(asked: Asked): Promise<Answered<Value>> => {
    if (closing.signal.aborted) return { stopped: true };
    const asking = begin();
    const answering = new AbortController();
    const answered = await new Promise<Answered<Value>>((resolve) => {
      const stopped = (why: unknown) => {
        if (!closing.signal.aborted) log.warn({ error: why, kind: asked.kind }, 'a thread was stopped');
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

  return {
    /** Whatever came of it; never rejects. */
    ask: <Value>(asked: Asked): Promise<Answered<Value>> => {
      const answered = turn.then(() => ask<Value>(asked));
      turn = answered.catch(() => undefined);
      return answered;
    },
    close: async (): Promise<void> => {
      closing.abort();
      await turn;
      await end();
    },
  };
};
