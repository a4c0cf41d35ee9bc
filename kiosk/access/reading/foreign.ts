// W12, U3: what is written in another language than the page is read by a voice of that language.
import { isLanguage, type Language } from '../../../shared/languages';

// Signs that nobody writes.
const [BEGIN, NAMED, END] = ['\u{e000}', '\u{e001}', '\u{e002}'];
const PART = /\u{e000}([a-z-]+)\u{e001}([^\u{e000}\u{e002}]*)\u{e002}/u;

/** A text that says its language, within one that does not. */
export const inLanguage = (language: string, text: string): string =>
  text === '' ? '' : `${BEGIN}${language}${NAMED}${text}${END}`;

export type Part = { text: string; language: Language };

/** What ended a sentence is not read at the beginning of the next part. */
const BEFORE = /^[\s.,:;!?…]+/;
const hasWords = ({ text }: Part) => /[\p{L}\p{N}]/u.test(text);

/** One after the other, each in its language. */
export const partsIn = (text: string, language: Language): Part[] => {
  const pieces = text.split(PART);
  // What stands between two, then a language and what is said in it, and so on.
  return pieces
    .flatMap((piece, at): Part[] => {
      if (at % 3 === 1) return [];
      const own = at % 3 === 2 ? (pieces[at - 1] ?? '') : language;
      return [{ text: piece.replace(BEFORE, ''), language: isLanguage(own) ? own : language }];
    })
    .filter(hasWords);
};
