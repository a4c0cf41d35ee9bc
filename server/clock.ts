// The office's clock. It can begin at another time and run faster, for demonstrations.

/** Epoch milliseconds. `startAt` null is the real time; `speed` 60 lets a minute pass in a second. */
export const createClock = ({ startAt, speed }: { startAt: number | null; speed: number }): (() => number) => {
  if (startAt === null && speed === 1) return Date.now;
  const began = performance.now();
  const first = startAt ?? Date.now();
  return () => Math.round(first + (performance.now() - began) * speed);
};
