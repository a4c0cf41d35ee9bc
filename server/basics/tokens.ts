// Chance: tokens, codes, secrets, and how they are kept.
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Drawn by the page, because a draw costs more than what is drawn; the first one when it is needed: the gallery has no chance. */
let drawn: Buffer | null = null;
/** So many bytes that nobody can guess. */
export const chance = (bytes: number): Buffer => {
  const page = drawn === null || drawn.length < bytes ? randomBytes(4096) : drawn;
  drawn = page.subarray(bytes);
  return page.subarray(0, bytes);
};

/** 96 bits in 16 characters fit for an address: ids of visits and slips, keys of ticket pages. */
export const newToken = (): string => chance(12).toString('base64url');

/** 256 bits: what proves a device or a person. Only its hash is stored. */
export const newSecret = (): string => chance(32).toString('base64url');

const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 6;

/** A code that people read and type: six characters, without 0/O and 1/I/L (A1). */
export const newCode = (isTaken: (code: string) => boolean): string => {
  for (;;) {
    const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
    if (!isTaken(code)) return code;
  }
};

/** A number between two others that nobody can guess. */
export const chanceBetween = (least: number, most: number): number =>
  least + (randomInt(2 ** 32) / 2 ** 32) * (most - least);

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Compares hashes in a time that says nothing about them. */
export const isSameHash = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
