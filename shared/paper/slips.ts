// S88: slips of a sealed block: numbers that no kiosk gives, printed ahead for the day on which the server is gone.
import type { PrinterProblem } from '../printing';

/** No matter and no appointment can have this letter (`LETTERS`), so no number of a block is ever drawn. */
export const PAPER_LETTER = 'Q';
/** Without 0/O and 1/I/L: people type them from paper. */
export const PAPER_SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const [BLOCK_LENGTH, PROOF_LENGTH] = [4, 10];
/** How many slips a block can have; how many blocks there are at a time. */
export const BLOCK_SIZES = [50, 100, 200] as const;
export const MOST_BLOCKS = 12;
export const LAST_NUMBER = 999;

/** 'Q007': the number at this place of a range; after 999 comes 001. */
export const numberAt = (first: number, place: number): string =>
  `${PAPER_LETTER}${String(((first - 1 + place) % LAST_NUMBER) + 1).padStart(3, '0')}`;

/** All numbers of a block, in the order in which they are handed out. */
export const numbersOf = ({ first, last }: { first: string; last: string }): string[] => {
  const [from, to] = [Number(first.slice(1)), Number(last.slice(1))];
  const count = ((to - from + LAST_NUMBER) % LAST_NUMBER) + 1;
  return Array.from({ length: count }, (_, place) => numberAt(from, place));
};

/** What a slip says of itself: its number, the block that it was cut from, and what only this office could print on it. */
export type PaperSlip = { key: string; number: string; blockId: string; proof: string };

/** Letter and number, block, proof. */
const SLIP = /(Q\d{3})([A-HJKMNP-Z2-9]{4})([A-HJKMNP-Z2-9]{10})$/;

/** The key of the slip's own ticket page. */
export const paperKey = (number: string, blockId: string, proof: string): string => `${number}-${blockId}-${proof}`;

/** What was scanned (the address in the code) or typed (the letters beside it); null where that is no slip at all. */
export const readPaper = (typed: string): PaperSlip | null => {
  // Blanks and hyphens are as one likes; on a German keyboard an English scanner's hyphen is an ß.
  const signs = typed
    .replaceAll('ß', '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const [, number, blockId, proof] = SLIP.exec(signs) ?? [];
  if (number === undefined || blockId === undefined || proof === undefined) return null;
  return { key: paperKey(number, blockId, proof), number, blockId, proof };
};

/** What became of somebody with a slip; `waiting` is still there, and stands in today's line. */
export const PAPER_OUTCOMES = ['done', 'missed', 'left', 'waiting'] as const;
export type PaperOutcome = (typeof PAPER_OUTCOMES)[number];

/** How many were brought in, and how many had been before: those are as they were. */
export type PaperResult = { brought: number; known: number };
/** A slip of this office; `usedOn`: the day on which it was brought in. */
export type ReadPaperResult = { key: string; number: string; serviceId: string | null; usedOn: string | null };

/**
 * P18: a block on its way out of a slip printer. `printed`: proved by the printer to be on paper; `unproven`: sent to one
 * that proves nothing. `at`: the number that is being printed, or with which it goes on; null where all are out.
 */
export type PaperPrinting = {
  blockId: string;
  printerId: string;
  first: string;
  last: string;
  total: number;
  printed: number;
  unproven: number;
  at: string | null;
  state: 'printing' | 'stopping' | 'stopped' | 'trouble' | 'done';
  /** What was wrong with the printer; and whether the slip `at` may have come out all the same. */
  problem: PrinterProblem | null;
  isDoubtful: boolean;
  /** Where a virtual printer's picture of the latest slip is. */
  picture: string | null;
};

/** K29: so long after it was brought in a slip can be taken back. */
export const DAYS_TO_TAKE_BACK = 7;
/** Whether it can: something was done with it since, or it is too long ago. */
export type PaperBack = 'can' | 'movedOn' | 'tooLate';
export type TakenBackResult = { takenBack: number };
/** A slip as it was brought in, and what it is now. */
export type BroughtView = {
  key: string;
  number: string;
  serviceIds: string[];
  /** Null where it is none of these now: called, served, parked. */
  outcome: PaperOutcome | null;
  cameAt: number;
  isEstimated: boolean;
  calledAt: number | null;
  counterId: string | null;
  broughtAt: number;
  back: PaperBack;
};

export type PaperBlockView = {
  blockId: string;
  /** Its numbers, from the first to the last. */
  first: string;
  last: string;
  /** For this matter alone; null for whatever somebody comes for. */
  serviceId: string | null;
  madeAt: number;
  /** How many of them were brought in, and the first that was not; null where all were. */
  used: number;
  next: string | null;
};
