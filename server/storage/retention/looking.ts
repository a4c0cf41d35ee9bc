// Looks through the whole database in a thread of its own; one at a time, so that many who look cost no more than one.
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Looking, Looks } from '../lookingPort';

/** Beside this file, and of the same kind: compiled, or as it was written where tests run. */
const THREAD = join(__dirname, `lookingThread${extname(__filename)}`);
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

type Said = { share: number } | { answer: unknown };

export const createLooking = (file: string) => {
  let last: Promise<unknown> = Promise.resolve();
  let running: Worker | null = null;
  let isClosed = false;

  const begin = (asked: object, onShare: (share: number) => void): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (isClosed) return reject(new Error('the office ends'));
      const thread = new Worker(THREAD, { env: process.env, resourceLimits: MEMORY, workerData: { file, asked } });
      running = thread;
      thread
        .on('message', (said: Said) => ('share' in said ? onShare(said.share) : resolve(said.answer)))
        .on('error', reject)
        .on('exit', () => reject(new Error('the search was stopped')));
    });

  const looking: Looking = (name, asks, onShare = () => undefined) => {
    const looked = last.then(() => begin({ name, ...asks }, onShare));
    last = looked.catch(() => undefined);
    // The thread answers what its look is said to.
    return looked as Promise<Looks[typeof name]['answers']>;
  };
  return {
    looking,
    close: (): void => {
      isClosed = true;
      void running?.terminate();
    },
  };
};
