// G7: the parts of a PNG picture. Only what draws it is kept: no texts, no places, no second picture.

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const DRAWING = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];
/** Length and name before what is in a part, and a check sum after it. */
const AROUND = 12;

type Part = { name: string; start: number; end: number };

/** Its parts in order; null where the bytes are no whole PNG, or something stands after its end. */
const partsOf = (bytes: Uint8Array): Part[] | null => {
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Part[] = [];
  let start = SIGNATURE.length;
  while (start + AROUND <= bytes.length) {
    const end = start + AROUND + view.getUint32(start);
    if (end > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    parts.push({ name, start, end });
    if (name === 'IEND') return end === bytes.length ? parts : null;
    start = end;
  }
  return null;
};

/** Width and height of a PNG that has nothing but what draws it; null for anything else. */
export const plainPngSize = (bytes: Uint8Array): { width: number; height: number } | null => {
  const parts = partsOf(bytes);
  const [head] = parts ?? [];
  if (!parts || head?.name !== 'IHDR' || head.end - head.start !== AROUND + 13) return null;
  if (!parts.every(({ name }) => DRAWING.includes(name)) || !parts.some(({ name }) => name === 'IDAT')) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(head.start + 8), height: view.getUint32(head.start + 12) };
};

export const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/** The same picture without anything else; null where it is no PNG. */
export const plainPng = (bytes: Uint8Array): Uint8Array | null => {
  const kept = (partsOf(bytes) ?? []).filter(({ name }) => DRAWING.includes(name));
  if (kept.length === 0) return null;
  const pieces = [bytes.subarray(0, SIGNATURE.length), ...kept.map(({ start, end }) => bytes.subarray(start, end))];
  return joined(pieces);
};

export const bytesOfBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
