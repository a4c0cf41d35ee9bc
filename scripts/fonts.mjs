// Fira Sans in parts, cut when the screens are built: the letters of German and English first, all others on demand.
// Which letters a part has stands in the stylesheet alone: a @font-face whose url is '@fonts/<weight>-<part>.woff2'.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { inRoot } from './process.mjs';

const STYLES = 'ui/theme/_fonts.scss';
const WHOLE = 'node_modules/@kern-ux/native/dist/fonts/fira-sans';
/** Arabic comes as a part of its own; it is taken whole, because its letters are shaped by each other. */
const ARABIC = 'node_modules/@fontsource/noto-sans-arabic/files';
/** Where the parts lie, for `@fonts/` in the stylesheet. */
export const FONTS = inRoot('.cache/fonts');
/** Pairs, marks above letters, and figures of one width for numbers and the clock; no small capitals, no old figures. */
const FEATURES = ['kern', 'liga', 'locl', 'ccmp', 'mark', 'mkmk', 'tnum', 'lnum'];

function lettersIn(range) {
  return range.split(',').flatMap((part) => {
    const [from, to = from] = part.trim().replace(/^U\+/i, '').split('-');
    const first = Number.parseInt(from, 16);
    return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, i) => String.fromCodePoint(first + i));
  });
}

/** The parts that a stylesheet names. Throws when it names none, or one without its letters. */
export function partsIn(styles) {
  const parts = [...styles.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, face]) => {
    const named = /url\('@fonts\/((\w+)-\w+\.woff2)'\)/.exec(face);
    const range = /unicode-range:\s*([^;]+);/.exec(face);
    if (named === null || range === null) throw new Error(`a font without its part or its letters: ${face}`);
    return { file: named[1], weight: named[2], letters: lettersIn(range[1]) };
  });
  if (parts.length === 0) throw new Error('the stylesheet names no fonts');
  return parts;
}

/** Cuts every part anew. */
export async function cutFonts() {
  mkdirSync(FONTS, { recursive: true });
  for (const { file, weight, letters } of partsIn(readFileSync(inRoot(STYLES), 'utf8'))) {
    const [, arabic] = /^Arabic(\d+)$/.exec(weight) ?? [];
    if (arabic !== undefined) {
      copyFileSync(inRoot(join(ARABIC, `noto-sans-arabic-arabic-${arabic}-normal.woff2`)), join(FONTS, file));
      continue;
    }
    const whole = readFileSync(inRoot(join(WHOLE, `FiraSans-${weight}.woff2`)));
    // Hints are for screens of long ago, and a third of the bytes.
    const options = { targetFormat: 'woff2', keepFeatures: FEATURES, noHinting: true };
    writeFileSync(join(FONTS, file), await subsetFont(whole, letters.join(''), options));
  }
}
