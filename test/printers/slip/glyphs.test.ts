// Letters that printers do not have come out as pictures, line by line.
import { encodeSlip } from '../../../printers/slip/encoder';
import { drawText, isDrawn } from '../../../printers/slip/glyphs';
import type { Bitmap } from '../../../printers/slip/raster';
import { slipParts } from '../../../printers/slip/ticket';
import { DEFAULT_PROFILE } from '../../../shared/settings';
import { slipWordsOf } from '../../../shared/words/slip';
import { CONTENT, NARROW } from '../content';
import { decodeSlip } from '../decoder';

const PLAIN = { size: 26, weight: 'regular', dots: 576 } as const;

const draw = (text: string, dots = 576): Bitmap[] => {
  const lines = drawText(text, { ...PLAIN, dots });
  if (lines === null) throw new Error('nothing was drawn');
  return lines;
};
const isBlack = ({ width, bits }: Bitmap, x: number, y: number) =>
  (bits.readUInt8(y * Math.ceil(width / 8) + (x >> 3)) & (0x80 >> (x & 7))) !== 0;

/** Columns with something in them, as stretches: letters that join are one. */
const stretches = (line: Bitmap) => {
  const columns = Array.from({ length: line.width }, (_, x) =>
    Array.from({ length: line.height }, (_, y) => isBlack(line, x, y)).includes(true),
  );
  const begins = columns.flatMap((black, x) => (black && !columns[x - 1] ? [x] : []));
  const ends = columns.flatMap((black, x) => (black && !columns[x + 1] ? [x] : []));
  return begins.map((begin, i) => ({ begin, width: (ends[i] ?? begin) - begin + 1 }));
};

test.each([DEFAULT_PROFILE, NARROW])(
  'P5 Arabic and Cyrillic services are pictures, the rest of the slip letters',
  (profile) => {
    const services = ['بطاقة الهوية', 'Закордонний паспорт', 'Personalausweis beantragen'];
    const slip = decodeSlip(encodeSlip(slipParts({ ...CONTENT, services }, slipWordsOf('de')), profile));
    expect(slip.pictures.length).toBeGreaterThanOrEqual(2);
    expect(slip.pictures.every(({ rowBytes }) => rowBytes * 8 === profile.dots)).toBe(true);
    expect(slip.pictures.every(({ bits }) => bits.some((byte) => byte !== 0))).toBe(true);
    const text = slip.lines.map((line) => line.text).join(' ');
    expect(text).toContain('Personalausweis beantragen');
    expect(text).not.toContain('*');
    expect(text).not.toContain('pasport');
  },
);

test('P15 Turkish, Polish and Romanian are drawn where the code page lacks a letter, and printed where it has all', () => {
  const picturesOf = (services: string[]) =>
    decodeSlip(encodeSlip(slipParts({ ...CONTENT, services }, slipWordsOf('de')), DEFAULT_PROFILE)).pictures.length;
  expect(picturesOf(['Kimlik kartı başvurusu', 'Zgłoszenie łodzi', 'Cărți și pașapoarte'])).toBe(3);
  expect(picturesOf(['Pièce d’identité, Führerschein'])).toBe(0);
});

test('P5 Arabic letters join, and are written from right to left', () => {
  const [joined, apart] = [draw('بب')[0], draw('ب\u200cب')[0]];
  if (joined === undefined || apart === undefined) throw new Error('no line');
  expect(stretches(joined)).toHaveLength(1);
  expect(stretches(apart).length).toBeGreaterThan(1);
  // alef, a narrow stroke, is the first letter and so stands on the right of the broad beh that follows
  const [line] = draw('اب');
  if (line === undefined) throw new Error('no line');
  const parts = stretches(line);
  expect(parts.at(-1)?.width).toBeLessThan(parts[0]?.width ?? 0);
});

test('P5 a long text is broken between words, and a word that is too long is kept whole', () => {
  expect(draw('Закордонний паспорт громадянина України', 384).length).toBeGreaterThan(1);
  expect(draw('Я'.repeat(60), 384)).toHaveLength(1);
});

test.each(['北京', 'Straße', 'A042', 'Привет 北京'])('P5 %s is left to the printer’s letters', (text) => {
  expect(isDrawn(text)).toBe(false);
});
