// M13: what counters and services are called in a record: nobody can tell which they were, and from day to day they change.
import { createHmac, randomBytes } from 'node:crypto';
import type { Masked } from '../queue/record/lines';

const DIGITS = 8;

/** Masks of one record. Their secret is nowhere kept. */
export const createMasks = (secret: Uint8Array = randomBytes(32)): Masked => {
  const known = new Map<string, string>();
  return (kind, id) => {
    const name = `${kind} ${id}`;
    const mask =
      known.get(name) ?? `${kind[0]}${createHmac('sha256', secret).update(name).digest('hex').slice(0, DIGITS)}`;
    known.set(name, mask);
    return mask;
  };
};
