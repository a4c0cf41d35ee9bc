// S35: other programs. Each has a token of its own, shown once, kept as a hash, and worth nothing once revoked.
import type { ProgramScope, ProgramView } from '../../shared/programs';
import { hashOf, isSameHash, newSecret, newToken } from '../basics/tokens';
import type { StoredProgram } from '../storage/changes';
import type { Store } from '../storage/port';
import { type Step, unchanged } from '../storage/steps';

export type Program = Pick<ProgramView, 'id' | 'name' | 'scopes' | 'counterId'>;
export type ProgramDraft = { name: string; scopes: ProgramScope[]; counterId: string | null };

const USED_EVERY_MS = 60_000;

/** `clock` in epoch ms. */
export const readPrograms = async (store: Pick<Store, 'save' | 'programs'>, clock: () => number) => {
  /** Those that were revoked too, the oldest first. */
  const known = new Map((await store.programs.all()).map((program) => [program.id, program]));
  const living = (): StoredProgram[] => [...known.values()].filter(({ revokedAt }) => revokedAt === null);
  const put = (program: StoredProgram) => void known.set(program.id, program);

  return {
    list: (): ProgramView[] => [...known.values()].map(({ tokenHash: _, ...program }) => program),
    /** A new program and its token; null when one of that name has one already. */
    create: ({ name, scopes, counterId }: ProgramDraft): Step<{ programId: string; token: string } | null> => {
      if (living().some((one) => one.name.toLowerCase() === name.toLowerCase())) return unchanged(null);
      const [id, token, at] = [newToken(), newSecret(), clock()];
      const made = { createdAt: at, lastUsedAt: null, revokedAt: null };
      const program: StoredProgram = { ...{ id, name, scopes, counterId, tokenHash: hashOf(token) }, ...made };
      return {
        result: { programId: id, token },
        changes: [{ type: 'addProgram', program }],
        done: () => put(program),
      };
    },
    /** False when there is none, or not any more. */
    revoke: (id: string): Step<boolean> => {
      const program = living().find((one) => one.id === id);
      if (program === undefined) return unchanged(false);
      const at = clock();
      return {
        result: true,
        changes: [{ type: 'revokeProgram', id, at }],
        done: () => {
          const now = known.get(id);
          if (now) put({ ...now, revokedAt: at });
        },
      };
    },
    /** Whose token it is, which is noted once a minute; null when it is nobody's. */
    prove: async (token: string): Promise<Program | null> => {
      const tokenHash = hashOf(token);
      const program = living().find((one) => isSameHash(one.tokenHash, tokenHash));
      if (program === undefined) return null;
      const { id, name, scopes, counterId, lastUsedAt } = program;
      const at = clock();
      if (lastUsedAt === null || Math.abs(at - lastUsedAt) >= USED_EVERY_MS) {
        put({ ...program, lastUsedAt: at });
        await store.save([{ type: 'noteProgramUsed', id, at }]);
      }
      return { id, name, scopes, counterId };
    },
  };
};
export type Programs = Awaited<ReturnType<typeof readPrograms>>;
