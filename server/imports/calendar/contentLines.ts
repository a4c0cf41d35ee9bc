// The lines of a calendar: unfolded as bytes and decoded then, because a fold may stand within a letter (RFC 5545 3.1).
import { decode, withoutUtf16 } from '../rows/textDecoding';

/** `at` is the line in the file, counted from 1, with which it begins. */
export type ContentLine = { at: number; text: string };

const MARK = '\uFEFF';

/** Line ends of Windows, Unix and old Macintoshes, mixed too; lines without anything are none. */
export const contentLinesOf = (bytes: Uint8Array): ContentLine[] => {
  const raw = Buffer.from(withoutUtf16(bytes))
    .toString('latin1')
    .split(/\r\n|\r|\n/);
  const unfolded: { at: number; parts: string[] }[] = [];
  for (const [i, line] of raw.entries()) {
    const last = unfolded.at(-1);
    if (line === '') continue;
    const isFolded = line.startsWith(' ') || line.startsWith('\t');
    if (isFolded && last !== undefined) last.parts.push(line.slice(1));
    else unfolded.push({ at: i + 1, parts: [line] });
  }
  const texts = decode(Buffer.from(unfolded.map(({ parts }) => parts.join('')).join('\n'), 'latin1')).split('\n');
  return unfolded
    .map(({ at }, i) => ({ at, text: texts[i] ?? '' }))
    .map(({ at, text }) => ({ at, text: text.startsWith(MARK) ? text.slice(1) : text }));
};
