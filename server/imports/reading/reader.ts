// Foreign texts are read in a thread of their own, with a deadline and a bound to its memory (S5).
import { extname, join } from 'node:path';
import { createThread, type ThreadParts } from '../../basics/thread';
import type { Asked, CalendarReading, FileReading, ReadingAsked } from './readings';

export type ReaderParts = Pick<ThreadParts, 'file' | 'mostMs' | 'log'>;

/** Beside this file, and of the same kind: compiled, or as it was written where tests run. */
export const READER: Pick<ReaderParts, 'file' | 'mostMs'> = {
  file: join(__dirname, `readingThread${extname(__filename)}`),
  mostMs: 15_000,
};

export const createReader = (parts: ReaderParts) => {
  const { ask, close } = createThread<ReadingAsked>({ ...parts, mostMb: 256 });
  return {
    /** What a calendar says; null when it is none. */
    calendar: (asked: Asked) => ask<CalendarReading | null>({ kind: 'calendar', ...asked }),
    file: (asked: Asked) => ask<FileReading>({ kind: 'file', ...asked }),
    close,
  };
};
export type Reader = ReturnType<typeof createReader>;
