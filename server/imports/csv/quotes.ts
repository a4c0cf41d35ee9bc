// A quotation mark that somebody has typed opens a cell that swallows the rows below it, without a fault. It is found here.

const DATE = /^[A-Za-z]{0,10}[.,]{0,2} {0,3}\d{1,4}[./-]\d{1,2}/;

/** Whether a cell of several lines holds what looks like rows: a day stands there in the column of days. */
const holdsRows = (cell: string, separator: string, places: readonly number[]): boolean =>
  cell.includes('\n') &&
  cell
    .split('\n')
    .slice(1)
    .map((line) => line.split(separator))
    .some((cells) => places.some((place) => DATE.test(cells[place]?.trim() ?? '')));

/** Where a quoted cell ends that begins before `from`: at its closing mark, or at the end of the text. */
const endOfQuoted = (text: string, from: number): number => {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
};

/**
 * The row (as a spreadsheet counts them) in which a quotation mark was opened and not closed where it belongs; null when
 * there is none. Line ends are those of Unix; `places` are the columns of days.
 */
export const openQuoteIn = (text: string, separator: string, places: readonly number[]): number | null => {
  let row = 1;
  let isBegin = true;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"' && isBegin) {
      const end = endOfQuoted(text, at + 1);
      const cell = text.slice(at + 1, end);
      const after = text[end + 1] ?? '\n';
      const isTorn = after !== separator && after !== '\n' && cell.includes('\n');
      if (end === text.length || isTorn || holdsRows(cell, separator, places)) return row;
      at = end;
      isBegin = false;
    } else {
      if (letter === '\n') row += 1;
      isBegin = letter === '\n' || letter === separator;
    }
  }
  return null;
};

export type Table = { separator: string; columns: number; places: readonly number[] };

/**
 * Whether a line of a row of several lines, read without its marks, is a whole row: as many cells as there are columns, with a
 * day where days stand. Behind a note of several lines there are fewer.
 */
const holdsWholeRow = (cells: readonly string[], { separator, columns, places }: Table): boolean =>
  cells
    .join(separator)
    .split('\n')
    .slice(1)
    .map((line) => line.split(separator))
    .some((naive) => naive.length >= columns && places.some((place) => DATE.test(naive[place]?.trim() ?? '')));

/** Whether a row has swallowed another one: lines in its number or its day, more cells than there are columns, or a whole row. */
export const isTorn = (cells: readonly string[], oneLined: readonly string[], table: Table): boolean => {
  if (oneLined.some((cell) => cell.includes('\n'))) return true;
  if (!cells.some((cell) => cell.includes('\n'))) return false;
  return cells.slice(table.columns).some((cell) => cell.trim() !== '') || holdsWholeRow(cells, table);
};
