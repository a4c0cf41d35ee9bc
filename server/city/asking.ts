// Asks an office what everybody may ask it: with a deadline, no more than so much, and many who ask at once ask once.
import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import type { Logger } from '../basics/log';

const PATIENCE_MS = 2500;
const MOST_BYTES = 1_000_000;
/** What was told is so old at most; who did not answer is not asked again sooner either. */
const KEPT_MS = 10_000;
const MOST_KEPT = 5_000;

/** null: the office did not answer, or nothing that could be understood. */
export type Ask = <Told>(address: string, schema: z.ZodType<Told>) => Promise<Told | null>;

const read = async (response: Response): Promise<unknown> => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error('it says too much');
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
};

export type AskingParts = {
  log: Pick<Logger, 'warn'>;
  /** Ends the waiting for an answer of this address. */
  deadline?: (address: string) => AbortSignal;
  keptMs?: number;
};

const usualDeadline = (): AbortSignal => AbortSignal.timeout(PATIENCE_MS);

export const createAsking = ({ log, deadline = usualDeadline, keptMs = KEPT_MS }: AskingParts): Ask => {
  const kept = new LRUCache<string, Promise<unknown>>({ max: MOST_KEPT, ttl: Math.max(1, keptMs) });
  const fetched = async (address: string, schema: z.ZodType): Promise<unknown> => {
    try {
      const response = await fetch(address, {
        ...{ redirect: 'error', signal: deadline(address), headers: { accept: 'application/json' } },
      });
      if (!response.ok) throw new Error(`it answered ${response.status}`);
      return schema.parse(await read(response));
    } catch (error) {
      log.warn({ address: new URL(address).origin, error }, 'an office did not answer the city');
      return null;
    }
  };
  return <Told>(address: string, schema: z.ZodType<Told>): Promise<Told | null> => {
    // Understood once, however many ask: an address has answers of one kind.
    const known = (kept.get(address) ?? fetched(address, schema)) as Promise<Told | null>;
    kept.set(address, known, { noUpdateTTL: true });
    return known;
  };
};
