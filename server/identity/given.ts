// N6: what the administration was answered, so that a retry gets the same answer, also from the next program. An answer
// may hold a secret that is told once: it can be read only by who knows the id of the request (decision 0018).
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Actor, senderOf } from '../../shared/actors';
import type { RoomCommand } from '../../shared/commands';
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import { hashOf } from '../basics/tokens';
import type { Answered, Keeping } from '../office/answers';
import type { Audit } from '../office/audit/audit';
import type { Change } from '../storage/changes';
import type { Store } from '../storage/port';
import type { TakeStep } from '../storage/steps';

export const KEPT_MS = 48 * 3_600_000;
/** So many are kept; for one more the oldest is forgotten, and its request would be asked anew. */
export const MOST_GIVEN = 5000;
const CIPHER = 'aes-256-gcm';
const [NONCE_BYTES, TAG_BYTES] = [12, 16];

export type Asking = { by: Actor; id: string; command: RoomCommand };

const answerSchema = z.object({ reply: z.string(), digest: z.string() });

const keyFor = ({ by, id }: Asking): Buffer => Buffer.from(hkdfSync('sha256', id, senderOf(by), 'given answer', 32));
const rowOf = ({ by, id }: Asking): string => hashOf(`given answer ${senderOf(by)} ${id}`);

const seal = (key: Buffer, text: string): Buffer => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
};
const unseal = (key: Buffer, sealed: Uint8Array): string => {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return `${decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8')}${decipher.final('utf8')}`;
};

export type GivenParts = {
  store: Pick<Store, 'givenAnswers'>;
  take: TakeStep;
  clock: () => number;
  audit: Pick<Audit, 'changesOf'>;
};

/** `clock` in epoch ms. */
export const createGiven = ({ store, take, clock, audit }: GivenParts) => {
  /** Asked and not answered yet: asked again meanwhile, both get the one answer. */
  const underWay = new Map<string, Promise<Reply>>();

  const recall = async (asking: Asking): Promise<Reply | null> => {
    const found = await store.givenAnswers.find(rowOf(asking));
    if (found === null) return null;
    const { reply, digest } = answerSchema.parse(JSON.parse(unseal(keyFor(asking), found)));
    return digest === hashOf(JSON.stringify(asking.command))
      ? JSON.parse(reply)
      : { ok: false, ...refuse('idUsedBefore') };
  };
  /** The answer, and what the audit says of it. */
  const kept = (asking: Asking, reply: Reply): Change[] => {
    const at = clock();
    const answer = { reply: JSON.stringify(reply), digest: hashOf(JSON.stringify(asking.command)) };
    const sealed = seal(keyFor(asking), JSON.stringify(answer));
    const limits = { forgetBefore: at - KEPT_MS, most: MOST_GIVEN };
    const keeping: Change = { type: 'keepGivenAnswer', request: rowOf(asking), at, answer: sealed, ...limits };
    return [keeping, ...audit.changesOf(asking.by, asking.command, reply)];
  };

  const answerNow = async (asking: Asking, answer: (keeping: Keeping) => Answered): Promise<Reply> => {
    const before = await recall(asking);
    if (before) return before;
    let isKept = false;
    const reply = await answer((decide, into = take) =>
      into(() => {
        const step = decide();
        if (!step.result.ok) return step;
        isKept = true;
        return { ...step, changes: [...step.changes, ...kept(asking, step.result)] };
      }),
    );
    if (reply.ok && !isKept) await take(() => ({ result: null, changes: kept(asking, reply) }));
    return reply;
  };

  return {
    /** What was answered to it before; null when nothing was. */
    recall,
    /** Answers as before, or by `answer`: what that does by way of `keeping` is stored with its answer, both or neither. */
    once: (asking: Asking, answer: (keeping: Keeping) => Answered): Promise<Reply> => {
      const row = rowOf(asking);
      const running = underWay.get(row);
      if (running !== undefined) return running.then(async (reply) => (await recall(asking)) ?? reply);
      const answered = answerNow(asking, answer).finally(() => underWay.delete(row));
      underWay.set(row, answered);
      return answered;
    },
  };
};
export type Given = ReturnType<typeof createGiven>;
