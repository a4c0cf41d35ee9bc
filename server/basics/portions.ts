// Much to be done that nobody waits for: in portions, and whatever else has come meanwhile is done in between.
import { setImmediate } from 'node:timers/promises';

/** Does something with each of a list, so many at once. `before` each portion it is asked whether to go on. */
export const inPortions = async <One>(
  list: readonly One[],
  most: number,
  before: () => boolean,
  work: (one: One) => Promise<void>,
): Promise<void> => {
  for (let from = 0; from < list.length; from += most) {
    if (from > 0) await setImmediate();
    if (!before()) return;
    await Promise.all(list.slice(from, from + most).map(work));
  }
};
