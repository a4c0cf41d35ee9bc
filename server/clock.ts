// The office's clock. It can begin at another time and run faster, for demonstrations.

/** Epoch milliseconds. `startAt` null is the real time; `speed` 60 lets a minute pass in a second. */
export const createClock = ({ startAt, speed }: { startAt: number | null; speed: number }): (() => number) => {
  if (startAt === null && speed === 1) return Date.now;
  const began = performance.now();
  const first = startAt ?? Date.now();
  return () => Math.round(first + (performance.now() - began) * speed);
};

/** Set back by more than this, the clock was wrong before and is right now. */
export const MOST_SET_BACK_MS = 3 * 3_600_000;

/**
 * T2: the office's time never runs backwards. When the clock is set back, it goes on at half speed until the clock has
 * caught up; what was wrong by hours is taken as it is. `from` is an instant that has already been (epoch ms).
 */
export const createSteadyClock = (clock: () => number, from: number): (() => number) => {
  let lastRead = clock();
  let time = from - lastRead > MOST_SET_BACK_MS ? lastRead : Math.max(from, lastRead);
  return () => {
    const read = clock();
    const step = Math.max(0, read - lastRead);
    lastRead = read;
    time = time - read > MOST_SET_BACK_MS ? read : Math.max(read, time + step / 2);
    return Math.round(time);
  };
};
