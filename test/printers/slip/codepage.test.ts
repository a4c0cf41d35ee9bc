// Letters that printers have, and the nearest for those they lack.
import { Printer } from 'escpos';
import fc from 'fast-check';
import { decodeText, type Encoding, fold } from '../../../printers/slip/codepage';

const ENCODINGS: Encoding[] = ['CP858', 'CP437', 'CP1252'];

const encode = (text: string, encoding: Encoding) => {
  let bytes = Buffer.alloc(0);
  const keep = (written: Buffer) => {
    bytes = Buffer.from(written);
  };
  new Printer({ write: keep }, { encoding }).pureText(text).flush();
  return bytes;
};

test.each(ENCODINGS)('P5 the table of %s is the one that escpos encodes with', (encoding) => {
  const all = Buffer.from(Array.from({ length: 128 }, (_, i) => i + 128));
  const letters = [...decodeText(all, encoding)];
  for (const [i, letter] of letters.entries())
    if (letter !== '\ufffd') expect([letter, ...encode(letter, encoding)]).toEqual([letter, i + 128]);
});

test.each<[Encoding, string, string]>([
  ['CP858', 'Straße ÄÖÜ äöü € é', 'Straße ÄÖÜ äöü € é'],
  ['CP858', 'u\u0308ber', 'über'],
  ['CP858', '„Paß“ – ‚so‘ … ‐', '"Paß" - \'so\' ... -'],
  ['CP1252', '„Paß“ – …', '„Paß“ – …'],
  ['CP437', '5 € Straße', '5 EUR Straße'],
  ['CP858', 'Łódź Škoda Dvořák İstanbul ığ Ægir Œuvre ẞ', 'Lódz Skoda Dvorák Istanbul ig Ægir Oeuvre SS'],
  ['CP858', 'Київ Щука Ελλάδα', 'Kiyiv Shchuka Ellada'],
  ['CP858', 'ﬁx ½ № ™', 'fix ½ No TM'],
  ['CP858', 'a\u00a0b\u202fc\td\ne', 'a b c d e'],
  ['CP858', 'Über\u00adgang \u200bzu 👍 Ende', 'Übergang zu Ende'],
  ['CP858', 'شهادة', '*****'],
  ['CP858', '\x1b@\x1dV\x00\x10\x04\x01\u009bA', '@VA'],
])('P5 in %s the text %j is printed as %j', (encoding, text, printed) => {
  expect(fold(text, encoding)).toBe(printed);
});

test('P5 whatever the text, every folded letter is one byte of text in the page and no question mark is made up', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, fc.constantFrom(...ENCODINGS), (raw, encoding) => {
      const folded = fold(raw, encoding);
      const bytes = encode(folded, encoding);
      expect(decodeText(bytes, encoding)).toBe(folded);
      expect(bytes.some((byte) => byte < 0x20 || byte === 0x7f)).toBe(false);
      if (!raw.normalize('NFKC').includes('?')) expect(folded).not.toContain('?');
      expect(fold(folded, encoding)).toBe(folded);
    }),
    { numRuns: 500 },
  );
});
