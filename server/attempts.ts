// S1: guessing is slow. Limits on attempts to log in, to pair and to find ticket pages.
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Of so many it is known how often they tried; beyond it, whoever has tried nothing for longest is forgotten. */
const MOST_KEYS = 10_000;

/** `points` attempts within `seconds`, counted by key. */
export const createAttempts = (points: number, seconds: number, mostKeys = MOST_KEYS) => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  const known = new LRUCache<string, true>({
    max: mostKeys,
    dispose: (_known, key, why) => {
      if (why === 'evict') void limiter.delete(key);
    },
  });
  return {
    /** Counts an attempt; seconds to wait if it was one too many, else null. */
    count: async (key: string): Promise<number | null> => {
      known.set(key, true);
      try {
        await limiter.consume(key);
        return null;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000);
        throw refused;
      }
    },
    /** Seconds to wait for who has used up the attempts, else null; counts nothing. */
    wait: async (key: string): Promise<number | null> => {
      const used = await limiter.get(key);
      return used && used.consumedPoints >= points ? Math.ceil(used.msBeforeNext / 1000) : null;
    },
    /** A success wipes the slate. */
    forgive: async (key: string): Promise<void> => void (await limiter.delete(key)),
  };
};
