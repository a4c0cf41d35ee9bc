// N4: what was answered, by sender and id, so that a retry gets the same answer and happens once.
import type { Actor } from '../../shared/events';
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { hashOf } from '../basics/tokens';
import type { Answer, Store } from './store';

/** Retries come within seconds; two days leave room for a server that was off. */
const KEPT_MS = 48 * 3_600_000;

/** Of strangers no more are kept: the oldest is forgotten, and its request would be asked anew. */
const MOST_OF_VISITORS = 50_000;

type Kept = Answer & { at: number };

const UNSAID = ['contact', 'familyName'];

/** Of a command without who booked: names can be guessed from a digest of them (X1). */
const digestOf = (command: unknown): string =>
  hashOf(JSON.stringify(command, (key, value) => (UNSAID.includes(key) ? undefined : value)));

/** `clock` in epoch ms. Begins with the answers that the file has. */
export const createAnswers = (store: Store, clock: () => number) => {
  const staffs = new Map<string, Kept>();
  const visitors = new Map<string, Kept>();
  const keptOf = (by: Actor) => (by.kind === 'visitor' ? visitors : staffs);
  const keyOf = (by: Actor, id: string) => `${by.kind === 'device' ? by.deviceId : by.kind}:${id}`;
  const since = clock() - KEPT_MS;
  for (const { by, commandId, at, reply, digest } of store.answersSince(dayOf(since, 'UTC'), since))
    keptOf(by).set(keyOf(by, commandId), { reply, digest, at });

  return {
    /** What this command was answered before; a refusal when its id was used for another one; null when it is new. */
    recall: (by: Actor, id: string, command: unknown): Reply | null => {
      const before = keptOf(by).get(keyOf(by, id));
      if (before === undefined) return null;
      return before.digest === digestOf(command) ? JSON.parse(before.reply) : { ok: false, ...refuse('idUsedBefore') };
    },
    keep: (by: Actor, id: string, command: unknown, reply: Reply): Answer => {
      const answer = { reply: JSON.stringify(reply), digest: digestOf(command) };
      keptOf(by).set(keyOf(by, id), { ...answer, at: clock() });
      const [oldest] = visitors.keys();
      if (visitors.size > MOST_OF_VISITORS && oldest !== undefined) visitors.delete(oldest);
      return answer;
    },
    /** How many are kept. */
    size: (): number => staffs.size + visitors.size,
    /** It was not stored after all. */
    drop: (by: Actor, id: string): void => void keptOf(by).delete(keyOf(by, id)),
    forgetOld: (): void => {
      for (const kept of [staffs, visitors])
        for (const [key, { at }] of kept) if (at < clock() - KEPT_MS) kept.delete(key);
    },
  };
};
export type Answers = ReturnType<typeof createAnswers>;
