// S72: where the disk takes nothing, alarms are told past the outboxes, from memory: each again until it has been taken.
import { MINUTE_MS } from '../../shared/time';
import type { AlarmLetter, TurnNotice } from '../storage/changes';

/** 1, 2, 4 … minutes, and a quarter of an hour at the longest. */
const LONGEST_MS = 15 * MINUTE_MS;
/** Whoever has not been reached by then has other news. */
const GIVE_UP_MS = 24 * 60 * MINUTE_MS;
/** Memory is not endless: beyond so many the oldest is given up. */
const MOST = 100;

type Errand = { send: () => Promise<boolean>; begunAt: number; attempts: number; nextAt: number };

export type AtOnceParts = {
  /** False where it was not taken. */
  mail: (letter: AlarmLetter) => Promise<boolean>;
  hook: (notice: TurnNotice) => Promise<boolean>;
  /** Milliseconds that have passed, which nobody can set. */
  elapsed: () => number;
};

export const createAtOnce = ({ mail, hook, elapsed }: AtOnceParts) => {
  let errands: Errand[] = [];
  let isBusy = false;

  const run = async (errand: Errand): Promise<Errand[]> => {
    if (await errand.send()) return [];
    const attempts = errand.attempts + 1;
    const nextAt = elapsed() + Math.min(MINUTE_MS * 2 ** (attempts - 1), LONGEST_MS);
    return nextAt - errand.begunAt > GIVE_UP_MS ? [] : [{ ...errand, attempts, nextAt }];
  };

  const look = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    try {
      const due = errands.filter(({ nextAt }) => nextAt <= elapsed());
      const left = await Promise.all(due.map(run));
      errands = [...errands.filter((one) => !due.includes(one)), ...left.flat()].slice(-MOST);
    } finally {
      isBusy = false;
    }
  };

  return {
    /** Sends them now, and those that are not taken again later. */
    tell: (letters: readonly AlarmLetter[], notices: readonly TurnNotice[]): Promise<void> => {
      const [begunAt, nextAt] = [elapsed(), elapsed()];
      const sends = [...letters.map((one) => () => mail(one)), ...notices.map((one) => () => hook(one))];
      errands.push(...sends.map((send) => ({ send, begunAt, attempts: 0, nextAt })));
      return look();
    },
    /** To be called every so often: tries again what is due. */
    look,
  };
};
