// W11: what a glass of that size and height means for what stands on it, in pixels.

/** A glass as it stands in the hall: its diagonal in inches, and how far above the floor its picture begins. */
export type Glass = { diagonalInch: number; lowerEdgeMm: number };

/** ISO 9241-303 and DIN EN 301 549: so large are capital letters at least, for eyes sixty centimetres away. */
const LEAST_DEGREES = 0.7;
const EYES_MM = 600;
export const LEAST_CAPITAL_MM = 2 * EYES_MM * Math.tan((LEAST_DEGREES / 2) * (Math.PI / 180));

/** EN 301 549 8.3.3: what is to be touched lies no higher above the floor. */
export const REACH_MM = 1220;

/** Of Fira Sans: how high its capitals are, for each of its size. */
export const CAPITAL_SHARE = 0.689;

/** The usual one: 21.5 inches, at the height of a desk that one stands at. */
export const USUAL_GLASS: Glass = { diagonalInch: 21.5, lowerEdgeMm: 850 };

const MM_PER_INCH = 25.4;

export type Pixels = { width: number; height: number };

/** Less than so much of a glass is of no use: what is to be touched takes it all the same. */
const LEAST_SHARE = 0.5;

/** What a glass of so many pixels, however it is turned, holds and needs. */
export const glassFigures = ({ diagonalInch, lowerEdgeMm }: Glass, { width, height }: Pixels) => {
  const perMm = Math.hypot(width, height) / (diagonalInch * MM_PER_INCH);
  const reachable = Math.max(0, Math.min(height, (REACH_MM - lowerEdgeMm) * perMm));
  return {
    perMm,
    heightMm: height / perMm,
    /** From the lower edge of the glass: pixels that lie no higher than everybody reaches. */
    reachPx: Math.floor(reachable),
    /** Whether these are enough to put everything there that is to be touched. */
    isInReach: reachable >= height * LEAST_SHARE,
    /** The size of letters whose capitals are seen as large as they have to be. */
    letterPx: Math.ceil((LEAST_CAPITAL_MM * perMm) / CAPITAL_SHARE),
  };
};
