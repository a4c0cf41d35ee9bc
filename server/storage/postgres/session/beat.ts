// The sign of life of an office at work: its session says something every second, and is noticed when nobody answers.
import type { Client } from 'pg';
import { OFFICE_SESSION } from './client';

const EVERY_MS = 1_000;
/** An answer that is so late: the way to the server is cut, or the server hangs. */
const LATE_MS = 3_000;
/** Longer than any statement may take (`SESSION`): nobody is there any more, whatever the line looks like. */
export const GONE_MS = 40_000;

export type Beat = {
  /** The server has answered in time. */
  isHeard: () => boolean;
  /** When the last thing was said that was answered, by a clock that nobody sets. */
  heardAt: () => number;
  stop: () => void;
};

/** Ends the session when nobody has answered for `goneMs`. It comes from the event loop: a program that hangs or is stopped says nothing. */
export const createBeat = (client: Client, goneMs = GONE_MS): Beat => {
  let askedAt: number | null = null;
  let heardAt = performance.now();
  const beat = (): void => {
    if (askedAt !== null) {
      if (performance.now() - askedAt > goneMs) client.end().catch(() => undefined);
      return;
    }
    askedAt = performance.now();
    client.query('SELECT 1').then(
      () => {
        heardAt = askedAt ?? heardAt;
        askedAt = null;
      },
      () => undefined,
    );
  };
  const beating = setInterval(beat, EVERY_MS);
  beating.unref();
  client.query(`SET application_name = '${OFFICE_SESSION}'`).catch(() => undefined);
  client.once('end', () => clearInterval(beating));
  return {
    isHeard: () => askedAt === null || performance.now() - askedAt < LATE_MS,
    heardAt: () => heardAt,
    stop: () => clearInterval(beating),
  };
};
