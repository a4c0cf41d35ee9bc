// The pause that many printers need between two connections: kept, learned, and forgotten again when it is not needed (P6).
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenChannel } from '../channels/channel';

const MOST_MS = 5000;
/** What the printer's clock and ours may differ by. */
const MARGIN_MS = 80;
/** A pause that was learned shrinks with every connection that was good, down to the one that is set. */
const SHRINKING = 0.97;

export type Doorway = {
  /** Opens as soon as the pause is over; each one is followed by `wasGood` or `wasBad`, when it has ended. */
  open: OpenChannel;
  /** The connection served its purpose, and is closed now. */
  wasGood(): void;
  /** There was no connection, or none that the printer served. */
  wasBad(): void;
  /** How long it takes no other connection after one, as far as is known. */
  pauseMs(): number;
};

export const createDoorway = (open: OpenChannel, leastMs: number): Doorway => {
  let pauseMs = leastMs;
  let goodUntil = Number.NEGATIVE_INFINITY;
  let badUntil = Number.NEGATIVE_INFINITY;
  let openedAt = 0;
  return {
    open: async (timeoutMs) => {
      const waitMs = pauseMs === 0 ? 0 : goodUntil + pauseMs + MARGIN_MS - performance.now();
      if (waitMs > 0) await sleep(waitMs);
      openedAt = performance.now();
      return open(timeoutMs);
    },
    wasGood: () => {
      const sinceGoodMs = openedAt - goodUntil;
      // Whether a refused connection begins the pause anew only the printer knows; after a longer time it was something else
      if (badUntil <= goodUntil) pauseMs = leastMs + (pauseMs - leastMs) * SHRINKING;
      else if (sinceGoodMs <= MOST_MS) pauseMs = Math.max(pauseMs, Math.min(sinceGoodMs, 2 * (openedAt - badUntil)));
      goodUntil = performance.now();
    },
    wasBad: () => {
      badUntil = performance.now();
    },
    pauseMs: () => pauseMs,
  };
};
