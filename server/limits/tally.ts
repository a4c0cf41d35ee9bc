// How often somebody did something lately: counted by key, with a bound on the keys that strangers can make up.
import { LRUCache } from 'lru-cache';
import { keysOf, loadOf, type Network } from '../queue/day/network';

/** At the bound the key that was not seen for longest is forgotten, and begins anew. */
const MOST_KEYS = 20_000;

/** Counts within windows of `windowMs` by the real clock, each beginning with the first of its key. */
export const createTally = (windowMs: number, clock: () => number = Date.now, mostKeys = MOST_KEYS) => {
  const counts = new LRUCache<string, { since: number; count: number }>({ max: mostKeys });
  const of = (key: string) => {
    const known = counts.get(key);
    return known && clock() - known.since < windowMs ? known : { since: clock(), count: 0 };
  };
  return {
    /** Counts one more; how many there are in the window now. */
    add: (key: string): number => {
      const counted = of(key);
      counted.count += 1;
      counts.set(key, counted);
      return counted.count;
    },
    of: (key: string): number => of(key).count,
    /** Seconds until the window of a key ends. */
    secondsLeft: (key: string): number => Math.max(1, Math.ceil((of(key).since + windowMs - clock()) / 1000)),
    size: (): number => counts.size,
  };
};

/** The same by network: what a wider one has done counts as the share of it that `loadOf` says. */
export const createNetworkTally = (windowMs: number) => {
  const tally = createTally(windowMs);
  return {
    add: (network: Network): number => {
      for (const key of keysOf(network)) tally.add(key);
      return loadOf(network, tally.of);
    },
    of: (network: Network): number => loadOf(network, tally.of),
    size: tally.size,
  };
};
export type NetworkTally = ReturnType<typeof createNetworkTally>;
