// W16, C6: the letters that names in Europe are written with (DIN 91379), as far as a keypad has room; and what they are based on.

export const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Those that German names have besides. */
export const GERMAN = `${LATIN}ÄÖÜẞ`;
/** Of names from elsewhere: all of the languages spoken here, and of neighbours. */
export const FOREIGN = 'ÀÁÂÃÅĂĄÆÇĆČĐÉÈÊËĘĚĞÍÎÏİŁÑŃÓÔŐØŒŘŚŠŞȘȚÚŰŮÝŹŻŽ’';

const MADE_OF: Readonly<Record<string, string>> = { Đ: 'D', Ł: 'L', Ø: 'O', Æ: 'A', Œ: 'O', ẞ: 'S' };

/** The letter from A to Z under whose key somebody looks for it; itself where there is none. */
export const baseOf = (letter: string): string => MADE_OF[letter] ?? letter.normalize('NFD').charAt(0);

/** As it stands in a field of capitals. A small ß has a capital of its own, which becomes no 'SS'. */
export const inCapitals = (typed: string): string => typed.replaceAll('ß', 'ẞ').replaceAll("'", '’').toUpperCase();

/** 'Anna-Lena Meißner', 'İpek Çelik', 'D’Angelo': spelled in capitals, kept as names are written. */
export const asNameIsWritten = (capitals: string): string =>
  capitals.replace(/(?<=[\p{L}\p{M}])\p{L}/gu, (letter) => (letter === 'İ' ? 'i' : letter.toLowerCase()));
