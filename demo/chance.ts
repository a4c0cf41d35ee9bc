// Chance with a seed, so that a day can be seen again.

export type Chance = {
  /** Uniform from 0 to 1. */
  share: () => number;
  /** Exponential with this mean. */
  wait: (mean: number) => number;
  /** Lognormal with this mean, about as uneven as service times are. */
  duration: (mean: number) => number;
  pick: <One>(list: readonly One[]) => One | undefined;
};

const SPREAD = 0.5;

/** mulberry32 */
export const createChance = (seed: number): Chance => {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  return {
    share,
    wait: (mean) => -mean * Math.log(1 - share()),
    duration: (mean) => mean * Math.exp(SPREAD * normal() - SPREAD ** 2 / 2),
    pick: (list) => list[Math.floor(share() * list.length)],
  };
};
