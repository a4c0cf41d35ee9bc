// The thread in which an office of PostgreSQL is looked through, once: however long that takes, the office goes on.
import { parentPort, workerData } from 'node:worker_threads';
import { type Asked, checkThrough, lookThrough, type Place } from './look';

const { place, asked } = workerData as { place: Place; asked: Asked };
const answered =
  asked.what === 'check'
    ? checkThrough(place, asked.heads, asked.now)
    : lookThrough(place, asked.look, (share) => parentPort?.postMessage({ share }));
answered.then(
  (answer) => parentPort?.postMessage({ answer }),
  // Within the thread it ends this; whoever asked hears of it.
  (error: unknown) =>
    setImmediate(() => {
      throw error;
    }),
);
