// The thread that checks the audit: however long the chain is, the office goes on.
import { parentPort, workerData } from 'node:worker_threads';
import { checkFile } from './checkFile';
import type { CheckAsked } from './checking';

const { file, heads, now }: CheckAsked = workerData;
parentPort?.postMessage(checkFile(file, heads, now));
