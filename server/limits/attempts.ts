// S1: guessing is slow. Limits on attempts to log in, to pair and to find ticket pages.
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Network, WIDE_TIMES } from '../queue/day/network';

/** S17: so many keys are counted at the same time; the one that was not seen for longest is forgotten for a new one. */
const MOST_KEYS = 20_000;

/** `points` attempts within `seconds`, counted by key. */
export const createAttempts = (points: number, seconds: number, mostKeys = MOST_KEYS) => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  const keys = new LRUCache<string, true>({
    max: mostKeys,
    dispose: (_true, key, why) => void (why === 'evict' && limiter.delete(key)),
  });
  return {
    /** Counts an attempt; seconds to wait if it was one too many, else null. */
    count: async (key: string): Promise<number | null> => {
      keys.set(key, true);
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
    forgive: async (key: string): Promise<void> => {
      keys.delete(key);
      await limiter.delete(key);
    },
    /** One attempt was right, and does not count; those before it do. */
    giveBack: async (key: string): Promise<void> => {
      if ((await limiter.get(key)) !== null) await limiter.reward(key, 1);
    },
    /** How many keys are counted. */
    size: (): number => keys.size,
  };
};

/** `points` attempts from a network within `seconds`; the wider one around it has `WIDE_TIMES` as many. */
export const createNetworkAttempts = (points: number, seconds: number) => {
  const narrow = createAttempts(points, seconds);
  const wide = createAttempts(points * WIDE_TIMES, seconds);
  return {
    /** Counts an attempt; one too many of its own network is none of the wider one's. */
    count: async (of: Network): Promise<number | null> =>
      (await narrow.count(of.narrow)) ?? (of.wide === null ? null : wide.count(of.wide)),
    wait: async (of: Network): Promise<number | null> =>
      (await narrow.wait(of.narrow)) ?? (of.wide === null ? null : wide.wait(of.wide)),
    giveBack: async (of: Network): Promise<void> => {
      await narrow.giveBack(of.narrow);
      if (of.wide !== null) await wide.giveBack(of.wide);
    },
    /** How many networks are counted. */
    size: (): number => narrow.size() + wide.size(),
  };
};
