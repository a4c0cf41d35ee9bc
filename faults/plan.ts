// What goes wrong, and when, from a seed: the same seed makes the same plan.
import { createChance } from '../server/queue/replay/chance';

/** What the network does to clients: nothing comes through, answers do not, or every connection is reset. */
export const CUTS = ['cut', 'halfOpen', 'reset'] as const;
export type Cut = (typeof CUTS)[number];

/** Each round ends by a kill. Times are milliseconds of real time. */
export type Round = {
  /** Load until the kill. */
  afterMs: number;
} & (
  | { fault: 'none' }
  /** Killed before it is ready. */
  | { fault: 'start' }
  /** So many bytes are left on the disk for so long; `isFullAtStart`: killed and started while it is full. */
  | { fault: 'disk'; bytesLeft: number; lastsMs: number; isFullAtStart: boolean }
  | { fault: 'network'; cut: Cut; lastsMs: number }
  /** The machine's clock is set by so many seconds; `isBackAtKill`: before the kill it is right again. */
  | { fault: 'clock'; byS: number; lastsMs: number; isBackAtKill: boolean }
);

export type Fault = Round['fault'];

/** So many of a hundred rounds. */
const SHARES: readonly [Fault, number][] = [
  ['start', 14],
  ['disk', 12],
  ['network', 12],
  ['clock', 10],
];
const HOUR_S = 3600;
const STEPS_S = [-26 * HOUR_S, -3 * HOUR_S, -HOUR_S, -600, -61, 61, 600, HOUR_S, 3 * HOUR_S, 26 * HOUR_S];

type Chance = ReturnType<typeof createChance>;

const faultOf = ({ share }: Chance): Fault => {
  let left = share() * 100;
  for (const [fault, of] of SHARES) {
    if (left < of) return fault;
    left -= of;
  }
  return 'none';
};

const between = ({ share }: Chance, least: number, most: number): number =>
  Math.floor(least + share() * (most - least + 1));

const roundOf = (chance: Chance): Round => {
  const fault = faultOf(chance);
  const afterMs = between(chance, 30, 900);
  const half = () => chance.share() < 0.5;
  switch (fault) {
    case 'none':
      return { fault, afterMs };
    case 'start':
      return { fault, afterMs: between(chance, 5, 1500) };
    case 'disk': {
      const [bytesLeft, lastsMs] = [between(chance, 0, 24) * 4096, between(chance, 300, 1500)];
      return { fault, afterMs, bytesLeft, lastsMs, isFullAtStart: half() };
    }
    case 'network':
      return { fault, afterMs, cut: chance.pick(CUTS) ?? 'cut', lastsMs: between(chance, 100, 6000) };
    case 'clock':
      return {
        fault,
        afterMs,
        byS: chance.pick(STEPS_S) ?? 0,
        lastsMs: between(chance, 200, 2000),
        isBackAtKill: half(),
      };
  }
};

/** So many rounds, each with one kill. */
export const planOf = (seed: number, kills: number): Round[] => {
  const chance = createChance(seed);
  return Array.from({ length: kills }, () => roundOf(chance));
};
