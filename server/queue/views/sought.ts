// K13: how somebody is found who is sought by number, code or name, however it is typed.
import { foldName } from '../../../shared/names';
import { replaced, SPELLED } from '../day/familyName';

/** What somebody typed, read in every way in which it can be meant. */
export type Sought = {
  /** A visit itself, as links name it. */
  id: string;
  number: { letter: string | null; count: number } | null;
  code: string;
  /** Beginnings of names; none where names are not to be sought. */
  words: string[];
};

/** The words of a name as they are compared: without case and accents, and every umlaut as whoever has no key for it types it. */
const wordsOf = (text: string): string[] =>
  replaced(foldName(text), SPELLED)
    .normalize('NFD')
    .replace(/['’\p{Diacritic}]/gu, '')
    .replace(/([aou])e/g, '$1')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);

/** Codes as they are compared: letters and figures that a pen makes alike are the same. */
export const plainCode = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/[0O]/g, 'Q')
    .replace(/5/g, 'S')
    .replace(/2/g, 'Z')
    .replace(/8/g, 'B');

/** 'a42', 'A 42', 'A-042' and '42', which is said of any letter. */
const numberOf = (text: string): Sought['number'] => {
  const [, letter, digits] = /^([A-Z])?(\d{1,6})$/.exec(text.toUpperCase().replace(/[\s.-]/g, '')) ?? [];
  return digits === undefined ? null : { letter: letter ?? null, count: Number(digits) };
};

/** `byName`: whoever seeks may read names. */
export const soughtBy = (text: string, byName: boolean): Sought => ({
  id: text.trim(),
  number: numberOf(text),
  code: plainCode(text),
  words: byName ? wordsOf(text) : [],
});

const isNamed = (words: readonly string[], name: string): boolean => {
  if (words.length === 0) return false;
  const own = wordsOf(name);
  return words.every((word) => own.some((one) => one.startsWith(word)));
};

type Known = { id: string; number: string | null; code: string | null; name: string | null };

/** Whether this is who is sought. `name` is null where nobody knows it, or knows only what stands for it. */
export const isSought = ({ id, number, code, words }: Sought, one: Known): boolean => {
  if (one.id === id) return true;
  if (one.code !== null && plainCode(one.code) === code) return true;
  if (one.name !== null && isNamed(words, one.name)) return true;
  if (number === null || one.number === null || Number(one.number.slice(1)) !== number.count) return false;
  return number.letter === null || one.number.startsWith(number.letter);
};
