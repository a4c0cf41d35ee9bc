/** K30: the number of a slip from a paper block, by the key that is printed on it; null for every other key. */
export const paperNumberOf = (key: string): string | null => /^(Q\d{3})-\w{4}-\w{10}$/.exec(key)?.[1] ?? null;
