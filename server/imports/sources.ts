// S2: other booking systems. Each has a token of its own, shown once, kept as a hash, and worth nothing once revoked.
import { z } from 'zod';
import type { AdminView } from '../../shared/protocol';
import { hashOf, newSecret, newToken } from '../basics/tokens';
import type { Store } from '../storage/store';
import { spoken } from './rows/services';

export type Source = { id: string; name: string };

const USED_EVERY_MS = 60_000;

const sourceRow = z.object({
  id: z.string(),
  name: z.string(),
  created_at: z.number(),
  last_used_at: z.number().nullable(),
  revoked_at: z.number().nullable(),
});

/** `clock` in epoch ms. */
export const createSources = ({ database }: Pick<Store, 'database'>, clock: () => number) => {
  const insert = database.prepare('INSERT INTO import_sources (id, name, token_hash, created_at) VALUES (?, ?, ?, ?)');
  const selectAll = database.prepare('SELECT * FROM import_sources ORDER BY created_at, id');
  const selectByHash = database.prepare('SELECT * FROM import_sources WHERE token_hash = ? AND revoked_at IS NULL');
  const setUsed = database.prepare('UPDATE import_sources SET last_used_at = ? WHERE id = ?');
  const setRevoked = database.prepare('UPDATE import_sources SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');

  const list = (): AdminView['sources'] =>
    selectAll.all().map((found) => {
      const { id, name, created_at, last_used_at, revoked_at } = sourceRow.parse(found);
      return { id, name, createdAt: created_at, lastUsedAt: last_used_at, revokedAt: revoked_at };
    });

  return {
    list,
    /** A new source and its token; null when one of that name may import already. */
    create: (name: string): { sourceId: string; token: string } | null => {
      if (list().some((one) => one.revokedAt === null && spoken(one.name) === spoken(name))) return null;
      const [sourceId, token] = [newToken(), newSecret()];
      insert.run(sourceId, name, hashOf(token), clock());
      return { sourceId, token };
    },
    /** False when there is none, or not any more. What it has imported stays. */
    revoke: (sourceId: string): boolean => setRevoked.run(clock(), sourceId).changes > 0,
    /** Whose token it is; null when it is nobody's. */
    prove: (token: string): Source | null => {
      const found = selectByHash.get(hashOf(token));
      if (found === undefined) return null;
      const { id, name, last_used_at } = sourceRow.parse(found);
      if (last_used_at === null || Math.abs(clock() - last_used_at) >= USED_EVERY_MS) setUsed.run(clock(), id);
      return { id, name };
    },
  };
};
export type Sources = ReturnType<typeof createSources>;
