// A5: a booking needs a hold that was made here, by a proof of work; one hold makes one booking.
import { dayOf } from '../../../shared/time';
import type { Branch } from '../../office/branch';

const MOST_REMEMBERED = 50_000;

/** A hold that ran out is remembered too: whoever was slow books all the same, if the place is still free. */
export const createHolds = (branch: Branch) => {
  /** Holds by id, and the request that books with each; null is none yet. The oldest are forgotten first. */
  const made = new Map<string, string | null>();

  const remember = (holdId: string) => {
    made.set(holdId, null);
    if (made.size <= MOST_REMEMBERED) return;
    const [oldest] = made.keys();
    if (oldest !== undefined) made.delete(oldest);
  };
  /** One that was made before the last start stands in its day. */
  const stands = (holdId: string, slotAt: number) =>
    branch.dayNamed(dayOf(slotAt, branch.settings().office.timeZone)).holds.has(holdId);

  return {
    /** How many are remembered. */
    size: (): number => made.size,
    made: (holdId: string): void => {
      if (!made.has(holdId)) remember(holdId);
    },
    /** Whether a request may book with this hold; from then on no other one may. */
    claim: (holdId: string, slotAt: number, requestId: string): boolean => {
      if (!made.has(holdId) && stands(holdId, slotAt)) remember(holdId);
      const usedBy = made.get(holdId);
      if (usedBy === undefined || (usedBy !== null && usedBy !== requestId)) return false;
      made.set(holdId, requestId);
      return true;
    },
    /** The booking came to nothing. */
    release: (holdId: string): void => void made.set(holdId, null),
  };
};
export type Holds = ReturnType<typeof createHolds>;
