// P16: how words are set in lines.
import fc from 'fast-check';
import { encodeSlip } from '../../../printers/slip/encoder';
import { evenLines, inLines } from '../../../printers/slip/lines';
import { slipParts } from '../../../printers/slip/ticket';
import { slipWordsOf } from '../../../shared/words/slip';
import { CONTENT, NARROW } from '../content';
import { decodeSlip } from '../decoder';

const lengthOf = ({ length }: string) => length;

test('P16 on narrow paper no word of a slip stands alone where it need not', () => {
  const services = ['Beglaubigung von Abschriften, Kopien und Unterschriften im Inland'];
  const { lines } = decodeSlip(encodeSlip(slipParts({ ...CONTENT, services }, slipWordsOf('de')), NARROW));
  const said = lines.map(({ text }) => text);
  expect(said).toContain('Unterschriften im Inland');
  expect(said).toContain('9:55 bis 10:10 Uhr');
  expect(said).not.toContain('Uhr');
  expect(said).not.toContain('Inland');
});

test('P16 even lines are as many as full ones, no wider than the paper, and say the same', () => {
  const words = fc.array(
    fc.string({ minLength: 1, maxLength: 12 }).map((word) => word.replace(/ /g, 'x')),
    {
      minLength: 1,
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 12, max: 48 }), (all, most) => {
      const [full, even] = [inLines(all, lengthOf, most), evenLines(all, lengthOf, most)];
      expect(even).toHaveLength(full.length);
      expect(even.join(' ')).toBe(all.join(' '));
      const longest = (lines: string[]) => Math.max(...lines.map(lengthOf));
      expect(longest(even)).toBeLessThanOrEqual(longest(full));
    }),
  );
});
