// Chance with a seed, so that a day can be seen again.
import { createChance as createSeeded } from '../server/queue/replay/chance';

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

export const createChance = (seed: number): Chance => {
  const { share, pick } = createSeeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  return {
    share,
    wait: (mean) => -mean * Math.log(1 - share()),
    duration: (mean) => mean * Math.exp(SPREAD * normal() - SPREAD ** 2 / 2),
    pick,
  };
};
