// The thread in which the whole database is looked through, once: however long that takes, the office goes on.
import { parentPort, workerData } from 'node:worker_threads';
import type { Look } from '../lookingPort';
import { look } from './looks';

const { file, asked } = workerData as { file: string; asked: Look };
parentPort?.postMessage({ answer: look(file, asked, (share) => parentPort?.postMessage({ share })) });
