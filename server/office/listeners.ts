// Who is told what has happened: each guarded, so that the fault of one is not the others'.
import type { StoredEvent } from '../../shared/events';
import type { Logger } from '../basics/log';

/** Told after the commit: what has happened, oldest first. Empty when only the settings changed. */
export type Listener = (events: StoredEvent[]) => void;

export const createListeners = (log: Logger) => {
  /** Whom nobody waits behind: displays, on which somebody is called. */
  const first: Listener[] = [];
  const others: Listener[] = [];
  const telling =
    (listeners: readonly Listener[]): Listener =>
    (events) => {
      for (const listener of listeners) {
        try {
          listener(events);
        } catch (error) {
          log.error({ error }, 'a listener failed');
        }
      }
    };
  return {
    /** Told before whoever follows the office from beside it, and before anybody is answered. */
    subscribeFirst: (listener: Listener): void => void first.push(listener),
    subscribe: (listener: Listener): void => void others.push(listener),
    tellFirst: telling(first),
    tell: telling(others),
  };
};
