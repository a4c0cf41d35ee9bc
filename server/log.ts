// What the program says about itself: one JSON line an event, no names of visitors, ever.
import { pino } from 'pino';

export type Logger = ReturnType<typeof createLog>;

/** `level` is one of pino's: trace, debug, info, warn, error, fatal, silent. Lines go to standard error. */
export const createLog = (level: string) =>
  pino({ level, serializers: { error: pino.stdSerializers.err } }, pino.destination(2));
