// How long is waited for a program on a machine that has other things to do: by the time in which it could go on, not by the
// clock on the wall.
import { readFileSync } from 'node:fs';

const NS_PER_MS = 1e6;
/** Whoever looks seldom has been kept from looking, as the program may have been: longer ago than this is not counted. */
const MOST_BETWEEN_MS = 100;

/** So long a process was ready to run and the machine had none for it, in ms; 0 where the system does not say. */
const withheldMs = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1] ?? 0) / NS_PER_MS;
  } catch {
    return 0;
  }
};

export type PatienceParts = { now: () => number; withheld: () => number };

/** To be asked again and again: whether so much time has passed in which the program could have gone on. */
export const patienceBy = ({ now, withheld }: PatienceParts, ms: number): (() => boolean) => {
  let [last, before, passed] = [now(), withheld(), 0];
  return () => {
    const [at, held] = [now(), withheld()];
    passed += Math.max(0, Math.min(at - last, MOST_BETWEEN_MS) - Math.max(0, held - before));
    [last, before] = [at, held];
    return passed > ms;
  };
};

/** Whether a process had so much time of the machine that it should have done what is waited for. */
export const patienceWith = (pid: number, ms: number): (() => boolean) =>
  patienceBy({ now: () => performance.now(), withheld: () => withheldMs(pid) }, ms);
