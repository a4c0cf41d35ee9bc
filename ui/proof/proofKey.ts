// ALTCHA's way from a password to a key, in plain JavaScript: browsers on plain-http addresses have no digests.
import { sha256 } from '@noble/hashes/sha2.js';
import type { DeriveKeyFunction } from 'altcha-lib/types';

/** Algorithm 'SHA-256': the digest of salt and password, digested again until there are `cost` digests. */
export const deriveKey: DeriveKeyFunction = ({ cost, keyLength = 32 }, salt, password) => {
  let derivedKey = sha256.create().update(salt).update(password).digest();
  for (let round = 1; round < cost; round++) derivedKey = sha256(derivedKey);
  return Promise.resolve({ derivedKey: derivedKey.subarray(0, keyLength) });
};
