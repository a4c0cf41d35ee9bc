// X1: once a day is over, so is the time of what was kept until then.
import type { StoredEvent } from '../shared/events';
import type { Logger } from './log';

export type ForgettingParts = {
  store: { deletePersonal: (upTo: string) => void };
  days: { forgetBookers: (upTo: string) => void };
  log: Logger;
};

export const createForgetting = ({ store, days, log }: ForgettingParts) => {
  const upTo = (day: string): void => {
    try {
      store.deletePersonal(day);
      days.forgetBookers(day);
    } catch (error) {
      log.error({ error }, 'personal data could not be deleted; the next day that ends tries again');
    }
  };
  return {
    upTo,
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
