// The QR of a slip as commands: drawn by the printer itself, or sent to it as a picture.
import { encode } from 'uqr';
import { bitmapOf, rasterOf } from './raster';

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

/** The same code as a raster picture, for printers that draw no QR themselves. */
export const rasterQr = (text: string, dots: number): Buffer => {
  const matrix = matrixOf(text);
  const scale = moduleDots(matrix.length, dots);
  const size = matrix.length * scale;
  return rasterOf(bitmapOf(size, size, (x, y) => matrix[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true));
};
