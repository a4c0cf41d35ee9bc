// Reads a slip's bytes as strictly as a manual: written apart from the encoder, throws on any byte it does not know.
import jsQR from 'jsqr';

/** ESC t numbers as Epson has them; the upper halves were taken from another source than the encoder's. */
const PAGES: Record<number, string> = {
  0: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  16: '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  19: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
};

const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

export type Command =
  | { kind: 'reset' }
  | { kind: 'oneByteLetters' }
  | { kind: 'filling' }
  | { kind: 'page'; table: number }
  | { kind: 'align'; to: number }
  | { kind: 'bold'; on: boolean }
  | { kind: 'size'; width: number; height: number }
  | { kind: 'character'; byte: number }
  | { kind: 'lineFeed' }
  | { kind: 'cut' }
  | { kind: 'symbol'; fn: number; data: Buffer }
  | { kind: 'raster'; rowBytes: number; height: number; bits: Buffer }
  | { kind: 'realTime'; question: number }
  | { kind: 'processId'; id: string }
  | { kind: 'transmit' }
  | { kind: 'reports'; what: number };

export type Read = {
  command: Command;
  length: number;
};

const hex = (bytes: Buffer) => bytes.toString('hex');

const expect1 = (value: number, allowed: readonly number[], what: string) => {
  if (!allowed.includes(value)) throw new Error(`${what}: ${value} is not among ${allowed.join()}`);
  return value;
};

const readEscape = (b: Buffer): Read | null => {
  if (b.length < 2) return null;
  if (b[1] === 0x40) return { command: { kind: 'reset' }, length: 2 };
  if (b.length < 3) return null;
  const n = b.readUInt8(2);
  if (b[1] === 0x74) return { command: { kind: 'page', table: expect1(n, [0, 16, 19], 'ESC t') }, length: 3 };
  if (b[1] === 0x61) return { command: { kind: 'align', to: expect1(n, [0, 1, 2], 'ESC a') }, length: 3 };
  if (b[1] === 0x45) return { command: { kind: 'bold', on: expect1(n, [0, 1], 'ESC E') === 1 }, length: 3 };
  throw new Error(`unknown ESC command ${hex(b.subarray(0, 3))}`);
};

const readParenthesis = (b: Buffer): Read | null => {
  if (b.length < 5) return null;
  const length = 5 + b.readUInt16LE(3);
  if (b.length < length) return null;
  if (b[2] === 0x6b) {
    expect1(b.readUInt8(5), [0x31], 'GS ( k cn');
    return { command: { kind: 'symbol', fn: b.readUInt8(6), data: b.subarray(7, length) }, length };
  }
  if (b[2] === 0x48) {
    if (length !== 11) throw new Error('GS ( H: wrong length');
    expect1(b.readUInt8(5), [48], 'GS ( H fn');
    expect1(b.readUInt8(6), [48], 'GS ( H m');
    const id = b.subarray(7, 11);
    if (id.some((byte) => byte < 32 || byte > 126)) throw new Error('GS ( H: id out of range');
    return { command: { kind: 'processId', id: id.toString('ascii') }, length };
  }
  throw new Error(`unknown GS ( command ${hex(b.subarray(0, 5))}`);
};

const readRaster = (b: Buffer): Read | null => {
  if (b.length < 8) return null;
  expect1(b.readUInt8(2), [0x30], 'GS v');
  expect1(b.readUInt8(3), [0], 'GS v 0 m');
  const rowBytes = b.readUInt16LE(4);
  const height = b.readUInt16LE(6);
  const length = 8 + rowBytes * height;
  if (b.length < length) return null;
  return { command: { kind: 'raster', rowBytes, height, bits: b.subarray(8, length) }, length };
};

const readGroup = (b: Buffer): Read | null => {
  if (b[1] === 0x28) return readParenthesis(b);
  if (b[1] === 0x76) return readRaster(b);
  if (b.length < 3) return null;
  const n = b.readUInt8(2);
  if (b[1] === 0x21) {
    if (n & 0x88) throw new Error(`GS !: ${n} is out of range`);
    return { command: { kind: 'size', width: (n >> 4) + 1, height: (n & 15) + 1 }, length: 3 };
  }
  if (b[1] === 0x72) {
    expect1(n, [1], 'GS r');
    return { command: { kind: 'transmit' }, length: 3 };
  }
  if (b[1] === 0x61) {
    expect1(n, [0, 15], 'GS a');
    return { command: { kind: 'reports', what: n }, length: 3 };
  }
  if (b[1] !== 0x56) throw new Error(`unknown GS command ${hex(b.subarray(0, 3))}`);
  expect1(n, [66], 'GS V');
  return b.length < 4 ? null : { command: { kind: 'cut' }, length: 4 };
};

/** The command at the start of the bytes; null while it is incomplete. */
export const readCommand = (b: Buffer): Read | null => {
  const first = b[0];
  if (first === undefined) return null;
  if (first === ESC) return readEscape(b);
  if (first === GS) return readGroup(b);
  if (first === FS) {
    if (b.length < 2) return null;
    expect1(b.readUInt8(1), [0x2e], 'FS');
    return { command: { kind: 'oneByteLetters' }, length: 2 };
  }
  if (first === 0) {
    const end = b.findIndex((byte) => byte !== 0);
    return { command: { kind: 'filling' }, length: end < 0 ? b.length : end };
  }
  if (first === DLE) {
    if (b.length < 3) return null;
    if (b[1] !== 0x04) throw new Error(`unknown DLE command ${hex(b.subarray(0, 3))}`);
    const question = expect1(b.readUInt8(2), [1, 2, 3, 4], 'DLE EOT');
    return { command: { kind: 'realTime', question }, length: 3 };
  }
  if (first === 0x0a) return { command: { kind: 'lineFeed' }, length: 1 };
  if (first < 0x20 || first === 0x7f) throw new Error(`control byte ${first.toString(16)} in text`);
  return { command: { kind: 'character', byte: first }, length: 1 };
};

export type Line = {
  text: string;
  width: number;
  height: number;
  bold: boolean;
  centred: boolean;
};

export type DecodedSlip = {
  /** Lines with something on them. */
  lines: Line[];
  /** What a phone reads in the codes. */
  codes: string[];
  /** Rasters that are no code, band by band. */
  pictures: { rowBytes: number; height: number; bits: Buffer }[];
  /** Dots that the widest code takes; null when the printer drew it. */
  codeDots: number | null;
  cuts: number;
  commands: Command[];
};

const scan = ({ rowBytes, height, bits }: Command & { kind: 'raster' }) => {
  const quiet = 16;
  const width = rowBytes * 8 + 2 * quiet;
  const pixels = new Uint8ClampedArray(width * (height + 2 * quiet) * 4).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < rowBytes * 8; x += 1)
      if (bits.readUInt8(y * rowBytes + (x >> 3)) & (128 >> (x % 8)))
        pixels.fill(0, ((y + quiet) * width + x + quiet) * 4, ((y + quiet) * width + x + quiet) * 4 + 3);
  const code = jsQR(pixels, width, height + 2 * quiet);
  return code === null ? null : code.data;
};

const readAll = (bytes: Buffer): Command[] => {
  const commands: Command[] = [];
  for (let at = 0; at < bytes.length; ) {
    const read = readCommand(bytes.subarray(at));
    if (read === null) throw new Error(`incomplete command ${hex(bytes.subarray(at, at + 16))}`);
    commands.push(read.command);
    at += read.length;
  }
  return commands;
};

const createSymbol = () => {
  let model = 0;
  let size = 0;
  let level = 0;
  let stored: string | null = null;
  return (fn: number, data: Buffer): string | null => {
    if (fn === 0x41) model = expect1(data.readUInt8(0), [0x32], 'QR model');
    else if (fn === 0x43) size = expect1(data.readUInt8(0), [3, 4, 5, 6, 7, 8], 'QR module size');
    else if (fn === 0x45) level = expect1(data.readUInt8(0), [0x31], 'QR error correction M');
    else if (fn === 0x50) stored = data.subarray(1).toString('ascii');
    else if (fn === 0x51) {
      if (!model || !size || !level || stored === null) throw new Error('QR printed before it was set');
      return stored;
    } else throw new Error(`unknown QR function ${fn}`);
    return null;
  };
};

/** Dots that spell a real-time command would be carried out in the middle of the picture. */
const expectNoRealTime = (bits: Buffer) => {
  for (const n of [0x04, 0x05, 0x14])
    if (bits.includes(Buffer.from([DLE, n]))) throw new Error(`the raster holds DLE ${hex(Buffer.from([n]))}`);
};

const setRaster = (slip: DecodedSlip, raster: Command & { kind: 'raster' }) => {
  expectNoRealTime(raster.bits);
  const code = scan(raster);
  const { rowBytes, height, bits } = raster;
  if (code === null) slip.pictures.push({ rowBytes, height, bits });
  else {
    slip.codes.push(code);
    slip.codeDots = rowBytes * 8;
  }
};

/** What a printer makes of letters that starts with two bytes a letter. */
const CHINESE = new TextDecoder('gbk');
const isLead = (byte: number) => byte >= 0x81 && byte <= 0xfe;

/** One slip, from ESC @ to its cut, as a printer prints it that starts with one byte a letter, or in Chinese mode. */
export const decodeSlip = (bytes: Buffer, startsIn: 'oneByte' | 'chinese' = 'oneByte'): DecodedSlip => {
  const commands = readAll(bytes);
  if (commands[0]?.kind !== 'reset') throw new Error('a slip begins with ESC @');
  const slip: DecodedSlip = { lines: [], codes: [], pictures: [], codeDots: null, cuts: 0, commands };
  const symbol = createSymbol();
  let page: string | null = null;
  let text = '';
  let isChinese = startsIn === 'chinese';
  let lead: number | null = null;
  let style = { width: 1, height: 1, bold: false, centred: false };
  const letter = (byte: number) => {
    if (lead !== null) {
      const both = Uint8Array.from([lead, byte]);
      lead = null;
      return CHINESE.decode(both);
    }
    if (isChinese && isLead(byte)) {
      lead = byte;
      return '';
    }
    if (byte < 0x80) return String.fromCharCode(byte);
    const found = page?.charAt(byte - 0x80);
    if (!found || found === '\ufffd') throw new Error(`byte ${byte.toString(16)} is not in the code page`);
    return found;
  };
  for (const command of commands) {
    if (slip.cuts > 0 && !['processId', 'transmit', 'realTime'].includes(command.kind))
      throw new Error('after the cut');
    switch (command.kind) {
      case 'page':
        page = PAGES[command.table] ?? null;
        break;
      case 'align':
        style = { ...style, centred: command.to === 1 };
        break;
      case 'bold':
        style = { ...style, bold: command.on };
        break;
      case 'size':
        style = { ...style, width: command.width, height: command.height };
        break;
      case 'character':
        text += letter(command.byte);
        break;
      case 'oneByteLetters':
        isChinese = false;
        break;
      case 'filling':
        throw new Error('filling in a slip');
      case 'lineFeed':
        lead = null;
        if (text !== '') slip.lines.push({ text, ...style });
        text = '';
        break;
      case 'cut':
        if (text !== '') throw new Error('text without a line end before the cut');
        slip.cuts += 1;
        break;
      case 'symbol': {
        const code = symbol(command.fn, command.data);
        if (code !== null) slip.codes.push(code);
        break;
      }
      case 'raster':
        setRaster(slip, command);
        break;
      case 'reset':
      case 'realTime':
      case 'processId':
      case 'transmit':
      case 'reports':
        break;
    }
  }
  return slip;
};
