// Signing on through the house: a provider of OpenID Connect that the office does not run.
import { z } from 'zod';

/** The provider proves somebody, so its line is sealed; only on this very machine it may be plain. */
const isSafe = (address: string): boolean =>
  /^https:\/\//.test(address) || /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)/.test(address);

export const signOnSchema = z.strictObject({
  /** What the button at the login calls it. */
  label: z.string().trim().min(1).max(60),
  issuer: z.url().max(300).refine(isSafe),
  clientId: z.string().trim().min(1).max(200),
  /** What of its answer names somebody: `preferred_username`, `email`, `oid`. */
  claim: z.string().regex(/^[A-Za-z0-9_.:/-]{1,100}$/),
});
export type SignOnSettings = z.infer<typeof signOnSchema>;
