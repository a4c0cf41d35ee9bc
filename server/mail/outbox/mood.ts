// When the outbox rests, and what went wrong in it last.
import { MINUTE_MS } from '../../../shared/time';
import { mailWordsOf } from '../../../shared/words/mail';
import type { Branch } from '../../office/branch';
import type { Fault } from '../faults';

/** Between two attempts at one letter at most; also after a refused password, for which the account could be locked. */
export const LONGEST_GAP_MS = 6 * 60 * MINUTE_MS;
/** A server that was down is soon found again. */
const LONGEST_REST_MS = 15 * MINUTE_MS;

/** 1, 2, 4 … minutes. */
export const gapAfter = (attempts: number, longest: number): number =>
  Math.min(MINUTE_MS * 2 ** (attempts - 1), longest);

/** What went wrong, in words for the administration. */
export const faultInWords = ({ code }: Fault): string => mailWordsOf('de')(`mail.fault.${code}`);

/** When nothing is sent for a while, and what went wrong last. */
export const createMood = (branch: Pick<Branch, 'now'>) => {
  let faultsInARow = 0;
  let restUntil = 0;
  let lastFault: { at: number; what: string } | null = null;
  return {
    lastFault: () => lastFault,
    noteFault: (fault: Fault | null): void => {
      lastFault = fault && { at: branch.now(), what: faultInWords(fault) };
    },
    wakeUp: (): void => {
      faultsInARow = 0;
      restUntil = 0;
    },
    restAfter: (fault: Fault): void => {
      faultsInARow += 1;
      const longest = fault.code === 'wrongLogin' ? LONGEST_GAP_MS : LONGEST_REST_MS;
      restUntil = branch.now() + gapAfter(faultsInARow, longest);
    },
    restAMinute: (): void => {
      restUntil = branch.now() + MINUTE_MS;
    },
    isResting: (): boolean => branch.now() < restUntil,
  };
};
export type Mood = ReturnType<typeof createMood>;
