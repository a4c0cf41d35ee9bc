import { existsSync, readFileSync } from 'node:fs';

/** Megabytes that a process has in memory; NaN where the system does not say. */
export const memoryOf = (pid: number): number => {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return Number.NaN;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024;
};
