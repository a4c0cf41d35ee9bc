// Which letters the bytes of another program mean.

/** Windows-1252 where it is not Latin-1. By hand, because Node 20 takes the one for the other. */
const FROM_80_TO_9F = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const decodeWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => FROM_80_TO_9F.charAt(letter.charCodeAt(0) - 0x80));

/** How many bytes follow one with which a letter of UTF-8 begins; 0 where none can begin. */
const followersOf = (byte: number): number => {
  if (byte >= 0xc2 && byte <= 0xdf) return 1;
  if (byte >= 0xe0 && byte <= 0xef) return 2;
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
};

const isFollowed = (bytes: Uint8Array, at: number, followers: number): boolean => {
  for (let i = at + 1; i <= at + followers; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return false;
  }
  return followers > 0;
};

/**
 * Whether it is UTF-8, a few broken bytes among it or not: what Windows writes has hardly ever two bytes beside each
 * other that would be a letter of UTF-8.
 */
const isMeantAsUtf8 = (bytes: Uint8Array): boolean => {
  let [good, broken] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const followers = followersOf(byte);
    if (isFollowed(bytes, i, followers)) {
      good += 1;
      i += followers;
    } else broken += 1;
  }
  return good >= broken;
};

const LOOKED_AT = 400;

/** UTF-16 by its mark, or because every second byte of the beginning is nothing. */
const utf16Of = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const beginning = bytes.subarray(0, LOOKED_AT);
  const nothings = [0, 0];
  beginning.forEach((byte, i) => {
    if (byte === 0) nothings[i % 2] = (nothings[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nothings;
  const isMost = (count: number) => count > beginning.length / 3;
  if (isMost(odd) && even === 0) return 'utf-16le';
  return isMost(even) && odd === 0 ? 'utf-16be' : null;
};

const isMarkedAsUtf8 = ([first, second, third]: Uint8Array) => first === 0xef && second === 0xbb && third === 0xbf;

/** Old programs end a file with Ctrl-Z, others fill it up with nothing. */
const withoutTail = (text: string): string => {
  let end = text.length;
  while (end > 0 && '\u001a\0'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};

/** What stands for a byte that is no letter. */
export const DAMAGED = '\uFFFD';

/**
 * UTF-8 and UTF-16 by their byte order mark, or without it if it reads as such; broken bytes in them become `DAMAGED`.
 * Else what Windows writes in Germany.
 */
export const decode = (bytes: Uint8Array): string => {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return withoutTail(new TextDecoder(utf16).decode(bytes));
  const isUtf8 = isMarkedAsUtf8(bytes) || isMeantAsUtf8(bytes);
  return withoutTail(isUtf8 ? new TextDecoder().decode(bytes) : decodeWindows(bytes));
};

/** The same in one byte per letter of ASCII, for what has to be taken apart before it is decoded. */
export const withoutUtf16 = (bytes: Uint8Array): Uint8Array =>
  utf16Of(bytes) === null ? bytes : Buffer.from(decode(bytes), 'utf8');
