// Secrets as they are in memory, stored at once.
export const inMemory = () => {
  const known = new Map<string, string>();
  return {
    named: (name: string) => known.get(name) ?? null,
    namedLike: (prefix: string) => [...known.keys()].filter((name) => name.startsWith(prefix)),
    set: (name: string, value: string | null) => {
      if (value === null) known.delete(name);
      else known.set(name, value);
      return { result: undefined, changes: [] };
    },
  };
};
