// S1: guessing is slow. Limits on attempts to log in, to pair and to find ticket pages.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** `points` attempts within `seconds`, counted by key. */
export const createAttempts = (points: number, seconds: number) => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    /** Counts an attempt; seconds to wait if it was one too many, else null. */
    count: async (key: string): Promise<number | null> => {
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
