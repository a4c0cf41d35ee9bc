// What the office needs to know in plain text and nobody else may see, in memory as it is stored.
import type { Store } from './port';
import type { Step } from './steps';

/** Where the second factor of a person stands among them. */
export const secondFactorName = (personId: string): string => `secondFactor:${personId}`;

export const readSecrets = async (store: Pick<Store, 'secrets'>) => {
  const known = new Map((await store.secrets.all()).map(({ name, value }) => [name, value]));
  return {
    named: (name: string): string | null => known.get(name) ?? null,
    /** Names that begin so. */
    namedLike: (prefix: string): string[] => [...known.keys()].filter((name) => name.startsWith(prefix)),
    /** null forgets it. */
    set: (name: string, value: string | null): Step<void> => ({
      result: undefined,
      changes: [{ type: 'setSecret', name, value }],
      done: () => {
        if (value === null) known.delete(name);
        else known.set(name, value);
      },
    }),
  };
};
export type Secrets = Awaited<ReturnType<typeof readSecrets>>;
