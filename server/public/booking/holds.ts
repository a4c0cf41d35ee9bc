// A5: a booking needs a hold that was made here, by a proof of work; one hold makes one booking.
import { LRUCache } from 'lru-cache';
import { dayOf } from '../../../shared/time';
import type { Followed } from '../followed';

const MOST_REMEMBERED = 50_000;

/** A hold that ran out is remembered too: whoever was slow books all the same, if the place is still free. */
export const createHolds = (branch: Followed) => {
  /** Holds by id, and the request that books with each; null is none yet. Those unused longest go first. */
  const made = new LRUCache<string, { usedBy: string | null }>({ max: MOST_REMEMBERED });

  /** One that was made before the last start stands in its day. */
  const stands = (holdId: string, slotAt: number) =>
    branch.dayNamed(dayOf(slotAt, branch.settings().office.timeZone)).holds.has(holdId);

  return {
    /** How many are remembered. */
    size: (): number => made.size,
    made: (holdId: string): void => {
      if (!made.has(holdId)) made.set(holdId, { usedBy: null });
    },
    /** Whether a request may book with this hold; from then on no other one may. */
    claim: (holdId: string, slotAt: number, requestId: string): boolean => {
      const hold = made.get(holdId) ?? (stands(holdId, slotAt) ? { usedBy: null } : null);
      if (hold === null || (hold.usedBy !== null && hold.usedBy !== requestId)) return false;
      made.set(holdId, { usedBy: requestId });
      return true;
    },
    /** The booking came to nothing. */
    release: (holdId: string): void => void made.set(holdId, { usedBy: null }),
  };
};
export type Holds = ReturnType<typeof createHolds>;
