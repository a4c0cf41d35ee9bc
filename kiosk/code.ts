// The code of an appointment: six characters without 0/O and 1/I/L (A1), typed, tapped or scanned.

export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 6;

/** A ticket page's address with the code behind its '#', or what other keyboards make of that sign. */
const ADDRESS = /^HTTPS?(.)/;
const BEFORE_CODE = ['#', '§', '£', '*', '\\'];

const isCode = (text: string) =>
  text.length === CODE_LENGTH && [...text].every((letter) => CODE_LETTERS.includes(letter));

/** Keyboards of German and English swap these two; all else in a code is in the same place. */
const swapped = (code: string) => code.replace(/[YZ]/g, (letter) => (letter === 'Y' ? 'Z' : 'Y'));

const plain = (typed: string) => typed.replace(/\s/g, '').toUpperCase();

/** Whether this is an address, with or without a code. */
export const isAddress = (typed: string): boolean => /^HTTPS?[^A-Z0-9]/.test(plain(typed));

/**
 * The code in what was typed or scanned; null when there is none. A scanner types an address by the keys of its own
 * keyboard: where the colon has become another sign, so have Y and Z.
 */
export const codeOf = (typed: string): string | null => {
  const text = plain(typed);
  const [begin = '', colon = ':'] = ADDRESS.exec(text) ?? [];
  const mark = begin === '' ? -1 : Math.max(...BEFORE_CODE.map((sign) => text.lastIndexOf(sign)));
  const isMarked = mark >= begin.length;
  const behind = isMarked ? text.slice(mark + 1) : text;
  const code = isMarked && colon !== ':' ? swapped(behind) : behind;
  return isCode(code) ? code : null;
};
