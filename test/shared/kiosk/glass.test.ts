// W11: what a glass holds and needs, worked out by hand for those that kiosks come with.
import { CAPITAL_SHARE, glassFigures, LEAST_CAPITAL_MM, USUAL_GLASS } from '../../../shared/kiosk/glass';

const PORTRAIT = { width: 1080, height: 1920 };

test('W11 capitals of 0.7 degrees at 60 cm are 7.3 mm high', () => expect(LEAST_CAPITAL_MM).toBeCloseTo(7.33, 2));

test.each([
  [21.5, PORTRAIT, 43],
  [32, PORTRAIT, 29],
  [21.5, { width: 1920, height: 1080 }, 43],
  [19, { width: 1280, height: 1024 }, 37],
])('W11 on %d inches of %o letters have %d pixels, and no less than their 7.3 mm', (diagonalInch, pixels, letters) => {
  const { letterPx, perMm } = glassFigures({ ...USUAL_GLASS, diagonalInch }, pixels);
  expect(letterPx).toBe(letters);
  expect((letterPx * CAPITAL_SHARE) / perMm).toBeGreaterThanOrEqual(LEAST_CAPITAL_MM);
});

test.each([
  ['a small one at the height of a desk', 21.5, 850, 1492, true],
  ['a large one at the height of a desk', 32, 850, 1002, true],
  ['one that ends below what everybody reaches', 21.5, 700, 1920, true],
  ['one whose middle is at the height of eyes', 32, 1100, 325, false],
  ['one that begins above it', 32, 1300, 0, false],
])('W11 of %s so much is in reach', (_, diagonalInch, lowerEdgeMm, reachPx, isInReach) =>
  expect(glassFigures({ diagonalInch, lowerEdgeMm }, PORTRAIT)).toMatchObject({ reachPx, isInReach }),
);
