// Who is told what has happened: each guarded, so that the fault of one is not the others'.
import type { StoredEvent } from '../../shared/events';
import type { Logger } from '../basics/log';

/** Told after the commit: what has happened, oldest first. Empty when only the settings changed. */
export type Listener = (events: StoredEvent[]) => void;

export const createListeners = (log: Logger) => {
  const listeners: Listener[] = [];
  return {
    subscribe: (listener: Listener): void => void listeners.push(listener),
    tell: (events: StoredEvent[]): void => {
      for (const listener of listeners) {
        try {
          listener(events);
        } catch (error) {
          log.error({ error }, 'a listener failed');
        }
      }
    },
  };
};
