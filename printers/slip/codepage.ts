// Letters a printer has, and the nearest one for those it lacks (P5).
import type { PrinterProfile } from '../../shared/settings';

export type Encoding = PrinterProfile['codePage']['encoding'];

/** Characters of the bytes 80h to FFh; below that all pages are ASCII. \ufffd is a gap. */
const UPPER_HALF: Record<Encoding, string> = {
  CP858:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  CP437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  CP1252:
    '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
};

const REPERTOIRE: Record<Encoding, ReadonlySet<string>> = {
  CP858: new Set(UPPER_HALF.CP858),
  CP437: new Set(UPPER_HALF.CP437),
  CP1252: new Set(UPPER_HALF.CP1252),
};

/** Letters whose nearest is one letter: each of the first string becomes the one at its place in the second. */
const PAIRS: [string, string][] = [
  ['‐‑‒–—―−', '-------'],
  ['‘’‚‛′´', "''''''"],
  ['“”„‟″«»', '"""""""'],
  ['‹›•·∙●▪×', '<>*****x'],
  ['łŁđĐðÐøØħĦıŧŦŋŊəƏ', 'lLdDdDoOhHitTnNeE'],
  ['αβγδεζηικλμνξοπρσςτυφω', 'abgdeziiklmnxoprsstyfo'],
  ['абвгдезийклмнопрстуфэыёіґјћьъ', "abvgdezijklmnoprstufeyeigjc''"],
];

/** Letters whose nearest is several letters; Greek and Cyrillic as they are read. */
const LONGER: [string, string][] = [
  ['…', '...'],
  ['€', 'EUR'],
  ['©', '(c)'],
  ['®', '(R)'],
  ['ß', 'ss'],
  ['ẞ', 'SS'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  ['θ', 'th'],
  ['χ', 'ch'],
  ['ψ', 'ps'],
  ['ж', 'zh'],
  ['х', 'kh'],
  ['ц', 'ts'],
  ['ч', 'ch'],
  ['ш', 'sh'],
  ['щ', 'shch'],
  ['ю', 'yu'],
  ['я', 'ya'],
  ['є', 'ye'],
  ['ї', 'yi'],
  ['ђ', 'dj'],
  ['љ', 'lj'],
  ['њ', 'nj'],
  ['џ', 'dz'],
];

const NEAREST = new Map([
  ...PAIRS.flatMap(([from, to]) => [...from].map((letter, i): [string, string] => [letter, to.charAt(i)])),
  ...LONGER,
]);

const nearestOf = (letter: string): string | undefined => {
  const small = NEAREST.get(letter.toLowerCase());
  const capitalized = small && small.charAt(0).toUpperCase() + small.slice(1);
  return NEAREST.get(letter) ?? capitalized;
};

const has = (letter: string, encoding: Encoding) =>
  (letter >= ' ' && letter <= '~') || (letter !== '\ufffd' && REPERTOIRE[encoding].has(letter));

const withoutAccents = (letter: string, encoding: Encoding) =>
  [...letter.normalize('NFKD')]
    .filter((part) => !/\p{M}/u.test(part))
    .map((part) => (has(part, encoding) ? part : (nearestOf(part) ?? '')))
    .join('');

const foldLetter = (letter: string, encoding: Encoding): string => {
  if (has(letter, encoding)) return letter;
  const near = nearestOf(letter) ?? withoutAccents(letter, encoding);
  return near === '' && /[\p{L}\p{N}]/u.test(letter) ? '*' : near;
};

/** Words as most slips have them: there is nothing to be changed in them. */
const PLAIN = /^[!-~ÄÖÜäöüß€]+(?: [!-~ÄÖÜäöüß€]+)*$/;

/** Composed, white space as single spaces, without control and invisible characters. */
export const visible = (text: string): string => (PLAIN.test(text) ? text : composed(text));

const composed = (text: string): string =>
  text.normalize('NFC').replace(/\s/gu, ' ').replace(/\p{C}/gu, '').replace(/ +/g, ' ').trim();

/** Whether the code page has every letter of the text. */
export const hasAll = (text: string, encoding: Encoding): boolean =>
  [...text].every((letter) => has(letter, encoding) || !/[\p{L}\p{N}]/u.test(letter));

/**
 * The text in letters that the code page has: composed, white space as single spaces, without control and invisible
 * characters, each missing letter replaced by the nearest; one that has none (Arabic, Chinese) becomes `*`.
 */
export const fold = (text: string, encoding: Encoding): string => {
  const folded = [...visible(text)].map((letter) => foldLetter(letter, encoding)).join('');
  return folded.replace(/ +/g, ' ').trim();
};

/** The characters of bytes of text, the inverse of what escpos encodes. */
export const decodeText = (bytes: Uint8Array, encoding: Encoding): string =>
  Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : UPPER_HALF[encoding].charAt(byte - 0x80),
  ).join('');
