// The machine's clock, as the program sees it.
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { preload } from './preload';

export type Clock = {
  /** What the program is started with. */
  environment: { [name: string]: string };
  /** Sets the clock so many seconds off. */
  set: (seconds: number) => void;
};

/** A clock that can be set, in a file of this folder; null where there is no compiler for C. */
export const createClock = (folder: string): Clock | null => {
  const library = preload('kinds/clock.c');
  if (library === null) return null;
  const path = join(folder, 'clock');
  const set = (seconds: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(seconds));
    // Written in place: the program looks at the very same bytes.
    const handle = openSync(path, 'a+');
    closeSync(handle);
    const place = openSync(path, 'r+');
    writeSync(place, bytes, 0, bytes.length, 0);
    closeSync(place);
  };
  set(0);
  return { environment: { LD_PRELOAD: library, FAULTS_CLOCK: path }, set };
};
