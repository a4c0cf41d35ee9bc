// How long the first public side is waited for, which decides whether an office opens at all; and how soon a later one follows.

/** Of an office that was killed the public side ends a moment later, and has the port until then. */
const MOST_TRIES = 4;
/** How long is waited before it begins again, when it ended soon after it began: each time longer. */
const PAUSES_MS = [0, 100, 250, 500, 1000];
const SOON_MS = 5000;

export const createBeginning = () => {
  let isNew = true;
  let isSecond = false;
  let tries = 0;
  let deaths = 0;
  return {
    /** It has never been up. */
    isNew: (): boolean => isNew,
    up: (): void => {
      isNew = false;
    },
    /** Whether the first may try once more to have its port. */
    mayTry: (code: string | null): boolean => isNew && code === 'EADDRINUSE' && ++tries < MOST_TRIES,
    /** Whether one more may be the first: killed in the moment in which it was asked to begin, it says nothing of the next one. */
    mayFollow: (): boolean => {
      const may = isNew && !isSecond;
      isSecond = true;
      return may;
    },
    /** How long the next one is waited for, after one that has lived so long. */
    pauseMs: (livedMs: number): number => {
      deaths = livedMs < SOON_MS ? deaths + 1 : 0;
      return PAUSES_MS[Math.min(deaths, PAUSES_MS.length - 1)] ?? 0;
    },
  };
};
