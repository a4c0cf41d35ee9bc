// G10: the parts of a JPEG picture (ITU-T T.81, annex B). Only what draws it is kept: no places, no texts, no second one.
import { joined } from './png';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const JFIF = 0xe0;
/** A head without a small picture in it. */
const JFIF_LENGTH = 18;
/** Frames that every browser draws: baseline, extended, progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** Tables, the interval of restarts, and JFIF's head, which says only how dense the dots are. */
const DRAWING = [0xc4, 0xdb, 0xdd, JFIF, SCAN, ...FRAMES];

/** With its marker, and the coded dots behind a scan. */
type Part = { marker: number; start: number; end: number };

/** Where the coded dots of a scan end: at a marker that is neither a stuffed byte nor a restart. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
};

/** Its parts in order, without start and end; null where the bytes are no whole JPEG, or something stands after its end. */
const partsOf = (bytes: Uint8Array): Part[] | null => {
  if (bytes[0] !== 0xff || bytes[1] !== START) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Part[] = [];
  let start = 2;
  while (start + 4 <= bytes.length && bytes[start] === 0xff) {
    const marker = bytes[start + 1] ?? 0;
    const length = view.getUint16(start + 2);
    const head = start + 2 + length;
    if (marker === END || length < 2 || head > bytes.length) return null;
    const end = marker === SCAN ? endOfScan(bytes, head) : head;
    parts.push({ marker, start, end });
    start = end;
  }
  return start + 2 === bytes.length && bytes[start] === 0xff && bytes[start + 1] === END ? parts : null;
};

const draws = ({ marker, start, end }: Part): boolean =>
  DRAWING.includes(marker) && (marker !== JFIF || end - start === JFIF_LENGTH);

/** Width and height of a JPEG that has nothing but what draws it, in dots; null for anything else. */
export const plainJpegSize = (bytes: Uint8Array): { width: number; height: number } | null => {
  const parts = partsOf(bytes) ?? [];
  const frames = parts.filter(({ marker }) => FRAMES.includes(marker));
  const [frame] = frames;
  if (!frame || frames.length > 1 || frame.end - frame.start < 10 || !parts.every(draws)) return null;
  if (!parts.some(({ marker }) => marker === SCAN)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { height: view.getUint16(frame.start + 5), width: view.getUint16(frame.start + 7) };
};

/** The same picture without anything else; null where it is no JPEG. */
export const plainJpeg = (bytes: Uint8Array): Uint8Array | null => {
  const kept = partsOf(bytes)?.filter(draws);
  if (!kept || kept.length === 0) return null;
  const pieces = [bytes.slice(0, 2), ...kept.map(({ start, end }) => bytes.slice(start, end)), bytes.slice(-2)];
  return joined(pieces);
};
