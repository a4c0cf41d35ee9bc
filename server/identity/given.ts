// N6: what the administration was answered, so that a retry gets the same answer, also from the next program. An answer
// may hold a secret that is told once: it can be read only by who knows the id of the request (decision 0018).
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../shared/events';
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import type { Answered, Keeping } from '../basics/answers';
import { hashOf } from '../basics/tokens';
import type { Store } from '../storage/store';

const KEPT_MS = 48 * 3_600_000;
/** So many are kept; for one more the oldest is forgotten, and its request would be asked anew. */
export const MOST_GIVEN = 5000;
const CIPHER = 'aes-256-gcm';
const [NONCE_BYTES, TAG_BYTES] = [12, 16];

export type Asking = { by: Actor; id: string; command: unknown };

const givenRow = z.object({ answer: z.instanceof(Uint8Array) });
const answerSchema = z.object({ reply: z.string(), digest: z.string() });

const senderOf = (by: Actor): string => (by.kind === 'device' ? by.deviceId : by.kind);
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

/** `clock` in epoch ms. */
export const createGiven = ({ database }: Pick<Store, 'database'>, clock: () => number) => {
  const select = database.prepare('SELECT answer FROM given_answers WHERE request = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO given_answers (request, at, answer) VALUES (?, ?, ?)');
  const deleteOld = database.prepare(
    `DELETE FROM given_answers WHERE at < ? OR rowid IN
     (SELECT rowid FROM given_answers ORDER BY at DESC, rowid DESC LIMIT -1 OFFSET ${MOST_GIVEN})`,
  );
  /** Asked and not answered yet: asked again meanwhile, both get the one answer. */
  const underWay = new Map<string, Promise<Reply>>();

  const recall = (asking: Asking): Reply | null => {
    const found = select.get(rowOf(asking));
    if (found === undefined) return null;
    const { answer } = givenRow.parse(found);
    const { reply, digest } = answerSchema.parse(JSON.parse(unseal(keyFor(asking), answer)));
    return digest === hashOf(JSON.stringify(asking.command))
      ? JSON.parse(reply)
      : { ok: false, ...refuse('idUsedBefore') };
  };
  const keep = (asking: Asking, reply: Reply): void => {
    const now = clock();
    const answer = { reply: JSON.stringify(reply), digest: hashOf(JSON.stringify(asking.command)) };
    insert.run(rowOf(asking), now, seal(keyFor(asking), JSON.stringify(answer)));
    deleteOld.run(now - KEPT_MS);
  };

  /** What is done at once is kept with its answer, both or neither; an answer that takes time is kept when it comes. */
  const keeping =
    (asking: Asking): Keeping =>
    <Result>(act: () => Answered<Result>) => {
      const done = database
        .transaction((): { answered: Answered<Result> } => {
          const answered = act();
          if (!(answered instanceof Promise) && answered.ok) keep(asking, answered);
          return { answered };
        })
        .immediate();
      return done.answered;
    };

  return {
    /** Answers as before, or by `answer`, which does what it does at once by way of `keeping`. */
    once: (asking: Asking, answer: (keeping: Keeping) => Answered): Answered => {
      const before = recall(asking);
      if (before) return before;
      const row = rowOf(asking);
      const running = underWay.get(row);
      if (running !== undefined) return running.then((reply) => recall(asking) ?? reply);
      const answered = answer(keeping(asking));
      if (!(answered instanceof Promise)) {
        if (answered.ok && select.get(row) === undefined) keep(asking, answered);
        return answered;
      }
      const kept = answered
        .then((reply) => {
          if (reply.ok && select.get(row) === undefined) keep(asking, reply);
          return reply;
        })
        .finally(() => underWay.delete(row));
      underWay.set(row, kept);
      return kept;
    },
  };
};
export type Given = ReturnType<typeof createGiven>;
