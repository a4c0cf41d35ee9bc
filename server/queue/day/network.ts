// The network that a visitor asks from, as limits count it.

/** Where somebody comes from: the network that limits are counted by, and the wider one around it, if there is one. */
export type Network = { narrow: string; wide: string | null };

/** So many times what a network may do may the wider one around it: a whole mobile network can stand in one. */
export const WIDE_TIMES = 16;

/** What is counted for a network: itself, and the wider one. */
export const keysOf = ({ narrow, wide }: Network): string[] => (wide === null ? [narrow] : [narrow, wide]);

/** How much a network has done, held against what one may: of the wider one's, one part in `WIDE_TIMES`. */
export const loadOf = ({ narrow, wide }: Network, countOf: (key: string) => number): number =>
  Math.max(countOf(narrow), wide === null ? 0 : Math.floor(countOf(wide) / WIDE_TIMES));
