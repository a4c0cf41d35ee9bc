// Steps beside the days: decided on what is there, stored, and shown in memory only when they are durable. One at a time.
import type { Change } from './changes';
import type { Store } from './port';

/** What a step answers, what is stored for it, and what memory does once that is durable. */
export type Step<Result> = {
  result: Result;
  changes: readonly Change[];
  done?: () => void;
  /** It was not stored: what it has set aside before is free again. */
  undo?: () => void;
};

/** Changes nothing. */
export const unchanged = <Result>(result: Result): Step<Result> => ({ result, changes: [] });

/** The same step with another answer. */
export const answering = <Before, After>(step: Step<Before>, answer: (result: Before) => After): Step<After> => ({
  ...step,
  result: answer(step.result),
});

/** Both or neither; the answer is the first one's. */
export const together = <Result>(step: Step<Result>, also: Step<unknown>): Step<Result> => ({
  result: step.result,
  changes: [...step.changes, ...also.changes],
  done: () => {
    step.done?.();
    also.done?.();
  },
  undo: () => {
    also.undo?.();
    step.undo?.();
  },
});

/**
 * Takes a step when those before it are over: nobody decides on what another one is about to change. Rejects, and nothing
 * has happened, when the step throws or is not stored.
 */
export type TakeStep = <Result>(decide: () => Step<Result> | Promise<Step<Result>>) => Promise<Result>;

export const createSteps = (store: Pick<Store, 'save'>): TakeStep => {
  let last: Promise<unknown> = Promise.resolve();
  return (decide) => {
    const taken = last.then(async () => {
      const { result, changes, done, undo } = await decide();
      try {
        if (changes.length > 0) await store.save(changes);
      } catch (error) {
        undo?.();
        throw error;
      }
      done?.();
      return result;
    });
    last = taken.catch(() => undefined);
    return taken;
  };
};
