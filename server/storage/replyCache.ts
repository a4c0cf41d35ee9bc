// N4: what was answered, by sender and id, so that a retry gets the same answer and happens once.
import type { Actor } from '../../shared/events';
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { hashOf } from '../basics/tokens';
import type { Answer, Store } from './port';

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
export const createAnswers = async (store: Pick<Store, 'answers'>, clock: () => number) => {
  const staffs = new Map<string, Kept>();
  const visitors = new Map<string, Kept>();
  const keptOf = (by: Actor) => (by.kind === 'visitor' ? visitors : staffs);
  const keyOf = (by: Actor, id: string) => `${by.kind === 'device' ? by.deviceId : by.kind}:${id}`;
  const read = async (): Promise<void> => {
    const since = clock() - KEPT_MS;
    for (const { by, commandId, at, reply, digest } of await store.answers.since(dayOf(since, 'UTC'), since))
      keptOf(by).set(keyOf(by, commandId), { reply, digest, at });
  };
  await read();

  /** Of the turn that is being made: nobody but the turn itself may hear of them. */
  const pending = new Map<string, { by: Actor; kept: Kept }>();

  const replyOf = (before: Kept | undefined, command: unknown): Reply | null => {
    if (before === undefined) return null;
    return before.digest === digestOf(command) ? JSON.parse(before.reply) : { ok: false, ...refuse('idUsedBefore') };
  };
  /** What this command was answered before; a refusal when its id was used for another one; null when it is new. */
  const recall = (by: Actor, id: string, command: unknown): Reply | null =>
    replyOf(keptOf(by).get(keyOf(by, id)), command);

  return {
    recall,
    /** The same for the turn that is being made, which knows its own. */
    recallInTurn: (by: Actor, id: string, command: unknown): Reply | null => {
      const own = pending.get(keyOf(by, id));
      return own ? replyOf(own.kept, command) : recall(by, id, command);
    },
    keep: (by: Actor, id: string, command: unknown, reply: Reply): Answer => {
      const answer = { reply: JSON.stringify(reply), digest: digestOf(command) };
      pending.set(keyOf(by, id), { by, kept: { ...answer, at: clock() } });
      return answer;
    },
    /** The turn is durable. */
    stored: (): void => {
      for (const [key, { by, kept }] of pending) keptOf(by).set(key, kept);
      pending.clear();
      for (const [oldest] of visitors) {
        if (visitors.size <= MOST_OF_VISITORS) break;
        visitors.delete(oldest);
      }
    },
    /** The store turns out to have answers that nobody knew of. */
    read,
    /** It was not stored after all. */
    drop: (): void => pending.clear(),
    /** How many are kept. */
    size: (): number => staffs.size + visitors.size,
    forgetOld: (): void => {
      for (const kept of [staffs, visitors])
        for (const [key, { at }] of kept) if (at < clock() - KEPT_MS) kept.delete(key);
    },
  };
};
export type Answers = Awaited<ReturnType<typeof createAnswers>>;
