// Which names people take for the same.

/**
 * A name without what nobody hears or sees: case, blanks, marks without width, one letter in several forms of Unicode.
 * What is found by a name and what is counted under it are the same, because both go by this.
 */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\p{Z}\p{Cc}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLocaleLowerCase('de')
    .normalize('NFKC')
    .replace(/ +/g, ' ')
    .trim();

/** A password's least length, in characters as people count them. */
export const SHORTEST_PASSWORD = 10;
export const isLongEnough = (password: string): boolean => [...password].length >= SHORTEST_PASSWORD;
