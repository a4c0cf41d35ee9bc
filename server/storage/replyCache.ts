// N4: what was answered, by sender and id, so that a retry gets the same answer and happens once. The store has all of it;
// in memory is what one turn needs (S17).
import { type Actor, senderOf } from '../../shared/actors';
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import { hashOf } from '../basics/tokens';
import type { Answer, Store } from './port';

/** Retries come within seconds; two days leave room for a server that was off. */
const KEPT_MS = 48 * 3_600_000;

const UNSAID = ['contact', 'familyName'];

/** Of a command without who booked: names can be guessed from a digest of them (X1). */
const digestOf = (command: unknown): string =>
  hashOf(JSON.stringify(command, (key, value) => (UNSAID.includes(key) ? undefined : value)));

const keyOf = (by: Actor, id: string): string => `${senderOf(by)}:${id}`;

type Request = { by: Actor; id: string };

/** Imports are known again by their own ids, which their answers name; and the office asks nothing twice. */
export const isRemembered = ({ by }: Request): boolean => by.kind !== 'office' && by.kind !== 'import';

/** `clock` in epoch ms. */
export const createAnswers = (store: Pick<Store, 'answers'>, clock: () => number) => {
  /** What the commands of the turn that is being made were answered before, and what it answers itself. */
  const ofTurn = new Map<string, Answer>();

  const find = async (ids: readonly string[]): Promise<Map<string, Answer>> => {
    const found = new Map<string, Answer>();
    // The latest first: it counts.
    for (const { by, commandId, ...answer } of await store.answers.to(ids, clock() - KEPT_MS))
      if (!found.has(keyOf(by, commandId))) found.set(keyOf(by, commandId), answer);
    return found;
  };
  const replyOf = (before: Answer | undefined, command: unknown): Reply | null => {
    if (before === undefined) return null;
    return before.digest === digestOf(command) ? JSON.parse(before.reply) : { ok: false, ...refuse('idUsedBefore') };
  };

  return {
    /** What this command was answered before; a refusal when its id was used for another one; null when it is new. */
    recall: async (by: Actor, id: string, command: unknown): Promise<Reply | null> =>
      replyOf((await find([id])).get(keyOf(by, id)), command),
    /** Before a turn is decided: what the ids of its commands were answered. */
    bring: async (requests: readonly Request[]): Promise<void> => {
      for (const [key, answer] of await find(requests.map(({ id }) => id))) ofTurn.set(key, answer);
    },
    /** The same as `recall` for the turn that is being made, which knows its own answers too. */
    recallInTurn: (by: Actor, id: string, command: unknown): Reply | null =>
      replyOf(ofTurn.get(keyOf(by, id)), command),
    /** Until the turn is over; it stores what this gives back. */
    keep: (by: Actor, id: string, command: unknown, reply: Reply): Answer => {
      const answer = { reply: JSON.stringify(reply), digest: digestOf(command) };
      ofTurn.set(keyOf(by, id), answer);
      return answer;
    },
    /** How many are kept here. */
    size: (): number => ofTurn.size,
    /** The turn is over: what it answered is stored, or did not happen. */
    endTurn: (): void => ofTurn.clear(),
  };
};
export type Answers = ReturnType<typeof createAnswers>;
