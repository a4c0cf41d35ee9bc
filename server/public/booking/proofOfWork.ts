// A5: a proof of work (ALTCHA) before a slot is held. Nobody solves a puzzle; who asks by the thousand pays for it.
import { randomInt } from 'node:crypto';
import { type Challenge, createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { z } from 'zod';
import { newSecret } from '../../basics/tokens';
import type { NetworkTally } from '../../limits/tally';
import type { Network } from '../../queue/day/network';
import { createOnce } from './singleUse';

/** What a proof costs: so many hashes a try, and tries between two numbers. */
export type Effort = {
  cost: number;
  least: number;
  most: number;
  /** So many proofs within their life are nothing special; above it each one costs as much more as there are more. */
  calm: number;
  /** A15: so many holds of one network within an hour are nothing special, either. */
  calmNetwork: number;
};

/** About 120,000 hashes: a second on a phone in JavaScript; checking it takes the server fifty. */
export const EFFORT: Effort = { cost: 50, least: 1_600, most: 3_200, calm: 600, calmNetwork: 6 };

/** Even in the greatest rush a phone is done before its owner has chosen a time. */
const MOST_TIMES = 12;
const LIFE_SEC = 20 * 60;
const MOST_REMEMBERED = 50_000;
/** A page asks three times; what is refused each time is worked out each time. */
const MOST_ASKED = 10;

const hex = z.string().regex(/^[0-9a-f]{2,128}$/);
const proofSchema = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal('SHA-256'),
      nonce: hex,
      salt: hex,
      cost: z.int(),
      keyLength: z.int(),
      keyPrefix: hex,
      expiresAt: z.int(),
      data: z.object({ times: z.int() }),
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.int(), derivedKey: hex }),
});

const readProof = (proof: string): z.infer<typeof proofSchema> | null => {
  try {
    return proofSchema.parse(JSON.parse(Buffer.from(proof, 'base64').toString('utf8')));
  } catch {
    return null;
  }
};

export type ProofParts = {
  effort: Effort;
  /** Holds of a network within the hour. */
  held: Pick<NetworkTally, 'of'>;
  lifeSec?: number;
};

/**
 * Challenges and their proofs. Life is real seconds, like the patience of people and machines, however fast the office's
 * clock runs. The secret is drawn anew at every start: older challenges are refused, and solved again.
 */
export const createProofOfWork = ({ effort, held, lifeSec = LIFE_SEC }: ProofParts) => {
  const hmacSignatureSecret = newSecret();
  const used = createOnce({ most: MOST_REMEMBERED, keptMs: lifeSec * 1000, mostAsked: MOST_ASKED });
  /** At the bound of what is remembered every proof costs the most: who gets there pays for it. */
  const times = (network: Network) =>
    Math.min(
      MOST_TIMES,
      Math.max(1, Math.ceil(used.size() / effort.calm), Math.ceil(held.of(network) / effort.calmNetwork)),
    );

  return {
    /** What it costs goes by how much is booked at all, and by how much from this network. */
    challenge: (network: Network): Promise<Challenge> => {
      const now = times(network);
      return createChallenge({
        algorithm: 'SHA-256',
        deriveKey,
        cost: effort.cost,
        counter: randomInt(effort.least * now, effort.most * now + 1),
        data: { times: now },
        expiresAt: Math.floor(Date.now() / 1000) + lifeSec,
        hmacSignatureSecret,
      });
    },
    /**
     * Whether a proof (base64 of `{ challenge, solution }` as JSON) is good for this request: right, not expired, not used
     * by another one, not brought too often by this one, and not from a time when proofs were much cheaper. From then on it is used.
     */
    redeem: async (proof: string, requestId: string, network: Network): Promise<boolean> => {
      const said = readProof(proof);
      if (said === null) return false;
      const { challenge, solution } = said;
      if (used.isClaimed(challenge.signature)) return used.claim(challenge.signature, requestId);
      if (challenge.parameters.data.times * 2 < times(network)) return false;
      const { verified } = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret });
      return verified && used.claim(challenge.signature, requestId);
    },
    /** How many are remembered. */
    size: used.size,
  };
};
export type ProofOfWork = ReturnType<typeof createProofOfWork>;
