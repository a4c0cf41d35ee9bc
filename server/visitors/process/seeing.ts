// How a public side stands: asked now, and as it was last seen where it does not say so in time.
import type { Seen } from '../carrier';

const SEEN_MS = 1000;
const NOTHING: Seen = { phones: 0, sizes: {} };

/** `ask` has it say how it stands. */
export const createSeeing = (ask: () => void) => {
  let last = NOTHING;
  const waiting = new Set<(seen: Seen) => void>();
  return {
    /** It has said so. */
    heard: (now: Seen): void => {
      last = now;
      for (const seen of waiting) seen(last);
    },
    /** It has ended: nobody is connected to it any more. */
    forget: (): void => {
      last = NOTHING;
    },
    now: (): Promise<Seen> =>
      new Promise((resolve) => {
        const seen = (now: Seen) => {
          clearTimeout(late);
          waiting.delete(seen);
          resolve(now);
        };
        const late = setTimeout(() => seen(last), SEEN_MS);
        waiting.add(seen);
        ask();
      }),
  };
};
