// S17: how much is remembered of strangers and of what they asked. Whatever they can make grow is entered here, so that a
// test which floods every public route sees all of it.

export const createKept = () => {
  const kept = new Map<string, () => number>();
  return {
    /** `size` says how many there are now. */
    add: (name: string, size: () => number): void => void kept.set(name, size),
    sizes: (): Record<string, number> => Object.fromEntries([...kept].map(([name, size]) => [name, size()])),
  };
};
export type Kept = ReturnType<typeof createKept>;
