// S36: web hooks as they are set up: what each tells, where it leads to, and the secret that its messages are signed with.
// Address and secret stand apart, among the secrets: neither is told again (S16).
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { HookEvent, HookTrouble, HookView } from '../../shared/programs';
import { newToken } from '../basics/tokens';
import type { StoredHook } from '../storage/changes';
import type { Store } from '../storage/port';
import type { Secrets } from '../storage/secrets';
import { type Step, together, unchanged } from '../storage/steps';

/** Where a hook leads to, and what it is signed with. */
export type Address = { url: string; secret: string };
/** What of it can be changed. */
export type HookDraft = { name: string; url: string; events: HookEvent[] };

const SECRET_BYTES = 32;
const addressSchema = z.strictObject({ url: z.string(), secret: z.string() });
const secretName = (id: string): string => `hook:${id}`;

/** As Standard Webhooks writes secrets. */
const newSigningSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

type Parts = { store: Pick<Store, 'hooks'>; secrets: Pick<Secrets, 'named' | 'set'>; clock: () => number };

/** `clock` in epoch ms. */
export const readHooks = async ({ store, secrets, clock }: Parts) => {
  const known = new Map((await store.hooks.all()).map((hook) => [hook.id, hook]));
  const isTaken = (name: string, id: string | null) =>
    [...known.values()].some((one) => one.id !== id && sameName(one.name, name));

  const addressOf = (id: string): Address | null => {
    const said = secrets.named(secretName(id));
    return said === null ? null : addressSchema.parse(JSON.parse(said));
  };
  const setAddress = (id: string, address: Address | null): Step<void> =>
    secrets.set(secretName(id), address && JSON.stringify(address));

  return {
    all: (): StoredHook[] => [...known.values()],
    named: (id: string): StoredHook | null => known.get(id) ?? null,
    addressOf,
    /** As the administration sees them; `waiting` by their ids. */
    list: (waiting: ReadonlyMap<string, number>): HookView[] =>
      [...known.values()].map((hook) => ({
        ...hook,
        host: new URL(addressOf(hook.id)?.url ?? 'https://-').host,
        waiting: waiting.get(hook.id) ?? 0,
      })),
    /** A new one and its secret; null when another one has the name. */
    create: ({ name, url, events }: HookDraft): Step<{ hookId: string; secret: string } | null> => {
      if (isTaken(name, null)) return unchanged(null);
      const [id, secret] = [newToken(), newSigningSecret()];
      const hook: StoredHook = { id, name, events, createdAt: clock(), lastSentAt: null, trouble: null };
      const added: Step<{ hookId: string; secret: string }> = {
        result: { hookId: id, secret },
        changes: [{ type: 'addHook', hook }],
        done: () => void known.set(id, hook),
      };
      return together(added, setAddress(id, { url, secret }));
    },
    /** `url` null leaves it where it leads to. */
    change: (
      id: string,
      { name, url, events }: Omit<HookDraft, 'url'> & { url: string | null },
    ): Step<'done' | 'unknown' | 'nameTaken'> => {
      const address = addressOf(id);
      if (!known.has(id) || address === null) return unchanged('unknown');
      if (isTaken(name, id)) return unchanged('nameTaken');
      const changed: Step<'done'> = {
        result: 'done',
        changes: [{ type: 'changeHook', id, name, events }],
        done: () => {
          const hook = known.get(id);
          if (hook) known.set(id, { ...hook, name, events });
        },
      };
      return url === null ? changed : together(changed, setAddress(id, { ...address, url }));
    },
    /** False when there is none. What waits for it goes too. */
    remove: (id: string): Step<boolean> => {
      if (!known.has(id)) return unchanged(false);
      const removed: Step<boolean> = {
        result: true,
        changes: [{ type: 'removeHook', id }],
        done: () => void known.delete(id),
      };
      return together(removed, setAddress(id, null));
    },
    /** How the last message went. */
    note: (id: string, how: { lastSentAt: number | null; trouble: HookTrouble | null }): Step<void> => {
      const hook = known.get(id);
      if (hook === undefined) return unchanged(undefined);
      return {
        result: undefined,
        changes: [{ type: 'noteHook', id, ...how }],
        done: () => {
          const now = known.get(id);
          if (now) known.set(id, { ...now, ...how });
        },
      };
    },
  };
};
export type Hooks = Awaited<ReturnType<typeof readHooks>>;
