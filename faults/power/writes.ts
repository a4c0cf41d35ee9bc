// What a program did to the files of a folder, as it was written down (writes.c), and when.
import { readFileSync } from 'node:fs';

/** One thing that was done. `at`: nanoseconds of the machine's own clock, when a write began or a sync had ended. */
export type Written = {
  at: bigint;
  what: 'write' | 'truncate' | 'sync' | 'syncFolder' | 'unlink' | 'rename';
  name: string;
  /** Where it was written, or to which size it was cut. */
  offset: number;
  bytes: Buffer;
};

const HEAD_BYTES = 23;
const NAMES: { [letter: string]: Written['what'] } = {
  W: 'write',
  T: 'truncate',
  S: 'sync',
  D: 'syncFolder',
  U: 'unlink',
  R: 'rename',
};

/** Reads what was written down. */
export const readWrites = (path: string): Written[] => {
  const all = readFileSync(path);
  const found: Written[] = [];
  for (let place = 0; place + HEAD_BYTES <= all.length; ) {
    const [length, nameLength] = [all.readUInt32LE(place + 16), all.readUInt16LE(place + 20)];
    const bytesAt = place + HEAD_BYTES + nameLength;
    found.push({
      at: all.readBigUInt64LE(place),
      what: NAMES[String.fromCharCode(all[place + 22] ?? 0)] ?? 'write',
      name: all.toString('utf8', place + HEAD_BYTES, bytesAt),
      offset: Number(all.readBigInt64LE(place + 8)),
      bytes: all.subarray(bytesAt, bytesAt + length),
    });
    place = bytesAt + length;
  }
  return found;
};
