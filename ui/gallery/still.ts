// In the gallery no time passes: no countdown ends, nothing goes away by itself, and every visit shows the same.
import { min } from './history';

/** Timers that wait longer than this never end: those of people, not those by which a page is put together. */
const LONGEST_MS = 4000;
const LOOK_EVERY_MS = 5;
/** Nobody is there whom a page gives a moment: its short waits are as many times shorter. */
const HASTE = 20;

/** Stops the clocks of this page. */
export const holdStill = () => {
  const begin = globalThis.setTimeout.bind(globalThis);
  const end = globalThis.clearTimeout.bind(globalThis);
  const running = new Set<ReturnType<typeof setTimeout>>();
  const stop = (timer: ReturnType<typeof setTimeout>) => {
    running.delete(timer);
    end(timer);
  };
  Object.assign(globalThis, {
    setTimeout: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
      if (ms > LONGEST_MS) return 0;
      const timer = begin(() => {
        running.delete(timer);
        run(...args);
      }, ms / HASTE);
      running.add(timer);
      return timer;
    },
    clearTimeout: stop,
  });
  Date.now = () => min(40);
  performance.now = () => 0;
  return {
    /** Nothing is left of another state: neither a timer nor what the browser has kept of it. */
    forget: (): void => {
      for (const timer of running) stop(timer);
      localStorage.clear();
      sessionStorage.clear();
      history.replaceState(null, '', location.pathname + location.search);
      document.documentElement.scrollTop = 0;
    },
    /** Waits until all timers have ended that end at all. */
    settled: async (): Promise<void> => {
      while (running.size > 0) await new Promise((resolve) => begin(resolve, LOOK_EVERY_MS));
    },
  };
};
