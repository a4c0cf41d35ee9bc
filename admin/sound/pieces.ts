// Which pieces an office records, in groups as they are missing, and which piece a file is for.
import type { Settings } from '../../shared/settings';
import { allPieces, pieceName } from '../../shared/sound/recordings';

export const PIECE_GROUPS = ['word', 'letters', 'numbers', 'places'] as const;
export type PieceGroup = (typeof PIECE_GROUPS)[number];

/** Pieces that stand for several: 'nummer-a', 'nummer-a-42', and numbers as a whole. */
const WHOLE = /^nummer-[a-z](-\d{1,3})?$|^[1-9]\d{0,2}$/;

const groupOf = (piece: string): PieceGroup => {
  if (piece === 'nummer') return 'word';
  if (/^[a-z]$/.test(piece)) return 'letters';
  return /^\d+$/.test(piece) ? 'numbers' : 'places';
};

/** '1–5, 7, 9' of the numbers 1 to 5, 7 and 9; other names one after the other. */
export const listed = (pieces: readonly string[]): string => {
  const spans: { from: string; to: string }[] = [];
  for (const piece of pieces) {
    const last = spans.at(-1);
    if (last && /^\d+$/.test(piece) && Number(piece) === Number(last.to) + 1) last.to = piece;
    else spans.push({ from: piece, to: piece });
  }
  return spans.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join(', ');
};

export type GroupState = { group: PieceGroup; all: number; missing: string[] };

/** Each group with what is missing of it. */
export const statesOf = (settings: Settings, recorded: readonly string[]): GroupState[] => {
  const known = new Set(recorded);
  const pieces = allPieces(settings);
  return PIECE_GROUPS.map((group) => {
    const own = pieces.filter((piece) => groupOf(piece) === group);
    return { group, all: own.length, missing: own.filter((piece) => !known.has(piece)) };
  });
};

/** Which piece a file of this name is for; null where it is none of this office's. */
export const pieceOfFile = (settings: Settings, fileName: string): string | null => {
  const piece = pieceName(fileName.replace(/\.[^.]*$/, ''));
  return WHOLE.test(piece) || allPieces(settings).includes(piece) ? piece : null;
};
