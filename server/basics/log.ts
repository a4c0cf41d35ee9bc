// What the program says about itself: one JSON line an event, no names of visitors, ever.
import { type DestinationStream, pino } from 'pino';

export type Logger = ReturnType<typeof createLog>;

/** `level` is one of pino's: trace, debug, info, warn, error, fatal, silent. */
export const createLogTo = (destination: DestinationStream, level: string) =>
  pino({ level, serializers: { error: pino.stdSerializers.err } }, destination);

/** Lines go to standard error. */
export const createLog = (level: string) => createLogTo(pino.destination(2), level);
