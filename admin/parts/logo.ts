// A picture file as the dots that a slip printer can set: black or nothing.
import type { Logo } from '../../shared/settings';

/** The printable width of 80 mm paper; narrower printers get it made smaller. */
const MOST_DOTS = 576;
const MOST_ROWS = 800;
const MOST_BYTES = 30_000;

/** How large a picture becomes: as wide as it is, but no wider than the paper and of no more dots than may be stored. */
export const sizeOf = (width: number, height: number): { width: number; height: number } => {
  const across = Math.min(1, MOST_DOTS / width, MOST_ROWS / height, Math.sqrt((MOST_BYTES * 8) / (width * height)));
  const dots = Math.max(8, Math.floor((width * across) / 8) * 8);
  return { width: dots, height: Math.max(1, Math.floor((height * dots) / width)) };
};

/** Bytes as a command carries them. */
export const base64Of = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/**
 * Four bytes a dot (red, green, blue, opacity) as bits. Greys become patterns of dots: what is lost at one dot is made
 * up for at its neighbours (Floyd and Steinberg).
 */
export const bitsOf = (pixels: ArrayLike<number>, width: number, height: number): Uint8Array => {
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height);
  const light = Float32Array.from({ length: width * height }, (_, i) => {
    const [red = 0, green = 0, blue = 0, opacity = 0] = [0, 1, 2, 3].map((part) => pixels[i * 4 + part] ?? 0);
    return 255 - ((255 - (0.299 * red + 0.587 * green + 0.114 * blue)) * opacity) / 255;
  });
  const pass = (x: number, y: number, error: number) => {
    const at = y * width + x;
    if (x >= 0 && x < width && y < height) light[at] = (light[at] ?? 0) + error;
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const wanted = light[y * width + x] ?? 255;
      const isBlack = wanted < 128;
      const at = y * rowBytes + (x >> 3);
      if (isBlack) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
      const error = wanted - (isBlack ? 0 : 255);
      pass(x + 1, y, (error * 7) / 16);
      pass(x - 1, y + 1, (error * 3) / 16);
      pass(x, y + 1, (error * 5) / 16);
      pass(x + 1, y + 1, error / 16);
    }
  return bits;
};

/** The logo in a picture file; null when the browser cannot read it. */
export const readLogo = async (file: File): Promise<Logo | null> => {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const { width, height } = sizeOf(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, bits: base64Of(bitsOf(data, width, height)) };
};
