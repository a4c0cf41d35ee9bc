// In the gallery no time passes: no countdown ends, nothing goes away by itself, and every visit shows the same.
import { min } from './history';

/** Timers that wait longer than this never end: those of people, not those by which a page is put together. */
const LONGEST_MS = 4000;
const LOOK_EVERY_MS = 20;

/**
 * Stops the clocks of this page, and forgets what the browser has kept of another state. What it returns waits until all
 * timers have ended that end at all.
 */
export const holdStill = (): (() => Promise<void>) => {
  const begin = globalThis.setTimeout.bind(globalThis);
  const end = globalThis.clearTimeout.bind(globalThis);
  const running = new Set<unknown>();
  Object.assign(globalThis, {
    setTimeout: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
      if (ms > LONGEST_MS) return 0;
      const timer = begin(() => {
        running.delete(timer);
        run(...args);
      }, ms);
      running.add(timer);
      return timer;
    },
    clearTimeout: (timer: number) => {
      running.delete(timer);
      end(timer);
    },
  });
  Date.now = () => min(40);
  performance.now = () => 0;
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '');
  return async () => {
    while (running.size > 0) await new Promise((resolve) => begin(resolve, LOOK_EVERY_MS));
  };
};
