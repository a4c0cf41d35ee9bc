// S2: other booking systems. Each has a token of its own, shown once, kept as a hash, and worth nothing once revoked.
import type { AdminView } from '../../shared/protocol';
import { hashOf, newSecret, newToken } from '../basics/tokens';
import type { StoredSource } from '../storage/changes';
import type { Store } from '../storage/port';
import { type Step, unchanged } from '../storage/steps';
import { spoken } from './rows/services';

export type Source = { id: string; name: string };

const USED_EVERY_MS = 60_000;

/** `clock` in epoch ms. */
export const readSources = async (store: Pick<Store, 'save' | 'sources'>, clock: () => number) => {
  /** Those that were revoked too, the oldest first. */
  const known = new Map((await store.sources.all()).map((source) => [source.id, source]));
  const living = (): StoredSource[] => [...known.values()].filter(({ revokedAt }) => revokedAt === null);
  const put = (source: StoredSource) => void known.set(source.id, source);

  return {
    list: (): AdminView['sources'] => [...known.values()].map(({ tokenHash: _, ...source }) => source),
    /** A new source and its token; null when one of that name may import already. */
    create: (name: string): Step<{ sourceId: string; token: string } | null> => {
      if (living().some((one) => spoken(one.name) === spoken(name))) return unchanged(null);
      const [id, token] = [newToken(), newSecret()];
      const source = { id, name, tokenHash: hashOf(token), createdAt: clock(), lastUsedAt: null, revokedAt: null };
      return {
        result: { sourceId: id, token },
        changes: [{ type: 'addSource', source }],
        done: () => put(source),
      };
    },
    /** False when there is none, or not any more. What it has imported stays. */
    revoke: (id: string): Step<boolean> => {
      const source = living().find((one) => one.id === id);
      if (source === undefined) return unchanged(false);
      const at = clock();
      return {
        result: true,
        changes: [{ type: 'revokeSource', id, at }],
        done: () => put({ ...source, revokedAt: at }),
      };
    },
    /** Whose token it is, which is noted once a minute; null when it is nobody's. */
    prove: async (token: string): Promise<Source | null> => {
      const tokenHash = hashOf(token);
      const source = living().find((one) => one.tokenHash === tokenHash);
      if (source === undefined) return null;
      const { id, name, lastUsedAt } = source;
      const at = clock();
      if (lastUsedAt === null || Math.abs(at - lastUsedAt) >= USED_EVERY_MS) {
        put({ ...source, lastUsedAt: at });
        await store.save([{ type: 'noteSourceUsed', id, at }]);
      }
      return { id, name };
    },
  };
};
export type Sources = Awaited<ReturnType<typeof readSources>>;
