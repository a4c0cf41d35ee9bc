// From the parts of a slip to the bytes for one kind of printer, with escpos as encoder and nothing else.
import { Printer } from 'escpos';
import type { PrinterProfile } from '../../shared/settings';
import { fold, hasAll, visible } from './codepage';
import { bold, CENTRE, characterSize, FEED_AND_CUT, LINE_FEED, ONE_BYTE_LETTERS, RESET } from './commands';
import { drawText, isDrawn } from './glyphs';
import { evenLines, inLines } from './lines';
import { nativeQr, rasterQr } from './qr';
import { fitted, rasterOf } from './raster';
import type { SlipPart } from './ticket';

const MOST_MAGNIFIED = 8;

const hyphenated = (word: string, columns: number): string[] => {
  if (word.length <= columns) return [word];
  return [`${word.slice(0, columns - 1)}-`, ...hyphenated(word.slice(columns - 1), columns)];
};

const piecesOf = (text: string, columns: number) => text.split(' ').flatMap((word) => hyphenated(word, columns));
const lengthOf = ({ length }: string): number => length;

/** Lines of at most `columns` characters; a word longer than a line is broken with a hyphen. */
export const wrap = (text: string, columns: number): string[] => inLines(piecesOf(text, columns), lengthOf, columns);

type TextSetting = {
  encoding: PrinterProfile['codePage']['encoding'];
  columns: number;
  dots: number;
  size: [width: number, height: number];
  weight: 'bold' | 'regular';
};

const LETTER_DOTS = 26;
/** Lines are not broken there; not every printer has it as a letter. */
const NO_BREAK = '\u00a0';

/** The text as pictures, where the code page lacks its script; null where letters do. */
const drawnLines = (text: string, { encoding, dots, size, weight }: TextSetting) => {
  const shown = visible(text);
  if (!isDrawn(shown) || hasAll(shown, encoding)) return null;
  return drawText(shown, { dots, weight, size: Math.round(LETTER_DOTS * Math.sqrt(size[0] * size[1])) });
};

const setText = (printer: Printer, text: string, setting: TextSetting) => {
  const { encoding, columns, size, weight } = setting;
  const drawn = drawnLines(text, setting);
  if (drawn !== null) {
    for (const line of drawn) printer.raw(rasterOf(line));
    return;
  }
  printer.raw(characterSize(...size)).raw(bold(weight));
  const most = Math.max(1, Math.floor(columns / size[0]));
  for (const line of evenLines(piecesOf(fold(text, encoding), most), lengthOf, most))
    printer.pureText(line.replaceAll(NO_BREAK, ' ')).raw(LINE_FEED);
};

/** The largest factor at which the number stands in one line. */
const numberSize = (number: string, columns: number) =>
  Math.max(1, Math.min(MOST_MAGNIFIED, Math.floor(columns / Math.max(1, number.length))));

const setQr = (printer: Printer, text: string, { qr, dots }: PrinterProfile) => {
  printer.raw(qr === 'native' ? nativeQr(text, dots) : rasterQr(text, dots)).raw(LINE_FEED);
};

const setPart = (printer: Printer, part: SlipPart, profile: PrinterProfile) => {
  const { encoding } = profile.codePage;
  const setting = { encoding, columns: profile.columns, dots: profile.dots };
  switch (part.kind) {
    case 'heading':
      return setText(printer, part.text, { ...setting, size: [2, 2], weight: 'bold' });
    case 'plain':
      return setText(printer, part.text, { ...setting, size: [1, 2], weight: 'regular' });
    case 'small':
      return setText(printer, part.text, { ...setting, size: [1, 1], weight: 'regular' });
    case 'strong':
      return setText(printer, part.text, { ...setting, size: [1, 2], weight: 'bold' });
    case 'number': {
      const factor = numberSize(fold(part.text, encoding), profile.columns);
      return setText(printer, part.text, { ...setting, size: [factor, factor], weight: 'bold' });
    }
    case 'sample': {
      const { encoding: other, table } = part.codePage;
      printer.setCharacterCodeTable(table).raw(characterSize(1, 1)).raw(bold('regular'));
      for (const line of wrap(fold(part.text, other), profile.columns)) printer.pureText(line, other).raw(LINE_FEED);
      printer.setCharacterCodeTable(profile.codePage.table);
      return;
    }
    case 'qr':
      return setQr(printer, part.text, profile);
    case 'picture': {
      const { width, height, bits } = part.logo;
      printer.raw(rasterOf(fitted({ width, height, bits: Buffer.from(bits, 'base64') }, profile.dots)));
      return;
    }
    case 'gap':
      printer.raw(characterSize(1, 1)).raw(LINE_FEED);
      return;
  }
};

/** The bytes of one slip, from reset to cut. No text in it can reach the printer as a command (P5). */
export const encodeSlip = (parts: readonly SlipPart[], profile: PrinterProfile): Buffer => {
  const written: Buffer[] = [];
  const { encoding, table } = profile.codePage;
  // The memory of flush() is used again by the next write, so it is copied; one encoder lives for one slip.
  const printer = new Printer({ write: (bytes) => written.push(Buffer.from(bytes)) }, { encoding });
  printer.raw(RESET);
  if (profile.chineseMode === 'switchedOff') printer.raw(ONE_BYTE_LETTERS);
  printer.setCharacterCodeTable(table).raw(CENTRE);
  for (const part of parts) setPart(printer, part, profile);
  printer.raw(FEED_AND_CUT).flush();
  return Buffer.concat(written);
};
