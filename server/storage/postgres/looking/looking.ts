// Looks through an office of PostgreSQL, in a thread of their own; one at a time, so that many who look cost no more than one.
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AuditCheck } from '../../../../shared/audit/entry';
import type { AuditStore } from '../../auditPort';
import type { Looking, Looks } from '../../lookingPort';
import type { Asked, Place } from './look';

/** Beside this file, and of the same kind: compiled, or as it was written where tests run. */
const THREAD = join(__dirname, `lookThread${extname(__filename)}`);
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

type Said = { share: number } | { answer: unknown };

export const createDatabaseLooking = (place: Place) => {
  let last: Promise<unknown> = Promise.resolve();
  let running: Worker | null = null;
  let isClosed = false;
  const begin = (asked: Asked, onShare: (share: number) => void): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (isClosed) return reject(new Error('the office ends'));
      const thread = new Worker(THREAD, { env: process.env, resourceLimits: MEMORY, workerData: { place, asked } });
      running = thread;
      thread
        .on('message', (said: Said) => ('share' in said ? onShare(said.share) : resolve(said.answer)))
        .on('error', reject)
        .on('exit', () => reject(new Error('the search was stopped')));
    });
  const inTurn = (asked: Asked, onShare: (share: number) => void = () => undefined): Promise<unknown> => {
    const looked = last.then(() => begin(asked, onShare));
    last = looked.catch(() => undefined);
    return looked;
  };

  const looking: Looking = (name, asks, onShare) =>
    // The thread answers what its look is said to.
    inTurn({ what: 'look', look: { name, ...asks } as never }, onShare) as Promise<Looks[typeof name]['answers']>;
  const check: AuditStore['check'] = (heads, now) => inTurn({ what: 'check', heads, now }) as Promise<AuditCheck>;
  return {
    looking,
    check,
    close: async (): Promise<void> => {
      isClosed = true;
      await running?.terminate();
    },
  };
};
