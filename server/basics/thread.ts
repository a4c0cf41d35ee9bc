// Work away from the rest of the office: a thread or a process of its own, with a deadline and a bound to its memory.
import { fork } from 'node:child_process';
import type { EventEmitter } from 'node:events';
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
  /** A process shares nothing with the office but messages; without it, a thread. */
  isProcess?: boolean;
};

/** What is begun, and asked by messages. */
type Helper = {
  events: EventEmitter;
  send: (asked: object) => void;
  /** Whether the program waits for it at its end. */
  hold: () => void;
  letGo: () => void;
  end: () => Promise<unknown>;
};
type Begin = (file: string, mostMb: number) => Helper;

const beginThread: Begin = (file, mostMb) => {
  const memory = { maxOldGenerationSizeMb: mostMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
  const thread = new Worker(file, { env: process.env, resourceLimits: memory });
  return {
    events: thread,
    send: (asked) => thread.postMessage(asked),
    hold: () => thread.ref(),
    letGo: () => thread.unref(),
    end: () => thread.terminate(),
  };
};

/** It ends by itself when the office is gone: its program listens for `disconnect`. */
const beginProcess: Begin = (file, mostMb) => {
  const child = fork(file, [], {
    execArgv: [`--max-old-space-size=${mostMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const isOver = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    events: child,
    send: (asked) => void child.send(asked, () => undefined),
    hold: () => {
      child.ref();
      child.channel?.ref();
    },
    letGo: () => {
      child.unref();
      child.channel?.unref();
    },
    end: () => {
      child.kill('SIGKILL');
      return isOver;
    },
  };
};

const IDLE_MS = 20_000;

/** One thread or process, made when it is needed and gone when it is not. What is asked of it takes turns. */
export const createThread = <Asked extends { kind: string }>(parts: ThreadParts) => {
  const { file, mostMs, mostMb, log, isProcess = false } = parts;
  const closing = new AbortController();
  let thread: Helper | null = null;
  let idle: NodeJS.Timeout | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    if (idle !== null) clearTimeout(idle);
    const ending = thread;
    [thread, idle] = [null, null];
    await ending?.end();
  };
  const begin = (): Helper => {
    if (idle !== null) clearTimeout(idle);
    const begun = thread ?? create();
    begun.hold();
    thread = begun;
    return begun;
  };
  const create = (): Helper => {
    const created = (isProcess ? beginProcess : beginThread)(file, mostMb);
    const gone = () => {
      if (thread === created) thread = null;
    };
    // Whenever it breaks: an error that nobody hears would end the whole program.
    created.events.on('error', gone).on('exit', gone);
    return created;
  };
  const rest = (): void => {
    thread?.letGo();
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
      asking.events.on('message', answer).on('error', stopped).on('exit', stopped);
      answering.signal.addEventListener('abort', () =>
        asking.events.off('message', answer).off('error', stopped).off('exit', stopped),
      );
      asking.send(asked);
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
