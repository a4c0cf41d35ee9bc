// S4: the whole chain is looked at beside the office, in a thread that reads the file for itself.
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AuditCheck } from '../../../../shared/audit/entry';
import type { KeptHead } from '../../auditPort';

export type CheckAsked = { file: string; heads: readonly KeptHead[]; now: number };

/** Beside this file, and of the same kind: compiled, or as it was written where tests run. */
const THREAD = join(__dirname, `checkThread${extname(__filename)}`);

/** Checks of one file; asked again while one is under way, both get its answer. */
export const createChecking = (file: string) => {
  let running: { thread: Worker; answer: Promise<AuditCheck> } | null = null;
  const begin = (heads: readonly KeptHead[], now: number) => {
    const asked: CheckAsked = { file, heads, now };
    const thread = new Worker(THREAD, { workerData: asked, env: process.env });
    const answer = new Promise<AuditCheck>((resolve, reject) => {
      thread.on('message', resolve).on('error', reject);
      thread.on('exit', () => reject(new Error('the check was ended')));
    }).finally(() => {
      running = null;
    });
    running = { thread, answer };
    return running;
  };
  return {
    check: (heads: readonly KeptHead[], now: number): Promise<AuditCheck> => (running ?? begin(heads, now)).answer,
    close: (): void => void running?.thread.terminate(),
  };
};
