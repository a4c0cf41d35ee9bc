// Two programs that stand by for one office, and a public side elsewhere, each started again when it ends, as a service is.
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ended, type Life, type Ports, type Started, startOffice } from '../office';

const AGAIN_MS = 100;
const LOOK_MS = 10;

const isStarted = (ready: Started | Ended | null): ready is Started => ready !== null && 'links' in ready;

export type PlaceOrder = {
  folder: string;
  ports: Ports;
  publicUrl: string;
  databaseUrl: string;
  program?: string;
  /** What it is started as. */
  role: 'standby' | 'public';
  /** Told the links whenever it has become the office. */
  onOffice: (links: string[]) => void;
};

/** A place where the program runs until it is closed. */
export const openPlace = ({ databaseUrl, role, onOffice, ...order }: PlaceOrder) => {
  let life: Life;
  let ready: Started | Ended | null = null;
  let isClosed = false;
  const ends: Ended[] = [];
  const begin = (): void => {
    const environment = { DATABASE_URL: databaseUrl, ROLE: role, PUBLIC_SIDE: 'elsewhere' };
    const one = startOffice({ ...order, environment, waits: true });
    life = one;
    ready = null;
    void one.ready.then((how) => {
      if (life !== one) return;
      ready = how;
      if (isStarted(how)) onOffice(how.links);
    });
    void one.ended.then(async (how) => {
      if (isClosed) return;
      ends.push(how);
      await sleep(AGAIN_MS);
      if (!isClosed) begin();
    });
  };
  begin();
  return {
    /** It waits, and would be the office if nobody were. */
    isStanding: (): Promise<boolean> =>
      fetch(`http://127.0.0.1:${order.ports.office}/readyz`, { signal: AbortSignal.timeout(1000) })
        .then((response): Promise<{ state?: string }> => response.json())
        .then(
          ({ state }) => state === 'standby',
          () => false,
        ),
    isOffice: (): boolean => isStarted(ready) && !life.isOver(),
    /** Kills the process of its public side, if there is one just now. */
    killSide: (): void => void spawnSync('pkill', ['-KILL', '-P', String(life.pid), '-f', 'wertmarke-public']),
    /** How its lives have ended. */
    ends: (): readonly Ended[] => ends,
    /** Nothing where it has just ended by itself, such as when its sessions were ended. */
    signal: (signal: NodeJS.Signals): void => {
      try {
        if (!life.isOver()) process.kill(life.pid, signal);
      } catch {
        // Between the one and the other.
      }
    },
    /** The life that it has now ends. */
    over: (): Promise<Ended> => life.ended,
    close: (): Promise<Ended> => {
      isClosed = true;
      return life.end('SIGTERM');
    },
  };
};
export type Place = ReturnType<typeof openPlace>;

/** The place that is the office; waits until one is. */
export const officeOf = async (places: readonly Place[], isLate: () => boolean): Promise<Place | null> => {
  while (!isLate()) {
    const found = places.find((place) => place.isOffice());
    if (found !== undefined) return found;
    await sleep(LOOK_MS);
  }
  return null;
};
