// X1: once a day is over, so is the time of what was kept until then.
import type { StoredEvent } from '../../shared/events';
import type { FileCare } from './fileCare';

export type ForgettingParts = {
  fileCare: Pick<FileCare, 'forget'>;
  days: { forgetBookers: (upTo: string) => void };
};

export const createForgetting = ({ fileCare, days }: ForgettingParts) => {
  const upTo = (day: string): void => {
    fileCare.forget(day);
    days.forgetBookers(day);
  };
  return {
    /** Whatever came between the end of a day and the deletion, such as the end of the program. */
    old: (past: { over: string | null } | null): void => {
      if (past?.over) upTo(past.over);
    },
    /** What these events have ended. */
    after: (events: readonly StoredEvent[]): void => {
      const last = events
        .filter(({ event }) => event.type === 'dayClosed')
        .map(({ day }) => day)
        .sort()
        .at(-1);
      if (last !== undefined) upTo(last);
    },
  };
};
