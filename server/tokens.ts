// Chance: tokens, codes, secrets, and how they are kept.
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 96 bits in 16 characters fit for an address: ids of visits and slips, keys of ticket pages. */
export const newToken = (): string => randomBytes(12).toString('base64url');

/** 256 bits: what proves a device or a person. Only its hash is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 6;

/** A code that people read and type: six characters, without 0/O and 1/I/L (A1). */
export const newCode = (isTaken: (code: string) => boolean): string => {
  for (;;) {
    const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
    if (!isTaken(code)) return code;
  }
};

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Compares hashes in a time that says nothing about them. */
export const isSameHash = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
