// What is good once: for one request, and for the same request some times again.

type Claim = { by: string; at: number; asked: number };

export type OnceParts = {
  /** No more claims than these are remembered: the oldest are forgotten first. */
  most: number;
  keptMs: number;
  /** So often the same request may come with its claim. */
  mostAsked: number;
};

export const createOnce = ({ most, keptMs, mostAsked }: OnceParts) => {
  const claims = new Map<string, Claim>();
  const forgetOld = () => {
    const before = Date.now() - keptMs;
    for (const [key, { at }] of claims) {
      if (at >= before && claims.size <= most) return;
      claims.delete(key);
    }
  };
  return {
    /** Whether anybody has it. */
    isClaimed: (key: string): boolean => claims.has(key),
    /** False when another request has it, or the same one has come too often. */
    claim: (key: string, requestId: string): boolean => {
      const claim = claims.get(key);
      if (claim !== undefined) return claim.by === requestId && ++claim.asked <= mostAsked;
      claims.set(key, { by: requestId, at: Date.now(), asked: 1 });
      forgetOld();
      return true;
    },
    /** The request came to nothing. */
    release: (key: string): void => void claims.delete(key),
    /** How many are claimed now. */
    size: (): number => {
      forgetOld();
      return claims.size;
    },
  };
};
