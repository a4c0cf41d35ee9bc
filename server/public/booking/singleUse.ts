// What is good once: for one request, and for the same request again.

type Claim = { by: string; at: number };

/** Claims are remembered for `keptMs`, and no more than `most` of them: the oldest are forgotten first. */
export const createOnce = ({ most, keptMs }: { most: number; keptMs: number }) => {
  const claims = new Map<string, Claim>();
  const forgetOld = () => {
    const before = Date.now() - keptMs;
    for (const [key, { at }] of claims) {
      if (at >= before && claims.size <= most) return;
      claims.delete(key);
    }
  };
  const isUsedBy = (key: string, requestId: string) => claims.get(key)?.by === requestId;
  return {
    isUsedBy,
    /** False when another request has it. */
    claim: (key: string, requestId: string): boolean => {
      if (claims.has(key)) return isUsedBy(key, requestId);
      claims.set(key, { by: requestId, at: Date.now() });
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
