// What is to come, in the order of its time; of the same time, in the order in which it was planned.

type Entry<What> = { at: number; order: number; what: What };

const isBefore = <What>(one: Entry<What>, other: Entry<What>) =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

/** A heap: thousands of entries are put in and taken out for each day that is played. */
export const createAgenda = <What>() => {
  const heap: Entry<What>[] = [];
  let planned = 0;
  const swap = (i: number, j: number) => {
    const [one, other] = [heap[i], heap[j]];
    if (one && other) [heap[i], heap[j]] = [other, one];
  };
  const isAhead = (i: number, j: number) => {
    const [one, other] = [heap[i], heap[j]];
    return one !== undefined && other !== undefined && isBefore(one, other);
  };
  const sink = () => {
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      const child = isAhead(right, left) ? right : left;
      if (!isAhead(child, i)) return;
      swap(i, child);
      i = child;
    }
  };
  return {
    plan: (at: number, what: What): void => {
      heap.push({ at, order: ++planned, what });
      for (let i = heap.length - 1; i > 0 && isAhead(i, (i - 1) >> 1); i = (i - 1) >> 1) swap(i, (i - 1) >> 1);
    },
    next: (): { at: number; what: What } | null => {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined) return null;
      if (heap.length > 0) {
        heap[0] = last;
        sink();
      }
      return first;
    },
  };
};
