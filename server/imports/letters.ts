// Which letters the bytes of another program mean.
import { isUtf8 } from 'node:buffer';

/** Windows-1252 where it is not Latin-1. By hand, because Node 20 takes the one for the other. */
const FROM_80_TO_9F = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const decodeWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => FROM_80_TO_9F.charAt(letter.charCodeAt(0) - 0x80));

/** UTF-8 and UTF-16 by their byte order mark; else UTF-8 if it can be, and if not, what Windows writes in Germany. */
export const decode = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : decodeWindows(bytes);
};
