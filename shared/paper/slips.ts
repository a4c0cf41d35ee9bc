// S88: slips of a sealed block: numbers that no kiosk gives, printed ahead for the day on which the server is gone.

/** No matter and no appointment can have this letter (`LETTERS`), so no number of a block is ever drawn. */
export const PAPER_LETTER = 'Q';
/** Without 0/O and 1/I/L: people type them from paper. */
export const PAPER_SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const [BLOCK_LENGTH, PROOF_LENGTH] = [4, 10];
/** How many slips a block can have; how many blocks there are at a time. */
export const BLOCK_SIZES = [50, 100, 200] as const;
export const MOST_BLOCKS = 12;
export const LAST_NUMBER = 999;

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
