// What may come over a line, whatever the other end has become.

/** So many are under way at a time; those that come then wait in their order. */
export const createTurnstile = (most: number) => {
  let inside = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) inside--;
    else next();
  };
  return async <Result>(act: () => Promise<Result>): Promise<Result> => {
    if (inside < most) inside++;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
    try {
      return await act();
    } finally {
      leave();
    }
  };
};

/** More than any public side says: each question is answered before the next one after 32. */
const MOST_A_SECOND = 5_000;

/** What is longer takes as much longer to be read as so many that are not. */
const BYTES_OF_ONE = 1_000;

/**
 * To be asked at each message, with its length where it may be long: whether there are more than anybody has to say. `now` in
 * ms by a clock that nobody sets.
 */
export const createFlood = (most = MOST_A_SECOND, now = () => performance.now()) => {
  let since = now();
  let said = 0;
  return (bytes = 0): boolean => {
    if (now() - since >= 1000) [since, said] = [now(), 0];
    said += 1 + Math.floor(bytes / BYTES_OF_ONE);
    return said > most;
  };
};
