// The thread in which an office of PostgreSQL is looked through, once: however long that takes, the office goes on.
import { parentPort, workerData } from 'node:worker_threads';
import { type Asked, lookThrough, type Place } from './look';

const { place, asked } = workerData as { place: Place; asked: Asked };
lookThrough(place, asked, (share) => parentPort?.postMessage({ share })).then(
  (answer) => parentPort?.postMessage({ answer }),
  // Within the thread it ends this; whoever asked hears of it.
  (error: unknown) =>
    setImmediate(() => {
      throw error;
    }),
);
