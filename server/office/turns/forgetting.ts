// X1: once a day is over, so is the time of what was kept until then.
import type { StoredEvent } from '../../../shared/events';
import type { FileCare } from '../fileCare';

export type ForgettingParts = {
  fileCare: Pick<FileCare, 'forget'>;
  /** What is in memory of those who booked. */
  memory: { forget: (upTo: string) => void };
  /** What numbers from home are counted by. */
  digests: { forgetDayKey: (upTo: string) => Promise<void> };
};

export const createForgetting = ({ fileCare, memory, digests }: ForgettingParts) => {
  const upTo = async (day: string): Promise<void> => {
    try {
      await digests.forgetDayKey(day);
    } finally {
      // It overwrites what has gone just now, too.
      await fileCare.forget(day);
      memory.forget(day);
    }
  };
  return {
    /** Whatever came between the end of a day and the deletion, such as the end of the program. */
    old: async (past: { over: string | null } | null): Promise<void> => {
      if (past?.over) await upTo(past.over);
    },
    /** What these events have ended. */
    after: async (events: readonly StoredEvent[]): Promise<void> => {
      const last = events
        .filter(({ event }) => event.type === 'dayClosed')
        .map(({ day }) => day)
        .sort()
        .at(-1);
      if (last !== undefined) await upTo(last);
    },
  };
};
