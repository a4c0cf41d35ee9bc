// Measurements that are compared take turns, so that whatever else the machine does at a time befalls all of them.
import { percentile } from './table';

/** Does it once, and says how long it took or how much it was. */
export type Taker = () => Promise<number>;

/** What each has taken, in turns; the first rounds only warm up. */
export const alternate = async <Name extends string>(
  takers: Record<Name, Taker>,
  rounds: number,
  warmUp = 0,
): Promise<Record<Name, number[]>> => {
  const names = Object.keys(takers) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < warmUp + rounds; round++) {
    // Each comes after each other one as often: who is next to a neighbour is not always next to the same.
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const value = await takers[name]();
      if (round >= warmUp) taken[name].push(value);
    }
  }
  return taken;
};

export const median = (values: number[]): number => percentile(values, 0.5);

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
