// M13: the text of a record: a line for each thing that changed, and before it the hash of it and of all before it.
import { createHash } from 'node:crypto';
import type { RecordLine } from '../queue/record/lines';

/** Goes up when the text is made in another way. */
export const RECORD_FORMAT = 1;

/** Before the first record there is none. */
export const NO_RECORD = '0'.repeat(64);

/** What a record says of itself; `before` is the last hash of the record before it. */
export type RecordHead = { day: string; office: string; timeZone: string; before: string };

/** SHA-256 of the hash before it, a line feed, and the line (UTF-8), as 64 hexadecimal digits. */
const hashOf = (before: string, line: string): string =>
  createHash('sha256').update(`${before}\n${line}`).digest('hex');

/** The text, and its last hash: with that alone anybody can show later that no line was changed. */
export const recordText = ({ day, office, timeZone, before }: RecordHead, lines: readonly RecordLine[]) => {
  let head = before;
  const text = [{ format: RECORD_FORMAT, day, office, timeZone, before }, ...lines].map((one) => {
    const line = JSON.stringify(one);
    head = hashOf(head, line);
    return `${head} ${line}\n`;
  });
  return { text: text.join(''), head };
};

/** Whether a text is the record of that day, and ends with that hash. */
export const isRecordOf = (text: string, { day, head }: { day: string; head: string }): boolean => {
  const [first = ''] = text.split('\n', 1);
  const last = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
  return first.includes(`"day":${JSON.stringify(day)},`) && last.startsWith(`${head} `);
};
