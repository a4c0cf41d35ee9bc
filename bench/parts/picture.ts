// A run as a picture: what each figure is over its floor, on one scale that doubles from line to line.
import { scaleLog } from 'd3-scale';
import { cellsOf, isMet, type Row, ratioOf } from './rows';

const [WIDTH, LABEL, SIDE, LINE, TOP] = [1100, 430, 300, 22, 58];
const COLOURS = { met: '#1b7a43', missed: '#c5342b', none: '#1d4f91' };
const [LEAST, MOST] = [1 / 16, 64];

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const text = (x: number, y: number, said: string, more = '') =>
  `<text x="${x.toFixed(1)}" y="${y}"${more}>${escaped(said)}</text>`;

const x = scaleLog([LEAST, MOST], [LABEL, WIDTH - SIDE]).clamp(true);
const powers = Array.from({ length: 11 }, (_, i) => 2 ** (i - 4));

const colourOf = (row: Row): string => {
  const met = isMet(row);
  if (met === null) return COLOURS.none;
  return met ? COLOURS.met : COLOURS.missed;
};

/** A bar from the floor, which is one, to the ratio; where the goal is a ratio a mark shows it. */
const drawn = (row: Row, y: number): string => {
  const [what = '', here = '', floor = '', ratio = '', goal = ''] = cellsOf(row);
  const [one, end] = [x(1), x(ratioOf(row))];
  const [from, width] = [Math.min(one, end), Math.max(1, Math.abs(end - one))];
  const bound = row.goal?.of === 'ratio' ? x('most' in row.goal ? row.goal.most : row.goal.least) : null;
  return [
    '<g>',
    `<title>${escaped(`${what}: ${here}, floor ${floor}`)}</title>`,
    text(LABEL - 8, y + 14, what, ' text-anchor="end"'),
    `<rect x="${from.toFixed(1)}" y="${y + 4}" width="${width.toFixed(1)}" height="13" fill="${colourOf(row)}"/>`,
    ...(bound === null ? [] : [`<path d="M${bound.toFixed(1)} ${y}v21" stroke="#000" stroke-width="2"/>`]),
    text(WIDTH - SIDE + 8, y + 14, [`${here} × ${ratio}`, goal].filter((part) => part !== '').join(', goal ')),
    '</g>',
  ].join('');
};

/** The rows as an SVG document, under a title. */
export const picture = (title: string, rows: Row[]): string => {
  const height = TOP + rows.length * LINE + 30;
  const key = (at: number, colour: string, said: string) =>
    `<rect x="${at}" y="32" width="12" height="12" fill="${colour}"/>${text(at + 18, 43, said)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    text(10, 20, title, ' font-size="15" font-weight="bold"'),
    key(10, COLOURS.met, 'goal met'),
    key(100, COLOURS.missed, 'goal missed'),
    key(210, COLOURS.none, 'no goal'),
    text(300, 43, '| the goal, where it is a ratio'),
    ...powers.map((power) => {
      const at = x(power);
      const said = power < 1 ? `1/${1 / power}` : String(power);
      return [
        `<path d="M${at.toFixed(1)} ${TOP - 4}V${height - 24}" stroke="${power === 1 ? '#000' : '#ddd'}"/>`,
        text(at, height - 10, power === 1 ? 'floor' : said, ' text-anchor="middle"'),
      ].join('');
    }),
    ...rows.map((row, i) => drawn(row, TOP + i * LINE)),
    '</svg>\n',
  ].join('\n');
};
