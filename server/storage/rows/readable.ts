// Rows without sums (S37), which a disk may have changed: one that cannot be read is left out, and keeps nobody from the rest.

export const readable = <Row>(found: readonly unknown[], rowOf: (one: unknown) => Row): Row[] =>
  found.flatMap((one) => {
    try {
      return [rowOf(one)];
    } catch {
      return [];
    }
  });
