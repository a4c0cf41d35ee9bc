// The thread in which foreign texts are read: whatever they make of it, the office goes on.
import { parentPort } from 'node:worker_threads';
import { type ReadingAsked, readCalendarFor, readFileFor } from './readings';

parentPort?.on('message', (asked: ReadingAsked) => {
  parentPort?.postMessage(asked.kind === 'calendar' ? readCalendarFor(asked) : readFileFor(asked));
});
