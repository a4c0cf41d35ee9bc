// How every client asks: with an id of its own, again with the same one until somebody answers, and written down.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../../shared/protocol';
import type { Kind, Record } from '../record';

/** So long a client waits for an answer before it asks again. */
export const PATIENCE_MS = 2500;
const PAUSE_MS = 40;
/** Refusals that say nothing of what was asked: it is asked again. */
const FOR_NOW = ['tooMany', 'tooManyOfNetwork'];

/** An id as clients make them. */
export const newId = (): string => randomBytes(18).toString('base64url');

/** Asks once; null when no answer came. */
export type Way = (id: string, asked: object) => Promise<Reply | null>;

export type Asker = {
  /** Asks until it is answered, and gives the answer; null when it is all over before. */
  ask: (kind: Kind, by: string, asked: object) => Promise<Reply | null>;
};

/** Never longer than that, however silent the other end is. */
export const inTime = async <Answer>(answer: Promise<Answer>): Promise<Answer | null> => {
  const late = new AbortController();
  const asked = answer.catch(() => null);
  const over = sleep(PATIENCE_MS, null, { signal: late.signal }).catch(() => null);
  const first = await Promise.race([asked, over]);
  late.abort();
  return first;
};

export const createAsker = (way: Way, record: Record, isOver: () => boolean): Asker => ({
  ask: async (kind, by, asked) => {
    const id = newId();
    record.asked(id, kind, by, asked);
    for (let tries = 1; !isOver(); tries += 1) {
      const reply = await inTime(way(id, asked));
      if (reply !== null && (reply.ok || !FOR_NOW.includes(reply.refusal.code))) {
        if (reply.ok) record.answered(id, reply.result);
        else record.refused(id, reply.refusal.code, tries);
        return reply;
      }
      await sleep(PAUSE_MS);
    }
    return null;
  },
});
