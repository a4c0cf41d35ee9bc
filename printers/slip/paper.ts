// Reads the bytes of slips as a printer does: which text, code and picture stands where on the paper.
import type { PrinterProfile } from '../../shared/settings';
import { decodeText, type Encoding } from './codepage';

export type PaperItem =
  | { kind: 'text'; text: string; widthFactor: number; heightFactor: number; bold: boolean }
  | { kind: 'qr'; text: string; moduleDots: number }
  | { kind: 'picture'; rowBytes: number; height: number; bits: Buffer }
  | { kind: 'space'; heightFactor: number }
  | { kind: 'cut' };

/** What a printer does at once or answers, instead of printing. */
export type PrinterQuestion =
  | { kind: 'realTime'; question: number }
  | { kind: 'processId'; id: string }
  | { kind: 'transmit' };

export type ReadBytes = {
  items: PaperItem[];
  questions: PrinterQuestion[];
};

type Setting = {
  widthFactor: number;
  heightFactor: number;
  bold: boolean;
  moduleDots: number;
  code: string;
  line: number[];
};

const fresh = (): Setting => ({ widthFactor: 1, heightFactor: 1, bold: false, moduleDots: 3, code: '', line: [] });

/** A command's length and what it does; unknown bytes are passed over, as printers do. */
type Command = {
  length: number;
  run: (() => unknown) | null;
};

/** As most printers number the code pages; a slip's own goes by the number that its profile says. */
const USUAL_PAGES: Record<number, Encoding> = { 0: 'CP437', 16: 'CP1252', 19: 'CP858' };

/** Reads whole commands, as one write brings them. */
export const readPaper = (bytes: Buffer, codePage: PrinterProfile['codePage']): ReadBytes => {
  const items: PaperItem[] = [];
  const questions: PrinterQuestion[] = [];
  const setting = fresh();
  let encoding = codePage.encoding;
  const at = (i: number) => bytes[i] ?? 0;
  const word = (i: number) => at(i) | (at(i + 1) << 8);

  const feed = () => {
    const { widthFactor, heightFactor, bold, line } = setting;
    const text = decodeText(Uint8Array.from(line), encoding);
    items.push(text === '' ? { kind: 'space', heightFactor } : { kind: 'text', text, widthFactor, heightFactor, bold });
    setting.line = [];
  };

  const symbol = (i: number, length: number) => {
    const code = at(i + 6);
    if (code === 0x43) setting.moduleDots = at(i + 7);
    if (code === 0x50) setting.code = bytes.toString('latin1', i + 8, i + length);
    if (code === 0x51) items.push({ kind: 'qr', text: setting.code, moduleDots: setting.moduleDots });
  };

  const withParameters = (i: number): Command => {
    const length = 5 + word(i + 3);
    const run = () => {
      if (at(i + 2) === 0x6b) symbol(i, length);
      if (at(i + 2) === 0x48) questions.push({ kind: 'processId', id: bytes.toString('latin1', i + 7, i + 11) });
    };
    return { length, run };
  };

  const picture = (i: number): Command => {
    const rowBytes = word(i + 4);
    const height = word(i + 6);
    const length = 8 + rowBytes * height;
    const run = () => items.push({ kind: 'picture', rowBytes, height, bits: bytes.subarray(i + 8, i + length) });
    return { length, run };
  };

  const size = (n: number) => () => {
    setting.widthFactor = (n >> 4) + 1;
    setting.heightFactor = (n & 7) + 1;
  };

  const page = (table: number) => () => {
    encoding = table === codePage.table ? codePage.encoding : (USUAL_PAGES[table] ?? codePage.encoding);
  };

  const group = (i: number): Command => {
    const n = at(i + 2);
    switch (word(i)) {
      case 0x401b:
        return { length: 2, run: () => Object.assign(setting, fresh()) };
      case 0x741b:
        return { length: 3, run: page(n) };
      case 0x451b:
        return { length: 3, run: () => Object.assign(setting, { bold: n === 1 }) };
      case 0x211d:
        return { length: 3, run: size(n) };
      case 0x281d:
        return withParameters(i);
      case 0x761d:
        return picture(i);
      case 0x561d:
        return { length: 4, run: () => items.push({ kind: 'cut' }) };
      case 0x721d:
        return { length: 3, run: () => questions.push({ kind: 'transmit' }) };
      case 0x0410:
        return { length: 3, run: () => questions.push({ kind: 'realTime', question: n }) };
    }
    // FS . has no number
    if (at(i) === 0x1c) return { length: 2, run: null };
    // ESC a: everything stands in the middle
    return { length: 3, run: null };
  };

  const next = (i: number): Command => {
    const byte = at(i);
    if (byte === 0x0a) return { length: 1, run: feed };
    if (byte === 0x1b || byte === 0x1c || byte === 0x1d || byte === 0x10) return group(i);
    if (byte === 0) return { length: 1, run: null };
    return { length: 1, run: () => setting.line.push(byte) };
  };

  for (let i = 0; i < bytes.length; ) {
    const { length, run } = next(i);
    run?.();
    i += length;
  }
  return { items, questions };
};
