// The QR of a slip as commands: drawn by the printer itself, or sent to it as a picture.
import { encode } from 'uqr';

const LEAST_MODULE_DOTS = 3;
const MOST_MODULE_DOTS = 8;

/** Dots a module so that the code with its quiet zone takes at most six tenths of the paper's width. */
const moduleDots = (modules: number, dots: number) => {
  const fitting = Math.floor((dots * 0.6) / (modules + 8));
  return Math.min(MOST_MODULE_DOTS, Math.max(LEAST_MODULE_DOTS, fitting));
};

const matrixOf = (text: string) => encode(text, { ecc: 'M', boostEcc: false, border: 0 }).data;

const symbolCommand = (code: number, values: readonly number[] | Buffer) => {
  const length = values.length + 2;
  return Buffer.from([0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, code, ...values]);
};

/** Model 2, error correction M. `text` is ASCII, `dots` the paper's width. */
export const nativeQr = (text: string, dots: number): Buffer => {
  const size = moduleDots(matrixOf(text).length, dots);
  return Buffer.concat([
    symbolCommand(0x41, [0x32, 0]),
    symbolCommand(0x43, [size]),
    symbolCommand(0x45, [0x31]),
    symbolCommand(0x50, [0x30, ...Buffer.from(text, 'ascii')]),
    symbolCommand(0x51, [0x30]),
  ]);
};

const rasterOf = (matrix: readonly (readonly boolean[])[], scale: number): Buffer => {
  const height = matrix.length * scale;
  const rowBytes = Math.ceil(height / 8);
  const picture = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < height; x += 1)
      if (matrix[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        picture.writeUInt8(picture.readUInt8(y * rowBytes + (x >> 3)) | (0x80 >> (x & 7)), y * rowBytes + (x >> 3));
  const header = [0x1d, 0x76, 0x30, 0, rowBytes & 0xff, rowBytes >> 8, height & 0xff, height >> 8];
  return Buffer.concat([Buffer.from(header), picture]);
};

/**
 * The same code as a raster picture for printers that draw no QR themselves. At three dots a module no byte of it can
 * begin a real-time command (10h is a single dot), which the printer would carry out in the middle of the picture.
 */
export const rasterQr = (text: string, dots: number): Buffer => {
  const matrix = matrixOf(text);
  return rasterOf(matrix, moduleDots(matrix.length, dots));
};
