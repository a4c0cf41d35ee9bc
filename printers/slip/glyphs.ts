// Letters that no printer's code page has, drawn as lines of dots with fonts that are part of this program (Noto Sans).
import { createRequire } from 'node:module';
import { evenLines } from './lines';
import type { Bitmap } from './raster';
import { bitmapOf } from './raster';

const load = createRequire(__filename);

/** Scripts that the fonts have besides the Latin letters; and those of these that no code page for German has: ł, ğ, ș. */
const DRAWN = /[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}\u0100-\u017f\u0218-\u021b\u1e9e]/u;
const DRAWABLE = /^[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Latin}\p{Script=Common}\p{M}]*$/u;
const RIGHT_TO_LEFT = /^\P{L}*\p{Script=Arabic}/u;

const FILES = [
  ['noto-sans', 'latin'],
  ['noto-sans', 'latin-ext'],
  ['noto-sans', 'cyrillic'],
  ['noto-sans', 'cyrillic-ext'],
  ['noto-sans', 'greek'],
  ['noto-sans', 'greek-ext'],
  ['noto-sans-arabic', 'arabic'],
] as const;
const WEIGHTS = { regular: 400, bold: 700 } as const;

export type DrawnText = {
  /** Height of the letters' box in dots. */
  size: number;
  weight: keyof typeof WEIGHTS;
  /** The paper's width. */
  dots: number;
};

type Canvas = typeof import('@napi-rs/canvas');

const familyOf = (font: string, subset: string, weight: number) => `${font}-${subset}-${weight}`;

const loadCanvas = (): Canvas | null => {
  try {
    const canvas: Canvas = load('@napi-rs/canvas');
    for (const [font, subset] of FILES)
      for (const weight of Object.values(WEIGHTS)) {
        const file = load.resolve(`@fontsource/${font}/files/${font}-${subset}-${weight}-normal.woff2`);
        canvas.GlobalFonts.registerFromPath(file, familyOf(font, subset, weight));
      }
    return canvas;
  } catch {
    // A machine for which there is no such module prints the nearest letters instead
    return null;
  }
};

let loaded: Canvas | null | 'not yet' = 'not yet';
/** Loaded with the first text that needs it; most offices never print one. */
const canvasNow = (): Canvas | null => {
  if (loaded === 'not yet') loaded = loadCanvas();
  return loaded;
};

const fontOf = ({ size, weight }: DrawnText) =>
  `${size}px ${FILES.map(([font, subset]) => `"${familyOf(font, subset, WEIGHTS[weight])}"`).join(', ')}`;

type Pen = ReturnType<ReturnType<Canvas['createCanvas']>['getContext']>;

/** Lines begin alike again and again while widths are tried: each is measured once. */
const widthBy = (pen: Pen) => {
  const known = new Map<string, number>();
  return (line: string): number => {
    const width = known.get(line) ?? pen.measureText(line).width;
    known.set(line, width);
    return width;
  };
};

/** Whether letters of a text stand in no code page, and can be drawn. */
export const isDrawn = (text: string): boolean => DRAWN.test(text) && DRAWABLE.test(text);

/**
 * The text as lines in the middle of the paper, shaped and in its own direction; a word wider than the paper is made
 * narrower. Null where nothing can be drawn.
 */
export const drawText = (text: string, drawn: DrawnText): Bitmap[] | null => {
  const canvas = canvasNow();
  if (canvas === null) return null;
  const { dots, size } = drawn;
  const height = Math.ceil(size * 1.4);
  const surface = canvas.createCanvas(dots, height);
  const pen = surface.getContext('2d');
  pen.font = fontOf(drawn);
  return evenLines(text.split(' '), widthBy(pen), dots).map((line) => {
    pen.clearRect(0, 0, dots, height);
    pen.textAlign = 'center';
    pen.direction = RIGHT_TO_LEFT.test(line) ? 'rtl' : 'ltr';
    pen.fillText(line, dots / 2, Math.round(size * 1.05), dots);
    const { data } = pen.getImageData(0, 0, dots, height);
    return bitmapOf(dots, height, (x, y) => (data[(y * dots + x) * 4 + 3] ?? 0) > 127);
  });
};
