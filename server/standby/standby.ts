// A program that waits until the office of its database is free, and is the office then.
import { setTimeout as sleep } from 'node:timers/promises';
import { awaitOffice, type DatabasePlace } from '../storage/engine';
import { codeOf } from '../storage/safekeeping/errors';
import { createWaitingPorts, type WaitingParts } from './ports';

const AGAIN_MS = 500;
const PORTS_AGAIN_MS = 1_000;
/** What another try may not be refused for: somebody else who waited was faster, the database is away, ports are not free yet. */
const FOR_NOW = ['DATABASE_TAKEN', 'DATABASE_AWAY', 'EADDRINUSE'];

/** Why there is no office, in words for the terminal. */
export type Refused = { cannotStart: string; code: string | null };
type Closing = { close: () => Promise<void> };

export type StandbyParts<Office extends Closing> = Omit<WaitingParts, 'isReached'> & {
  database: DatabasePlace;
  /** Opens the office at the same ports. */
  open: () => Promise<Office | Refused>;
};

/** The ports while nobody is the office here. Those that the office of the same machine has are tried again until they are free. */
const holdPorts = async (parts: WaitingParts) => {
  const ports = createWaitingPorts(parts);
  let isWanted = true;
  const listen = async (): Promise<void> => {
    try {
      await ports.listen();
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw error;
    }
  };
  let trying = listen();
  await trying;
  const again = setInterval(() => {
    if (isWanted && !ports.isListening()) trying = trying.then(listen).catch(() => undefined);
  }, PORTS_AGAIN_MS);
  return {
    isListening: ports.isListening,
    hold: (): void => {
      isWanted = true;
    },
    leave: async (): Promise<void> => {
      isWanted = false;
      await trying;
      await ports.close();
    },
    stop: (): void => clearInterval(again),
  };
};

/** Stands by until it is the office. Rejects where the ports cannot be had for another reason than that somebody has them. */
export const standBy = async <Office extends Closing>({ database, open, ...rest }: StandbyParts<Office>) => {
  let [isOver, isReached] = [false, false];
  const ports = await holdPorts({ ...rest, isReached: () => isReached });

  const takeOver = async (): Promise<Office | Refused> => {
    await ports.leave();
    return open();
  };
  const wait = async (): Promise<Office | Refused | null> => {
    for (;;) {
      await awaitOffice({
        ...database,
        // Whoever cannot be asked at the ports leaves the office to those who have them.
        mayEnd: ports.isListening,
        isEnough: () => isOver,
        onReached: (isNow) => {
          isReached = isNow;
        },
      });
      if (isOver) return null;
      const opened = await takeOver();
      if ('close' in opened || !FOR_NOW.includes(opened.code ?? '')) return opened;
      ports.hold();
      await sleep(AGAIN_MS);
    }
  };
  const taken = wait().finally(ports.stop);
  return {
    /** The office, or why it cannot be opened; null when it was asked to end before. */
    taken,
    close: async (): Promise<void> => {
      isOver = true;
      const opened = await taken.catch(() => null);
      await ports.leave();
      if (opened !== null && 'close' in opened) await opened.close();
    },
  };
};
