// G24: what an office has said in German alone is marked as German in a letter of another language, wherever that can be: in HTML.
import { speaksGerman } from '../../../shared/languages/locales';
import type { Language, Text } from '../../../shared/settings';
import { textOf } from '../../../shared/words';
import { oneLine } from './plain';

// Signs that nobody writes stand around it until the letter is made.
const [BEGIN, END] = ['\u{e000}', '\u{e001}'];
const MARKS = /[\u{e000}\u{e001}]/gu;
const GERMAN = /\u{e000}([^\u{e000}\u{e001}]*)\u{e001}/u;

/** For what has no languages: subjects, and letters without HTML. */
export const unmarked = (text: string): string => text.replace(MARKS, '');

/** A text of the office on one line, in the language of a letter or marked as German. */
export const saidIn = (text: Text, language: Language): string => {
  const said = unmarked(oneLine(textOf(text, language)));
  const isForeign = text[language] === undefined && !speaksGerman(language);
  return isForeign && said !== '' ? `${BEGIN}${said}${END}` : said;
};

/** One after the other: what is marked, and what stands around it. */
export const partsOf = (text: string): { text: string; isGerman: boolean }[] =>
  text.split(GERMAN).flatMap((part, at) => (part === '' ? [] : [{ text: part, isGerman: at % 2 === 1 }]));
