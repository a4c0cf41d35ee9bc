// N4: what was answered, by sender and id, so that a retry gets the same answer and happens once. The file has all of it.
import type { Actor } from '../../shared/events';
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import { hashOf } from '../basics/tokens';
import type { Answer, Store } from './store';

/** Retries come within seconds; two days leave room for a server that was off. */
const KEPT_MS = 48 * 3_600_000;

const UNSAID = ['contact', 'familyName'];

/** Of a command without who booked: names can be guessed from a digest of them (X1). */
const digestOf = (command: unknown): string =>
  hashOf(JSON.stringify(command, (key, value) => (UNSAID.includes(key) ? undefined : value)));

const senderOf = (by: Actor): string => (by.kind === 'device' ? by.deviceId : by.kind);

/** `clock` in epoch ms. */
export const createAnswers = (store: Pick<Store, 'answersTo'>, clock: () => number) => {
  /** Those of the turn that is being made, which the file has not got yet: no more than a turn has commands (S17). */
  const ofTurn = new Map<string, Answer>();
  const keyOf = (by: Actor, id: string) => `${senderOf(by)}:${id}`;
  const stored = (by: Actor, id: string): Answer | undefined =>
    store.answersTo(id, clock() - KEPT_MS).find((one) => senderOf(one.by) === senderOf(by));

  return {
    /** What this command was answered before; a refusal when its id was used for another one; null when it is new. */
    recall: (by: Actor, id: string, command: unknown): Reply | null => {
      const before = ofTurn.get(keyOf(by, id)) ?? stored(by, id);
      if (before === undefined) return null;
      return before.digest === digestOf(command) ? JSON.parse(before.reply) : { ok: false, ...refuse('idUsedBefore') };
    },
    /** Until the turn is over; it stores what this gives back. */
    keep: (by: Actor, id: string, command: unknown, reply: Reply): Answer => {
      const answer = { reply: JSON.stringify(reply), digest: digestOf(command) };
      ofTurn.set(keyOf(by, id), answer);
      return answer;
    },
    /** How many are kept here. */
    size: (): number => ofTurn.size,
    /** The turn is over: what it answered stands in the file, or did not happen. */
    endTurn: (): void => ofTurn.clear(),
  };
};
export type Answers = ReturnType<typeof createAnswers>;
