// A picture as the dots of a slip.
import { bitsOf, sizeOf } from '../../admin/parts/logo';
import { logoSchema } from '../../shared/settings';

const pixels = (levels: readonly number[]) => levels.flatMap((level) => [level, level, level, 255]);

test('P1 black becomes dots, white and what is transparent does not', () => {
  const black = Array.from({ length: 8 }, (_, i) => (i % 2 ? 255 : 0));
  expect([...bitsOf(pixels(black), 8, 1)]).toEqual([0b10101010]);
  expect([...bitsOf([0, 0, 0, 0], 1, 1)]).toEqual([0]);
});

test('P1 half grey becomes dots on about half of the surface', () => {
  const bits = bitsOf(pixels(Array.from({ length: 64 * 64 }, () => 128)), 64, 64);
  const dots = [...bits].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
  expect(dots / (64 * 64)).toBeGreaterThan(0.45);
  expect(dots / (64 * 64)).toBeLessThan(0.55);
});

test.each([
  [40, 20],
  [3000, 500],
  [500, 3000],
  [5, 5],
])('P1 a picture of %d by %d points becomes a logo that may be stored', (across, down) => {
  const { width, height } = sizeOf(across, down);
  expect(width).toBeLessThanOrEqual(576);
  const bits = Buffer.from(bitsOf([], width, height)).toString('base64');
  expect(logoSchema.safeParse({ width, height, bits }).success).toBe(true);
});

test('P1 a logo of fewer dots than it says is refused', () => {
  expect(logoSchema.safeParse({ width: 16, height: 2, bits: Buffer.alloc(3).toString('base64') }).success).toBe(false);
});
