// What was said at each door and what came of it, as a table and as figures.
import type { Outcome } from './doors/door';

export const createTally = () => {
  const codes = new Map<string, number>();
  const reached = new Map<string, { said: number; done: number; understood: number }>();
  let [sent, done, slowest, held]: [number, number, number, number] = [0, 0, 0, 0];
  return {
    count: (outcome: Outcome, heldMs: number): void => {
      sent++;
      if (outcome.code === 'done') done++;
      codes.set(outcome.code, (codes.get(outcome.code) ?? 0) + 1);
      if (outcome.isPatient !== true) slowest = Math.max(slowest, outcome.tookMs);
      held = Math.max(held, heldMs);
      if (outcome.reached === undefined) return;
      const one = reached.get(outcome.reached) ?? { said: 0, done: 0, understood: 0 };
      one.said++;
      if (outcome.code === 'done') one.done++;
      if (!/malformed|notAllowed|notPaired|hung up|settingsInvalid|^4\d\d$/.test(outcome.code)) one.understood++;
      reached.set(outcome.reached, one);
    },
    reached: (): ReadonlyMap<string, { said: number; done: number; understood: number }> => reached,
    figures: () => ({
      sent,
      done,
      refused: sent - done,
      slowestMs: Math.round(slowest),
      heldMs: Math.round(held),
      codes: Object.fromEntries([...codes].sort((one, other) => other[1] - one[1])),
    }),
  };
};
export type Tally = ReturnType<typeof createTally>;
