// The code of an appointment: six characters without 0/O and 1/I/L (A1), typed, tapped or scanned.

export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 6;

/** A ticket page's address with the code behind its '#', or what other keyboards make of that sign. */
const ADDRESSES = /HTTPS?([^A-Z0-9])/g;
const BEFORE_CODE = ['#', '§', '£', '*', '\\'];
/** What some scanners send first: which kind of code it was (AIM), in the signs of an English or a German keyboard. */
const IDENTIFIER = /^[\]+][A-Z][0-9A-Z]/;
/** Without the signs that some scanners send at the end. */
const withoutEnding = (text: string): string => {
  let end = text.length;
  while (end > 0 && !/[A-Z0-9]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
};

const isCode = (text: string) =>
  text.length === CODE_LENGTH && [...text].every((letter) => CODE_LETTERS.includes(letter));

/** Keyboards of German and English swap these two; all else in a code is in the same place. */
const swapped = (code: string) => code.replace(/[YZ]/g, (letter) => (letter === 'Y' ? 'Z' : 'Y'));

const plain = (typed: string) => typed.replace(/\s/g, '').toUpperCase();

type Address = {
  text: string;
  /** What its colon has become. */
  colon: string;
};

/** The last address in what was typed, whatever stands before it: a scanner's own signs, or an earlier try. */
const addressIn = (typed: string): Address | null => {
  const text = plain(typed);
  const found = [...text.matchAll(ADDRESSES)].at(-1);
  return found === undefined ? null : { text: text.slice(found.index), colon: found[1] ?? ':' };
};

/** Whether there is an address in this, with or without a code. */
export const isAddress = (typed: string): boolean => addressIn(typed) !== null;

/** Whether the scanner's keyboard is another one than the computer's. */
export const isAskew = (typed: string): boolean => (addressIn(typed)?.colon ?? ':') !== ':';

/** A key of the ticket pages, behind '/t/', as it was made: small and capital letters are different ones. */
const BEFORE_KEY = /[^a-z0-9]t(?=[^a-z0-9])/gi;
const KEY_LENGTH = { least: 16, most: 64 };
/** What keyboards of German and English make of each other's signs in a key. */
const AS_MEANT: Record<string, string> = { y: 'z', z: 'y', Y: 'Z', Z: 'Y', ß: '-', '?': '_', '/': '-' };

/** What stands behind the last '/t/' that leaves room for a key, up to the sign before the code. */
const keyIn = (text: string): string | undefined =>
  [...text.matchAll(BEFORE_KEY)]
    .map(({ index }) => text.slice(index + '/t/'.length))
    .map((rest) => {
      const end = [...rest].findIndex((sign) => BEFORE_CODE.includes(sign) || /\s/.test(sign));
      return end < 0 ? rest : rest.slice(0, end);
    })
    .findLast(({ length }) => length >= KEY_LENGTH.least && length <= KEY_LENGTH.most);

/** K21: the key in the address of a ticket page, as a slip has it; null where there is none. */
export const ticketKeyOf = (typed: string): string | null => {
  const key = isAddress(typed) ? keyIn(typed.trim()) : undefined;
  if (key === undefined) return null;
  const meant = isAskew(typed) ? [...key].map((sign) => AS_MEANT[sign] ?? sign).join('') : key;
  return /^[A-Za-z0-9_-]+$/.test(meant) ? meant : null;
};

const codeIn = ({ text, colon }: Address): string | null => {
  const mark = Math.max(...BEFORE_CODE.map((sign) => withoutEnding(text).lastIndexOf(sign)));
  if (mark < 0) return null;
  const behind = withoutEnding(text.slice(mark + 1));
  const code = colon === ':' ? behind : swapped(behind);
  return isCode(code) ? code : null;
};

/**
 * The code in what was typed or scanned; null when there is none. A scanner types an address by the keys of its own
 * keyboard: where the colon has become another sign, so have Y and Z.
 */
export const codeOf = (typed: string): string | null => {
  const address = addressIn(typed);
  if (address !== null) return codeIn(address);
  const bare = plain(typed).replace(IDENTIFIER, '');
  return isCode(bare) ? bare : null;
};
