// The thread in which reports are counted: a year of visits holds nobody up who draws a ticket.
import { parentPort } from 'node:worker_threads';
import type { WorkAsked } from './asked';
import { work } from './work';

parentPort?.on('message', async (asked: WorkAsked) => {
  parentPort?.postMessage(await work(asked));
});
