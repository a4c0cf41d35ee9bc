// P16: words set in lines: as few as there must be, and about equally long, so that no word stands alone where it need not.

/** So many widths are tried between the narrowest and the paper's. */
const TRIED = 24;

type Width = (line: string) => number;

/** Each line as full as can be; a word that is wider than a line has one of its own. */
export const inLines = (words: readonly string[], widthOf: Width, most: number): string[] => {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && widthOf(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

/** As many lines, in the narrowest width in which they are no more. */
export const evenLines = (words: readonly string[], widthOf: Width, most: number): string[] => {
  const full = inLines(words, widthOf, most);
  if (full.length < 2) return full;
  const least = Math.max(...words.map(widthOf));
  const step = Math.max(1, Math.floor((most - least) / TRIED));
  for (let width = least; width < most; width += step) {
    const even = inLines(words, widthOf, width);
    if (even.length === full.length) return even;
  }
  return full;
};
