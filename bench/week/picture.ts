// Bars as an SVG document: mean waits of both kinds, rule by rule.

/** One scenario: for every rule the mean waits, in minutes. */
export type Bars = { title: string; rows: { name: string; booked: number; walkIns: number }[] };

const WIDTH = 860;
const LABEL = 260;
const BAR = 11;
const ROW = 34;
const HEAD = 44;

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const text = (x: number, y: number, said: string, more = '') =>
  `<text x="${Math.round(x)}" y="${y}"${more}>${escaped(said)}</text>`;

const bar = (y: number, minutes: number, scale: number, colour: string) =>
  [
    `<rect x="${LABEL}" y="${y}" width="${(minutes * scale).toFixed(1)}" height="${BAR}" fill="${colour}"/>`,
    text(LABEL + minutes * scale + 5, y + BAR - 1, minutes.toFixed(1)),
  ].join('');

const BOOKED = '#e66100';
const WALK_INS = '#1d4f91';

/** A block a scenario, a row a rule; all of them on one scale. */
export const picture = (title: string, blocks: Bars[]): string => {
  const most = Math.max(...blocks.flatMap(({ rows }) => rows.flatMap(({ booked, walkIns }) => [booked, walkIns])));
  const scale = (WIDTH - LABEL - 60) / most;
  let y = 60;
  const drawn: string[] = [];
  for (const block of blocks) {
    drawn.push(text(10, y + 20, block.title, ' font-weight="bold"'));
    y += HEAD - 12;
    for (const { name, booked, walkIns } of block.rows) {
      drawn.push(text(10, y + 16, name), bar(y, walkIns, scale, WALK_INS), bar(y + BAR + 2, booked, scale, BOOKED));
      y += ROW;
    }
    y += 12;
  }
  const key = [
    `<rect x="${LABEL}" y="34" width="12" height="12" fill="${WALK_INS}"/>${text(LABEL + 18, 44, 'walk-ins')}`,
    `<rect x="${LABEL + 100}" y="34" width="12" height="12" fill="${BOOKED}"/>${text(LABEL + 118, 44, 'appointments')}`,
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y + 10}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    text(10, 22, title, ' font-size="15" font-weight="bold"'),
    ...key,
    ...drawn,
    '</svg>\n',
  ].join('\n');
};
