// S55: what the program says about itself: one JSON line an event, and nobody's person in it, ever.
import { createHmac, randomBytes } from 'node:crypto';
import { type DestinationStream, pino } from 'pino';

export type Logger = ReturnType<typeof createLog>;

/** What stands in double quotes in an error's words was mostly read from somewhere, such as a file that is no JSON. */
const QUOTED = /"(?:[^"\\]|\\.)*"?/g;
const WORD = /[^\s<>()"',;:]+/g;
const plain = (words: string): string =>
  words.replace(QUOTED, '"…"').replace(WORD, (word) => (word.includes('@') ? '…@…' : word));

/** Of an error: what kind, its words without what they quote, where. Nothing else that somebody has hung on it. */
const errorSaid = (error: unknown): unknown => {
  if (!(error instanceof Error)) return typeof error === 'string' ? plain(error) : typeof error;
  const { name, message, stack = '' } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { type: name, message: plain(message), ...code, stack: frames.join('\n') };
};

/** `level` is one of pino's: trace, debug, info, warn, error, fatal, silent. */
export const createLogTo = (destination: DestinationStream, level: string) =>
  pino({ level, serializers: { error: errorSaid } }, destination);

/** Lines go to standard error. */
export const createLog = (level: string) => createLogTo(pino.destination(2), level);

const KEY = randomBytes(32);
const SIGN_LENGTH = 10;

/** Something by which lines about the same can be told to be so, until the program ends; nobody finds out what it was. */
export const signFor = (what: string): string =>
  createHmac('sha256', KEY).update(what).digest('hex').slice(0, SIGN_LENGTH);
