// When staff are told that the public side does badly: it is down for long, or it ends again and again and is up in between.

/** Down for so many looks. */
const MOST_DOWN = 15;
/** Ended so often within so long. */
const MOST_ENDS = 5;
const LATELY_MS = 600_000;

export const createTroubles = () => {
  /** Looks since it was last up. */
  let down = 0;
  /** When it has ended lately. */
  let ends: number[] = [];
  return {
    up: (): void => {
      down = 0;
    },
    /** `at` in ms by a clock that nobody sets. */
    ended: (at: number): void => void ends.push(at),
    /** To be asked at each look: whether staff are to know. */
    look: (at: number, isUp: boolean): boolean => {
      if (!isUp) down++;
      ends = ends.filter((end) => end > at - LATELY_MS);
      return down >= MOST_DOWN || ends.length >= MOST_ENDS;
    },
  };
};
