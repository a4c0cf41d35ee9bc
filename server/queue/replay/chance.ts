// Chance from a seed: the same seed always gives the same draws.

export type Chance = {
  /** From 0 to less than 1. */
  share: () => number;
  /** One of a list; undefined of an empty one. */
  pick: <One>(list: readonly One[]) => One | undefined;
  /** The same ones in another order. */
  shuffled: <One>(list: readonly One[]) => One[];
};

/** Mulberry32: 32 bits of state are plenty for some thousand draws. */
export const createChance = (seed: number): Chance => {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    share,
    pick: (list) => list[Math.floor(share() * list.length)],
    shuffled: (list) => {
      const mixed = [...list];
      for (let i = mixed.length - 1; i > 0; i--) {
        const other = Math.floor(share() * (i + 1));
        [mixed[i], mixed[other]] = [mixed[other] as (typeof mixed)[number], mixed[i] as (typeof mixed)[number]];
      }
      return mixed;
    },
  };
};
