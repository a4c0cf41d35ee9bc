// M14: what a ticket page asks the server for when its owner wants to know who went before.

import type { Receipt } from '../../shared/fairness/receipt';
import type { Reply } from '../../shared/protocol';

const PATIENCE_MS = 10_000;

/** null where there is none, or nobody answers. */
export const readReceipt = async (origin: string, key: string): Promise<Receipt | null> => {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(`${origin}/api/tickets/${encodeURIComponent(key)}/receipt`, {
      cache: 'no-store',
      signal,
    });
    const reply: Reply<Receipt> = await answer.json();
    return reply.ok ? reply.result : null;
  } catch {
    return null;
  }
};
