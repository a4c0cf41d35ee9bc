// Texts that people typed, made fit for a line of a letter.

/** On one line: nothing in it begins a new header, a new paragraph or a command to a terminal. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/**
 * The booking site writes to any address that is given to it. So that nobody sends advertisements to strangers as their
 * name, a name is said only if it reads like one: letters, no digits, no address of a page.
 */
export const isLikeAName = (text: string): boolean =>
  /^[\p{L}\p{M}][\p{L}\p{M} '’‘-]*(?:\.(?= |$)[\p{L}\p{M} '’‘-]*)*$/u.test(text);
