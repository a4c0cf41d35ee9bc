// What is wrong with the server itself: told to staff beside printers and slips, and to whoever watches the machine.
import type { ServerAlarm, ServerFault } from '../../shared/serverFaults';

/**
 * The one place where any room says that something is wrong: `raise('backup')`, and `settle('backup')` once it is right
 * again. Who raises an alarm settles it; it may do both as often as it looks. From here it is shown to staff, counted in
 * reports, told by `/readyz`, and sent by mail and web hooks to whom the office wants (`server/watching/`).
 * `clock` in epoch ms. One alarm per fault and what it is about.
 */
export const createServerAlarms = (clock: () => number) => {
  const standing = new Map<string, ServerAlarm>();
  const listeners: (() => void)[] = [];
  const keyOf = (fault: ServerFault, about: string) => `${fault}:${about}`;
  const tell = () => {
    for (const listener of listeners) listener();
  };

  return {
    /** Something is wrong since now. Raised again it stays as it is. `about` names which one, or how many. */
    raise: (fault: ServerFault, about = ''): void => {
      const key = keyOf(fault, about);
      if (standing.has(key)) return;
      standing.set(key, { kind: 'server', fault, about, since: clock() });
      tell();
    },
    /** It is right again; without `about`, all of this fault are. */
    settle: (fault: ServerFault, about: string | null = null): void => {
      const over = [...standing].filter(([, one]) => one.fault === fault && (about === null || one.about === about));
      for (const [key] of over) standing.delete(key);
      if (over.length > 0) tell();
    },
    /** Oldest first. */
    list: (): ServerAlarm[] => [...standing.values()],
    /** Told whenever the list has changed. */
    subscribe: (listener: () => void): void => void listeners.push(listener),
  };
};
export type ServerAlarms = ReturnType<typeof createServerAlarms>;
