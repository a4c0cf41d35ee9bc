// Draws what the virtual printer printed: the slip on paper of the right width, as an SVG that is safe to serve.
import { encode } from 'uqr';
import type { PrinterProfile } from '../../shared/settings';
import { type PaperItem, readPaper } from './paper';

const CELL_HEIGHT = 24;
const LINE_HEIGHT = 30;
const DOTS_PER_MM = 8;
/** Paper is wider than what is printed on: 80 mm for 72, 58 mm for 48. */
const MARGIN = { wide: 4 * DOTS_PER_MM, narrow: 5 * DOTS_PER_MM };
const TOOTH = 8;

const escapeXml = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

type Drawn = {
  height: number;
  svg: string;
};

/** Black runs of a grid as one path, `scale` dots a cell. */
const gridPath = (isBlack: (x: number, y: number) => boolean, width: number, height: number, scale: number) => {
  let path = '';
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const start = x;
      while (x < width && isBlack(x, y)) x += 1;
      const run = (x - start) * scale;
      if (run > 0) path += `M${start * scale} ${y * scale}h${run}v${scale}h-${run}z`;
    }
  return path;
};

const drawGrid = (path: string, width: number, middle: number, y: number) =>
  `<path transform="translate(${middle - width / 2} ${y})" shape-rendering="crispEdges" d="${path}"/>`;

const drawQr = (text: string, moduleDots: number, middle: number, y: number): Drawn => {
  const { size, data } = encode(text, { ecc: 'M', boostEcc: false, border: 0 });
  const width = size * moduleDots;
  const path = gridPath((column, row) => data[row]?.[column] === true, size, size, moduleDots);
  return { height: width, svg: drawGrid(path, width, middle, y) };
};

const drawText = (item: PaperItem & { kind: 'text' }, cell: number, middle: number, y: number): Drawn => {
  const { text, widthFactor, heightFactor, bold } = item;
  const width = text.length * cell;
  const left = middle - (width * widthFactor) / 2;
  const place = `translate(${left} ${y}) scale(${widthFactor} ${heightFactor})`;
  const svg =
    `<text transform="${place}" y="${CELL_HEIGHT - 5}" textLength="${width}" lengthAdjust="spacingAndGlyphs"` +
    `${bold ? ' font-weight="bold"' : ''}>${escapeXml(text)}</text>`;
  return { height: Math.max(LINE_HEIGHT, CELL_HEIGHT * heightFactor + 4), svg };
};

const drawItem = (item: PaperItem, cell: number, middle: number, y: number): Drawn => {
  switch (item.kind) {
    case 'text':
      return drawText(item, cell, middle, y);
    case 'qr':
      return drawQr(item.text, item.moduleDots, middle, y);
    case 'picture': {
      const { rowBytes, height, bits } = item;
      const isBlack = (x: number, row: number) => ((bits[row * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
      return { height, svg: drawGrid(gridPath(isBlack, rowBytes * 8, height, 1), rowBytes * 8, middle, y) };
    }
    case 'space':
      return { height: LINE_HEIGHT * item.heightFactor, svg: '' };
    case 'cut':
      return { height: 2 * LINE_HEIGHT, svg: '' };
  }
};

/** The outline of the paper: straight at the sides, torn teeth where the cutter went. */
const paperPath = (width: number, height: number) => {
  const teeth = Math.ceil(width / TOOTH);
  const step = width / teeth;
  return `M0 0H${width}V${height - TOOTH}${`l${-step / 2} ${TOOTH}l${-step / 2} ${-TOOTH}`.repeat(teeth)}Z`;
};

/** One slip's bytes as an SVG document, its text as the title for those who cannot see it. */
export const drawSlip = (bytes: Buffer, { codePage, columns, dots }: PrinterProfile): string => {
  const { items } = readPaper(bytes, codePage);
  const margin = dots > 400 ? MARGIN.wide : MARGIN.narrow;
  const width = dots + 2 * margin;
  let y = margin;
  const drawn = items.map((item) => {
    const { height, svg } = drawItem(item, dots / columns, width / 2, y);
    y += height;
    return svg;
  });
  const height = y + TOOTH;
  const title = items.flatMap((item) => (item.kind === 'text' ? [escapeXml(item.text)] : [])).join('\n');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}"` +
    ` width="${width / DOTS_PER_MM}mm" height="${height / DOTS_PER_MM}mm"><title>${title}</title>` +
    `<path fill="#fff" d="${paperPath(width, height)}"/>` +
    `<g fill="#000" font-family="monospace" font-size="20" style="white-space:pre">${drawn.join('')}</g></svg>`
  );
};
