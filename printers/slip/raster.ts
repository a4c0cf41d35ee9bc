// Pictures in dots, one bit each, as commands: fitted to the paper, and with nothing in them that a printer would obey.

/** Rows of whole bytes, the leftmost dot in the highest bit; 1 is black. */
export type Bitmap = {
  width: number;
  height: number;
  bits: Buffer;
};

/** Fewer rows than a byte counts, so that the header can hold no real-time command either. */
const BAND_ROWS = 255;
const MOST_ROW_BYTES = 104;
/** The data of the largest picture on the widest paper. */
export const MOST_BAND_BYTES = MOST_ROW_BYTES * BAND_ROWS;
const DLE = 0x10;
const REAL_TIME = [0x04, 0x05, 0x14];

export const rowBytesOf = (width: number) => Math.ceil(width / 8);

/** A bitmap of which `isBlack` knows every dot. */
export const bitmapOf = (width: number, height: number, isBlack: (x: number, y: number) => boolean): Bitmap => {
  const rowBytes = rowBytesOf(width);
  const bits = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (isBlack(x, y)) {
        const at = y * rowBytes + (x >> 3);
        bits.writeUInt8(bits.readUInt8(at) | (0x80 >> (x & 7)), at);
      }
  return { width, height, bits };
};

const isBlackIn =
  ({ width, bits }: Bitmap) =>
  (x: number, y: number) =>
    (bits.readUInt8(y * rowBytesOf(width) + (x >> 3)) & (0x80 >> (x & 7))) !== 0;

/** Made smaller, never larger, to at most `dots` across. */
export const fitted = (bitmap: Bitmap, dots: number): Bitmap => {
  if (bitmap.width <= dots) return bitmap;
  const scale = bitmap.width / dots;
  const isBlack = isBlackIn(bitmap);
  const height = Math.max(1, Math.floor(bitmap.height / scale));
  return bitmapOf(dots, height, (x, y) => isBlack(Math.floor(x * scale), Math.floor(y * scale)));
};

/** A printer obeys real-time commands even inside a picture: where dots would spell one, a dot is added. */
const harmless = (bits: Buffer): Buffer => {
  const safe = Buffer.from(bits);
  for (const [at, byte] of safe.entries())
    if (byte === DLE && REAL_TIME.includes(safe[at + 1] ?? 0)) safe.writeUInt8(DLE | 0x08, at);
  return safe;
};

/** The commands that print it, in bands one below the other. */
export const rasterOf = ({ width, height, bits }: Bitmap): Buffer => {
  const rowBytes = rowBytesOf(width);
  const safe = harmless(bits);
  const bands: Buffer[] = [];
  for (let top = 0; top < height; top += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, height - top);
    bands.push(Buffer.from([0x1d, 0x76, 0x30, 0, rowBytes, 0, rows, 0]));
    bands.push(safe.subarray(top * rowBytes, (top + rows) * rowBytes));
  }
  return Buffer.concat(bands);
};
