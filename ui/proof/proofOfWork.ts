// A5: the proof of work (ALTCHA) that keeps programs from booking, solved ahead while somebody reads the page.
import type { Challenge, Solution } from 'altcha-lib/types';
import { OFFLINE } from '../link/link';
import type { PublicAnswer } from '../link/publicApi';

export type { Challenge, Solution };

export type ProverParts = {
  challenge: () => Promise<PublicAnswer<Challenge>>;
  /** Takes about a second of a phone's time, away from the page; null when it could not. */
  solve: (challenge: Challenge) => Promise<Solution | null>;
};

export type Prover = {
  /** A proof that nobody has used yet; null when the server gave no challenge. */
  take: () => Promise<string | null>;
};

/** Begins the first proof at once, and the next one whenever one is taken. */
export const createProver = ({ challenge, solve }: ProverParts): Prover => {
  const prove = async (): Promise<string | null> => {
    const answer = await challenge();
    if (!answer.ok) return null;
    const solution = await solve(answer.result);
    return solution === null ? null : btoa(JSON.stringify({ challenge: answer.result, solution }));
  };
  let ahead = prove();
  return {
    take: async () => {
      const proof = (await ahead) ?? (await prove());
      ahead = prove();
      return proof;
    },
  };
};

/** Asks with a proof. One that came too late is replaced without a word, once. */
export const askWithProof = async <Result>(
  prover: Prover,
  ask: (proof: string) => Promise<PublicAnswer<Result>>,
): Promise<PublicAnswer<Result>> => {
  const proof = await prover.take();
  if (proof === null) return { ok: false, refusal: OFFLINE };
  const answer = await ask(proof);
  if (answer.ok || answer.refusal.code !== 'proofNeeded') return answer;
  const fresh = await prover.take();
  return fresh === null ? { ok: false, refusal: OFFLINE } : ask(fresh);
};
