// Things tried for the administration that take longer than an answer may: begun once, asked after until they are done.
import { setTimeout as sleep } from 'node:timers/promises';

/** A screen waits five seconds for an answer. */
const PATIENCE_MS = 3000;
/** So long somebody may still ask what came of it. */
const KEPT_MS = 15_000;

export const createTrials = <Result>() => {
  const running = new Map<string, Promise<Result>>();
  return {
    /** Begins it, unless it is running or its result is still kept. */
    begin: (key: string, start: () => Promise<Result>): void => {
      if (running.has(key)) return;
      const trial = start();
      running.set(key, trial);
      const forget = () => setTimeout(() => running.delete(key), KEPT_MS).unref();
      void trial.then(forget, forget);
    },
    /** What came of it, waited for a little; null when it goes on, or is not known. Told once. */
    result: async (key: string): Promise<Result | null> => {
      const trial = running.get(key);
      if (trial === undefined) return null;
      const result = await Promise.race([trial, sleep(PATIENCE_MS, null, { ref: false })]);
      if (result !== null && running.get(key) === trial) running.delete(key);
      return result;
    },
  };
};
