// What a phone works out from a secret and the time (TOTP, RFC 6238), by the library that knows it; and codes on paper.
import { randomInt } from 'node:crypto';
import { hashOf, newToken } from '../../basics/tokens';
import type { Hashing } from '../hashing';

const STEP_MS = 30_000;
/** Clocks differ: the step before and the one after count too. */
const DRIFT_STEPS = 1;
const SECRET_BYTES = 20;
/** Of ASCII alone: nothing else ever reaches the library. */
const DIGITS = /^[0-9]{6}$/;

/** Without 0/O and 1/I/L: people copy them from paper. */
const PAPER_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const PAPER_LENGTH = 10;
export const PAPER_CODES = 8;

/** A secret as phones take it: Base32, 160 bits. */
export const SECRET_FORM = /^[A-Z2-7]{32}$/;

type Library = typeof import('otpauth');
let library: Promise<Library> | null = null;
/** Read when the first of them is needed: a start does not wait for it. */
const theLibrary = (): Promise<Library> => {
  library ??= import('otpauth');
  return library;
};

const phoneOf = ({ TOTP, Secret }: Library, secret: string, issuer = '', label = '') =>
  new TOTP({ secret: Secret.fromBase32(secret), issuer, label, algorithm: 'SHA1', digits: 6, period: 30 });

/** A fresh secret, and the address that phones read from a QR. */
export const proposeSecret = async (issuer: string, label: string): Promise<{ secret: string; uri: string }> => {
  const library = await theLibrary();
  const secret = new library.Secret({ size: SECRET_BYTES }).base32;
  return { secret, uri: phoneOf(library, secret, issuer, label).toString() };
};

/** The step of time at which a phone with this secret shows these digits, near `at` (epoch ms); null at none. */
export const createStepOf = async (): Promise<(secret: string, typed: string, at: number) => number | null> => {
  const library = await theLibrary();
  return (secret, typed, at) => {
    const token = typed.replace(/\s/g, '');
    if (!DIGITS.test(token)) return null;
    const drift = phoneOf(library, secret).validate({ token, timestamp: at, window: DRIFT_STEPS });
    return drift === null ? null : Math.floor(at / STEP_MS) + drift;
  };
};

/** Fresh codes as they stand on paper: 'K7MX2-9QRST'. */
const newPaperCodes = (): string[] =>
  Array.from({ length: PAPER_CODES }, () => {
    const letters = Array.from({ length: PAPER_LENGTH }, () => PAPER_LETTERS[randomInt(PAPER_LETTERS.length)]).join('');
    return `${letters.slice(0, PAPER_LENGTH / 2)}-${letters.slice(PAPER_LENGTH / 2)}`;
  });

/** Whether it can only be a code of the phone. */
export const isDigits = (typed: string): boolean => DIGITS.test(typed.replace(/\s/g, ''));

/**
 * S74: what a code on paper is kept as, however it was typed: argon2id, as passwords are, with the person's salt. Without one
 * it is of a time when there was none. null while too much is worked out already.
 */
export const paperHash = (
  hashing: Pick<Hashing, 'derive'>,
  typed: string,
  salt: string | null,
): Promise<string | null> => {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '');
  return salt === null ? Promise.resolve(hashOf(plain)) : hashing.derive(plain, salt);
};

/** Fresh codes, their salt, and what is kept of them; null while too much is worked out already. */
export const newPaper = async (
  hashing: Pick<Hashing, 'derive'>,
): Promise<{ codes: string[]; kept: { salt: string; paper: string[] } } | null> => {
  const [codes, salt] = [newPaperCodes(), newToken()];
  const paper: string[] = [];
  for (const code of codes) {
    const hash = await paperHash(hashing, code, salt);
    if (hash === null) return null;
    paper.push(hash);
  }
  return { codes, kept: { salt, paper } };
};
