// A thread beside the public side: when the office is gone, so is the public side, whatever holds its loop.
import { workerData } from 'node:worker_threads';

const EVERY_MS = 250;

setInterval(() => {
  if (process.ppid !== workerData.office) process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
